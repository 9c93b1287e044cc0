// Checked against derivatives known exactly, and against the error each quotient is said to make.
#include "autodiff/difference.h"

#include <gtest/gtest.h>

#include <cmath>

#include "autodiff/tolerances.h"

namespace downhill::autodiff {
namespace {

const auto kSine = [](const auto& x) {
  using std::sin;
  return sin(x);
};
constexpr double kX = 0.7;

TEST(Difference, ForwardErrsByHalfTheSecondDerivativeTimesH) {
  for (const double h : {1e-2, 1e-3, 1e-4}) {
    const double error = forward_difference(kSine, kX, h) - std::cos(kX);
    EXPECT_NEAR(error / h, -std::sin(kX) / 2, h);
  }
}

TEST(Difference, CentralErrsByTheSquareOfH) {
  for (const double h : {1e-1, 1e-2, 1e-3}) {
    const double error = central_difference(kSine, kX, h) - std::cos(kX);
    EXPECT_NEAR(error / (h * h), -std::cos(kX) / 6, h * h + 1e-9);
  }
}

TEST(Difference, SecondErrsByTheSquareOfH) {
  for (const double h : {1e-1, 1e-2}) {
    const double error = second_difference(kSine, kX, h) + std::sin(kX);
    EXPECT_NEAR(error / (h * h), std::sin(kX) / 12, h * h + 1e-7);
  }
}

TEST(Difference, TheBestStepsReachTheirPromise) {
  EXPECT_NEAR(forward_difference(kSine, kX), std::cos(kX), 2e-8);
  EXPECT_NEAR(central_difference(kSine, kX), std::cos(kX), 5e-11);
  // and beat steps a thousand times larger or smaller
  const double best = std::fabs(central_difference(kSine, kX) - std::cos(kX));
  const double h = best_central_step(kX);
  EXPECT_GT(std::fabs(central_difference(kSine, kX, 1000 * h) - std::cos(kX)), best);
  EXPECT_GT(std::fabs(central_difference(kSine, kX, h / 1000) - std::cos(kX)), best);
}

TEST(Difference, ComplexStepIsExactToRounding) {
  EXPECT_TRUE(test::near(complex_step(kSine, kX), std::cos(kX), test::kRounding));
  EXPECT_TRUE(test::near(complex_step(kSine, kX, 1e-300), std::cos(kX), test::kRounding));
}

TEST(Difference, ExtrapolationKnowsItsError) {
  const Extrapolated slope = extrapolated_difference(kSine, kX, 0.1);
  EXPECT_LT(std::fabs(slope.slope - std::cos(kX)), 1e-12);
  EXPECT_LT(slope.error, 1e-10);
  const auto kink = [](double x) { return std::fabs(x - kX - 1e-5); };
  EXPECT_GT(extrapolated_difference(kink, kX, 0.1).error, 1e-6);
}

TEST(Difference, StepsAreWhatTheySay) {
  for (const double x : {0.1, 1e6, -3.7}) {
    const double h = best_forward_step(x);
    EXPECT_EQ((x + h) - x, h);
    EXPECT_GT(h, 0);
  }
}

TEST(Difference, OutsideTheDomainIsNaN) {
  const auto root = [](double x) { return std::sqrt(x); };
  EXPECT_TRUE(std::isnan(central_difference(root, 0.0, 1e-3)));
  EXPECT_TRUE(std::isnan(extrapolated_difference(root, -1, 0.1).slope));
}

}  // namespace
}  // namespace downhill::autodiff
