#include "optim/momentum.h"

#include <gtest/gtest.h>

#include "optim/gradient_descent.h"

namespace downhill::optim {
namespace {

using Eigen::Vector2d;
using Eigen::VectorXd;

// The factor by which the error shrinks a step, once the start is forgotten: measured over the
// last `tail` of `steps` steps on the quadratic with curvatures 1 and k.
double measured_contraction(Optimizer<double>& rule, double k, double rate, int steps, int tail) {
  VectorXd x = Vector2d(1, 1);
  double before_tail = 0;
  for (int t = 0; t < steps; ++t) {
    if (t == steps - tail) before_tail = x.norm();
    EXPECT_TRUE(rule.step(x, Vector2d(x(0), k * x(1)), rate).ok());
  }
  return std::pow(x.norm() / before_tail, 1.0 / tail);
}

TEST(Momentum, TheBestHeavyBallContractsByTheRootOfTheConditionNumber) {
  for (double k : {4.0, 25.0, 100.0}) {
    const BestHeavyBall best = best_heavy_ball(1, k);
    const double theory = (std::sqrt(k) - 1) / (std::sqrt(k) + 1);
    EXPECT_NEAR(best.contraction, theory, 1e-15);
    Momentum<double> ball(2, {.beta = best.beta});
    // The iteration has a double eigenvalue, so the error is (a + b t) r^t: the factor tends to r
    // like 1 + 1/t.
    const int steps = static_cast<int>(300 / (1 - theory) / 10) + 100;
    const double measured = measured_contraction(ball, k, best.rate, steps, 50);
    EXPECT_NEAR(measured, theory, 2.0 / (steps - 50)) << "k = " << k;
    EXPECT_GE(measured, theory) << "k = " << k;
  }
}

TEST(Momentum, PlainDescentAtItsBestContractsByTheConditionNumber) {
  for (double k : {4.0, 25.0, 100.0}) {
    GradientDescent<double> rule(2);
    const double measured = measured_contraction(rule, k, 2 / (1 + k), 200, 50);
    EXPECT_NEAR(measured, (k - 1) / (k + 1), 1e-12) << "k = " << k;
  }
}

TEST(Momentum, WithoutMomentumBothAreGradientDescent) {
  for (bool nesterov : {false, true}) {
    Momentum<double> ball(1, {.beta = 0, .nesterov = nesterov});
    VectorXd x = VectorXd::Ones(1);
    ASSERT_TRUE(ball.step(x, x, 0.25).ok());
    EXPECT_DOUBLE_EQ(x(0), 0.75);
  }
}

}  // namespace
}  // namespace downhill::optim
