#include "figure/turntable.h"

#include <gtest/gtest.h>

namespace downhill::figure {
namespace {

// What is near follows the hand: to the right, and down when one looks from higher.
TEST(Turntable, TheNearSideFollowsTheHand) {
  Turntable table;
  EXPECT_FALSE(table.is_held());
  table.grab({100, 100}, {0, 30});
  EXPECT_TRUE(table.is_held());
  const Range side{-1, 1};
  const auto near_corner = [&](Camera camera) {
    return Space(side, side, side, {0, 0, 200, 200}, camera).screen_from_data({0, -1, -1});
  };
  const Point before = near_corner({0, 30});
  EXPECT_GT(near_corner(table.moved_to({120, 100})).x, before.x);
  EXPECT_LT(near_corner(table.moved_to({80, 100})).x, before.x);
  EXPECT_GT(table.moved_to({100, 120}).tilt, 30);
  EXPECT_EQ(table.moved_to({100, 100}), (Camera{0, 30}));
}

TEST(Turntable, TurnsRoundAndRoundButNotOver) {
  Turntable table;
  table.grab({0, 0}, {170, 80});
  EXPECT_DOUBLE_EQ(table.moved_to({40, 0}).turn, -170);
  EXPECT_DOUBLE_EQ(table.moved_to({720, 0}).turn, 170);
  EXPECT_DOUBLE_EQ(table.moved_to({0, 500}).tilt, kMostTilt);
  EXPECT_DOUBLE_EQ(table.moved_to({0, -500}).tilt, kLeastTilt);
}

}  // namespace
}  // namespace downhill::figure
