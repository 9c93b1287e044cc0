#include "figure/bars.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

namespace downhill::figure {
namespace {

const Axes kAxes{{0, 5}, {1e-4, 1}, {10, 20, 500, 400}, Scale::kLinear, Scale::kLog};

TEST(Bars, StandOnTheFootOverTheirNumbers) {
  DrawList list;
  draw_bars(list, std::vector<double>{1, 1e-2}, kAxes, {.width = 0.5});
  ASSERT_EQ(list.size(), 2U);
  const Rectangle first = std::get<Rect>(list[0]).box, second = std::get<Rect>(list[1]).box;
  EXPECT_EQ(first, (Rectangle{85, 20, 50, 400}));
  EXPECT_EQ(second, (Rectangle{185, 220, 50, 200}));
}

TEST(Bars, WhatIsTooLowOrNoNumberHasNoneAndWhatIsTooHighIsCutOff) {
  DrawList list;
  const double infinity = std::numeric_limits<double>::infinity();
  draw_bars(list, std::vector<double>{1e-9, 0, -1, std::nan(""), infinity, 50}, kAxes);
  ASSERT_EQ(list.size(), 2U);
  for (const Shape& shape : list) EXPECT_EQ(std::get<Rect>(shape).box.top, 20);
  EXPECT_TRUE(all_finite(list));
}

TEST(Bars, TheTopOfABarIsHeldWithinTheBox) {
  EXPECT_EQ(bar_top(kAxes, 2, 1e-2), (Point{210, 220}));
  EXPECT_EQ(bar_top(kAxes, 2, 7), (Point{210, 20}));
  EXPECT_EQ(bar_top(kAxes, 2, std::nan("")), (Point{210, 420}));
}

}  // namespace
}  // namespace downhill::figure
