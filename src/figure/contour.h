// Level lines: where a height map crosses a height.
//
// Marching squares on a grid of samples: each square whose corners lie on both sides of the level
// gets a piece of line, its ends placed by linear interpolation along the sides; pieces that meet
// are joined. On a smooth function the lines are off by the order of a cell squared. A square with
// two opposite high corners (a saddle) is decided by the mean of its corners. A square with a
// corner that is not finite has no line.
//
// Source: Lorensen and Cline, "Marching cubes", SIGGRAPH 1987, in two dimensions.
#pragma once

#include <functional>
#include <vector>

#include "figure/axes.h"
#include "figure/draw_list.h"

namespace downhill::figure {

using RealFunction2 = std::function<double(double x, double y)>;

// Samples at the nodes of a rectangular grid, row by row.
struct Grid {
  int columns = 0;
  int rows = 0;
  std::vector<double> values;
  double at(int column, int row) const {
    return values[static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) +
                  static_cast<std::size_t>(column)];
  }
};

// The lines at one level, in grid units: node (column, row) is the point {column, row}. Higher
// ground lies to the left of the way the points run, if rows are drawn downwards. A closed line
// ends with its first point.
std::vector<std::vector<Point>> contour(const Grid& grid, double level);

// f at the nodes of a grid laid over the axes' window, edges included; row 0 is at the top.
Grid sample_grid(const RealFunction2& f, const Axes& axes, int columns, int rows);

// Nice levels strictly inside the range of the finite samples, about `target` of them.
std::vector<double> contour_levels(const Grid& grid, int target);

// The lines of a grid from `sample_grid`, on the screen.
void draw_contours(DrawList& list, const Grid& grid, const std::vector<double>& levels,
                   const Axes& axes, const Stroke& stroke);

// The heat map of a grid from `sample_grid`, 0 for `range.min`, 1 for `range.max`; not finite: NaN.
// A cell has the mean of its four nodes.
Cells cells_of(const Grid& grid, Range range, const Axes& axes);

}  // namespace downhill::figure
