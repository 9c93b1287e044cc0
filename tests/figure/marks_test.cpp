#include "figure/marks.h"

#include <gtest/gtest.h>

#include "figure/text_metrics.h"

namespace downhill::figure {
namespace {

const Rectangle kWindow{0, 0, 400, 300};

template <class T>
std::vector<T> all(const DrawList& list) {
  std::vector<T> out;
  for (const Shape& shape : list) {
    if (const T* found = std::get_if<T>(&shape)) out.push_back(*found);
  }
  return out;
}

TEST(Marks, PointsAreFilledAndHandlesHollow) {
  DrawList list;
  draw_point(list, {50, 60});
  draw_handle(list, {80, 60});
  const auto circles = all<Circle>(list);
  ASSERT_EQ(circles.size(), 2U);
  EXPECT_EQ(circles[0].fill.role, Role::kPoint);
  EXPECT_EQ(circles[1].fill.role, Role::kSheet);
  EXPECT_EQ(circles[1].stroke.role, Role::kPoint);
}

TEST(Marks, AHotHandleHasAHalo) {
  DrawList rest, hot, held;
  draw_handle(rest, {80, 60});
  draw_handle(hot, {80, 60}, Touch::kHot);
  draw_handle(held, {80, 60}, Touch::kHeld);
  EXPECT_EQ(rest.size() + 1, hot.size());
  EXPECT_GT(std::get<Circle>(hot[0]).radius, std::get<Circle>(hot[1]).radius);
  EXPECT_NE(hot, held);
}

TEST(Marks, TagHoldsItsText) {
  DrawList list;
  draw_tag(list, {390, 150}, "slope 0.92", kWindow);
  const Rect box = all<Rect>(list)[0];
  const Rectangle text = text_box(all<Text>(list)[0]);
  EXPECT_GT(text.left, box.box.left + 5);
  EXPECT_LT(text.right(), box.box.right() - 5);
  EXPECT_LE(box.box.right(), 400);
  EXPECT_FALSE(box.box.contains({390, 150}));
}

TEST(Marks, GuidesMeetAtARightAngle) {
  DrawList list;
  draw_guides(list, {100, 200}, {250, 80}, kWindow, {.across = "h", .up = "rise"});
  const Polyline legs = all<Polyline>(list)[0];
  EXPECT_EQ(legs.points, (std::vector<Point>{{100, 200}, {250, 200}, {250, 80}}));
  const auto texts = all<Text>(list);
  ASSERT_EQ(texts.size(), 2U);
  EXPECT_GT(text_box(texts[0]).top, 200) << "below the level leg of a rising triangle";
  EXPECT_GT(text_box(texts[1]).left, 250) << "outside the upright leg";
}

TEST(Marks, ShortGuidesHaveNoLabels) {
  DrawList list;
  draw_guides(list, {100, 200}, {103, 199}, kWindow, {.across = "h", .up = "rise"});
  EXPECT_TRUE(all<Text>(list).empty());
}

TEST(Marks, ArrowsWithoutLengthAreDots) {
  DrawList list;
  draw_arrow(list, {5, 5}, {5, 5.5F}, Role::kDown);
  EXPECT_EQ(all<Circle>(list).size(), 1U);
  draw_arrow(list, {5, 5}, {50, 5}, Role::kDown);
  EXPECT_TRUE(all<Line>(list)[0].arrow);
}

TEST(Marks, LegendTakesTheEmptyCorner) {
  DrawList list = {Polyline{{{200, 5}, {390, 60}}, {Role::kCurve, 3}},
                   Polyline{{{5, 5}, {190, 60}}, {Role::kCurve, 3}}};
  draw_legend(list, {{"one", {Role::kCurve, 3}}, {"two", {Role::kTangent, 0}}}, kWindow);
  const Rect box = all<Rect>(list)[0];
  EXPECT_GT(box.box.top, 150);
  EXPECT_EQ(all<Text>(list).size(), 2U);
  EXPECT_EQ(all<Circle>(list).size(), 1U) << "a dot for the item without a line";
}

}  // namespace
}  // namespace downhill::figure
