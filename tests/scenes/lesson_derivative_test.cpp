// What lesson 02 says without a marker, against the engine's numbers.
#include <gtest/gtest.h>

#include <string>

#include "scenes/scene_context.h"

namespace downhill::scenes {
namespace {

TEST(LessonDerivative, WhatTheWordsSayIsSo) {
  // "It begins flatter and ends steeper than 1", on the stretch from 1 to 3.
  EXPECT_LT(seen(*scene_of("derivative?x=1&show=tangent"), "derivative"), 1);
  EXPECT_GT(seen(*scene_of("derivative?x=3&show=tangent"), "derivative"), 1);
  // "At x = 0 the slope is at its lowest": f''(0) = 0, and it grows to both sides.
  const auto sign = scene_of("derivative?f=x^3/3-x&show=sign&from=-2.5&to=2.5&x=0");
  EXPECT_EQ(seen(*sign, "second"), 0);
  EXPECT_NEAR(seen(*sign, "least_slope"), seen(*sign, "derivative"), 1e-4);
  // "The simplest shelf is that of x^3 at 0."
  EXPECT_EQ(seen(*scene_of("derivative?f=x^3&x=0&show=tangent"), "shelf"), 1);
  // "Three such places."
  const auto level = scene_of("derivative?f=x^5/20-x^3/3&show=tangent&from=-3&to=3");
  EXPECT_EQ(seen(*level, "peaks") + seen(*level, "valleys") + seen(*level, "shelves"), 3);
  // "The path and its slope are the same curve."
  for (const char* x : {"-1", "0", "1.5"}) {
    const auto scene = scene_of(std::string("derivative?f=exp(x)&show=derivative&x=") + x);
    EXPECT_DOUBLE_EQ(seen(*scene, "y"), seen(*scene, "derivative"));
  }
}

}  // namespace
}  // namespace downhill::scenes
