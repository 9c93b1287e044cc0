// The slips that learners make, as their answers: each is told by its rule.
#include "practice/slips.h"

#include <gtest/gtest.h>

#include <string>

namespace downhill::practice {
namespace {

std::string told(const Exercise& exercise, const std::string& typed) {
  const Judgement judged = judge(exercise, typed);
  EXPECT_EQ(judged.verdict, Verdict::kWrong) << typed;
  const auto slip = find_slip(exercise, judged);
  if (!slip) return "";
  return slip->name + (slip->rule.empty() ? "" : ": " + slip->from);
}

std::string told(const std::string& formula, const std::string& typed) {
  const auto f = expr::Function::parse(formula, {"x"});
  return told({.f = *f, .by = {0}, .partials = {f->derivative()}}, typed);
}

Exercise of_two(Kind kind, const std::string& formula) {
  const auto f = expr::Function::parse(formula, {"x", "y"});
  return {.kind = kind, .f = *f, .by = {0, 1}, .partials = {f->derivative(0), f->derivative(1)}};
}

TEST(Slips, NameTheRuleThatWentWrong) {
  EXPECT_EQ(told("x^4", "x^3"), "power-factor: d/dx(x⁴)");
  EXPECT_EQ(told("x^4", "4x^4"), "power-exponent: d/dx(x⁴)");
  EXPECT_EQ(told("x^4", "4x^5"), "power-up: d/dx(x⁴)");
  EXPECT_EQ(told("3x^2 + 5", "6x + 5"), "constant: d/dx(5)");
  EXPECT_EQ(told("3x^2", "2x"), "factor-lost: d/dx(3x²)");
  EXPECT_EQ(told("x^2*sin(x)", "2x*cos(x)"), "product-apart: d/dx(x² sin(x))");
  EXPECT_EQ(told("x^2*sin(x)", "2x*sin(x)"), "product-half: d/dx(x² sin(x))");
  EXPECT_EQ(told("x^2*sin(x)", "2x*sin(x) - x^2*cos(x)"), "product-minus: d/dx(x² sin(x))");
  EXPECT_EQ(told("sin(x)/x", "(x*cos(x) + sin(x))/x^2"), "quotient-plus: d/dx(sin(x)/x)");
  EXPECT_EQ(told("sin(x)/x", "cos(x)"), "quotient-apart: d/dx(sin(x)/x)");
  EXPECT_EQ(told("sin(x)/x", "(sin(x) - x*cos(x))/x^2"), "quotient-turned: d/dx(sin(x)/x)");
  EXPECT_EQ(told("sin(x)/x", "(x*cos(x) - sin(x))/x"), "quotient-square: d/dx(sin(x)/x)");
  EXPECT_EQ(told("sin(3x)", "cos(3x)"), "chain: d/dx(sin(3x))");
  EXPECT_EQ(told("(2x + 1)^5", "5(2x + 1)^4"), "chain: d/dx((2x + 1)⁵)");
  EXPECT_EQ(told("cos(x)", "sin(x)"), "sign: d/dx(cos(x))");
  EXPECT_EQ(told("exp(x)", "x*exp(x - 1)"), "power-on-exp: d/dx(exp(x))");
  EXPECT_EQ(told("sqrt(x)", "1/sqrt(x)"), "half-lost: d/dx(√(x))");
  EXPECT_EQ(told("x^2", "17"), "");
}

TEST(Slips, TheFirstRuleThatWentWrongIsNamed) {
  // Deep inside: all but the innermost chain is right.
  EXPECT_EQ(told("exp(sin(2x))", "exp(sin(2x))*cos(2x)"), "chain: d/dx(sin(2x))");
  EXPECT_EQ(told("exp(sin(2x))", "exp(sin(2x))"), "chain: d/dx(exp(sin(2x)))");
}

TEST(Slips, OtherVariablesStandStill) {
  Exercise exercise = of_two(Kind::kGradient, "x^2 + 3y");
  EXPECT_EQ(told(exercise, "2x + 3, 3"), "other-variable: d/dx(3y)");
  EXPECT_EQ(told(exercise, "3, 2x"), "order");
}

TEST(Slips, InWhatIsDoneWithTheSlopes) {
  Exercise exercise = of_two(Kind::kDirectional, "x^2 + 2y^2");
  exercise.at = {1, 2};
  exercise.direction = {3, 4};
  exercise.numbers = numbers_from(exercise, values_at(exercise.partials, exercise.at));
  EXPECT_NEAR(exercise.numbers[0], (2 * 3 + 8 * 4) / 5.0, 1e-12);
  EXPECT_EQ(told(exercise, "38"), "not-unit");
  EXPECT_EQ(told(exercise, "sqrt(68)"), "length-of-gradient");

  exercise.kind = Kind::kDescentStep;
  exercise.rate = 0.1;
  exercise.numbers = numbers_from(exercise, values_at(exercise.partials, exercise.at));
  EXPECT_NEAR(exercise.numbers[0], 0.8, 1e-12);
  EXPECT_NEAR(exercise.numbers[1], 1.2, 1e-12);
  EXPECT_EQ(told(exercise, "1.2, 2.8"), "uphill");
  EXPECT_EQ(told(exercise, "-0.2, -0.8"), "only-step");
  EXPECT_EQ(told(exercise, "-1, -6"), "no-rate");
  EXPECT_EQ(told(exercise, "2, 8"), "only-gradient");
  // 2y in place of 4y: the factor was lost, everything after it is right.
  EXPECT_EQ(told(exercise, "0.8, 1.6"), "factor-lost: d/dy(2y²)");

  exercise.kind = Kind::kGradientAt;
  exercise.numbers = numbers_from(exercise, values_at(exercise.partials, exercise.at));
  EXPECT_EQ(told(exercise, "8, 2"), "order");
}

}  // namespace
}  // namespace downhill::practice
