#include "figure/contour.h"

#include <gtest/gtest.h>

#include <cmath>

namespace downhill::figure {
namespace {

const Axes kAxes{{-2, 2}, {-2, 2}, {0, 0, 400, 400}};

DataPoint data(const Grid& grid, Point node) {
  return {-2 + 4. * static_cast<double>(node.x) / (grid.columns - 1),
          2 - 4. * static_cast<double>(node.y) / (grid.rows - 1)};
}

// The level lines of x^2 + y^2 are circles. With cells of side c, linear interpolation errs in
// value by at most c^2 / 4 * max f'' / 2 = c^2 / 4, so in radius by c^2 / (8 r).
TEST(Contour, OfAParaboloidAreCircles) {
  const Grid grid = sample_grid([](double x, double y) { return x * x + y * y; }, kAxes, 41, 41);
  for (double radius : {0.5, 1., 1.7}) {
    const auto lines = contour(grid, radius * radius);
    ASSERT_EQ(lines.size(), 1U);
    EXPECT_EQ(lines[0].front(), lines[0].back()) << "a ring";
    for (const Point& node : lines[0]) {
      const DataPoint p = data(grid, node);
      EXPECT_NEAR(std::hypot(p.x, p.y), radius, 0.1 * 0.1 / (8 * radius) + 1e-6);
    }
  }
}

TEST(Contour, LinesEndAtTheEdge) {
  const Grid grid = sample_grid([](double x, double) { return x; }, kAxes, 11, 11);
  const auto lines = contour(grid, 0.1);
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_EQ(lines[0].size(), 11U);
  EXPECT_FLOAT_EQ(std::min(lines[0].front().y, lines[0].back().y), 0);
  EXPECT_FLOAT_EQ(std::max(lines[0].front().y, lines[0].back().y), 10);
  for (const Point& node : lines[0]) EXPECT_NEAR(data(grid, node).x, 0.1, 1e-6);
}

// xy = 0.1 has two branches, and xy = -0.1 the two others: a saddle never crosses itself.
TEST(Contour, SaddlesAreApart) {
  const Grid grid = sample_grid([](double x, double y) { return x * y; }, kAxes, 40, 40);
  EXPECT_EQ(contour(grid, 0.1).size(), 2U);
  EXPECT_EQ(contour(grid, -0.1).size(), 2U);
  // One square with opposite high corners, decided by its middle.
  EXPECT_EQ(contour({2, 2, {1, 0, 0, 1}}, 0.4).size(), 2U);
  EXPECT_EQ(contour({2, 2, {1, 0, 0, 1}}, 0.6).size(), 2U);
}

TEST(Contour, HigherGroundIsOnTheLeft) {
  const auto lines = contour({3, 3, {0, 0, 0, 0, 1, 0, 0, 0, 0}}, 0.5);
  ASSERT_EQ(lines.size(), 1U);
  // Shoelace formula with y down: negative is anticlockwise on the screen, the peak on the left.

  float area = 0;
  for (std::size_t i = 1; i < lines[0].size(); ++i) {
    area += lines[0][i - 1].x * lines[0][i].y - lines[0][i].x * lines[0][i - 1].y;
  }
  EXPECT_NEAR(area / 2, -0.5, 1e-6);
}

TEST(Contour, HolesWhereNothingIsDefined) {
  const Grid grid = sample_grid([](double x, double y) { return std::sqrt(x) + y; }, kAxes, 21, 21);
  for (const auto& line : contour(grid, 1)) {
    for (const Point& node : line) EXPECT_GE(data(grid, node).x, -1e-6);
  }
  EXPECT_TRUE(contour(grid, std::nan("")).empty());
  EXPECT_TRUE(contour({}, 1).empty());
  EXPECT_TRUE(contour({2, 2, {1, 1, 1, 1}}, 1).empty()) << "flat ground has no line";
}

TEST(Contour, LevelsAreNice) {
  const Grid grid = sample_grid([](double x, double y) { return x * x + y * y; }, kAxes, 21, 21);
  EXPECT_EQ(contour_levels(grid, 4), (std::vector<double>{2, 4, 6}));
  EXPECT_TRUE(contour_levels({2, 2, {3, 3, 3, 3}}, 4).empty());
  EXPECT_TRUE(contour_levels({2, 2, {NAN, NAN, NAN, NAN}}, 4).empty());
}

TEST(Contour, DrawnInTheBox) {
  const Axes axes{{-2, 2}, {-2, 2}, {10, 20, 300, 200}};
  const Grid grid = sample_grid([](double x, double y) { return x + y; }, axes, 9, 9);
  DrawList list;
  draw_contours(list, grid, {-1, 0.5, 3}, axes, {});
  EXPECT_EQ(list.size(), 3U);
  for (const Shape& shape : list) {
    for (const Point& p : std::get<Polyline>(shape).points) {
      EXPECT_TRUE(axes.box.contains(p));
      const DataPoint at = axes.data_from_screen(p);
      EXPECT_NEAR(at.x + at.y, shape == list[0] ? -1 : shape == list[1] ? 0.5 : 3, 1e-5);
    }
  }
}

TEST(Contour, CellsAreMeansOfTheirCorners) {
  const Cells cells = cells_of({3, 2, {0, 2, 4, 2, 4, NAN}}, {0, 4}, kAxes);
  EXPECT_EQ(cells.columns, 2);
  EXPECT_EQ(cells.rows, 1);
  EXPECT_FLOAT_EQ(cells.levels[0], 0.5);
  EXPECT_TRUE(std::isnan(cells.levels[1]));
}

}  // namespace
}  // namespace downhill::figure
