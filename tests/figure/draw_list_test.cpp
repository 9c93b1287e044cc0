#include "figure/draw_list.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace downhill::figure {
namespace {

constexpr float kNan = std::numeric_limits<float>::quiet_NaN();
constexpr float kInfinity = std::numeric_limits<float>::infinity();

// One of each shape, printed by hand.
TEST(DrawList, PrintsOneShapeALine) {
  const DrawList list = {
      Line{{1, 2}, {3, 4.5F}, {Role::kGrid, 1, Dash::kDashed, 0.5F}, true},
      Polyline{{{0, 0}, {1, -0.001F}}, {Role::kCurve, 3}},
      Polygon{{{0, 0}, {1, 0}, {0, 1}}, {Role::kUp}},
      Circle{{5, 6}, 9, {Role::kSheet}, {Role::kPoint, 3}},
      Rect{{0, 1, 20, 10}, kNoFill, {Role::kTangent, 1}, 4},
      Cells{{0, 0, 2, 1}, 2, 1, {0.25F, kNan}},
      Text{{7, 8}, "slope", {Role::kInk2}, 15, Align::kEnd, Baseline::kTop, Face::kItalic, true},
      Clip{{0, 0, 10, 10}},
      Clip{{}, false},
      Plot{{0, 0, 10, 10}, 0, 1, 0.1, 100, false, true, "t", "loss"},
  };
  EXPECT_EQ(to_string(list),
            "line 1.00,2.00 3.00,4.50 stroke grid 1.00 dashed/0.50 arrow\n"
            "polyline 0.00,0.00 1.00,0.00 stroke curve 3.00\n"
            "polygon 0.00,0.00 1.00,0.00 0.00,1.00 fill up\n"
            "circle 5.00,6.00 r 9.00 fill sheet stroke point 3.00\n"
            "rect 0.00,1.00 20.00x10.00 corner 4.00 stroke tangent 1.00\n"
            "cells 0.00,0.00 2.00x1.00 grid 2x1 0.25 nan\n"
            "text 7.00,8.00 end top 15.00 italic halo fill ink-2 \"slope\"\n"
            "clip 0.00,0.00 10.00x10.00\n"
            "clip off\n"
            "plot 0.00,0.00 10.00x10.00 \"t\" 0..1 \"loss\" 0.1..100 log\n");
}

TEST(DrawList, EqualListsAreEqual) {
  const DrawList a = {Circle{{1, 2}, 3, {Role::kPoint}}};
  DrawList b = a;
  EXPECT_EQ(a, b);
  std::get<Circle>(b[0]).radius = 4;
  EXPECT_NE(a, b);
}

TEST(DrawList, FindsWhatIsNotFinite) {
  EXPECT_TRUE(all_finite({}));
  EXPECT_TRUE(all_finite({Line{{0, 0}, {1, 1}}, Text{{1, 1}, "a"}}));
  EXPECT_FALSE(all_finite({Line{{0, 0}, {1, kNan}}}));
  EXPECT_FALSE(all_finite({Polyline{{{0, 0}, {kInfinity, 0}}, {}}}));
  EXPECT_FALSE(all_finite({Circle{{0, 0}, kNan}}));
  EXPECT_FALSE(all_finite({Rect{{0, 0, kInfinity, 1}}}));
  EXPECT_FALSE(all_finite({Circle{{0, 0}, 1}, Clip{{0, kNan, 1, 1}}}));
}

TEST(DrawList, ALevelMayBeMissing) { EXPECT_TRUE(all_finite({Cells{{0, 0, 1, 1}, 1, 1, {kNan}}})); }

TEST(DrawList, UnpaintedCellsAreEqual) {
  const float nan = std::nanf("");
  const Cells cells{.box = {0, 0, 2, 1}, .columns = 2, .rows = 1, .levels = {nan, 0.5F}};
  EXPECT_EQ(cells, Cells(cells));
  Cells other = cells;
  other.levels = {0.5F, nan};
  EXPECT_FALSE(cells == other);
}

}  // namespace
}  // namespace downhill::figure
