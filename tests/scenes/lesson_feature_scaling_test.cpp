// What lesson 09 says without a marker, against the engine's numbers.
#include <gtest/gtest.h>

#include <cmath>
#include <string>

#include "scenes/scene_context.h"

namespace downhill::scenes {
namespace {

double at(const std::string& line, const char* id) { return seen(*scene_of(line), id); }

TEST(LessonFeatureScaling, WhatTheWordsSayIsSo) {
  const std::string needle = "scaling", round = "scaling?scaling=standardised";
  const std::string slanted = "scaling?features=area&scaling=raw&unit=1000";
  // "The same step costs more than 100 times as much across the ravine as along it."
  EXPECT_GT(at(needle, "cost_across") / at(needle, "cost_along"), 100);
  // "Less than one percent of the way at a step."
  EXPECT_LT(2 * at(needle, "smallest") / at(needle, "largest"), 0.01);
  // "Fewer than 470", and still hundreds with the best rate there is.
  EXPECT_LT(at("scaling?share=0.98", "steps_needed"), 470);
  EXPECT_GT(at("scaling?share=0.99", "steps_needed"), 200);
  // "A few dozen at most in lesson 08."
  const auto walk = scene_of("house-price?features=area-age");
  while (seen(*walk, "loss") > 1.001 * seen(*walk, "best_loss")) walk->go_to_step(walk->step() + 1);
  EXPECT_LE(walk->step(), 48);
  // "Areas spread about 17 times as wide as ages."
  EXPECT_NEAR(at(needle, "area_deviation") / at(needle, "age_deviation"), 17, 0.5);
  // "The number of steps grows in proportion to the condition number": at the same part of the
  // largest rate, from a needle to one about four times as thin.
  const double thin = at("scaling?unit=2", "steps_needed"),
               thick = at("scaling?unit=4", "steps_needed");
  const double ratio = at("scaling?unit=2", "condition") / at("scaling?unit=4", "condition");
  EXPECT_NEAR(thin / thick, ratio, 0.25 * ratio);
  // "The best rate is about half the largest one", in a nearly round bowl.
  EXPECT_LT(at(round + "&share=0.55", "steps_needed"), at(round + "&share=0.9", "steps_needed"));
  EXPECT_LT(at(round + "&share=0.55", "steps_needed"), at(round + "&share=0.2", "steps_needed"));
  // "The two slopes point the same way", from the start.
  const auto s = scene_of(slanted);
  EXPECT_GT(seen(*s, "grad_area") * seen(*s, "grad_other"), 0);
  // "The same line in every valley."
  for (const char* scaling : {"raw", "centred", "standardised"}) {
    EXPECT_NEAR(
        at(std::string("scaling?features=area&unit=1000&scaling=") + scaling, "best_w_area"),
        at("house-price", "best_w_area"), 1e-6);
  }
  EXPECT_GT(at("scaling?features=area&scaling=raw", "condition"), 1e6);
  EXPECT_NEAR(at("scaling?features=area&scaling=standardised", "condition"), 1, 1e-9);
}

}  // namespace
}  // namespace downhill::scenes
