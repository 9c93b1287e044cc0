// What lesson 02 says about difference quotients, against the theory of their errors (Numerical
// Recipes, 3rd ed., section 5.7) and derivatives in long double.
#include "scenes/difference_error.h"

#include <gtest/gtest.h>

#include <cmath>

#include "scenes/difference_sweep.h"
#include "scenes/scene_context.h"

namespace downhill::scenes {
namespace {

constexpr const char* kLines[] = {"difference-error?f=sin(x)&x=1", "difference-error?f=exp(x)&x=1",
                                  "difference-error?f=ln(x)&x=2", "difference-error?f=1/x&x=1.7"};

double error_at(Scene& scene, std::string_view id, double h) {
  scene.set_number("h", h);
  return seen(scene, id);
}

TEST(DifferenceError, ForwardFallsLikeHAndCentralLikeItsSquare) {
  for (const char* line : kLines) {
    const auto scene = scene_of(line);
    EXPECT_NEAR(seen(*scene, "order_forward"), 1, 0.02) << line;
    EXPECT_NEAR(seen(*scene, "order_central"), 2, 0.02) << line;
    const double forward = error_at(*scene, "error_forward", 1e-3);
    EXPECT_NEAR(forward / error_at(*scene, "error_forward", 1e-4), 10, 0.1) << line;
    const double central = error_at(*scene, "error_central", 1e-2);
    EXPECT_NEAR(central / error_at(*scene, "error_central", 1e-3), 100, 1) << line;
  }
}

TEST(DifferenceError, ErrorsFollowTheFormulas) {
  // For sin at 1: |f''/(2f')| h and |f'''/(6f')| h^2.
  const auto scene = scene_of("difference-error?f=sin(x)&x=1");
  EXPECT_NEAR(error_at(*scene, "error_forward", 1e-4), std::tan(1.0) / 2 * 1e-4, 1e-7);
  EXPECT_NEAR(error_at(*scene, "error_central", 1e-3), 1e-6 / 6, 1e-10);
}

TEST(DifferenceError, BothRiseAgainFromRounding) {
  for (const char* line : kLines) {
    const auto scene = scene_of(line);
    // Least near 1e-8 and 1e-5.
    EXPECT_GT(seen(*scene, "best_h_forward"), 1e-9) << line;
    EXPECT_LT(seen(*scene, "best_h_forward"), 1e-7) << line;
    EXPECT_GT(seen(*scene, "best_h_central"), 1e-6) << line;
    EXPECT_LT(seen(*scene, "best_h_central"), 1e-4) << line;
    for (const char* id : {"error_forward", "error_central"}) {
      // Rounding jitters and may be lucky at one step: the worst of ten.
      double worst = 0;
      for (int i = 1; i <= 10; ++i) worst = std::max(worst, error_at(*scene, id, i * 1e-15));
      EXPECT_GT(worst, 1e-3) << line;
      EXPECT_GT(worst, 1000 * error_at(*scene, id, 1e-7)) << line;
    }
  }
}

TEST(DifferenceError, AutomaticDerivativeIsAtMachinePrecision) {
  // cos(1) and e from OEIS A049470 and A001113, 1/2, -1/1.7^2 in long double.
  const long double exact[] = {0.54030230586813971740093660744297661L,
                               2.71828182845904523536028747135266250L, 0.5L, -1 / (1.7L * 1.7L)};
  for (int i = 0; i < 4; ++i) {
    const auto scene = scene_of(kLines[i]);
    EXPECT_LE(seen(*scene, "error_auto"), 4 * kRounding) << kLines[i];
    const long double off = std::abs(seen(*scene, "auto") / exact[i] - 1);
    EXPECT_LE(static_cast<double>(off), 4 * kRounding) << kLines[i];
    EXPECT_GT(seen(*scene, "digits_auto"), 15) << kLines[i];
  }
}

TEST(DifferenceError, WhatHasNoDerivativeHasNoErrors) {
  const auto scene = scene_of("difference-error?f=abs(x)&x=0");
  for (const char* id : {"exact", "error_forward", "error_central", "error_auto", "best_h_forward",
                         "order_central"}) {
    EXPECT_TRUE(std::isnan(seen(*scene, id))) << id;
  }
  EXPECT_EQ(scene->describe(), "f(x) = |x| has no derivative at x = 0.00.");
}

TEST(DifferenceError, TheCursorIsDraggedAlongTheWholeRange) {
  const auto scene = scene_of("difference-error?h=0.001");
  const figure::Size size{720, 460};
  Handle cursor = kNoHandle;
  for (float x = 0; x < size.width && cursor == kNoHandle; x += 4) {
    cursor = scene->hit({x, 200}, size, 22);
  }
  ASSERT_NE(cursor, kNoHandle);
  scene->drag(cursor, {-100, 200}, size);
  EXPECT_EQ(scene->number("h"), 1e-16);
  scene->drag(cursor, {9000, 200}, size);
  EXPECT_EQ(scene->number("h"), 1);
}

TEST(DifferenceSweep, RelativeErrorHasAFloorAndKnowsZero) {
  EXPECT_EQ(relative_error(2, 1), 1);
  EXPECT_EQ(relative_error(0.25, 0), 0.25);  // absolute
  EXPECT_EQ(relative_error(1, 1), kRounding);
  EXPECT_TRUE(std::isnan(relative_error(HUGE_VAL, 1)));
  EXPECT_TRUE(std::isnan(relative_error(1, std::nan(""))));
}

TEST(DifferenceSweep, QuotientsOfASquare) {
  const auto square = [](double x) { return x * x; };
  EXPECT_DOUBLE_EQ(forward_difference(square, 3, 0.5), 6.5);  // 2x + h
  EXPECT_DOUBLE_EQ(central_difference(square, 3, 0.5), 6);    // 2x
}

}  // namespace
}  // namespace downhill::scenes
