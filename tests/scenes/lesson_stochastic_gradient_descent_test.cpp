// What lesson 10 says without a marker, against the engine's numbers.
#include <gtest/gtest.h>

#include <cmath>
#include <string>

#include "scenes/scene_context.h"

namespace downhill::scenes {
namespace {

double at(const std::string& line, const char* id) { return seen(*scene_of(line), id); }

TEST(LessonStochasticGradientDescent, WhatTheWordsSayIsSo) {
  // "The step by all sales goes straight towards the bottom": half the slope at once is there.
  const std::string all = "sgd?view=path&w=60&b=130&rate=0.5&batch=2925&step=1";
  EXPECT_NEAR(at(all, "loss") / at(all, "best_loss"), 1, 1e-9);
  // "Some sales point uphill from the very first inch": a tiny step by them does not help either.
  for (int seed = 1; seed <= 40; ++seed) {
    const auto s = scene_of("sgd?view=batch&w=60&b=130&rate=0.001&seed=" + std::to_string(seed));
    EXPECT_EQ(seen(*s, "off") > 90, seen(*s, "after") > seen(*s, "loss")) << seed;
  }
  // "Far from the valley nearly all houses agree, near it they quarrel."
  EXPECT_GT(at("sgd?view=cloud&w=-100&b=20", "agree"), 97);
  EXPECT_LT(at("sgd?view=cloud&w=110&b=180", "agree"), 65);
  // "Four times as many, and the spread is half."
  const std::string law = "sgd?view=law&w=80&b=150&batch=";
  EXPECT_NEAR(at(law + "16", "spread") / at(law + "4", "spread"), 0.5, 0.002);
  // "About 100."
  EXPECT_NEAR(at(law + "100", "spread") / at(law + "1", "spread"), 0.1, 0.002);
  // "Half the rate, about half the height": from 0.1 to 0.05, over ten seeds.
  double high = 0, low = 0;
  for (int seed = 1; seed <= 10; ++seed) {
    const std::string line =
        "sgd?view=path&batch=4&step=400&seed=" + std::to_string(seed) + "&rate=";
    high += at(line + "0.1", "hover");
    low += at(line + "0.05", "hover");
  }
  EXPECT_NEAR(low / high, 0.5, 0.15);
  // "0.002: the walk has not even come to the valley."
  EXPECT_GT(at("sgd?view=path&batch=4&step=400&rate=0.002", "hover"),
            at("sgd?view=path&batch=4&step=400&rate=0.2", "hover"));
  // "The walk by single sales was in the valley after a few dozen": nine tenths of the way down.
  const auto single = scene_of("sgd?view=path");
  const double start = seen(*single, "excess");
  int steps = 0;
  while (seen(*single, "excess") > 0.1 * start) single->go_to_step(++steps);
  EXPECT_LE(steps, 40);
  // One epoch each: batches of 16 against all.
  EXPECT_LT(at("sgd?view=path&batch=16&step=183", "excess"),
            0.1 * at("sgd?view=path&batch=2925&step=1", "excess"));
  // "Would have taken six steps."
  EXPECT_EQ(std::floor(20000 / at("sgd", "sales")), 6);
}

}  // namespace
}  // namespace downhill::scenes
