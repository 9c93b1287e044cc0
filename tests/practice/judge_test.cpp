#include "practice/judge.h"

#include <gtest/gtest.h>

#include <cmath>
#include <string>

#include "words_of_errors.h"

namespace downhill::practice {
namespace {

Exercise derivative_of(const std::string& formula) {
  const auto f = expr::Function::parse(formula, {"x"});
  EXPECT_TRUE(f) << formula;
  return {.f = *f, .by = {0}, .partials = {f->derivative()}};
}

Exercise gradient_of(const std::string& formula) {
  const auto f = expr::Function::parse(formula, {"x", "y"});
  EXPECT_TRUE(f) << formula;
  return {.kind = Kind::kGradient,
          .f = *f,
          .by = {0, 1},
          .partials = {f->derivative(0), f->derivative(1)}};
}

Verdict verdict(const std::string& formula, const std::string& typed) {
  return judge(derivative_of(formula), typed).verdict;
}

TEST(Judge, ComparesFunctionsAndNotSpelling) {
  EXPECT_EQ(verdict("sin(x)^2", "2sin(x)cos(x)"), Verdict::kRight);
  EXPECT_EQ(verdict("sin(x)^2", "sin(2x)"), Verdict::kRight);
  EXPECT_EQ(verdict("x^2", "x + x"), Verdict::kRight);
  EXPECT_EQ(verdict("x^2", "２ｘ"), Verdict::kRight);
  EXPECT_EQ(verdict("x^2", "2x^3/x^2"), Verdict::kRight);  // with a hole at 0
  EXPECT_EQ(verdict("x^2", "2x + 0.001"), Verdict::kWrong);
  EXPECT_EQ(verdict("x^2", "2.001x"), Verdict::kWrong);
}

TEST(Judge, OnlyTheCommonDomainCounts) {
  EXPECT_EQ(verdict("ln(x)", "1/x"), Verdict::kRight);
  EXPECT_EQ(verdict("ln(x)", "1/|x|"), Verdict::kRight);  // the same where ln(x) is
  EXPECT_EQ(verdict("sqrt(x)", "1/(2sqrt(x))"), Verdict::kRight);
  // But an answer must have a value wherever the derivative has one.
  const Judgement judged = judge(derivative_of("x^2"), "2sqrt(x)^2");
  EXPECT_EQ(judged.verdict, Verdict::kWrong);
  EXPECT_TRUE(std::isnan(judged.given));
  EXPECT_LT(judged.at[0], 0);
  EXPECT_NEAR(judged.wanted, 2 * judged.at[0], 1e-12);
}

TEST(Judge, SaysWhereItDiffers) {
  const Judgement judged = judge(derivative_of("x^3"), "3x");
  ASSERT_EQ(judged.verdict, Verdict::kWrong);
  EXPECT_NEAR(judged.given, 3 * judged.at[0], 1e-12);
  EXPECT_NEAR(judged.wanted, 3 * judged.at[0] * judged.at[0], 1e-12);
}

TEST(Judge, TwoPartsWithOrWithoutParentheses) {
  const Exercise exercise = gradient_of("x^2*y");
  for (const char* typed : {"2x*y, x^2", "(2x*y, x^2)", " ( 2x*y , x^2 ) ", "（2x*y，x²）",
                            "(x*y + x*y), (x)(x)", "(2)x*y, (x^2)"}) {
    EXPECT_EQ(judge(exercise, typed).verdict, Verdict::kRight) << typed;
  }
  EXPECT_EQ(judge(exercise, "2x*y").verdict, Verdict::kParts);
  EXPECT_EQ(judge(exercise, "2x*y, x^2, 0").verdict, Verdict::kParts);
  const Judgement judged = judge(exercise, "2x*y, x");
  EXPECT_EQ(judged.verdict, Verdict::kWrong);
  EXPECT_EQ(judged.part, 1);
}

TEST(Judge, WhatCannotBeReadIsNoVerdict) {
  EXPECT_EQ(verdict("x^2", ""), Verdict::kBlank);
  EXPECT_EQ(verdict("x^2", "  "), Verdict::kBlank);
  const Judgement judged = judge(gradient_of("x*y"), "(y, sine(x))");
  ASSERT_EQ(judged.verdict, Verdict::kUnreadable);
  EXPECT_EQ(judged.error->key, "unknown-name-near");
  EXPECT_EQ(judged.error->place.column, 5);
  EXPECT_EQ(judge(gradient_of("x*y"), "y, ").error->key, "formula-empty");
  EXPECT_EQ(judge(gradient_of("x*y"), "y, (x").error->key, "expected-closing");
}

TEST(Judge, NumbersMayBeRoundedToTwoDecimalsOrLeftAsFormulas) {
  Exercise exercise = gradient_of("sin(x)*y");
  exercise.kind = Kind::kGradientAt;
  exercise.at = {1, 2};
  exercise.numbers = {2 * std::cos(1.0), std::sin(1.0)};  // 1.0806…, 0.8414…
  for (const char* typed : {"1.08, 0.84", "2cos(1), sin(1)", "1.0806046, 0.841471"}) {
    EXPECT_EQ(judge(exercise, typed).verdict, Verdict::kRight) << typed;
  }
  EXPECT_EQ(judge(exercise, "1.1, 0.84").verdict, Verdict::kWrong);
  const Judgement letters = judge(exercise, "1.08, sin(x)");
  EXPECT_EQ(letters.verdict, Verdict::kFormula);
  EXPECT_EQ(letters.part, 1);
  EXPECT_EQ(judge(exercise, "ln(-1), 0.84").verdict, Verdict::kWrong);
}

TEST(Judge, ItsPlacesAreSpreadAndNotRound) {
  int left = 0;
  for (int i = 0; i < kPlaces; ++i) {
    const std::vector<double> at = place(i, 2);
    for (const double x : at) {
      EXPECT_TRUE(x > -2.4 && x < 2.7);
      EXPECT_GT(std::abs(10 * x - std::round(10 * x)), 1e-6);
    }
    left += at[0] < 0 ? 1 : 0;
  }
  EXPECT_GE(left, 6);
}

}  // namespace
}  // namespace downhill::practice
