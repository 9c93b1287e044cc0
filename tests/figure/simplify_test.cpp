#include "figure/simplify.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

namespace downhill::figure {
namespace {

TEST(Simplify, StraightLinesKeepTheirEnds) {
  EXPECT_EQ(simplified({{0, 0}, {1, 1}, {2, 2}, {3, 3}}, 0.01F),
            (std::vector<Point>{{0, 0}, {3, 3}}));
  EXPECT_EQ(simplified({{0, 0}}, 1).size(), 1U);
  EXPECT_TRUE(simplified({}, 1).empty());
}

TEST(Simplify, CornersStay) {
  const std::vector<Point> corner = {{0, 0}, {5, 0}, {5, 5}};
  EXPECT_EQ(simplified(corner, 0.5F), corner);
}

TEST(Simplify, RingsStayRings) {
  const std::vector<Point> ring = {{0, 0}, {2, 0}, {4, 0}, {4, 4}, {0, 4}, {0, 0}};
  EXPECT_EQ(simplified(ring, 0.1F), (std::vector<Point>{{0, 0}, {4, 0}, {4, 4}, {0, 4}, {0, 0}}));
}

// Every dropped point of a circle stays within the tolerance of the kept polygon: a chord of a
// circle of radius 100 with sagitta 0.05 spans sqrt(8 * 100 * 0.05) = 6.3 px, so about 100 points
// remain.
TEST(Simplify, StaysWithinTheTolerance) {
  std::vector<Point> circle;
  for (int i = 0; i <= 2000; ++i) {
    const double angle = 2 * std::numbers::pi * i / 2000;
    circle.push_back(
        {static_cast<float>(100 * std::cos(angle)), static_cast<float>(100 * std::sin(angle))});
  }
  const auto kept = simplified(circle, 0.05F);
  EXPECT_LT(kept.size(), 210U);
  for (std::size_t i = 1; i < kept.size(); ++i) {
    const float middle =
        std::hypot((kept[i].x + kept[i - 1].x) / 2, (kept[i].y + kept[i - 1].y) / 2);
    EXPECT_GT(middle, 100 - 0.06F);
  }
}

}  // namespace
}  // namespace downhill::figure
