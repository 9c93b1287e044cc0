// Tables are checked against data that were drawn: there and back again.
#include "figure/csv.h"

#include <gtest/gtest.h>

#include "figure/curve.h"
#include "figure/frame.h"

namespace downhill::figure {
namespace {

constexpr const char* kHead = "plot,series,color,x,y\r\n";

TEST(Csv, WithoutAxesThereIsNothingToRead) {
  EXPECT_EQ(to_csv({Polyline{{{0, 0}, {1, 1}}, {Role::kCurve}}, Circle{{1, 1}, 3}}), kHead);
}

TEST(Csv, LinesAndDotsComeBackAsData) {
  const DrawList list = {
      Plot{{0, 0, 100, 50}, 0, 10, 0, 5, false, false, "x", "f(x)"},
      Polyline{{{0, 50}, {100, 50}}, {Role::kInk2}},  // an axis
      Polyline{{{0, 50}, {50, 25}, {100, 0}}, {Role::kCurve}},
      Circle{{20, 40}, 4, {Role::kPoint}},
      Circle{{40, 30}, 4, {Role::kPoint}},
      Circle{{40, 30}, 9, kNoFill, {Role::kPoint, 2}},  // its rim
      Circle{{140, 30}, 4, {Role::kPoint}},             // beside the plot
  };
  EXPECT_EQ(to_csv(list), std::string(kHead) +
                              "f(x) / x,1,curve,0,0\r\nf(x) / x,1,curve,5,2.5\r\n"
                              "f(x) / x,1,curve,10,5\r\n"
                              "f(x) / x,2,point,2,1\r\nf(x) / x,2,point,4,2\r\n");
}

TEST(Csv, PlotsWithoutNamesAreCountedAndSeparatorsAreQuoted) {
  const DrawList list = {
      Plot{{0, 0, 10, 10}},
      Circle{{0, 10}, 1, {Role::kUp}},
      Plot{{0, 0, 10, 10}, 0, 1, 0, 1, false, false, "area, ft\u00b2", "price"},
      Circle{{10, 0}, 1, {Role::kUp}},
  };
  EXPECT_EQ(to_csv(list),
            std::string(kHead) + "1,1,up,0,0\r\n\"price / area, ft\u00b2\",1,up,1,1\r\n");
}

// The axes of a real frame, one of them logarithmic: 10^k was drawn at k.
TEST(Csv, ReadsThroughTheAxesOfAFrame) {
  const FrameOptions options{.x = {.name = "k"}, .y = {.name = "p"}};
  Axes axes{{0, 4}, {1, 1e4}, {0, 0, 400, 300}};
  axes.y_scale = Scale::kLog;
  axes = with_margins(axes, options);
  DrawList list;
  draw_axes(list, axes, options);
  draw_data_line(list, {{0, 1}, {2, 100}, {4, 1e4}}, axes, {Role::kCurve, 2});
  const std::string csv = to_csv(list);
  EXPECT_NE(csv.find("p / k,1,curve,0,1\r\n"), std::string::npos) << csv;
  EXPECT_NE(csv.find("p / k,1,curve,2,100\r\n"), std::string::npos) << csv;
  EXPECT_EQ(csv.find("ink-2"), std::string::npos) << csv;
}

}  // namespace
}  // namespace downhill::figure
