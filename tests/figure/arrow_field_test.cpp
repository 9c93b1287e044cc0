#include "figure/arrow_field.h"

#include <gtest/gtest.h>

#include <cmath>

namespace downhill::figure {
namespace {

const Axes kAxes{{-2, 2}, {-1, 1}, {10, 20, 400, 200}};

std::vector<Line> arrows(const VectorField& field) {
  DrawList list;
  draw_arrow_field(list, field, kAxes);
  EXPECT_TRUE(all_finite(list));
  std::vector<Line> out;
  for (const Shape& shape : list) {
    if (const Line* line = std::get_if<Line>(&shape)) out.push_back(*line);
  }
  return out;
}

DataPoint middle(const Line& line) {
  return kAxes.data_from_screen({(line.from.x + line.to.x) / 2, (line.from.y + line.to.y) / 2});
}

// The gradient of x^2 + y^2 at right angles to circles: parallel to (x, y), and twice as long.
TEST(ArrowField, PointsAndMeasuresAsTheFieldDoes) {
  const auto all = arrows([](double x, double y) { return DataPoint{2 * x, 2 * y}; });
  EXPECT_EQ(all.size(), 9U * 4U);
  double scale = 0;
  for (const Line& line : all) {
    EXPECT_TRUE(line.arrow);
    const DataPoint at = middle(line);
    const double dx = static_cast<double>(line.to.x - line.from.x);
    const double dy = -static_cast<double>(line.to.y - line.from.y);
    EXPECT_NEAR(dx * at.y - dy * at.x, 0, 1e-3);
    EXPECT_GE(dx * at.x + dy * at.y, 0) << "uphill";
    const double ratio = std::hypot(dx, dy) / std::hypot(at.x, at.y);
    if (std::hypot(at.x, at.y) < 1.7) {
      if (scale == 0) scale = ratio;
      EXPECT_NEAR(ratio, scale, 1e-2 * scale);
    }
  }
}

TEST(ArrowField, StaysInItsCell) {
  for (const Line& line : arrows([](double x, double y) {
         return DataPoint{1 / (x * x + y * y), 1};
       })) {
    EXPECT_LE(std::hypot(line.to.x - line.from.x, line.to.y - line.from.y), 46);
    EXPECT_TRUE(kAxes.box.contains(line.from) && kAxes.box.contains(line.to));
  }
}

TEST(ArrowField, ZeroIsADotAndNanIsNothing) {
  DrawList list;
  draw_arrow_field(
      list,
      [](double, double) {
        return DataPoint{0, 0};
      },
      kAxes);
  EXPECT_TRUE(std::holds_alternative<Circle>(list.at(0)));
  list.clear();
  draw_arrow_field(
      list,
      [](double, double) {
        return DataPoint{NAN, 0};
      },
      kAxes);
  draw_arrow_field(list, [](double, double) { return DataPoint{1, 0}; }, {{0, 1}, {0, 1}, {}});
  EXPECT_TRUE(list.empty());
}

}  // namespace
}  // namespace downhill::figure
