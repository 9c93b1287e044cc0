// What lesson 07 says without a marker, against the engine's numbers.
#include <gtest/gtest.h>

#include <string>

#include "scenes/scene_context.h"
#include "text/number.h"

namespace downhill::scenes {
namespace {

TEST(LessonSchedules, ConstantRateHoversAndADecayingOneSettlesWhateverTheSeed) {
  for (int seed = 1; seed <= 8; ++seed) {
    const std::string line =
        "descent?f=x^2/2&x=3&rate=0.4&noise=1&step=200&seed=" + std::to_string(seed);
    const double constant = seen(*scene_of(line), "hover");
    EXPECT_GT(constant, 0.05) << seed;
    for (const char* schedule : {"step", "exponential", "cosine", "warmup"}) {
      EXPECT_LT(seen(*scene_of(line + "&schedule=" + schedule), "hover"), constant / 5)
          << schedule << " " << seed;
    }
    // "With a constant rate it always will", and without noise it comes to rest.
    EXPECT_EQ(seen(*scene_of(line), "restless"), 1) << seed;
  }
  EXPECT_EQ(seen(*scene_of("descent?f=x^2/2&x=3&rate=0.4&noise=0"), "converged"), 1);
}

TEST(LessonSchedules, SmallerConstantRateHoversLowerAndArrivesLater) {
  const auto at = [](const char* rest) {
    return scene_of(std::string("descent?f=x^2/2&x=3&") + rest);
  };
  EXPECT_LT(seen(*at("noise=1&rate=0.04&step=200"), "hover"),
            seen(*at("noise=1&rate=0.4&step=200"), "hover") / 5);
  EXPECT_GT(seen(*at("rate=0.02&step=50"), "at_x"), 1);
  EXPECT_LT(seen(*at("rate=0.4&step=50"), "at_x"), 1e-6);
}

TEST(LessonSchedules, ForkWithAShorterStrideSettlesWhileTheOtherHovers) {
  double straight = 0, forked = 0;
  for (int step = 150; step <= 200; ++step) {
    const auto scene = scene_of(
        "descent?f=x^2/2&x=3&rate=0.4&noise=1&fork=60&fork_rate=0.04&step=" + std::to_string(step));
    straight += seen(*scene, "height");
    forked += seen(*scene, "fork_height");
  }
  EXPECT_LT(forked, straight / 5);
}

TEST(LessonSchedules, RateThatFallsTooFastFreezesOnTheSlope) {
  const auto frozen = scene_of(
      "descent-map?f=x^2/2+y^2/4&x=2&y=-2&rate=0.4&noise=1&schedule=exponential&period=2&step=200");
  EXPECT_LT(seen(*frozen, "stride"), 1e-9);
  EXPECT_GT(seen(*frozen, "gradient"), 0.2);
}

TEST(LessonSchedules, WarmUpGetsOverTheSteepPartThatAConstantRateDoesNot) {
  const std::string line = "descent?f=(exp(x)+exp(-x))/2&x=3&rate=";
  EXPECT_EQ(seen(*scene_of(line + "0.6"), "diverged"), 1);
  EXPECT_EQ(seen(*scene_of(line + "0.6&schedule=warmup"), "converged"), 1);
  EXPECT_EQ(seen(*scene_of(line + "0.18"), "converged"), 1);
}

TEST(LessonSchedules, QuickDecayIsAheadAtFirstAndBehindAtTheEnd) {
  const std::string line = "descent-map?f=x^2/10+y^2&x=-2.5&y=1.5&rate=0.5&noise=1&schedule=";
  const auto hover = [&](const std::string& rest) { return seen(*scene_of(line + rest), "hover"); };
  EXPECT_LT(hover("exponential&period=15&step=70"), hover("cosine&step=70"));
  EXPECT_GT(hover("exponential&period=15&step=200"), hover("cosine&step=200"));
}

}  // namespace
}  // namespace downhill::scenes
