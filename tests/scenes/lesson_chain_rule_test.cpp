// What lesson 13 says without a marker, against the engine's numbers.
#include <gtest/gtest.h>

#include <cmath>
#include <string>

#include "scenes/audit.h"
#include "scenes/scene_context.h"

namespace downhill::scenes {
namespace {

TEST(LessonChainRule, WhatTheWordsSayIsSo) {
  // "About 0.24": x pushed by 0.01 raises (3x+1)² from 16.
  const double pushed = seen(*scene_of("computation-graph?f=(3x+1)^2&x=1.01&step=41"), "value");
  EXPECT_NEAR(pushed - 16, 0.24, 0.01);
  // "y = -2x" makes what arrives at x cancel.
  EXPECT_EQ(seen(*scene_of("computation-graph?f=x*y+x^2&x=2&y=-4&step=41"), "fx"), 0);
  // "The gradient of x is always twice that of y", both negative; "with x = -5 its loss is almost
  // 1, its gradient almost 0".
  const std::string neuron = "computation-graph?f=(sigmoid(2x+y)-1)^2&y=0.5&step=41&x=";
  for (const char* x : {"-5", "-1", "0", "1.5"}) {
    const auto scene = scene_of(neuron + x);
    EXPECT_LT(seen(*scene, "fx"), 0) << x;
    EXPECT_NEAR(seen(*scene, "fx") / seen(*scene, "fy"), 2, 1e-12) << x;
  }
  EXPECT_GT(seen(*scene_of(neuron + "-5"), "value"), 0.99);
  EXPECT_LT(std::abs(seen(*scene_of(neuron + "-5"), "fx")), 1e-3);
}

TEST(LessonChainRule, TheAuditAgreesWhereTheFormulaIsSmooth) {
  const auto scene = scene_of("computation-graph?f=x*exp(-x*y)&x=1&y=0.5&step=41&audit=1");
  for (const Audit::Way& way : audit(*scene->audited()).ways) {
    EXPECT_LT(way.difference, 1e-8) << way.name;
  }
  // "relu: machines agree to use 0 at 0", and "for relu at 0 the five ways do not agree".
  EXPECT_EQ(seen(*scene_of("computation-graph?f=relu(x)&x=0&step=41"), "fx"), 0);
  const auto kink = scene_of("computation-graph?f=relu(x)&x=0&step=41");
  bool agree = true;
  for (const Audit::Way& way : audit(*kink->audited()).ways) agree &= way.difference < 1e-8;
  EXPECT_FALSE(agree);
}

}  // namespace
}  // namespace downhill::scenes
