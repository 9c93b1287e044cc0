// Checked with a right gradient, a wrong one, and a kink.
#include "autodiff/gradient_check.h"

#include <gtest/gtest.h>

#include <cmath>

namespace downhill::autodiff {
namespace {

double bowl(const Eigen::VectorXd& x) { return x[0] * x[0] * x[1] + std::sin(x[1]); }
const Eigen::Vector2d kX(0.7, -1.2);
const Eigen::Vector2d kGradient(2 * 0.7 * -1.2, 0.49 + std::cos(-1.2));

TEST(GradientCheck, ARightGradientPasses) {
  const GradientCheck check = gradient_check(bowl, kX, kGradient);
  ASSERT_EQ(check.rows.size(), 2U);
  EXPECT_LT(check.worst(), 1e-11);
  EXPECT_EQ(check.rows[0].analytic, kGradient[0]);
  EXPECT_LT(check.rows[0].numeric_error, 1e-9);
}

TEST(GradientCheck, AWrongCoordinateIsNamed) {
  const GradientCheck check = gradient_check(bowl, kX, kGradient + Eigen::Vector2d(0, 0.01));
  EXPECT_LT(check.rows[0].relative_error, 1e-11);
  EXPECT_NEAR(check.rows[1].relative_error, 0.01, 1e-9);
  EXPECT_EQ(check.worst(), check.rows[1].relative_error);
}

TEST(GradientCheck, NotANumberIsNotHidden) {
  const GradientCheck check = gradient_check(bowl, kX, Eigen::Vector2d(std::nan(""), 1));
  EXPECT_TRUE(std::isnan(check.worst()));
}

TEST(GradientCheck, BesideAKinkTheNumericValueIsMarked) {
  const auto hinge = [](const Eigen::VectorXd& x) { return std::fabs(x[0] - 0.003); };
  const GradientCheck check =
      gradient_check(hinge, Eigen::VectorXd::Zero(1), Eigen::VectorXd::Constant(1, -1));
  EXPECT_TRUE(check.rows[0].relative_error < 1e-6 || check.rows[0].numeric_error > 1e-6);
}

}  // namespace
}  // namespace downhill::autodiff
