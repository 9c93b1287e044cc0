#include "figure/svg.h"

#include <gtest/gtest.h>

#include <cmath>

#include "figure/contour.h"
#include "figure/curve.h"
#include "figure/frame.h"
#include "figure/marks.h"
#include "golden.h"

namespace downhill::figure {
namespace {

using golden::matches_golden;

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t n = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++n;
  return n;
}

TEST(Svg, EscapesText) {
  EXPECT_EQ(escape_xml("a < b & \"c\" > 'd'"), "a &lt; b &amp; &quot;c&quot; &gt; &#39;d&#39;");
  EXPECT_EQ(escape_xml("斜率 −1"), "斜率 −1");
  EXPECT_EQ(escape_xml(std::string("a\x01\x1F\x62\0c", 6)), "abc");
  const std::string svg = to_svg({Text{{1, 2}, "</svg><script>"}}, {10, 10},
                                 {.title = "x<y", .id_prefix = "\"><", .css_class = "a\"b"});
  EXPECT_EQ(count(svg, "<script>"), 0U);
  EXPECT_EQ(count(svg, "</svg>"), 1U);
  EXPECT_NE(svg.find("<title>x&lt;y</title>"), std::string::npos);
  EXPECT_NE(svg.find("class=\"a&quot;b\""), std::string::npos);
}

TEST(Svg, NumbersAreShort) {
  const std::string svg = to_svg({Line{{-0.001F, 1.5F}, {2.006F, 3}}}, {10, 10});
  EXPECT_NE(svg.find("d=\"M0 1.5 2.01 3\""), std::string::npos) << svg;
}

TEST(Svg, ColoursAreVariablesOrFixed) {
  const DrawList list = {Circle{{5, 5}, 3, {Role::kInk2}}};
  EXPECT_NE(to_svg(list, {10, 10}).find("fill=\"var(--ink-2)\""), std::string::npos);
  const std::string fixed = to_svg(list, {10, 10}, {.theme = &dark()});
  EXPECT_NE(fixed.find("fill=\"#a2a9b4\""), std::string::npos);
  EXPECT_EQ(fixed.find("var("), std::string::npos);
  EXPECT_NE(fixed.find("fill=\"#1a1e25\""), std::string::npos) << "lies on its own sheet";
}

TEST(Svg, ClipsHaveUniqueIdsAndEnd) {
  const DrawList list = {Clip{{0, 0, 5, 5}}, Clip{{1, 1, 5, 5}}, Circle{{1, 1}, 1}, Clip{{}, false},
                         Clip{{2, 2, 5, 5}}};
  const std::string svg = to_svg(list, {10, 10}, {.id_prefix = "s2"});
  for (const char* id : {"s2-clip1", "s2-clip2", "s2-clip3"}) {
    EXPECT_EQ(count(svg, std::string("id=\"") + id + "\""), 1U);
    EXPECT_EQ(count(svg, std::string("url(#") + id + ")"), 1U);
  }
  EXPECT_EQ(count(svg, "<g"), count(svg, "</g>"));
}

TEST(Svg, ManyDotsAreFewBytes) {
  DrawList list;
  for (int i = 0; i < 3000; ++i) {
    list.push_back(Circle{{static_cast<float>(i % 97) * 7.13F, static_cast<float>(i % 89) * 5.17F},
                          2.5F,
                          {Role::kCurve, 0.4F}});
  }
  const std::string svg = to_svg(list, {720, 460});
  EXPECT_LT(svg.size(), 50000U);
  EXPECT_EQ(count(svg, "h0"), 3000U);
}

// The picture of the look: looked at in light and dark, wide and narrow.
DrawList secant(Size size) {
  DrawList list;
  const FrameOptions options{.x = {.name = "x"}, .y = {.name = "y"}};
  const Axes axes =
      with_margins({{-1.1, 4.3}, {-0.55, 4.3}, {0, 0, size.width, size.height}}, options);
  draw_axes(list, axes, options);
  const RealFunction f = [](double x) { return x * x / 4 + 0.25; };
  draw_curve(list, f, {-0.9, 4.2}, axes, {Role::kCurve, 3.2F});
  if (const auto line = line_through(axes, {1, 0.5}, 0.9175, {Role::kTangent, 2.4F}))
    list.push_back(*line);
  const Point from = axes.screen_from_data(1, f(1)), to = axes.screen_from_data(2.67, f(2.67));
  draw_guides(list, from, to, axes.box, {.across = "h", .up = "f(x+h) − f(x)"});
  draw_point(list, from);
  draw_handle(list, to, Touch::kHot);
  draw_tag(list, to, "slope 0.92", axes.box);
  return list;
}

TEST(Svg, GoldenSecant) {
  EXPECT_TRUE(
      matches_golden(to_svg(secant({720, 460}), {720, 460}, {.title = "A secant of slope 0.92."}),
                     "figure/secant.svg"));
}

TEST(Svg, GoldenMap) {
  const Size size{360, 300};
  const FrameOptions options{.style = FrameStyle::kFramed,
                             .x = {.name = "w"},
                             .y = {.name = "b"},
                             .text_size = 13,
                             .grid = false};
  const Axes axes = with_margins({{-2, 2}, {-1, 1}, {0, 0, size.width, size.height}}, options);
  const Grid grid = sample_grid([](double x, double y) { return x * x + 4 * y * y; }, axes, 33, 25);
  DrawList list = {cells_of(grid, {0, 8}, axes)};
  draw_contours(list, grid, contour_levels(grid, 4), axes, {Role::kInk, 1, Dash::kSolid, 0.4F});
  draw_axes(list, axes, options);
  draw_arrow(list, axes.screen_from_data(1, 0.5), axes.screen_from_data(0.2, -0.4), Role::kDown,
             2.6F, true);
  draw_point(list, axes.screen_from_data(1, 0.5));
  EXPECT_TRUE(matches_golden(
      to_svg(list, size, {.theme = &light(), .title = "A bowl and one step."}), "figure/map.svg"));
}

}  // namespace
}  // namespace downhill::figure
