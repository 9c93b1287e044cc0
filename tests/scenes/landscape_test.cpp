#include "scenes/landscape.h"

#include <gtest/gtest.h>

#include <cmath>

#include "scenes/scene_context.h"

namespace downhill::scenes {
namespace {

TEST(Landscape, HeightAndSlopesOfAPlace) {
  Landscape land;
  land.stand("x^2 y+sin(y)", 1.5, -0.5);
  // By hand: 2xy and x^2 + cos y.
  EXPECT_DOUBLE_EQ(land.z(), 1.5 * 1.5 * -0.5 + std::sin(-0.5));
  EXPECT_DOUBLE_EQ(land.slope_x(), -1.5);
  EXPECT_DOUBLE_EQ(land.slope_y(), 2.25 + std::cos(0.5));
  EXPECT_EQ(land.partial(0).pretty(), "2x y");
  const figure::DataPoint there = land.gradient_at(1, 0);
  EXPECT_DOUBLE_EQ(there.x, 0);
  EXPECT_DOUBLE_EQ(there.y, 2);
}

TEST(Landscape, NoSlopeAtCornersAndInHoles) {
  Landscape land;
  land.stand("sqrt(x^2+y^2)", 0, 0);
  EXPECT_EQ(land.z(), 0);
  EXPECT_TRUE(std::isnan(land.slope_x()) && std::isnan(land.slope_y()));
  land.stand("abs(x)+y", 0, 1);
  EXPECT_TRUE(std::isnan(land.slope_x())) << "a ridge along y";
  EXPECT_EQ(land.slope_y(), 1);
  land.stand("ln(x)", -1, 0);
  EXPECT_TRUE(std::isnan(land.z()) && std::isnan(land.slope_x()));
}

TEST(Landscape, TheWindowHoldsThePlaceAndStaysSquare) {
  Landscape land;
  for (const auto& [x, y] : {std::pair{0., 0.}, {7., -1.}, {-20., 20.}, {0.5, 0.5}}) {
    land.stand("x^2-y^2", x, y);
    const figure::Window& window = land.ground().window;
    EXPECT_TRUE(window.x.contains(x) && window.y.contains(y));
    EXPECT_DOUBLE_EQ(window.x.length(), window.y.length());
  }
  EXPECT_EQ(land.ground().window, (figure::Window{{-3, 3}, {-3, 3}})) << "and comes back";
}

const figure::Size kSize{720, 460};

// The handles of a landscape scene, found by looking for them as a pointer would.
figure::Point find(const Scene& scene, Handle wanted) {
  for (float y = 0; y < kSize.height; y += 5) {
    for (float x = 0; x < kSize.width; x += 5) {
      if (scene.hit({x, y}, kSize, 4) == wanted) return {x, y};
    }
  }
  ADD_FAILURE() << "no handle " << wanted;
  return {};
}

TEST(LandscapeScene, ThePlaceFollowsTheHandOnTheMapAndOnTheSurface) {
  const auto scene = scene_of("partial?show=ground&x=1&y=1");
  const figure::Point map = find(*scene, kPlaceOnMap);
  scene->drag(kPlaceOnMap, {map.x - 40, map.y}, kSize);
  EXPECT_LT(scene->number("x"), 0.8);
  EXPECT_NEAR(scene->number("y"), 1, 0.051);
  const figure::Point surface = find(*scene, kPlaceOnSurface);
  const std::string before = scene->line();
  scene->drag(kPlaceOnSurface, {surface.x + 1, surface.y + 1}, kSize);
  EXPECT_NEAR(scene->number("y"), 1, 0.2) << before << " -> " << scene->line();
  scene->drag(kPlaceOnMap, {-1000, 1000}, kSize);
  EXPECT_EQ(scene->number("x"), -3) << "held in the window";
  EXPECT_EQ(scene->number("y"), -3);
}

TEST(LandscapeScene, DraggingTheSurfaceTurnsIt) {
  const auto scene = scene_of("partial?show=ground&x=1&y=1&turn=10&tilt=30");
  const figure::Point at = find(*scene, kTurnSurface);
  scene->grab(kTurnSurface, at, kSize);
  scene->drag(kTurnSurface, {at.x + 60, at.y + 20}, kSize);
  EXPECT_EQ(scene->number("turn"), 40);
  EXPECT_EQ(scene->number("tilt"), 40);
  scene->drag(kTurnSurface, {at.x - 60, at.y}, kSize);
  EXPECT_EQ(scene->number("turn"), -20) << "by how far the hand is from where it took hold";
  EXPECT_EQ(scene->number("x"), 1);
}

}  // namespace
}  // namespace downhill::scenes
