#include "figure/line_style.h"

#include <gtest/gtest.h>

#include <cmath>

namespace downhill::figure {
namespace {

TEST(LineStyle, OnlyDashesHavePatterns) {
  EXPECT_EQ(dash_pattern({Role::kInk, 2}).off, 0);
  EXPECT_GT(dash_pattern({Role::kInk, 2, Dash::kDashed}).on, 0);
  EXPECT_EQ(dash_pattern({Role::kInk, 2, Dash::kDotted}).on, 0);
  EXPECT_GT(dash_pattern({Role::kInk, 2, Dash::kDotted}).off, 2) << "round dots must not touch";
}

TEST(LineStyle, ArrowEndsAtItsTip) {
  const Line line{{0, 0}, {100, 0}, {Role::kInk, 2}, true};
  const ArrowHead head = arrow_head(line);
  EXPECT_EQ(head.triangle[0], line.to);
  // The shaft's round end, one radius beyond shaft_end, stays where the head is wider than it.
  EXPECT_LT(head.shaft_end.x + 1, 100);
  EXPECT_GT(head.shaft_end.x, head.triangle[1].x);
  EXPECT_FLOAT_EQ(head.triangle[1].y, -head.triangle[2].y);
}

TEST(LineStyle, ShortArrowsHaveSmallHeads) {
  const ArrowHead head = arrow_head({{0, 0}, {0, 4}, {Role::kInk, 3}, true});
  EXPECT_GT(head.triangle[1].y, 0) << "the head is not longer than the line";
  const ArrowHead none = arrow_head({{5, 5}, {5, 5}, {Role::kInk, 3}, true});
  EXPECT_EQ(none.shaft_end, (Point{5, 5}));
}

}  // namespace
}  // namespace downhill::figure
