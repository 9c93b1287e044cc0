// What lesson 06 says without a marker, against the engine's numbers.
#include <gtest/gtest.h>

#include <cmath>
#include <string>

#include "scenes/scene_context.h"
#include "text/number.h"

namespace downhill::scenes {
namespace {

std::string with(const std::string& line, const char* name, double value) {
  return line + "&" + name + "=" + text::exact(value);
}

TEST(LessonGradientDescent, OneAndTwoAreTheBordersOfABowlWithCurvatureOne) {
  const std::string bowl = "descent?f=x^2/2&x=3";
  for (const double rate : {0.03, 0.3, 0.99}) {
    EXPECT_EQ(seen(*scene_of(with(bowl, "rate", rate)), "oscillates"), 0) << rate;
    EXPECT_EQ(seen(*scene_of(with(bowl, "rate", rate)), "converged"), 1) << rate;
  }
  for (const double rate : {1.2, 1.5, 1.9}) {
    EXPECT_EQ(seen(*scene_of(with(bowl, "rate", rate)), "oscillates"), 1) << rate;
    EXPECT_EQ(seen(*scene_of(with(bowl, "rate", rate)), "converged"), 1) << rate;
  }
  EXPECT_EQ(seen(*scene_of(with(bowl, "rate", 2.1)), "diverged"), 1);
}

TEST(LessonGradientDescent, FactorIsOneMinusRateTimesCurvatureAndZeroAtOnce) {
  for (const double rate : {0.1, 0.4, 0.7, 0.9}) {
    const auto scene = scene_of(with("descent?f=x^2&x=3&step=1", "rate", rate));
    EXPECT_NEAR(seen(*scene, "factor"), 1 - 2 * rate, 1e-12);
  }
  EXPECT_EQ(seen(*scene_of("descent?f=x^2&x=3&rate=0.5"), "settled"), 1);
  // "Below 0.2" on 5 x^2.
  EXPECT_EQ(seen(*scene_of("descent?f=5x^2&x=3&rate=0.199"), "converged"), 1);
  EXPECT_EQ(seen(*scene_of("descent?f=5x^2&x=3&rate=0.201"), "diverged"), 1);
}

TEST(LessonGradientDescent, SteepWallsBlowUpAfterAFewStepsAndNineTenthsHold) {
  const auto scene = scene_of("descent?f=(exp(x)+exp(-x))/2&x=3&rate=0.6&step=2");
  EXPECT_LT(seen(*scene, "blow_up_step"), 10);
  // The curvature of cosh is cosh itself.
  EXPECT_NEAR(seen(*scene, "blow_up_curvature"), std::cosh(3.0), 1e-9);
  EXPECT_NEAR(seen(*scene, "holding_rate"), 0.9 * 2 / std::cosh(3.0), 1e-9);
  // "At the bottom a rate of 1 would be excellent there", and a start nearer to it holds.
  EXPECT_EQ(seen(*scene_of("descent?f=(exp(x)+exp(-x))/2&x=0.5&rate=1"), "converged"), 1);
  EXPECT_EQ(seen(*scene_of("descent?f=(exp(x)+exp(-x))/2&x=1.5&rate=0.6"), "converged"), 1);
}

TEST(LessonGradientDescent, TheStartDecidesTheValley) {
  const std::string ground = "descent-map?f=cos(2x)+x^2/8+y^2/2&rate=0.1&y=1";
  // The ridge runs along x = 0, by symmetry.
  for (const double x : {0.3, 0.5, 1.5, 2.5}) {
    const double right = seen(*scene_of(with(ground, "x", x)), "end_x");
    EXPECT_NEAR(2 * std::sin(2 * right), right / 4, 1e-3) << x;
    EXPECT_GT(right, 1) << x;
    EXPECT_NEAR(seen(*scene_of(with(ground, "x", -x)), "end_x"), -right, 1e-3) << x;
  }
}

TEST(LessonGradientDescent, TheForkLeapsOverTheHillIntoTheDeeperValley) {
  const std::string path = "descent?f=x^4/4-x^2+x/5&x=2.8&rate=0.03&step=200";
  const auto straight = scene_of(path);
  EXPECT_EQ(seen(*straight, "converged"), 1);
  EXPECT_GT(seen(*straight, "at_x"), 1);
  const auto forked = scene_of(path + "&fork=1&fork_rate=0.35");
  EXPECT_LT(seen(*forked, "fork_x"), -1);
  EXPECT_LT(seen(*forked, "fork_difference"), -0.3);
  // "Some forks leap back again, or never come to rest."
  EXPECT_GT(seen(*scene_of(path + "&fork=1&fork_rate=0.2"), "fork_x"), 1);
  int settled = 0, tried = 0;
  for (double rate = 0.45; rate < 0.8; rate += 0.05) {
    ++tried;
    const auto other = scene_of(with(path + "&fork=1", "fork_rate", rate));
    settled += std::isnan(seen(*other, "fork_settled")) ? 0 : 1;
  }
  EXPECT_LT(settled, tried);
}

}  // namespace
}  // namespace downhill::scenes
