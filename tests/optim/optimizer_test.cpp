// What every optimizer must do, and ten steps of each against a table.
//
// The tables were made apart from this code: the papers' formulas as written in the headers, in
// 40-digit decimal arithmetic, on f = (x^2 + 4 y^2) / 2 from (1, 1) at rate 0.1.
#include "optim/optimizer.h"

#include <gtest/gtest.h>

#include <limits>
#include <memory>
#include <string>

#include "optim/gradient_descent.h"
#include "optim/make_optimizer.h"

namespace downhill::optim {
namespace {

using Eigen::Vector2d;
using Eigen::VectorXd;

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

VectorXd gradient(const VectorXd& x) { return Vector2d(x(0), 4 * x(1)); }

VectorXd after_ten_steps(Optimizer<double>& optimizer) {
  VectorXd x = Vector2d(1, 1);
  for (int t = 0; t < 10; ++t) EXPECT_TRUE(optimizer.step(x, gradient(x), 0.1).ok());
  return x;
}

struct Recorded {
  std::string name;
  double x, y;
};

class EveryOptimizer : public testing::TestWithParam<Recorded> {
 protected:
  std::unique_ptr<Optimizer<double>> optimizer_ = *make_optimizer<double>(GetParam().name, 2);
};

TEST_P(EveryOptimizer, TakesTheRecordedTenSteps) {
  const VectorXd x = after_ten_steps(*optimizer_);
  EXPECT_NEAR(x(0), GetParam().x, 1e-14);
  EXPECT_NEAR(x(1), GetParam().y, 1e-14);
  EXPECT_EQ(optimizer_->steps(), 10);
}

TEST_P(EveryOptimizer, AfterAResetTheSecondRunIsBitEqual) {
  const VectorXd first = after_ten_steps(*optimizer_);
  optimizer_->reset();
  EXPECT_EQ(optimizer_->steps(), 0);
  for (const auto& memory : optimizer_->memory()) EXPECT_TRUE(memory.values.isZero(0));
  EXPECT_EQ(after_ten_steps(*optimizer_), first);
}

TEST_P(EveryOptimizer, ReachesTheBottomOfABowl) {
  VectorXd x = Vector2d(1, 1);
  for (int t = 0; t < 3000; ++t) {
    const double rate = 0.1 / (1 + 0.01 * t);  // AdaGrad and Adam hover at a constant rate
    ASSERT_TRUE(optimizer_->step(x, gradient(x), rate).ok());
  }
  EXPECT_LT(x.norm(), 1e-2);
}

TEST_P(EveryOptimizer, RefusesWhatIsWrongAndMovesNothing) {
  VectorXd x = Vector2d(1, 1);
  const auto refused = [&](const VectorXd& g, double rate) {
    const StepReport report = optimizer_->step(x, g, rate);
    EXPECT_EQ(x, VectorXd(Vector2d(1, 1)));
    EXPECT_EQ(optimizer_->steps(), 0);
    return report;
  };
  EXPECT_EQ(refused(Eigen::Vector3d::Ones(), 0.1).status, StepStatus::kSizeMismatch);
  for (double rate : {0.0, -1.0, kInfinity, kNan}) {
    EXPECT_EQ(refused(Vector2d(1, 1), rate).status, StepStatus::kBadRate) << rate;
  }
  for (double bad : {kInfinity, -kInfinity, kNan}) {
    const StepReport report = refused(Vector2d(1, bad), 0.1);
    EXPECT_EQ(report.status, StepStatus::kGradientNotFinite);
    EXPECT_EQ(report.coordinate, 1);
  }
}

TEST_P(EveryOptimizer, WorksInFloat) {
  auto optimizer = *make_optimizer<float>(GetParam().name, 2);
  Vector<float> x = Vector<float>::Ones(2);
  for (int t = 0; t < 10; ++t) {
    const Vector<float> g = gradient(x.cast<double>()).cast<float>();
    ASSERT_TRUE(optimizer->step(x, g, 0.1).ok());
  }
  EXPECT_NEAR(x(0), GetParam().x, 1e-5);
  EXPECT_NEAR(x(1), GetParam().y, 1e-5);
}

INSTANTIATE_TEST_SUITE_P(
    Table, EveryOptimizer,
    testing::Values(Recorded{"gradient-descent", 0.3486784401, 0.0060466176},
                    Recorded{"sgd", 0.3486784401, 0.0060466176},
                    Recorded{"heavy-ball", -0.5887893888, 0.51667875},
                    Recorded{"nesterov", -0.34657817164572696, 0.022224179890964828},
                    Recorded{"adagrad", 0.55373120284921431, 0.55373120097688036},
                    Recorded{"rmsprop", 0.032117083984005012, 0.032117079832020302},
                    Recorded{"adam", 0.076249160619753984, 0.076249153100489639},
                    Recorded{"adamw", 0.071695502074563249, 0.071695494594696561}),
    [](const auto& row) {
      std::string name = row.param.name;
      std::erase(name, '-');
      return name;
    });

TEST(GradientDescent, ConvergesOnAParabolaExactlyBelowTwoOverTheCurvature) {
  // f = (c/2) x^2: a step multiplies x by (1 - rate c).
  const double c = 3;
  const auto after = [&](double rate, int steps) {
    GradientDescent<double> rule(1);
    VectorXd x = VectorXd::Ones(1);
    for (int t = 0; t < steps; ++t) EXPECT_TRUE(rule.step(x, c * x, rate).ok());
    return std::abs(x(0));
  };
  EXPECT_LT(after(0.999 * 2 / c, 10000), 1e-8);
  EXPECT_GT(after(1.001 * 2 / c, 10000), 1e8);
  EXPECT_NEAR(after(2 / c, 10000), 1, 1e-9);
  EXPECT_LT(after(1 / c, 1), 1e-15);  // at once
  EXPECT_NEAR(after(0.1, 1), 1 - 0.1 * c, 1e-15);
}

TEST(GradientDescent, SaysWhichParameterWouldBlowUp) {
  GradientDescent<double> rule(2);
  VectorXd x = Vector2d(1, -1e308);
  const StepReport report = rule.step(x, Vector2d(0, 1e308), 1.5);
  EXPECT_EQ(report.status, StepStatus::kParameterNotFinite);
  EXPECT_EQ(report.coordinate, 1);
  EXPECT_EQ(x(1), -1e308);
}

TEST(GradientDescent, ReportsTheLengthsOfGradientAndStep) {
  GradientDescent<double> rule(2);
  VectorXd x = Vector2d(0, 0);
  const StepReport report = rule.step(x, Vector2d(3, 4), 0.5);
  EXPECT_DOUBLE_EQ(report.gradient_norm, 5);
  EXPECT_DOUBLE_EQ(report.step_norm, 2.5);
  EXPECT_EQ(rule.delta(), VectorXd(Vector2d(-1.5, -2)));
}

}  // namespace
}  // namespace downhill::optim
