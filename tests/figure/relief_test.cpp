#include "figure/relief.h"

#include <gtest/gtest.h>

#include <cmath>

#include "figure/surface.h"

namespace downhill::figure {
namespace {

const Window kFour{{-2, 2}, {-2, 2}};
const Rectangle kBox{0, 0, 400, 360};

Ground hill() {
  return survey([](double x, double y) { return 2 * std::exp(-x * x - y * y); }, kFour);
}

std::size_t squares(const DrawList& list) {
  std::size_t sum = 0;
  for (const Shape& shape : list) {
    if (const Mesh* mesh = std::get_if<Mesh>(&shape)) sum += mesh->squares.size();
  }
  return sum;
}

DrawList drawn(const Ground& ground, double turn, const ReliefOptions& options) {
  DrawList list;
  const Space space = relief_space(ground, kBox, {turn, 32}, options);
  draw_relief_floor(list, ground, space, options);
  draw_relief(list, ground, space, options);
  EXPECT_TRUE(all_finite(list));
  return list;
}

// What is left of the 32 x 32 squares when the cut lies at -1: a quarter or three quarters, by the
// side that is turned to the eye.
TEST(Relief, CutsTakeAwayWhatLiesBeforeThem) {
  const Ground ground = hill();
  const unsigned side = static_cast<unsigned>(ReliefOptions{}.nodes) - 1;  // squares
  EXPECT_EQ(squares(drawn(ground, 30, {})), side * side);
  EXPECT_EQ(squares(drawn(ground, 30, {.cut_y = -1.})), side * side * 3 / 4)
      << "y.min is near at turn 30";
  EXPECT_EQ(squares(drawn(ground, 210, {.cut_y = -1.})), side * side / 4) << "y.max is near";
  EXPECT_EQ(squares(drawn(ground, 30, {.cut_x = -1.})), side * side * 3 / 4);
  EXPECT_EQ(squares(drawn(ground, 30, {.cut_x = -1., .cut_y = -1.})), side * side * 15 / 16)
      << "only the quarter between both";
}

TEST(Relief, CutsAtTheEdgesAndBeyondAreNoTrouble) {
  const Ground ground = hill();
  for (double turn : {0., 30., 90., 135., 180., 270.}) {
    for (double at : {-5., -2., 0.3, 2., 5.}) {
      drawn(ground, turn, {.cut_x = at});
      drawn(ground, turn, {.cut_x = at, .cut_y = -at});
    }
  }
  drawn(survey([](double x, double y) { return std::log(x * y); }, kFour), 30, {.cut_y = 1.});
}

// The block neither grows nor shrinks while it is turned, and stays in its box.
TEST(Relief, StaysInItsBox) {
  const Ground ground = hill();
  for (const Rectangle box : {kBox, Rectangle{10, 10, 179, 160}, {0, 0, 700, 150}}) {
    const ReliefOptions options{.text_size = 13, .numbers = box.width > 200};
    for (double turn = -180; turn < 180; turn += 30) {
      for (double tilt : {5., 32., 60., 90.}) {
        const Space space = relief_space(ground, box, {turn, tilt}, options);
        for (double x : {-2., 2.}) {
          for (double y : {-2., 2.}) {
            for (double z : {ground.z.min, ground.z.max}) {
              EXPECT_TRUE(box.contains(space.screen_from_data({x, y, z})));
            }
          }
        }
      }
    }
  }
}

TEST(Relief, WaysEndAtTheWindow) {
  const Ground ground = hill();
  const auto way = way_over(ground, {-4, 0}, {4, 0}, 8);
  ASSERT_EQ(way.size(), 9U);
  EXPECT_TRUE(std::isnan(way[0].z) && std::isnan(way[1].z));
  EXPECT_NEAR(way[4].z, 2, 1e-12);
  EXPECT_NEAR(way[6].z, 2 * std::exp(-4), 1e-12);
  EXPECT_TRUE(std::isnan(way[8].z));
}

// Independent of the search: the place is projected, and the search must come back to it.
TEST(Relief, APlaceIsFoundWhereItIsSeen) {
  const Ground ground = hill();
  int visible = 0;
  for (double turn : {-120., 0., 30., 100.}) {
    const Space space = relief_space(ground, kBox, {turn, 40});
    for (const DataPoint p : {DataPoint{0, 0}, {1.5, -1.5}, {-1.5, -1.2}}) {
      const double z = ground.height(p.x, p.y);
      const auto seen = place_seen_at(ground, space, space.screen_from_data({p.x, p.y, z}));
      if (!is_visible({p.x, p.y, z}, ground.grid, space)) continue;
      ++visible;
      ASSERT_TRUE(seen);
      EXPECT_NEAR(seen->x, p.x, 0.03) << turn;
      EXPECT_NEAR(seen->y, p.y, 0.03) << turn;
    }
  }
  EXPECT_GE(visible, 9);
  // A place behind the hill is not seen, but found when it is near.
  const Space low = relief_space(ground, kBox, {0, 12});
  const DataPoint behind{0, 1};
  const Point over = low.screen_from_data({0, 1, ground.height(0, 1)});
  EXPECT_LT(place_seen_at(ground, low, over)->y, 0.5);
  const auto found = place_seen_at(ground, low, over, behind);
  EXPECT_NEAR(found->x, 0, 0.03);
  EXPECT_NEAR(found->y, 1, 0.03);
  EXPECT_FALSE(place_seen_at(ground, relief_space(ground, kBox, {30, 40}), {1, 1}));
}

}  // namespace
}  // namespace downhill::figure
