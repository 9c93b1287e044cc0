// What lesson 01 claims, against walks and descents worked out by hand.
#include "scenes/hiker.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "scenes/hiker_path.h"
#include "scenes/scene_context.h"

namespace downhill::scenes {
namespace {

constexpr figure::Size kSize{720, 460};

// How far the ground that is painted reaches from left to right.
float painted_width(const Scene& scene) {
  float left = 1e9F, right = -1e9F;
  for (const figure::Shape& shape : scene.draw(kSize)) {
    const auto* mesh = std::get_if<figure::Mesh>(&shape);
    if (!mesh) continue;
    for (const auto& square : mesh->squares) {
      for (const int corner : square) {
        left = std::min(left, mesh->points[static_cast<std::size_t>(corner)].x);
        right = std::max(right, mesh->points[static_cast<std::size_t>(corner)].x);
      }
    }
  }
  return right - left;
}

TEST(Hiker, WalkIsAFunctionOfTheLine) {
  const auto scene = scene_of("hiker?f=x^2+y^2&x=2&y=0&walk=-1,0,0,1");
  EXPECT_EQ(seen(*scene, "steps"), 2);
  EXPECT_DOUBLE_EQ(seen(*scene, "start_height"), 4);
  EXPECT_DOUBLE_EQ(seen(*scene, "height"), 2);  // at (1, 1)
  EXPECT_DOUBLE_EQ(seen(*scene, "drop"), -1);   // from (1, 0), where it is 1
}

TEST(Hiker, StepsGoWhereTheArrowPointsAndCanBeTakenBack) {
  const auto scene = scene_of("hiker?f=x^2+y^2&x=2&y=0&direction=180&stride=0.5");
  EXPECT_DOUBLE_EQ(seen(*scene, "slope_ahead"), -4);
  scene->act("step");
  scene->act("step");
  EXPECT_EQ(scene->value("walk"), "-0.5,0,-0.5,0");
  EXPECT_DOUBLE_EQ(seen(*scene, "height"), 1);
  scene->act("undo");
  EXPECT_EQ(scene->value("walk"), "-0.5,0");
  scene->act("undo");
  EXPECT_EQ(scene->value("walk"), "");
  // Nobody walks off the map.
  ASSERT_TRUE(scene->set("direction", "0"));
  for (int i = 0; i < 10; ++i) scene->act("step");
  EXPECT_LE(seen(*scene, "height"), 9.0 + 1e-9);
}

TEST(Hiker, FogHidesAllButTheGroundAtTheFeet) {
  const auto fog = scene_of("hiker?walk=1,0");
  const auto clear = scene_of("hiker?walk=1,0&fog=0");
  EXPECT_GT(painted_width(*fog), 20);
  EXPECT_LT(painted_width(*fog), 0.4F * painted_width(*clear));
}

TEST(Hiker, FogIsLiftedOnlyInTheValley) {
  const auto scene = scene_of("hiker?f=x^2+y^2&x=2&y=0&direction=180&stride=1");
  const auto can = [&](const char* action) {
    for (const Action& a : scene->actions()) {
      if (a.id == action) return a.enabled;
    }
    return false;
  };
  EXPECT_FALSE(can("lift"));
  scene->act("step");
  EXPECT_FALSE(can("lift"));
  scene->act("step");
  EXPECT_EQ(seen(*scene, "arrived"), 1);
  EXPECT_TRUE(can("lift"));
  scene->act("lift");
  EXPECT_FALSE(can("step"));
  scene->act("run");
  int moves = 0;
  while (scene->advance()) ++moves;
  EXPECT_GE(moves, 1);
  EXPECT_EQ(scene->step(), scene->spec().last_step);
}

TEST(Hiker, DescentMultipliesByOneMinusRateTimesCurvature) {
  // On x^2/8 + y^2: x by 1 - rate/4, y by 1 - 2 rate, a step.
  const auto f = *expr::Function::parse("x^2/8+y^2", {"x", "y"});
  const HikerPath path = path_by_descent(f, {-2.5, 1.5}, 0.3, -1, 12);
  ASSERT_EQ(path.steps(), 12);
  double x = -2.5, y = 1.5;
  for (std::size_t i = 1; i < path.places.size(); ++i) {
    x *= 1 - 0.3 / 4;
    y *= 1 - 2 * 0.3;
    EXPECT_NEAR(path.places[i].x, x, 1e-12);
    EXPECT_NEAR(path.places[i].y, y, 1e-12);
    EXPECT_LT(path.heights[i], path.heights[i - 1]);
  }
  // A rate above 2 / 2 throws it out of the ravine.
  const HikerPath wild = path_by_descent(f, {-2.5, 1.5}, 1.1, 0.01, 30);
  EXPECT_GT(wild.height(), wild.heights.front());
}

TEST(Hiker, ReplayWalksBothAtTheSamePace) {
  const auto f = *expr::Function::parse("x^2+y^2", {"x", "y"});
  const HikerPath path = path_by_moves(f, {2, 0}, {-1, 0, -1, 0});  // heights 4, 1, 0
  EXPECT_EQ(path.first(0).steps(), 0);
  EXPECT_EQ(path.first(1).places.back(), (figure::DataPoint{1, 0}));
  EXPECT_EQ(path.first(1.5).places.back(), (figure::DataPoint{0.5, 0}));
  EXPECT_EQ(path.first(1.5).height(), 0.5);
  EXPECT_EQ(path.first(7).steps(), 2);
}

TEST(Hiker, TwoValleysAndTheStartDecides) {
  const std::string land = "hiker?f=x^4/8-x^2+x/3+y^2/2&y=2&fog=0&rate=0.1&x=";
  EXPECT_EQ(seen(*scene_of(land + "1"), "descent_arrived"), 0);
  EXPECT_GT(seen(*scene_of(land + "1"), "descent_height"),
            seen(*scene_of(land + "1"), "lowest") + 1);
  EXPECT_EQ(seen(*scene_of(land + "-1"), "descent_arrived"), 1);
}

TEST(Hiker, ArrowIsDraggedOnTheCompass) {
  const auto scene = scene_of("hiker?direction=0&stride=1");
  Handle handle = kNoHandle;
  figure::Point middle{0, 0};
  int count = 0;
  for (float y = 0; y < kSize.height; y += 4) {
    for (float x = 0; x < kSize.width; x += 4) {
      const Handle here = scene->hit({x, y}, kSize, 0);
      if (here < 10) continue;
      handle = here;
      middle = {middle.x + x, middle.y + y};
      ++count;
    }
  }
  ASSERT_GT(count, 100);
  middle = {middle.x / static_cast<float>(count), middle.y / static_cast<float>(count)};
  scene->drag(handle, {middle.x, middle.y - 60}, kSize);
  EXPECT_EQ(scene->number("direction"), 90);
  scene->drag(handle, {middle.x - 60, middle.y + 60}, kSize);
  EXPECT_EQ(scene->number("direction"), 225);
  EXPECT_GT(scene->number("stride"), 0.1);
}

// What lesson 01 says without a marker.
TEST(Hiker, WhatTheWordsSayIsSo) {
  // "So on steep ground it takes long steps, and near the valley short ones."
  const auto f = *expr::Function::parse("(x-1)^2/4+(y+1)^2/3+sin(2x)/8", {"x", "y"});
  const HikerPath path = path_by_descent(f, {-2.5, 2}, 0.2, 0, 40);
  const auto stride = [&](std::size_t i) {
    return std::hypot(path.places[i + 1].x - path.places[i].x,
                      path.places[i + 1].y - path.places[i].y);
  };
  EXPECT_LT(stride(path.places.size() - 2), 0.1 * stride(0));
  // "Each step now lands on the opposite wall, and higher than the one before."
  const auto ravine = *expr::Function::parse("x^2/8+y^2", {"x", "y"});
  const HikerPath wild = path_by_descent(ravine, {-2.5, 1.5}, 1.2, 0.2, 8);
  for (std::size_t i = 1; i < wild.places.size(); ++i) {
    EXPECT_LT(wild.places[i].y * wild.places[i - 1].y, 0);
    EXPECT_GT(wild.heights[i], wild.heights[i - 1]);
  }
  // "West of the ridge everything flows to the deep valley, east of it to the other." The ridge
  // is where the slope in x changes from up to down: x = 0.17, the middle root of x^3/2 - 2x + 1/3.
  const std::string land = "hiker?f=x^4/8-x^2+x/3+y^2/2&fog=0&rate=0.1&";
  for (const char* y : {"y=-2", "y=0", "y=2"}) {
    for (const char* x : {"&x=-2.9", "&x=-1", "&x=0.1"}) {
      EXPECT_EQ(seen(*scene_of(land + y + x), "descent_arrived"), 1) << y << x;
    }
    for (const char* x : {"&x=0.25", "&x=1", "&x=2.5"}) {
      EXPECT_EQ(seen(*scene_of(land + y + x), "descent_arrived"), 0) << y << x;
    }
  }
}

// Found by every_scene_test.cpp: the height where one begins may be infinite.
TEST(Hiker, DrawsOnlyFinitePlacesOnInfiniteGround) {
  const auto scene = scene_of("hiker?f=exp(exp(x^2))&x=20&y=-14.9&walk=4,4&fog=0");
  EXPECT_TRUE(figure::all_finite(scene->draw({760, 520})));
}

}  // namespace
}  // namespace downhill::scenes
