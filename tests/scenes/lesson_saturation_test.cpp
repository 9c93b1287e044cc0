// What lesson 15 says without a marker, against the engine's numbers.
#include <gtest/gtest.h>

#include <cmath>
#include <string>

#include "scenes/scene_context.h"
#include "text/number.h"

namespace downhill::scenes {
namespace {

double at(const std::string& line, const char* id) { return seen(*scene_of(line), id); }

TEST(LessonSaturation, TheSlopeOfTheSigmoidNeverExceedsAQuarter) {
  double greatest = 0;
  for (int i = -800; i <= 800; ++i) {
    const std::string x = text::fixed(i / 100.0, 2);
    const double slope = at("activation?f=sigmoid&x=" + x, "slope");
    const double value = at("activation?f=sigmoid&x=" + x, "value");
    EXPECT_LE(slope, 0.25) << x;
    EXPECT_NEAR(slope, value * (1 - value), 1e-15) << x;
    greatest = std::max(greatest, slope);
  }
  EXPECT_EQ(greatest, 0.25);
  EXPECT_EQ(at("activation?f=sigmoid&x=0", "slope"), 0.25);
  // "About 0.95 millionths."
  EXPECT_NEAR(at("activation?f=sigmoid&x=0&view=chain&layers=10", "left"), 0.95e-6, 0.005e-6);
}

TEST(LessonSaturation, TheOtherCurves) {
  EXPECT_EQ(at("activation?f=tanh", "steepest"), 1);
  EXPECT_EQ(at("activation?f=relu", "steepest"), 1);
  EXPECT_EQ(at("activation?f=relu&x=8", "slope"), 1);
  EXPECT_EQ(at("activation?f=relu&x=0", "slope"), 0);
  EXPECT_NEAR(at("activation?f=gelu", "steepest_at"), 1.4, 0.05);
  // "Settles on slope 1"; flat far to the left.
  EXPECT_NEAR(at("activation?f=gelu&x=8", "slope"), 1, 1e-9);
  EXPECT_NEAR(at("activation?f=gelu&x=-8", "slope"), 0, 1e-9);
}

TEST(LessonSaturation, NoScaleIsGoodForTheSigmoid) {
  // "Small weights, and the gradient shrinks by them; large ones, and the units saturate": at no
  // scale both are right.
  for (const char* scale : {"0.1", "0.3", "1", "2", "3", "5", "7", "10"}) {
    const auto scene = scene_of(std::string("layer-histograms?activation=sigmoid&scale=") + scale);
    EXPECT_LT(seen(*scene, "ratio"), 0.1) << scale;
  }
  EXPECT_GT(at("layer-histograms?activation=sigmoid&scale=10", "flat"), 50);
  EXPECT_EQ(at("layer-histograms?activation=sigmoid&scale=1", "flat"), 0);
}

TEST(LessonSaturation, TheScaleDecidesNotTheDraw) {
  for (int seed = 1; seed <= 10; ++seed) {
    const std::string drawn = "&seed=" + std::to_string(seed);
    EXPECT_LT(at("layer-histograms?activation=tanh&scale=0.3" + drawn, "ratio"), 1e-2) << seed;
    EXPECT_EQ(at("layer-histograms?activation=tanh&scale=0.3" + drawn, "flat"), 0) << seed;
    EXPECT_GT(at("layer-histograms?activation=tanh&scale=10" + drawn, "flat"), 75) << seed;
    // "ReLU crosses it near the root of 2."
    EXPECT_NEAR(std::log(at("layer-histograms?activation=relu" + drawn, "best")),
                std::log(std::sqrt(2.0)), 0.35)
        << seed;
  }
  // "Without bound."
  EXPECT_GT(at("layer-histograms?activation=relu&scale=10", "spread_last"), 1e6);
}

}  // namespace
}  // namespace downhill::scenes
