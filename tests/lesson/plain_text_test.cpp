// The right sides were written by hand, as a reader would want to read them.

#include "lesson/plain_text.h"

#include <gtest/gtest.h>

namespace downhill::lesson {
namespace {

std::string plain(std::string_view markdown) {
  const text::Result<std::string> out = plain_text(markdown);
  return out ? *out : "error: " + out.error().message;
}

std::string tex(std::string_view formula) {
  const text::Result<std::string> out = plain_tex(formula);
  return out ? *out : "error: " + out.error().message;
}

// "line:column"
std::string place(std::string_view markdown) {
  const text::Result<std::string> out = plain_text(markdown);
  if (out) return "no error";
  return std::to_string(out.error().place.line) + ":" + std::to_string(out.error().place.column);
}

TEST(PlainText, DropsInlineMarks) {
  EXPECT_EQ(plain("It **settles** on *one* value."), "It settles on one value.");
  EXPECT_EQ(plain("a `code` and [a link](../gradient/)"), "a code and a link");
  EXPECT_EQ(plain(R"(5 \* 3 is \$15, snake_case, 2 * 3)"), "5 * 3 is $15, snake_case, 2 * 3");
  EXPECT_EQ(plain("__bold__ and _slanted_"), "bold and slanted");
}

TEST(PlainText, JoinsLinesOfAParagraph) {
  EXPECT_EQ(plain("one\ntwo\n\nthree"), "one two\nthree");
  EXPECT_EQ(plain("稳定在\n一个值。"), "稳定在一个值。");  // Han needs no space
  EXPECT_EQ(plain("斜率\n$k$"), "斜率 k");
}

TEST(PlainText, SaysFormulas) {
  EXPECT_EQ(plain("until $h \\le 10^{-2}$, then"), "until h ≤ 10⁻², then");
  EXPECT_EQ(plain("$$y = kx + b$$"), "y = kx + b");
}

TEST(PlainText, SaysWhereItCannot) {
  EXPECT_EQ(place("a $\\int x$"), "1:4");
  EXPECT_EQ(place("one\ntwo $x"), "2:5");
  EXPECT_EQ(place("斜率 $a^{\\pi}$"), "1:6");
  EXPECT_EQ(place("![picture](a.svg)"), "1:1");
  EXPECT_EQ(place("x <b>bold</b>"), "1:3");
  EXPECT_EQ(place("`code"), "1:1");
}

TEST(PlainTex, SpacesOperatorsAsTexDoes) {
  EXPECT_EQ(tex("f(x)=x^2-2x"), "f(x) = x² − 2x");
  EXPECT_EQ(tex("-x"), "−x");
  EXPECT_EQ(tex("x = -2"), "x = −2");
  EXPECT_EQ(tex("(a,-b)"), "(a, −b)");
  EXPECT_EQ(tex("2 \\cdot 3"), "2 · 3");
  EXPECT_EQ(tex("|-x| \\ge 0"), "|−x| ≥ 0");
  EXPECT_EQ(tex("|x|-1"), "|x| − 1");
}

TEST(PlainTex, RaisesAndLowers) {
  EXPECT_EQ(tex("x_{0}^{2}"), "x₀²");
  EXPECT_EQ(tex("w_1 x_1"), "w₁x₁");
  EXPECT_EQ(tex("e^{-x}"), "e⁻ˣ");
  EXPECT_EQ(tex("x_{t+1}"), "xₜ₊₁");
  EXPECT_EQ(tex("f'(x)"), "f′(x)");
  EXPECT_EQ(tex("90^\\circ"), "90°");
}

TEST(PlainTex, NamesAndGreek) {
  EXPECT_EQ(tex("\\eta \\approx 0.1"), "η ≈ 0.1");
  EXPECT_EQ(tex("\\nabla L = 0"), "∇L = 0");
  EXPECT_EQ(tex("2\\sin x"), "2 sin x");
  EXPECT_EQ(tex("\\sin(3x)"), "sin(3x)");
  EXPECT_EQ(tex("\\hat y"), "ŷ");
  EXPECT_EQ(tex("\\mathrm{d}x"), "dx");
  EXPECT_EQ(tex("h \\to 0"), "h → 0");
  EXPECT_EQ(tex("\\text{price} = 3"), "price = 3");
}

TEST(PlainTex, FractionsInOneLine) {
  EXPECT_EQ(tex("\\frac{\\Delta y}{\\Delta x}"), "Δy/Δx");
  EXPECT_EQ(tex("\\frac{x+1}{2}"), "(x + 1)/2");
  EXPECT_EQ(tex("\\frac{1}{2x}"), "1/(2x)");
  EXPECT_EQ(tex("\\frac12"), "1/2");
  EXPECT_EQ(tex("\\sqrt{x}"), "√x");
  EXPECT_EQ(tex("\\sqrt{x+1}"), "√(x + 1)");
  EXPECT_EQ(tex("\\left(\\frac{1}{x}\\right)"), "(1/x)");
}

TEST(PlainTex, GroupedNumbers) { EXPECT_EQ(tex("181{,}500"), "181,500"); }

TEST(PlainTex, RefusesWhatItCannotSay) {
  EXPECT_EQ(tex("\\int x"),
            "error: the stage cannot show '\\int' as plain text; say it in words or "
            "more simply");
  EXPECT_EQ(tex("x^{q}"), "error: the stage has no raised 'q'; say it in words or more simply");
  EXPECT_EQ(tex("{x"), "error: a closing '}' is missing");
  EXPECT_EQ(tex("x}"), "error: there is no '{' for this '}'");
  EXPECT_EQ(tex("\\frac{1}"), "error: the command's argument is missing");
  EXPECT_EQ(tex(std::string(100000, '{')), "error: the formula is nested too deeply");
  EXPECT_EQ(tex("x^"), "error: the command's argument is missing");
  EXPECT_EQ(tex("\\"),
            "error: the stage cannot show '\\' as plain text; say it in words or more "
            "simply");
}

}  // namespace
}  // namespace downhill::lesson
