#include "figure/space.h"

#include <gtest/gtest.h>

#include <cmath>

namespace downhill::figure {
namespace {

const Rectangle kBox{0, 0, 600, 400};

Space space(double turn, double tilt) {
  return Space({-1, 3}, {0, 10}, {-5, 5}, kBox, {turn, tilt}, 0.5);
}

TEST(Space, MiddleOfTheBlockIsTheMiddleOfTheBox) {
  for (double turn : {0., 33., 190.}) {
    const Point p = space(turn, 30).screen_from_data({1, 5, 0});
    EXPECT_NEAR(p.x, 300, 1e-3);
    EXPECT_NEAR(p.y, 200, 1e-3);
  }
}

// Unturned and from above it is a map: x to the right, y upwards, z without effect.
TEST(Space, FromAboveItIsAMap) {
  const Space map = space(0, 90);
  const Point a = map.screen_from_data({0, 5, -5}), b = map.screen_from_data({2, 5, 5});
  EXPECT_NEAR(a.y, b.y, 1e-3);
  EXPECT_LT(a.x, b.x);
  EXPECT_LT(map.screen_from_data({1, 8, 0}).y, map.screen_from_data({1, 2, 0}).y);
}

TEST(Space, AQuarterTurnPutsXIntoTheDepth) {
  const Space turned = space(90, 30);
  EXPECT_NEAR(turned.screen_from_data({-1, 5, 0}).x, turned.screen_from_data({3, 5, 0}).x, 1e-3);
  EXPECT_GT(turned.nearness({-1, 5, 0}), turned.nearness({3, 5, 0}));
  EXPECT_FALSE(turned.x_max_is_near());
  EXPECT_TRUE(space(-90, 30).x_max_is_near());
}

TEST(Space, TheBlockFitsAtEveryTurn) {
  for (double turn = 0; turn < 360; turn += 15) {
    for (double tilt : {0., 20., 45., 90.}) {
      for (double x : {-1., 3.}) {
        for (double y : {0., 10.}) {
          for (double z : {-5., 5.}) {
            const Point p = space(turn, tilt).screen_from_data({x, y, z});
            EXPECT_TRUE(p.x > -0.01F && p.x < 600.01F && p.y > -0.01F && p.y < 400.01F);
          }
        }
      }
    }
  }
}

TEST(Space, FloorAndScreenAreInverse) {
  for (double turn : {0., 25., 140., -70.}) {
    const Space s = space(turn, 35);
    const Point p = s.screen_from_data({2, 3, -5});
    const DataPoint back = s.floor_from_screen(p, -5);
    EXPECT_NEAR(back.x, 2, 1e-4);
    EXPECT_NEAR(back.y, 3, 1e-4);
  }
}

// Going towards the eye does not move a point on the screen and brings it nearer.
TEST(Space, TheEyeIsWhereItSays) {
  for (double turn : {0., 25., 140., -70.}) {
    const Space s = space(turn, 35);
    const SpacePoint step = s.towards_eye();
    const SpacePoint from{1, 4, -1};
    const SpacePoint to{from.x + 0.3 * step.x, from.y + 0.3 * step.y, from.z + 0.3 * step.z};
    EXPECT_NEAR(s.screen_from_data(from).x, s.screen_from_data(to).x, 1e-3);
    EXPECT_NEAR(s.screen_from_data(from).y, s.screen_from_data(to).y, 1e-3);
    EXPECT_GT(s.nearness(to), s.nearness(from));
  }
}

TEST(Space, LightComesFromTheUpperLeft) {
  const Space s = space(0, 30);
  EXPECT_NEAR(s.light(0, 0), 0.83, 1e-9) << "level ground";
  EXPECT_GT(s.light(2, 0), s.light(-2, 0)) << "what rises to the right faces left";
  EXPECT_GT(s.light(0, -2), s.light(0, 2)) << "what falls away from the eye faces the far lamp";
  EXPECT_GE(s.light(1e9, 1e9), 0);
  EXPECT_EQ(s.light(NAN, 0), 0);
}

TEST(Space, NoSizeNoHarm) {
  const Space s({0, 1}, {0, 1}, {0, 0}, {}, {30, 30});
  const Point p = s.screen_from_data({1, 1, 7});
  EXPECT_TRUE(std::isfinite(p.x) && std::isfinite(p.y));
}

}  // namespace
}  // namespace downhill::figure
