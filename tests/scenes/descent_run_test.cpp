// Descents against what is known by hand: on (c/2) x^2 a step multiplies x by 1 - eta c.
#include "scenes/descent_run.h"

#include <gtest/gtest.h>

#include <cmath>

namespace downhill::scenes {
namespace {

DescentGround line(const std::string& f) { return DescentGround(*expr::Function::parse(f, {"x"})); }
DescentGround plane(const std::string& f) {
  return DescentGround(*expr::Function::parse(f, {"x", "y"}));
}

DescentPlan plan(std::vector<double> start, double rate, const std::string& optimizer = "sgd") {
  return {.start = std::move(start), .legs = {{.optimizer = optimizer, .rate = {.rate = rate}}}};
}

TEST(DescentRun, MultipliesByOneMinusRateTimesCurvatureOnAParabola) {
  DescentGround ground = line("3x^2/2");  // c = 3
  for (const double rate : {0.05, 0.2, 0.5, 0.6}) {
    const DescentRun run(ground, plan({2}, rate));
    for (int k = 0; k <= 20; ++k) {
      EXPECT_NEAR(run.at(k).x, 2 * std::pow(1 - 3 * rate, k), 1e-12) << rate << " " << k;
      EXPECT_NEAR(run.at(k).gradient_norm(), 3 * std::abs(run.at(k).x), 1e-12);
    }
    EXPECT_EQ(run.ending(), DescentEnding::kConverged) << rate;
    EXPECT_EQ(run.oscillates(), rate * 3 > 1) << rate;
  }
}

TEST(DescentRun, ConvergesBelowTwoOverTheCurvatureAndAtOnceAtOneOver) {
  for (const double c : {0.5, 1.0, 2.0, 8.0}) {
    DescentGround ground = line(std::to_string(c / 2) + "x^2");
    EXPECT_EQ(DescentRun(ground, plan({1.5}, 1 / c)).settled(), 1) << c;
    EXPECT_EQ(DescentRun(ground, plan({1.5}, 1.99 / c)).ending(), DescentEnding::kConverged);
    EXPECT_EQ(DescentRun(ground, plan({1.5}, 2 / c)).ending(), DescentEnding::kRestless);
    EXPECT_EQ(DescentRun(ground, plan({1.5}, 2.01 / c)).ending(), DescentEnding::kDiverged);
    EXPECT_EQ(DescentRun(ground, plan({1.5}, 1e-5 / c)).ending(), DescentEnding::kUnderway);
  }
}

TEST(DescentRun, SettlesWhenTheGradientIsShortForGood) {
  DescentGround ground = line("x^2/2");
  const DescentRun run(ground, plan({1}, 0.5));
  // |gradient| = 0.5^k <= 1e-4 from k = 14 on.
  EXPECT_EQ(run.settled(), 14);
  EXPECT_LE(run.at(14).gradient_norm(), 1e-4);
  EXPECT_GT(run.at(13).gradient_norm(), 1e-4);
}

TEST(DescentRun, SaysAtWhichStepWhichNumberStoppedBeingFiniteAndWhy) {
  DescentGround ground = line("3x^2/2");
  const DescentRun run(ground, plan({1}, 1));  // times -2 a step
  ASSERT_TRUE(run.blow_up());
  EXPECT_EQ(run.blow_up()->cause, BlowUp::Cause::kTooFast);
  EXPECT_EQ(run.blow_up()->quantity, "height");
  // The height 1.5 * 4^k, computed as 3 x^2 / 2, passes 2^1024 when 3 * 4^k does: k = 512.
  EXPECT_EQ(run.blow_up()->step, 512);
  EXPECT_DOUBLE_EQ(run.blow_up()->curvature, 3);
  EXPECT_DOUBLE_EQ(run.blow_up()->largest_rate, 2.0 / 3);
  EXPECT_EQ(run.last(), 200);
  const auto rate = holding_rate(ground, run);
  ASSERT_TRUE(rate);
  EXPECT_DOUBLE_EQ(*rate, 0.9 * 2 / 3);
  EXPECT_EQ(DescentRun(ground, plan({1}, *rate)).ending(), DescentEnding::kConverged);
}

TEST(DescentRun, HoldingRateHoldsWhereTheCurvatureChanges) {
  DescentGround rosenbrock = plane("(1 - x)^2 + 100(y - x^2)^2");
  for (const double rate : {0.01, 0.1, 1.0}) {
    const DescentRun run(rosenbrock, plan({-1.2, 1}, rate));
    ASSERT_TRUE(run.blow_up()) << rate;
    EXPECT_NE(run.blow_up()->cause, BlowUp::Cause::kHole);
    const auto held = holding_rate(rosenbrock, run);
    ASSERT_TRUE(held) << rate;
    EXPECT_LT(*held, rate);
    EXPECT_NE(DescentRun(rosenbrock, plan({-1.2, 1}, *held)).ending(), DescentEnding::kDiverged);
  }
}

TEST(DescentRun, TellsABottomlessGroundAndAHoleFromARateTooLarge) {
  DescentGround cliff = line("x^3");
  const DescentRun falls(cliff, plan({-1}, 0.1));
  ASSERT_TRUE(falls.blow_up());
  EXPECT_EQ(falls.blow_up()->cause, BlowUp::Cause::kBottomless);
  EXPECT_FALSE(holding_rate(cliff, falls));
  DescentGround edge = line("x-ln(x)");  // slope 1 - 1/x: a long stride steps below 0
  const DescentRun over(edge, plan({5}, 10));
  ASSERT_TRUE(over.blow_up());
  EXPECT_EQ(over.blow_up()->cause, BlowUp::Cause::kHole);
  EXPECT_EQ(over.blow_up()->step, 1);
}

TEST(DescentRun, ForkSharesTheWayUntilItsStep) {
  DescentGround ground = plane("x^2/2+2y^2");
  DescentPlan forked = plan({2, 1}, 0.1, "heavy-ball");
  forked.legs.push_back(forked.legs[0]);
  forked.legs[1].from = 5;
  // The same rule from there on: nothing changes, not even the ball's velocity.
  const DescentRun straight(ground, plan({2, 1}, 0.1, "heavy-ball"));
  const DescentRun same(ground, forked);
  forked.legs[1].rate.rate = 0.3;
  const DescentRun other(ground, forked);
  for (int k = 0; k <= 30; ++k) {
    EXPECT_EQ(same.at(k).x, straight.at(k).x) << k;
    EXPECT_EQ(other.at(k).x == straight.at(k).x, k <= 5) << k;
  }
  EXPECT_EQ(other.at(5).rate, 0.3);
}

TEST(DescentRun, SamePlanSameNoiseAndItHoversAtAConstantRateOnly) {
  DescentGround ground = line("x^2/2");
  DescentPlan noisy = plan({3}, 0.3);
  noisy.noise = 1;
  const DescentRun run(ground, noisy);
  EXPECT_EQ(DescentRun(ground, noisy).at(200).x, run.at(200).x);
  EXPECT_EQ(run.ending(), DescentEnding::kRestless);
  // x <- (1 - eta) x - eta e has the variance eta / (2 - eta) of e's, in the long run.
  DescentPlan longer = noisy;
  longer.steps = 20000;
  const DescentRun many(ground, longer);
  double sum = 0;
  for (int k = 1000; k < 20000; ++k) sum += many.at(k).x * many.at(k).x;
  EXPECT_NEAR(sum / 19000, 0.3 / 1.7, 0.05 * 0.3 / 1.7);
  for (const char* schedule : {"step", "exponential", "cosine", "warmup"}) {
    DescentPlan decaying = noisy;
    decaying.legs[0].rate.schedule = schedule;
    decaying.legs[0].rate.period = 25;
    const DescentRun settles(ground, decaying);
    double late = 0, constant = 0;
    for (int k = 180; k <= 200; ++k) {
      late += settles.at(k).height;
      constant += run.at(k).height;
    }
    EXPECT_LT(late, constant / 10) << schedule;
  }
}

TEST(DescentRun, MomentumHoldsUpToItsOwnBound) {
  DescentGround ground = plane("x^2/2+2y^2");  // curvatures 1 and 4
  for (const char* optimizer : {"heavy-ball", "nesterov"}) {
    for (const double beta : {0.0, 0.3, 0.6, 0.9}) {
      DescentPlan one = plan({1, 1}, 0, optimizer);
      one.legs[0].settings.beta = beta;
      const double bound = largest_rate(one.legs[0], 4);
      one.legs[0].rate.rate = 0.98 * bound;
      EXPECT_EQ(DescentRun(ground, one).ending(), DescentEnding::kConverged) << optimizer << beta;
      one.legs[0].rate.rate = 1.02 * bound;
      EXPECT_EQ(DescentRun(ground, one).ending(), DescentEnding::kDiverged) << optimizer << beta;
    }
  }
}

}  // namespace
}  // namespace downhill::scenes
