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

}  // namespace
}  // namespace downhill::scenes
