// Against what is known of the harmonic potential w^2 x^2 / 2, and against orders of error.
#include "calculus/leapfrog.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace downhill::calculus {
namespace {

TEST(Leapfrog, KeepsItsOwnEnergyOfASpring) {
  for (const double w : {1.0, 2.0}) {
    for (const double h : {0.01, 0.3, 0.9}) {
      const auto slope = [w](double x) { return w * w * x; };
      Ball ball{1.3, -0.4};
      const double before = leapfrog_invariant(ball, w, h);
      for (int step = 0; step < 1000; ++step) ball = leapfrog_step(slope, ball, h);
      EXPECT_NEAR(leapfrog_invariant(ball, w, h), before, 1e-11 * before) << w << " " << h;
    }
  }
}

TEST(Leapfrog, ABallLetGoAtRestErrsByAQuarterOfHWSquared) {
  const double w = 1.5;
  for (const double h : {0.01, 0.02, 0.1}) {
    const auto slope = [w](double x) { return w * w * x; };
    Ball ball{1, 0};
    const double start = energy(ball, w * w / 2);
    double worst = 0;
    for (int step = 0; step < 3000; ++step) {
      ball = leapfrog_step(slope, ball, h);
      const double now = energy(ball, w * w * ball.x * ball.x / 2);
      worst = std::max(worst, std::abs(now - start) / start);
    }
    EXPECT_NEAR(worst, h * h * w * w / 4, 0.01 * h * h * w * w);
  }
}

TEST(Euler, GainsEnergyByAKnownFactorAStep) {
  const double w = 2, h = 0.1;
  Ball ball{1, 0};
  for (int step = 0; step < 50; ++step) {
    ball = euler_step([w](double x) { return w * w * x; }, ball, h);
  }
  const double gained = energy(ball, w * w * ball.x * ball.x / 2) / (w * w / 2);
  EXPECT_NEAR(gained, std::pow(1 + h * h * w * w, 50), 1e-9 * gained);
}

TEST(Leapfrog, HoldsUpToHwOf2AndNotBeyond) {
  const auto slope = [](double x) { return x; };
  for (const double h : {1.99, 2.01}) {
    Ball ball{1, 0};
    double most = 0;
    for (int step = 0; step < 400; ++step) {
      ball = leapfrog_step(slope, ball, h);
      most = std::max(most, std::abs(ball.x));
    }
    EXPECT_EQ(most < 1.01, h < 2) << h;
  }
}

// Run forth and, with the speed turned round, back: leapfrog comes home, Euler does not.
TEST(Leapfrog, CanBeRunBackwards) {
  const auto slope = [](double x) { return 4 * x * (x * x - 1); };
  const auto home = [&](auto step) {
    Ball ball{1.7, 0.2};
    for (int i = 0; i < 200; ++i) ball = step(slope, ball, 0.02);
    ball.v = -ball.v;
    for (int i = 0; i < 200; ++i) ball = step(slope, ball, 0.02);
    return std::hypot(ball.x - 1.7, ball.v + 0.2);
  };
  EXPECT_LT(home(leapfrog_step), 1e-10);
  EXPECT_GT(home(euler_step), 0.1);
}

// x'' = -x: after the time 1 the error goes with h^2 (leapfrog) and h (Euler).
TEST(Leapfrog, IsOfSecondOrder) {
  const auto off = [](auto step, int steps) {
    Ball ball{1, 0};
    for (int i = 0; i < steps; ++i) ball = step([](double x) { return x; }, ball, 1.0 / steps);
    return std::abs(ball.x - std::cos(1.0));
  };
  EXPECT_NEAR(off(leapfrog_step, 100) / off(leapfrog_step, 200), 4, 0.05);
  EXPECT_NEAR(off(euler_step, 100) / off(euler_step, 200), 2, 0.05);
}

}  // namespace
}  // namespace downhill::calculus
