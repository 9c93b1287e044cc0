#include "app/pace.h"

#include <gtest/gtest.h>

#include <vector>

namespace downhill::app {
namespace {

std::vector<int> ticks(Pace& pace, double first, double apart, int frames) {
  std::vector<int> out;
  for (int i = 0; i < frames; ++i) out.push_back(pace.ticks(first + apart * i));
  return out;
}

int sum(const std::vector<int>& all) {
  int out = 0;
  for (const int each : all) out += each;
  return out;
}

TEST(Pace, AScreenOfSixtyFramesBringsATickAFrame) {
  Pace pace;
  EXPECT_EQ(ticks(pace, 10, 1.0 / 60, 200), std::vector<int>(200, 1));
}

TEST(Pace, FramesThatComeEarlyOrLateBringOneEachAllTheSame) {
  Pace pace;
  for (int i = 0; i < 200; ++i) {
    const double late = (i * 7 % 5 - 2) * 1.5e-3;  // up to 3 ms of 16.7
    EXPECT_EQ(pace.ticks(i / 60.0 + late), 1) << i;
  }
}

TEST(Pace, OtherScreensPlayEquallyFast) {
  for (const double frames_a_second : {12.0, 30.0, 50.0, 75.0, 120.0, 144.0, 240.0}) {
    Pace pace;
    const std::vector<int> all =
        ticks(pace, 0, 1 / frames_a_second, static_cast<int>(10 * frames_a_second));
    EXPECT_NEAR(sum(all), 600, 6) << frames_a_second;
  }
}

TEST(Pace, WhatHasStoodStillIsNotMadeUpFor) {
  Pace pace;
  EXPECT_EQ(pace.ticks(0), 1);
  EXPECT_EQ(pace.ticks(1.0 / 60), 1);
  EXPECT_EQ(pace.ticks(3600), Pace::kMostTicks);
  EXPECT_EQ(pace.ticks(3600 + 1.0 / 60), 1);
  pace.stop();
  EXPECT_EQ(pace.ticks(7200), 1);
  EXPECT_EQ(pace.ticks(7100), 0) << "a clock that is set back";
}

}  // namespace
}  // namespace downhill::app
