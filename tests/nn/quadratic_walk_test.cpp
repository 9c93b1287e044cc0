#include "nn/quadratic_walk.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace downhill::nn {
namespace {

// Against the walk itself, step by step, in a slanted bowl of three dimensions.
TEST(QuadraticWalk, IsTheWalk) {
  Eigen::Matrix3d H;
  H << 4, 1, 0.5,  //
      1, 2, -0.3,  //
      0.5, -0.3, 0.7;
  const Eigen::Vector3d start(1, -2, 0.5);
  for (const double rate : {0.05, 0.3, 0.42}) {
    Eigen::Vector3d d = start;
    int needed = -1;
    for (int k = 0; k <= 200; ++k) {
      const double excess = 0.5 * d.dot(H * d);
      EXPECT_NEAR(excess_after(H, start, rate, k), excess, 1e-12 * (1 + excess)) << k;
      if (needed < 0 && excess <= 1e-3) needed = k;
      d -= rate * (H * d);
    }
    ASSERT_GT(needed, 0);
    EXPECT_EQ(steps_until(H, start, rate, 1e-3), needed) << rate;
  }
}

// One direction: excess 1/2 (1 - eta)^(2k).
TEST(QuadraticWalk, HandlesTheEnds) {
  const Eigen::MatrixXd one = Eigen::MatrixXd::Ones(1, 1);
  const Eigen::VectorXd d = Eigen::VectorXd::Ones(1);
  EXPECT_EQ(steps_until(one, d, 0.1, 0.5), 0);
  EXPECT_EQ(steps_until(one, d, 1, 0.1), 1);
  EXPECT_EQ(steps_until(one, d, 2.5, 0.1), std::numeric_limits<double>::infinity());
  EXPECT_EQ(steps_until(one, d, 2, 0.1), std::numeric_limits<double>::infinity());
  // 1e-6 a step: ln(500) / 2e-6 steps.
  EXPECT_NEAR(steps_until(one, d, 1e-6, 1e-3), std::log(500) / 2e-6, 10);
}

}  // namespace
}  // namespace downhill::nn
