// What lesson 16 says without a marker, against the engine's numbers.
#include <gtest/gtest.h>

#include <cmath>
#include <string>

#include "scenes/scene_context.h"

namespace downhill::scenes {
namespace {

double at(const std::string& line, const char* id) { return seen(*scene_of(line), id); }

TEST(LessonVanishingExploding, LinearOrthogonalTheNormIsExactlyRhoToTheT) {
  for (const char* rho : {"0.5", "0.9", "1", "1.1", "1.5"}) {
    for (const char* steps : {"5", "50", "100"}) {
      const double expected = std::pow(std::stod(rho), std::stod(steps));
      const std::string line =
          std::string("recurrent-gradient?rho=") + rho + "&steps=" + steps + "&seed=3";
      EXPECT_NEAR(at(line, "norm"), expected, 1e-12 * expected) << line;
      // Inputs change the states of a linear net, not its gradients.
      EXPECT_NEAR(at(line + "&drive=2", "norm"), expected, 1e-12 * expected) << line;
    }
  }
  // "0.9 to the power of 44 is about 0.01"; "a third after ten steps".
  EXPECT_EQ(at("recurrent-gradient?rho=0.9", "reach"), 43);
  EXPECT_NEAR(at("recurrent-gradient?rho=0.9&steps=10", "norm"), 1.0 / 3, 0.02);
}

TEST(LessonVanishingExploding, ARandomMatrixFollowsRhoToTheTFarBack) {
  // The factor a step between 50 and 100 steps back: a turning pair of eigenvalues makes it waver,
  // hence the tolerance; over so many steps anything but rho would show.
  for (int seed = 1; seed <= 10; ++seed) {
    for (const double rho : {0.8, 1.0, 1.2}) {
      const std::string line = "recurrent-gradient?matrix=random&seed=" + std::to_string(seed) +
                               "&rho=" + std::to_string(rho).substr(0, 3);
      const double far = at(line + "&steps=100", "norm") / at(line + "&steps=50", "norm");
      EXPECT_NEAR(std::pow(far, 1.0 / 50), rho, 0.04 * rho) << line;
    }
  }
}

TEST(LessonVanishingExploding, TanhOnlyTakesAway) {
  for (const char* rho : {"0.7", "1", "1.3"}) {
    for (int seed = 1; seed <= 5; ++seed) {
      const std::string line = std::string("recurrent-gradient?activation=tanh&drive=1&rho=") +
                               rho + "&seed=" + std::to_string(seed);
      EXPECT_LT(at(line, "ratio"), 1) << line;
    }
  }
  // "Even with rho = 1 it dies away."
  EXPECT_LT(at("recurrent-gradient?activation=tanh&drive=0.2&rho=1", "norm"), 0.01);
}

TEST(LessonVanishingExploding, EveryLayerMultipliesByAboutTheSameFactor) {
  // The staircase: no bar is further from the straight line than a factor of 30, where the first
  // and the last differ by more than 10^10.
  const auto scene = scene_of("gradient-norms?activation=sigmoid&layers=20");
  const double last = seen(*scene, "last"), factor = seen(*scene, "factor");
  EXPECT_LT(seen(*scene, "ratio"), 1e-10);
  for (int layer = 1; layer <= 20; ++layer) {
    scene->set_number("layer", layer);
    const double line = last * std::pow(factor, 20 - layer);
    EXPECT_LT(std::abs(std::log(seen(*scene, "here") / line)), std::log(30.0)) << layer;
  }
  // "Twice as many layers, twice the exponent", for several draws.
  for (const char* seed : {"1", "2", "3"}) {
    const std::string drawn = std::string("gradient-norms?activation=sigmoid&seed=") + seed;
    const double ten = std::log10(at(drawn + "&layers=10", "ratio")),
                 twenty = std::log10(at(drawn + "&layers=20", "ratio"));
    EXPECT_NEAR(twenty / ten, 2, 0.35) << seed;
    EXPECT_NEAR(ten, -6, 1) << seed;
  }
}

TEST(LessonVanishingExploding, TheScaleTipsTheBalance) {
  EXPECT_LT(at("gradient-norms?activation=tanh&layers=30&scale=0.8", "ratio"), 1e-2);
  EXPECT_GT(at("gradient-norms?activation=tanh&layers=30&scale=1", "ratio"), 1e-2);
  EXPECT_GT(at("gradient-norms?activation=tanh&layers=30&scale=3", "ratio"), 1e2);
  // ReLU is homogeneous: another scale multiplies each layer's factor in this proportion, but for
  // the examples' shares in the loss, which the outputs change.
  const std::string relu = "gradient-norms?activation=relu&layers=50";
  EXPECT_NEAR(at(relu + "&scale=2", "factor") / at(relu + "&scale=1", "factor"), 2, 0.05);
  // The factor is about scale / sqrt 2.
  EXPECT_NEAR(at(relu + "&scale=1.41", "factor"), 1, 0.15);
  EXPECT_NEAR(std::pow(0.9, 50), 0.005, 0.0003);
  EXPECT_NEAR(std::pow(1.1, 50), 117, 1);
}

}  // namespace
}  // namespace downhill::scenes
