// What lesson 17 says without a marker, against the engine's numbers.
#include <gtest/gtest.h>

#include <cmath>
#include <string>

#include "scenes/scene_context.h"

namespace downhill::scenes {
namespace {

double at(const std::string& more, const char* id) {
  const bool asked = more.find("of=") != std::string::npos;
  return seen(*scene_of("gradient-norms?view=both&layers=16" +
                        std::string(asked ? "" : "&of=weights") + more),
              id);
}

TEST(LessonRemedies, ThePlainSigmoidNetStaysAtGuessing) {
  for (const char* more : {"", "&rate=1", "&seed=2", "&seed=3"}) {
    const std::string line = std::string("&activation=sigmoid&step=200") + more;
    EXPECT_NEAR(at(line, "loss"), std::log(2.0), 1e-3) << more;
    EXPECT_LT(at(line, "first"), 1e-9) << more;
  }
}

TEST(LessonRemedies, EachRemedyRaisesTheGradientInFront) {
  for (const char* seed : {"1", "2", "3"}) {
    const std::string sigmoid = std::string("&activation=sigmoid&seed=") + seed;
    const double plain = at(sigmoid, "first");
    EXPECT_GT(at(sigmoid + "&batch_norm=1", "first"), 1e6 * plain);
    EXPECT_GT(at(sigmoid + "&residual=1", "first"), 1e6 * plain);
    const std::string relu = std::string("&activation=relu&seed=") + seed;
    EXPECT_GT(at(relu, "first"), 1000 * plain);
    // A factor of the root of 2 in each of the 15 layers between: ReLU is homogeneous and both
    // draws are normal with the same seed; only the examples' shares in the loss differ.
    const double gain = at(relu + "&init=he&of=signal", "ratio") / at(relu + "&of=signal", "ratio");
    EXPECT_NEAR(std::log2(gain), 7.5, 0.5) << seed;
    // "The bars still fall to the left."
    EXPECT_LT(at(relu + "&of=signal", "ratio"), 0.1);
  }
}

TEST(LessonRemedies, EachRemedyLetsTheNetLearn) {
  for (const char* seed : {"1", "2", "3"}) {
    const std::string drawn = std::string("&step=200&seed=") + seed;
    EXPECT_LT(at(drawn + "&activation=sigmoid&batch_norm=1", "loss"), 0.35);
    EXPECT_LT(at(drawn + "&activation=sigmoid&residual=1", "loss"), 0.5);
    EXPECT_LT(at(drawn + "&activation=relu&init=he", "loss"), 0.35);
    EXPECT_LT(at(drawn + "&activation=relu&init=he&batch_norm=1&residual=1", "loss"), 0.02);
  }
}

TEST(LessonRemedies, BatchNormalisationDividesTheScaleOut) {
  // The hidden values do not change; the output layer's own weights are three times as large, and
  // with them the gradient of the last signals, but for the loss's slope at the other outputs.
  const std::string line = "&activation=sigmoid&batch_norm=1";
  const double one = at(line + "&scale=1&of=signal", "last");
  EXPECT_NEAR(at(line + "&scale=3&of=signal", "last"), 3 * one, one);
  EXPECT_GT(at(line + "&of=signal", "ratio"), 1);  // "It even grows a little towards the front."
}

TEST(LessonRemedies, ResidualConnectionsAloneTipReluOver) {
  EXPECT_GT(at("&activation=relu&residual=1&of=signal", "ratio"), 10);
  EXPECT_NEAR(at("&activation=sigmoid&residual=1&of=signal", "factor"), 1, 0.1);
}

TEST(LessonRemedies, ClippingShortensAndKeepsTheProportions) {
  const std::string line = "&activation=relu&scale=2&seed=3";
  EXPECT_EQ(at(line + "&step=200", "blown_up"), 1);
  EXPECT_EQ(at(line + "&step=200&clip=1", "blown_up"), 0);
  EXPECT_NEAR(at(line, "ratio"), at(line + "&clip=1", "ratio"), 1e-9 * at(line, "ratio"));
  EXPECT_LT(at(line + "&clip=1", "first"), 1);
  EXPECT_GT(at(line, "first"), 5);
  EXPECT_LT(at(line + "&step=100&clip=1", "loss"), 0.1);
  // "It never makes a gradient longer."
  EXPECT_EQ(at("&activation=sigmoid&clip=1", "first"), at("&activation=sigmoid", "first"));
}

}  // namespace
}  // namespace downhill::scenes
