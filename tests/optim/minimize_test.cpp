#include "optim/minimize.h"

#include <gtest/gtest.h>

#include <limits>

#include "optim/gradient_descent.h"

namespace downhill::optim {
namespace {

using Eigen::VectorXd;

// f = x^2 / 2 in one dimension.
double parabola(const VectorXd& x, VectorXd& gradient) {
  gradient = x;
  return x.squaredNorm() / 2;
}

TEST(Minimize, KeepsATraceOfEveryPlaceItStood) {
  GradientDescent<double> rule(1);
  const auto run = minimize(parabola, VectorXd::Ones(1), rule,
                            {.steps = 2, .rate = constant(0.5), .keep_places = true});
  EXPECT_EQ(run.ending, Ending::kStepsUsedUp);
  ASSERT_EQ(run.trace.size(), 3U);
  EXPECT_DOUBLE_EQ(run.trace[0].loss, 0.5);
  EXPECT_DOUBLE_EQ(run.trace[1].x(0), 0.5);
  EXPECT_DOUBLE_EQ(run.trace[2].loss, 0.25 * 0.25 / 2);
  EXPECT_DOUBLE_EQ(run.trace[2].step_norm, 0.25);
  EXPECT_EQ(describe(run), "stopped at step 2: all steps used");
}

TEST(Minimize, StopsWhereTheGroundIsLevel) {
  GradientDescent<double> rule(1);
  const auto run = minimize(parabola, VectorXd::Ones(1), rule,
                            {.steps = 100, .rate = constant(1), .gradient_tolerance = 1e-12});
  EXPECT_EQ(run.ending, Ending::kConverged);
  EXPECT_EQ(run.step, 1);
}

TEST(Minimize, SaysAtWhichStepAndWhatStoppedBeingFinite) {
  // x -> -99 x a step: the loss x^2 / 2 overflows when |x| passes 1.9e154, at step 78
  // (99^77 = 4.6e153, 99^78 = 4.6e155).
  GradientDescent<double> rule(1);
  const auto run =
      minimize(parabola, VectorXd::Ones(1), rule, {.steps = 1000, .rate = constant(100)});
  EXPECT_EQ(run.ending, Ending::kDiverged);
  EXPECT_EQ(run.quantity, "loss");
  EXPECT_EQ(run.step, 78);
  EXPECT_TRUE(run.x.allFinite());
  EXPECT_EQ(describe(run), "diverged at step 78: the loss stopped being finite");
}

TEST(Minimize, ANotANumberInTheGradientIsNamed) {
  const auto broken = [](const VectorXd& x, VectorXd& gradient) {
    gradient = x;
    gradient(1) = std::numeric_limits<double>::quiet_NaN();
    return 1.0;
  };
  GradientDescent<double> rule(2);
  const auto run = minimize(broken, VectorXd::Ones(2), rule);
  EXPECT_EQ(describe(run), "diverged at step 0: the gradient (entry 1) stopped being finite");
}

TEST(Minimize, ABadRateIsNamed) {
  GradientDescent<double> rule(1);
  const auto run = minimize(parabola, VectorXd::Ones(1), rule, {.rate = constant(0)});
  EXPECT_EQ(run.ending, Ending::kBadInput);
  EXPECT_EQ(describe(run),
            "could not step at step 0: the learning rate must be a finite number above 0");
}

}  // namespace
}  // namespace downhill::optim
