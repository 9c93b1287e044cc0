// Checked against functions whose slopes are known to exist, and known not to.
#include "calculus/slopes.h"

#include <gtest/gtest.h>

#include <cmath>

namespace downhill::calculus {
namespace {

// f = xy/(x² + y²), with the hole at the origin filled by 0.
double crossing(const Eigen::VectorXd& p) {
  const double square = p.squaredNorm();
  return square == 0 ? 0 : p[0] * p[1] / square;
}

TEST(SlopeAlong, ASmoothFunctionHasItsDirectionalDerivative) {
  const auto f = [](const Eigen::VectorXd& p) { return std::sin(p[0]) * std::exp(p[1]); };
  const SlopeLimit slope = slope_along(f, Eigen::Vector2d(0.7, 0.2), Eigen::Vector2d(3, 4));
  const double wanted = 0.6 * std::cos(0.7) * std::exp(0.2) + 0.8 * std::sin(0.7) * std::exp(0.2);
  EXPECT_TRUE(slope.exists);
  EXPECT_NEAR(slope.slope, wanted, 1e-7);
}

// Partials that exist do not make a gradient.
TEST(SlopeAlong, TheCrossingHasPartialsAtTheOriginAndNoSlopeAlongTheDiagonal) {
  const Eigen::Vector2d origin = Eigen::Vector2d::Zero();
  const SlopeLimit by_x = slope_along(crossing, origin, Eigen::Vector2d(1, 0));
  const SlopeLimit by_y = slope_along(crossing, origin, Eigen::Vector2d(0, 1));
  EXPECT_TRUE(by_x.exists);
  EXPECT_EQ(by_x.slope, 0);
  EXPECT_TRUE(by_y.exists);
  EXPECT_EQ(by_y.slope, 0);
  const SlopeLimit diagonal = slope_along(crossing, origin, Eigen::Vector2d(1, 1));
  EXPECT_FALSE(diagonal.exists);
  EXPECT_TRUE(std::isnan(diagonal.slope));
}

TEST(SlopeAlong, AKinkHasTwoOneSidedSlopes) {
  const auto f = [](const Eigen::VectorXd& p) { return std::fabs(p[0]); };
  const Eigen::VectorXd zero = Eigen::VectorXd::Zero(1);
  EXPECT_NEAR(slope_along(f, zero, Eigen::VectorXd::Ones(1)).slope, 1, 1e-12);
  EXPECT_NEAR(slope_along(f, zero, -Eigen::VectorXd::Ones(1)).slope, 1, 1e-12);
}

TEST(SlopeAlong, NoSlopeWhereThereIsNone) {
  const auto root = [](const Eigen::VectorXd& p) { return std::sqrt(std::fabs(p[0])); };
  const auto wild = [](const Eigen::VectorXd& p) {
    return p[0] == 0 ? 0 : p[0] * std::sin(1 / p[0]);
  };
  const auto jump = [](const Eigen::VectorXd& p) { return p[0] > 0 ? 1.0 : 0.0; };
  const auto hole = [](const Eigen::VectorXd& p) { return 1 / p[0]; };
  const Eigen::VectorXd zero = Eigen::VectorXd::Zero(1);
  const Eigen::VectorXd right = Eigen::VectorXd::Ones(1);
  EXPECT_FALSE(slope_along(root, zero, right).exists);
  EXPECT_FALSE(slope_along(wild, zero, right).exists);
  EXPECT_FALSE(slope_along(jump, zero, right).exists);
  EXPECT_FALSE(slope_along(hole, zero, right).exists);
  EXPECT_FALSE(slope_along(root, right, zero).exists);  // no direction
}

}  // namespace
}  // namespace downhill::calculus
