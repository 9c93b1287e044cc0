#include "figure/frame.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "figure/text_metrics.h"

namespace downhill::figure {
namespace {

std::vector<Text> texts(const DrawList& list) {
  std::vector<Text> out;
  for (const Shape& shape : list) {
    if (const Text* text = std::get_if<Text>(&shape)) out.push_back(*text);
  }
  return out;
}

int count(const DrawList& list, const std::string& label) {
  int n = 0;
  for (const Text& text : texts(list)) n += text.text == label;
  return n;
}

bool touch(const Rectangle& a, const Rectangle& b) {
  return a.left < b.right() && b.left < a.right() && a.top < b.bottom() && b.top < a.bottom();
}

DrawList drawn(Range x, Range y, Size size, FrameOptions options) {
  DrawList list;
  const Axes axes = with_margins({x, y, {0, 0, size.width, size.height}}, options);
  draw_axes(list, axes, options);
  return list;
}

FrameOptions named(FrameStyle style) {
  return {.style = style, .x = {.name = "x"}, .y = {.name = "y"}};
}

TEST(Frame, ZeroIsWrittenOnce) {
  EXPECT_EQ(count(drawn({-1, 4}, {-1, 4}, {720, 460}, named(FrameStyle::kTextbook)), "0"), 1);
  EXPECT_EQ(count(drawn({0, 4}, {0, 4}, {720, 460}, named(FrameStyle::kTextbook)), "0"), 1);
  EXPECT_EQ(count(drawn({0, 4}, {0, 4}, {720, 460}, named(FrameStyle::kFramed)), "0"), 1);
}

// The axes cross where data (0, 0) lies, and have arrowheads there.
TEST(Frame, TextbookAxesCrossAtTheOrigin) {
  const Axes axes{{-1, 4}, {-1, 4}, {40, 40, 500, 500}};
  DrawList list;
  draw_axes(list, axes, {.grid = false});
  // First comes the plot itself.
  EXPECT_EQ(std::get<Plot>(list[0]).box, axes.box);
  const Line& x_axis = std::get<Line>(list[1]);
  EXPECT_NEAR(x_axis.from.y, axes.screen_y(0), 1);
  EXPECT_GT(x_axis.to.x, axes.box.right());
  EXPECT_NEAR(std::get<Line>(list[2]).from.x, axes.screen_x(0), 1);
  EXPECT_TRUE(std::holds_alternative<Polyline>(list[3]));
}

TEST(Frame, AxesLieAtTheEdgeWhenTheOriginIsOutOfView) {
  const Axes axes{{2, 4}, {3, 4}, {40, 40, 500, 500}};
  DrawList list;
  draw_axes(list, axes, {.grid = false});
  EXPECT_NEAR(std::get<Line>(list[1]).from.y, axes.box.bottom(), 1);
  EXPECT_NEAR(std::get<Line>(list[2]).from.x, axes.box.left, 1);
}

// Over many windows and sizes: no label leaves the figure, meets another, or is struck through by
// an axis; each axis keeps at least one number.
TEST(Frame, LabelsStayInsideAndApart) {
  const std::vector<Range> ranges = {{-1, 4},  {0, 1}, {-0.05, 1},   {-1, 0.04},
                                     {-3, -1}, {2, 3}, {-250, 1000}, {-3.2, 3.2}};
  for (const Range& x : ranges) {
    for (const Range& y : ranges) {
      for (const Size size : {Size{720, 460}, Size{360, 300}, Size{1000, 700}}) {
        for (const FrameStyle style : {FrameStyle::kTextbook, FrameStyle::kFramed}) {
          const DrawList list = drawn(x, y, size, named(style));
          EXPECT_TRUE(all_finite(list));
          const auto found = texts(list);
          EXPECT_GE(found.size(), 3U);
          for (std::size_t i = 0; i < found.size(); ++i) {
            const Rectangle box = text_box(found[i]);
            EXPECT_TRUE(box.left >= 0 && box.top >= 0 && box.right() <= size.width &&
                        box.bottom() <= size.height)
                << found[i].text << " in x " << x.min << ".." << x.max << " y " << y.min << ".."
                << y.max;
            for (std::size_t j = 0; j < i; ++j) EXPECT_FALSE(touch(box, text_box(found[j])));
            for (const Shape& shape : list) {
              const Line* line = std::get_if<Line>(&shape);
              if (!line || line->stroke.role != Role::kInk2) continue;
              const Rectangle thin{
                  std::min(line->from.x, line->to.x), std::min(line->from.y, line->to.y),
                  std::abs(line->to.x - line->from.x), std::abs(line->to.y - line->from.y)};
              EXPECT_FALSE(touch(box, thin)) << found[i].text << " is struck through";
            }
          }
        }
      }
    }
  }
}

TEST(Frame, TinySizesDrawNothingBad) {
  for (const Size size : {Size{0, 0}, Size{1, 1}, Size{30, 20}, Size{60, 400}}) {
    for (const FrameStyle style : {FrameStyle::kTextbook, FrameStyle::kFramed}) {
      EXPECT_TRUE(all_finite(drawn({-1, 1}, {-1, 1}, size, named(style))));
    }
  }
}

TEST(Frame, EqualUnitsAreEqual) {
  const Axes axes = with_equal_units({{-2, 2}, {-1, 1}, {0, 0, 300, 200}});
  EXPECT_DOUBLE_EQ(axes.x.length() / 300, axes.y.length() / 200);
  EXPECT_DOUBLE_EQ(axes.x.middle(), 0);
  EXPECT_EQ(axes.x, (Range{-2, 2})) << "the range that was wide enough stays";
}

}  // namespace
}  // namespace downhill::figure
