#include "figure/ground_map.h"

#include <gtest/gtest.h>

#include <cmath>

#include "figure/text_metrics.h"

namespace downhill::figure {
namespace {

Ground saddle() {
  return survey([](double x, double y) { return x * x - y * y; }, {{-3, 3}, {-3, 3}});
}

// Angles on the screen are those of the plane only if units are equal.
TEST(GroundMap, AUnitIsAsLongInXAsInY) {
  for (const Rectangle box : {Rectangle{0, 0, 360, 460}, {10, 20, 179, 150}, {0, 0, 700, 200}}) {
    const Axes axes = ground_map(saddle(), box).axes;
    EXPECT_NEAR(static_cast<double>(axes.box.width) / axes.x.length(),
                static_cast<double>(axes.box.height) / axes.y.length(), 1e-3);
    EXPECT_GT(axes.box.width, 0.5F * std::min(box.width, box.height));
  }
}

TEST(GroundMap, KeyOrLabelsTellTheHeights) {
  const Ground ground = saddle();
  for (const float width : {360.F, 179.F}) {
    const GroundMap map = ground_map(ground, {0, 0, width, 300}, {.z_name = "f"});
    EXPECT_EQ(map.key.width > 0, width > 300);
    DrawList list;
    draw_ground_map(list, ground, map);
    int heights = 0;
    for (const Shape& shape : list) {
      const Text* text = std::get_if<Text>(&shape);
      // Numbers on the frame lie below or left of the map.
      if (text && text->anchor.x > map.axes.box.left && text->anchor.y < map.axes.box.bottom()) {
        ++heights;
      }
    }
    EXPECT_GE(heights, 3) << width;
  }
}

TEST(GroundMap, LabelsStayInsideApartAndOffFreePlaces) {
  const Ground ground = saddle();
  const GroundMap map = ground_map(ground, {0, 0, 179, 160}, {.text_size = 13});
  const Point you = map.axes.screen_from_data(1, 1);
  DrawList list;
  draw_ground_map(list, ground, map, {you});
  std::vector<Rectangle> boxes;
  for (const Shape& shape : list) {
    const Text* text = std::get_if<Text>(&shape);
    if (!text) continue;
    const Rectangle box = text_box(*text);
    EXPECT_TRUE(box.left >= 0 && box.right() <= 179 && box.top >= 0 && box.bottom() <= 160)
        << text->text;
    EXPECT_FALSE(box.contains(you)) << text->text;
    for (const Rectangle& other : boxes) {
      EXPECT_FALSE(box.left < other.right() && other.left < box.right() &&
                   box.top < other.bottom() && other.top < box.bottom())
          << text->text;
    }
    boxes.push_back(box);
  }
}

TEST(GroundMap, NoRoomNoMap) {
  const Ground ground = saddle();
  for (const Rectangle box : {Rectangle{0, 0, 0, 0}, {0, 0, 5, 400}, {0, 0, 400, 5}}) {
    DrawList list;
    draw_ground_map(list, ground, ground_map(ground, box));
    EXPECT_TRUE(all_finite(list));
  }
}

}  // namespace
}  // namespace downhill::figure
