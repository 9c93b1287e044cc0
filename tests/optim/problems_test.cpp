// The list of test problems against their own derivatives, and every optimizer against the list.
#include "optim/problems.h"

#include <gtest/gtest.h>

#include <string>

#include "calculus/critical_point.h"
#include "optim/make_optimizer.h"
#include "optim/minimize.h"

namespace downhill::optim {
namespace {

using calculus::CriticalKind;
using calculus::ScalarField;
using Eigen::Vector2d;
using Eigen::VectorXd;

ScalarField field(const Problem& problem) {
  const auto f = expr::Function::parse(problem.formula, {"x", "y"});
  EXPECT_TRUE(f.ok()) << problem.id;
  return ScalarField(*f);
}

bool inside(const std::array<double, 4>& window, const Place2& p) {
  return p[0] >= window[0] && p[0] <= window[1] && p[1] >= window[2] && p[1] <= window[3];
}

TEST(Problems, TheirMinimaAreMinimaAndAllInTheWindow) {
  for (const Problem& problem : all_problems()) {
    ScalarField f = field(problem);
    EXPECT_TRUE(inside(problem.window, problem.start)) << problem.id;
    EXPECT_NE(f.gradient(Vector2d(problem.start[0], problem.start[1])).norm(), 0) << problem.id;
    for (const Place2& place : problem.minima) {
      const Vector2d x(place[0], place[1]);
      EXPECT_TRUE(inside(problem.window, place)) << problem.id;
      EXPECT_EQ(calculus::classify(f, x).kind, CriticalKind::kMinimum) << problem.id;
      EXPECT_NEAR(f.value(x), problem.minimum, 1e-14) << problem.id;
    }
  }
}

TEST(Problems, NoPlaceOfTheWindowIsLower) {
  for (const Problem& problem : all_problems()) {
    if (problem.minima.empty()) continue;
    ScalarField f = field(problem);
    const auto [left, right, bottom, top] = problem.window;
    for (double s = 0; s <= 1; s += 0.01) {
      for (double t = 0; t <= 1; t += 0.01) {
        const Vector2d x(left + s * (right - left), bottom + t * (top - bottom));
        EXPECT_GE(f.value(x), problem.minimum) << problem.id << " at " << x.transpose();
      }
    }
  }
}

TEST(Problems, AreFoundByName) {
  EXPECT_EQ(find_problem("booth")->minima[0], (Place2{1, 3}));
  EXPECT_EQ(find_problem("boot"), nullptr);
}

// A largest rate that suits the steepest place on the way, by problem. Rules that divide by the
// size of the gradient take strides of the rate itself, whatever the problem.
double plain_rate(const std::string& problem) {
  if (problem == "rosenbrock") return 0.002;
  if (problem == "rastrigin") return 0.001;
  if (problem == "beale" || problem == "himmelblau") return 0.005;
  if (problem == "ravine") return 0.01;
  return 0.03;
}

// From the usual start, rates falling along a cosine, each rule settles in a minimum: one of those
// listed, but for the two valleys, where it may be the nearer one.
TEST(Problems, EveryOptimizerReachesAMinimumOfEach) {
  constexpr int kSteps = 20'000;
  for (const Problem& problem : all_problems()) {
    if (problem.minima.empty()) continue;
    ScalarField f = field(problem);
    const Loss loss = [&](const VectorXd& x, VectorXd& gradient) {
      gradient = f.gradient(x);
      return f.value(x);
    };
    for (const std::string& name : optimizer_names()) {
      const bool plain =
          name == "gradient-descent" || name == "sgd" || name == "heavy-ball" || name == "nesterov";
      const double rate = plain ? plain_rate(problem.id) : name == "adagrad" ? 0.5 : 0.02;
      auto rule = make_optimizer<double>(name, 2, {.weight_decay = 0});
      ASSERT_TRUE(rule.ok());
      const Minimization run = minimize(loss, Vector2d(problem.start[0], problem.start[1]), **rule,
                                        {.steps = kSteps, .rate = cosine(rate, kSteps)});
      EXPECT_NE(run.ending, Ending::kDiverged) << problem.id << " by " << name;
      const auto reached = calculus::find_critical_point(f, run.x, 0.01);
      ASSERT_TRUE(reached.has_value()) << problem.id << " by " << name << ": " << run.x.transpose();
      EXPECT_EQ(calculus::classify(f, *reached).kind, CriticalKind::kMinimum);
      EXPECT_LT((run.x - *reached).norm(), 0.01) << problem.id << " by " << name;
      if (problem.id == "two-valleys") continue;
      double nearest = 1e9;
      for (const Place2& place : problem.minima) {
        nearest = std::min(nearest, (run.x - Vector2d(place[0], place[1])).norm());
      }
      EXPECT_LT(nearest, 0.01) << problem.id << " by " << name << ": " << run.x.transpose();
    }
  }
}

}  // namespace
}  // namespace downhill::optim
