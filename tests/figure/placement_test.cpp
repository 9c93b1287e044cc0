#include "figure/placement.h"

#include <gtest/gtest.h>

namespace downhill::figure {
namespace {

const Rectangle kWindow{0, 0, 400, 300};

TEST(Placement, CountsWhatIsHidden) {
  const Rectangle box{100, 100, 50, 20};
  EXPECT_EQ(hidden_by(box, {}), 0);
  EXPECT_FLOAT_EQ(hidden_by(box, {Line{{0, 110}, {400, 110}, {Role::kCurve, 3}}}), 50);
  EXPECT_EQ(hidden_by(box, {Line{{0, 110}, {400, 110}, {Role::kGrid, 1}}}), 0);
  EXPECT_GT(hidden_by(box, {Circle{{95, 110}, 8, {Role::kPoint}}}), 50);
  EXPECT_EQ(hidden_by(box, {Circle{{80, 110}, 8, {Role::kPoint}}}), 0);
}

TEST(Placement, PrefersTheRight) {
  const Rectangle box = best_place(places_around({200, 150}, {60, 20}, 20), kWindow, {});
  EXPECT_EQ(box, (Rectangle{220, 140, 60, 20}));
}

TEST(Placement, StaysInsideAtEveryPlace) {
  for (float x = 0; x <= 400; x += 20) {
    for (float y = 0; y <= 300; y += 20) {
      const Rectangle box = best_place(places_around({x, y}, {90, 30}, 22), kWindow, {});
      EXPECT_GE(box.left, 0);
      EXPECT_GE(box.top, 0);
      EXPECT_LE(box.right(), 400);
      EXPECT_LE(box.bottom(), 300);
      EXPECT_FALSE(box.contains({x, y})) << "not over the point";
    }
  }
}

TEST(Placement, AvoidsLines) {
  const DrawList list = {Line{{200, 150}, {400, 150}, {Role::kCurve, 3}}};
  const Rectangle box = best_place(places_around({200, 150}, {60, 20}, 20), kWindow, list);
  EXPECT_EQ(hidden_by(box, list), 0);
}

TEST(Placement, NoRoomAtAll) {
  const Rectangle box = best_place(places_around({5, 5}, {60, 20}, 20), {0, 0, 10, 10}, {});
  EXPECT_EQ(box.left, 0);
  EXPECT_EQ(best_place({}, kWindow, {}), Rectangle{});
}

}  // namespace
}  // namespace downhill::figure
