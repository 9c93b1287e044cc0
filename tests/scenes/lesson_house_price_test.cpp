// What lesson 08 says without a marker, against the data and the engine's numbers.
#include <gtest/gtest.h>

#include <cmath>
#include <string>

#include "data/ames.h"
#include "scenes/scene_context.h"

namespace downhill::scenes {
namespace {

TEST(LessonHousePrice, WhatTheWordsSayIsSo) {
  const data::Ames ames = *data::parse_ames(*lesson_data("ames.csv"));
  const Eigen::ArrayXd area = ames.area_sqft.array();
  const Eigen::ArrayXd age = ames.age_years().array();

  // "The house of 1,874 square feet" is one of a kind among those that are drawn with its error.
  EXPECT_EQ(seen(*scene_of("house-price"), "example_area"), 1874);
  EXPECT_EQ(seen(*scene_of("house-price"), "example_sold"), 220);
  // "Old houses are smaller on average."
  EXPECT_LT(((area - area.mean()) * (age - age.mean())).mean(), 0);
  // "250,000 ± 47,000", "about four in five".
  const auto trained = scene_of("house-price?features=area-age&step=200");
  EXPECT_EQ(std::round(seen(*trained, "rmse")), 47);
  EXPECT_NEAR(seen(*trained, "within"), 80, 2);
  // "300 square feet and 140 years old: there are no dots near."
  EXPECT_EQ(((area < 600) && (age > 110)).count(), 0);
  // "None of the drawn sales lies outside the window", and few sales do.
  EXPECT_LT(seen(*trained, "outside"), 10);
  // "They agree to six digits" after the 100 steps of the table.
  EXPECT_LT(seen(*scene_of("house-price?features=area-age&step=100"), "gap"), 5e-7);
  // "Start from somewhere else, and you will arrive at the same line."
  EXPECT_NEAR(seen(*scene_of("house-price?w=-100&b=390&step=60"), "w_area"),
              seen(*scene_of("house-price?w=20&b=60&step=60"), "w_area"), 0.005);
  // Rate 0.9: from side to side, each time lower. Rate 1.1: each time higher.
  for (const auto& [rate, lower] : {std::pair{"0.9", true}, {"1.1", false}}) {
    const auto s = scene_of(std::string("house-price?rate=") + rate);
    double side = seen(*s, "bias") - seen(*s, "best_bias"), loss = seen(*s, "loss");
    for (int step = 1; step <= 10; ++step) {
      s->go_to_step(step);
      EXPECT_LT((seen(*s, "bias") - seen(*s, "best_bias")) * side, 0);
      EXPECT_EQ(seen(*s, "loss") < loss, lower);
      side = seen(*s, "bias") - seen(*s, "best_bias");
      loss = seen(*s, "loss");
    }
  }
}

}  // namespace
}  // namespace downhill::scenes
