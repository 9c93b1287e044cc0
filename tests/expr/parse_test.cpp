// Checked against the same formulas written in C++, and against columns counted by hand.
#include "expr/parse.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <random>

#include "expr/function.h"

namespace downhill::expr {
namespace {

using std::numbers::e;
using std::numbers::pi;

constexpr double kX = 0.7;
constexpr double kY = 1.3;

double value(std::string_view formula) {
  const auto f = Function::parse(formula, {"x", "y"});
  EXPECT_TRUE(f.ok()) << formula << ": " << (f.ok() ? "" : to_string(f.error()));
  return f.ok() ? (*f)(kX, kY) : std::nan("");
}

text::Error error(std::string_view formula) {
  const auto f = Function::parse(formula, {"x", "y"});
  EXPECT_FALSE(f.ok()) << formula << " was read as " << (f.ok() ? f->text() : "");
  return f.ok() ? text::Error{} : f.error();
}

TEST(Parse, ReadsWhatALearnerTypes) {
  EXPECT_DOUBLE_EQ(value("x^2 - 2x + sin(3x)/x"), kX * kX - 2 * kX + std::sin(3 * kX) / kX);
  EXPECT_DOUBLE_EQ(value("x^2 sin(x)"), kX * kX * std::sin(kX));
  EXPECT_DOUBLE_EQ(value("xy/(x^2+y^2)"), kX * kY / (kX * kX + kY * kY));
}

TEST(Parse, MultipliesSideBySide) {
  EXPECT_DOUBLE_EQ(value("2x"), 2 * kX);
  EXPECT_DOUBLE_EQ(value("3sin(x)"), 3 * std::sin(kX));
  EXPECT_DOUBLE_EQ(value("(x+1)(x-1)"), (kX + 1) * (kX - 1));
  EXPECT_DOUBLE_EQ(value("(x+1)2"), (kX + 1) * 2);
  EXPECT_DOUBLE_EQ(value("x(x+1)"), kX * (kX + 1));
  EXPECT_DOUBLE_EQ(value("x sin(x)"), kX * std::sin(kX));
  EXPECT_DOUBLE_EQ(value("xsin(x)"), kX * std::sin(kX));
  EXPECT_DOUBLE_EQ(value("2pix"), 2 * pi * kX);
  EXPECT_DOUBLE_EQ(value("2ex"), 2 * e * kX);
  EXPECT_DOUBLE_EQ(value("sin(x)cos(x)"), std::sin(kX) * std::cos(kX));
  EXPECT_DOUBLE_EQ(value("1/2x"), 0.5 * kX);
  EXPECT_DOUBLE_EQ(value("xy^2"), kX * kY * kY);
}

TEST(Parse, BindsAsMathematicsDoes) {
  EXPECT_DOUBLE_EQ(value("-x^2"), -(kX * kX));
  EXPECT_DOUBLE_EQ(value("2^-1"), 0.5);
  EXPECT_DOUBLE_EQ(value("2^3^2"), 512);
  EXPECT_DOUBLE_EQ(value("2*-3"), -6);
  EXPECT_DOUBLE_EQ(value("8/4/2"), 1);
  EXPECT_DOUBLE_EQ(value("1-2-3"), -4);
  EXPECT_DOUBLE_EQ(value("--x"), kX);
  EXPECT_DOUBLE_EQ(value("+x"), kX);
  EXPECT_DOUBLE_EQ(value("2**3"), 8);
  EXPECT_DOUBLE_EQ(value("e^-x^2"), std::exp(-kX * kX));
  EXPECT_DOUBLE_EQ(value("-2x^2"), -2 * kX * kX);
}

TEST(Parse, ReadsNumbers) {
  EXPECT_EQ(value("1.5"), 1.5);
  EXPECT_EQ(value(".5"), 0.5);
  EXPECT_EQ(value("2."), 2);
  EXPECT_EQ(value("2e3"), 2000);
  EXPECT_EQ(value("2E-3"), 0.002);
  EXPECT_DOUBLE_EQ(value("2e"), 2 * e);
  EXPECT_DOUBLE_EQ(value("2e-x"), 2 * e - kX);
  EXPECT_EQ(value("pi"), pi);
  EXPECT_EQ(value("π"), pi);
}

TEST(Parse, ReadsWhatKeyboardsAndCopiesBring) {
  EXPECT_DOUBLE_EQ(value("x² − 2·x"), kX * kX - 2 * kX);
  EXPECT_DOUBLE_EQ(value("x³×2÷4"), kX * kX * kX / 2);
  EXPECT_DOUBLE_EQ(value("x⁻¹"), 1 / kX);
  EXPECT_DOUBLE_EQ(value("x¹²"), std::pow(kX, 12));
  EXPECT_DOUBLE_EQ(value("√x + √(4)"), std::sqrt(kX) + 2);
  EXPECT_DOUBLE_EQ(value("∛8x"), 2 * kX);
  EXPECT_DOUBLE_EQ(value("（ｘ＋１）＊２"), (kX + 1) * 2);
  EXPECT_DOUBLE_EQ(value("max（x，y）"), kY);
  EXPECT_DOUBLE_EQ(value("x\u3000+\u00a01"), kX + 1);
}

TEST(Parse, ReadsBarsAsAbsoluteValue) {
  EXPECT_DOUBLE_EQ(value("|x - y|"), kY - kX);
  EXPECT_DOUBLE_EQ(value("2|x-1|"), 2 * (1 - kX));
  EXPECT_DOUBLE_EQ(value("|x||y|"), kX * kY);
  EXPECT_DOUBLE_EQ(value("|x - |y||"), kY - kX);
  EXPECT_DOUBLE_EQ(value("|(2|x|) - 3|"), 3 - 2 * kX);
}

TEST(Parse, KnowsTheUsualFunctions) {
  EXPECT_DOUBLE_EQ(value("sin(x)"), std::sin(kX));
  EXPECT_DOUBLE_EQ(value("sin^2(x)"), std::sin(kX) * std::sin(kX));
  EXPECT_DOUBLE_EQ(value("sin²(x)"), std::sin(kX) * std::sin(kX));
  EXPECT_DOUBLE_EQ(value("ln(x)"), std::log(kX));
  EXPECT_DOUBLE_EQ(value("log(x)"), std::log(kX));
  EXPECT_DOUBLE_EQ(value("lg(x) + log10(x)"), 2 * std::log10(kX));
  EXPECT_DOUBLE_EQ(value("log2(x)"), std::log2(kX));
  EXPECT_DOUBLE_EQ(value("arctan(x)"), std::atan(kX));
  EXPECT_DOUBLE_EQ(value("cot(x)"), 1 / std::tan(kX));
  EXPECT_DOUBLE_EQ(value("sec(x) csc(x)"), 1 / (std::cos(kX) * std::sin(kX)));
  EXPECT_DOUBLE_EQ(value("relu(-x) + relu(x)"), kX);
  EXPECT_DOUBLE_EQ(value("sigmoid(x)"), 1 / (1 + std::exp(-kX)));
  EXPECT_DOUBLE_EQ(value("max(x, y) - min(x, y)"), kY - kX);
  EXPECT_DOUBLE_EQ(value("cbrt(-8)"), -2);
}

TEST(Parse, PowersOfNegativeNumbersAreAsStd) {
  EXPECT_EQ(value("(-2)^3"), -8);
  EXPECT_EQ(value("(-2)^2"), 4);
  EXPECT_TRUE(std::isnan(value("(-8)^(1/3)")));
  EXPECT_TRUE(std::isnan(value("ln(-1)")));
  EXPECT_TRUE(std::isinf(value("1/0")));
}

TEST(Parse, AVariableHidesAFunctionOrConstantOfItsName) {
  const auto f = Function::parse("e + 2step", {"e", "step"});
  ASSERT_TRUE(f.ok());
  EXPECT_EQ((*f)(1, 10), 21);
}

TEST(Parse, NamesMayHaveSeveralLetters) {
  const auto f = Function::parse("slope + w1 x_max", {"slope", "w1", "x_max"});
  ASSERT_TRUE(f.ok());
  const std::array point = {1.0, 2.0, 3.0};
  EXPECT_EQ(f->at(point), 7);
}

struct Wrong {
  std::string formula;
  std::string key;
  int column;
  std::string message;
};

class ParseError : public testing::TestWithParam<Wrong> {};

TEST_P(ParseError, NamesTheColumnAndTheReason) {
  const Wrong& wrong = GetParam();
  const text::Error found = error(wrong.formula);
  EXPECT_EQ(found.key, wrong.key);
  EXPECT_EQ(found.place.column, wrong.column);
  EXPECT_EQ(found.message, wrong.message);
}

INSTANTIATE_TEST_SUITE_P(
    Formulas, ParseError,
    testing::Values(
        Wrong{"", "formula-empty", 1, "the formula is empty"},
        Wrong{"  ", "formula-empty", 1, "the formula is empty"},
        Wrong{"2 + sine(x)", "unknown-name-near", 5, "unknown name 'sine', did you mean 'sin'?"},
        Wrong{"sinx", "expected-argument", 1, "'sin' needs its argument in parentheses: sin(…)"},
        Wrong{"x + sin2x", "expected-argument", 5,
              "'sin' needs its argument in parentheses: sin(…)"},
        Wrong{"sin x", "expected-argument", 1, "'sin' needs its argument in parentheses: sin(…)"},
        Wrong{"banana", "unknown-name", 1, "unknown name 'banana'"},
        Wrong{"x + 正弦(x)", "unknown-name", 5, "unknown name '正弦'"},
        Wrong{"x +", "expected-operand-at-end", 4,
              "the formula ends too early: something must follow '+'"},
        Wrong{"x * / 2", "expected-operand", 5, "expected a number, a name or '(' before '/'"},
        Wrong{"()", "expected-operand", 2, "expected a number, a name or '(' before ')'"},
        Wrong{"(x + 1", "expected-closing", 7, "the '(' at column 1 is never closed"},
        Wrong{"|x", "expected-closing", 3, "the '|' at column 1 is never closed"},
        Wrong{"x + 1)", "unexpected-closing", 6, "this ')' closes nothing"},
        Wrong{"x 2", "expected-operator", 3, "expected an operator before '2'"},
        Wrong{"2 3", "expected-operator", 3, "expected an operator before '3'"},
        Wrong{"x = 2", "unexpected-character", 3, "unexpected character '='"},
        Wrong{"x² $", "unexpected-character", 4, "unexpected character '$'"},
        Wrong{"1.2.3", "malformed-number", 1, "'1.2.3' is not a number"},
        Wrong{"1e999", "number-too-large", 1, "the number '1e999' is too large"},
        Wrong{"sin(x, y)", "one-argument", 6, "'sin' takes one argument"},
        Wrong{"max(x)", "two-arguments", 1, "'max' takes two arguments, separated by a comma"},
        Wrong{"x, y", "unexpected-character", 2, "unexpected character ','"},
        Wrong{"x\xff", "formula-not-utf8", 2, "this is not valid UTF-8 text"}));

std::string repeat(std::string_view part, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += part;
  return out;
}

TEST(Parse, RefusesWhatIsTooLongOrTooDeep) {
  EXPECT_EQ(error(repeat("x", 1'000'000)).key, "formula-too-long");
  EXPECT_EQ(error(repeat("(", 1'000'000)).key, "formula-too-long");
  EXPECT_EQ(error(repeat("(", 90'000)).key, "formula-too-deep");
  EXPECT_EQ(error(repeat("sin(", 20'000)).key, "formula-too-deep");
  EXPECT_EQ(error(repeat("x^", 40'000) + "x").key, "formula-too-deep");
  EXPECT_EQ(error(repeat("√", 30'000) + "x").key, "formula-too-deep");
  EXPECT_EQ(error(repeat("|", 90'000)).key, "formula-too-deep");
  EXPECT_EQ(error(repeat("a", 90'000)).key, "unknown-name");
}

TEST(Parse, LongFormulasThatAreNotDeepAreRead) {
  EXPECT_NEAR(value(repeat("x+", 40'000) + "x"), 40'001 * kX, 1e-6);
  EXPECT_DOUBLE_EQ(value(repeat("-", 90'000) + "x"), kX);
  EXPECT_DOUBLE_EQ(value(repeat("(", 190) + "x" + repeat(")", 190)), kX);
}

// Whatever is typed gets a formula or an error with a sentence and a column within the text.
TEST(Parse, AnyTextGetsAnAnswer) {
  const std::vector<std::string> pieces = {
      "x",  "y", "2",   "1e", ".",   "sin", "sin(", "max(", ",",  "(",  ")",  "|",    "^",
      "**", "+", "-",   "*",  "/",   "²",   "⁻",    "√",    "π",  "（", "）", "\xff", "\xc3",
      " ",  "e", "log", "$",  "1.5", "x2",  "正",   "_",    "''", "=",  "∛",  "sinx"};
  std::mt19937_64 random(5);
  for (int i = 0; i < 50'000; ++i) {
    std::string typed;
    for (auto left = random() % 12; left > 0; --left) typed += pieces[random() % pieces.size()];
    if (i % 3 == 0 && !typed.empty()) typed[random() % typed.size()] = static_cast<char>(random());
    const auto f = Function::parse(typed, {"x", "y"});
    if (f.ok()) {
      f->derivative()(kX, kY);
      EXPECT_TRUE(Function::parse(f->text(), {"x", "y"}).ok()) << typed << " -> " << f->text();
    } else {
      EXPECT_FALSE(f.error().message.empty());
      EXPECT_GE(f.error().place.column, 1);
      EXPECT_LE(f.error().place.column, static_cast<int>(typed.size()) + 1);
    }
  }
}

}  // namespace
}  // namespace downhill::expr
