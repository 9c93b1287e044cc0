#include "figure/contour.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "figure/ticks.h"

namespace downhill::figure {
namespace {

constexpr int kNone = -1;

// Joins the pieces of one level. A piece enters a square by one side and leaves by another; a side
// is the way out of one square and the way in of its neighbour, so each has at most one successor.
class Tracer {
 public:
  Tracer(const Grid& grid, double level)
      : grid_(grid),
        level_(level),
        sides_(2 * grid.columns * grid.rows),
        next_(static_cast<std::size_t>(sides_), kNone),
        entered_(static_cast<std::size_t>(sides_), false) {}

  std::vector<std::vector<Point>> run() {
    for (int row = 0; row + 1 < grid_.rows; ++row) {
      for (int column = 0; column + 1 < grid_.columns; ++column) trace_square(column, row);
    }
    // Open lines begin at a side that no piece leads to; what is left are rings.
    for (int side = 0; side < sides_; ++side) {
      if (next(side) != kNone && !entered_[static_cast<std::size_t>(side)]) follow(side);
    }
    for (int side = 0; side < sides_; ++side) {
      if (next(side) != kNone) follow(side);
    }
    return std::move(lines_);
  }

 private:
  int& next(int side) { return next_[static_cast<std::size_t>(side)]; }

  // Corners and sides clockwise from the top left; side k runs from corner k to corner k + 1.
  void trace_square(int column, int row) {
    const std::array<double, 4> corners = {grid_.at(column, row), grid_.at(column + 1, row),
                                           grid_.at(column + 1, row + 1),
                                           grid_.at(column, row + 1)};
    double sum = 0;
    for (double corner : corners) sum += corner;
    if (!std::isfinite(sum)) return;
    const std::array<int, 4> sides = {horizontal(column, row), vertical(column + 1, row),
                                      horizontal(column, row + 1), vertical(column, row)};
    const auto high = [&](int k) { return corners[static_cast<std::size_t>(k % 4)] >= level_; };
    const auto rises = [&](int k) { return !high(k) && high(k + 1); };
    const auto falls = [&](int k) { return high(k) && !high(k + 1); };
    const bool middle_is_high = sum / 4 >= level_;
    for (int k = 0; k < 4; ++k) {
      if (!rises(k)) continue;
      // Go round the high corners that follow, or, where the middle is high, the low one before.
      int out = k + (middle_is_high ? 3 : 1);
      while (!falls(out % 4)) out += middle_is_high ? 3 : 1;
      const int from = sides[static_cast<std::size_t>(k)];
      const int to = sides[static_cast<std::size_t>(out % 4)];
      next(from) = to;
      entered_[static_cast<std::size_t>(to)] = true;
    }
  }

  int horizontal(int column, int row) const { return row * grid_.columns + column; }
  int vertical(int column, int row) const {
    return grid_.columns * grid_.rows + horizontal(column, row);
  }

  Point crossing(int side) const {
    const bool is_horizontal = side < grid_.columns * grid_.rows;
    const int node = side % (grid_.columns * grid_.rows);
    const int column = node % grid_.columns, row = node / grid_.columns;
    const double a = grid_.at(column, row);
    const double b = is_horizontal ? grid_.at(column + 1, row) : grid_.at(column, row + 1);
    const float part = static_cast<float>(std::clamp((level_ - a) / (b - a), 0., 1.));
    const Point node_point{static_cast<float>(column), static_cast<float>(row)};
    return is_horizontal ? Point{node_point.x + part, node_point.y}
                         : Point{node_point.x, node_point.y + part};
  }

  void follow(int side) {
    std::vector<Point> line;
    for (int at = side; at != kNone;) {
      const Point point = crossing(at);
      if (line.empty() || !(line.back() == point)) line.push_back(point);
      at = std::exchange(next(at), kNone);
    }
    if (line.size() > 1) lines_.push_back(std::move(line));
  }

  const Grid& grid_;
  double level_;
  int sides_;
  std::vector<int> next_;
  std::vector<bool> entered_;
  std::vector<std::vector<Point>> lines_;
};

Range finite_range(const Grid& grid) {
  Range range{HUGE_VAL, -HUGE_VAL};
  for (double value : grid.values) {
    if (!std::isfinite(value)) continue;
    range.min = std::min(range.min, value);
    range.max = std::max(range.max, value);
  }
  return range;
}

}  // namespace

std::vector<std::vector<Point>> contour(const Grid& grid, double level) {
  if (grid.columns < 2 || grid.rows < 2 || !std::isfinite(level)) return {};
  return Tracer(grid, level).run();
}

Grid sample_grid(const RealFunction2& f, const Axes& axes, int columns, int rows) {
  if (columns < 2 || rows < 2) return {};
  Grid grid{columns, rows, {}};
  grid.values.reserve(static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows));
  for (int row = 0; row < rows; ++row) {
    const double y = axes.y.max - axes.y.length() * row / (rows - 1);
    for (int column = 0; column < columns; ++column) {
      grid.values.push_back(f(axes.x.min + axes.x.length() * column / (columns - 1), y));
    }
  }
  return grid;
}

std::vector<double> contour_levels(const Grid& grid, int target) {
  const Range range = finite_range(grid);
  std::vector<double> out;
  for (const Tick& tick : ticks(range, Scale::kLinear, target)) {
    if (tick.value > range.min && tick.value < range.max) out.push_back(tick.value);
  }
  return out;
}

void draw_contours(DrawList& list, const Grid& grid, const std::vector<double>& levels,
                   const Axes& axes, const Stroke& stroke) {
  if (grid.columns < 2 || grid.rows < 2 || axes.box.width <= 0 || axes.box.height <= 0) return;
  const float dx = axes.box.width / static_cast<float>(grid.columns - 1);
  const float dy = axes.box.height / static_cast<float>(grid.rows - 1);
  for (double level : levels) {
    for (std::vector<Point>& line : contour(grid, level)) {
      for (Point& p : line) p = {axes.box.left + p.x * dx, axes.box.top + p.y * dy};
      list.push_back(Polyline{std::move(line), stroke});
    }
  }
}

Cells cells_of(const Grid& grid, Range range, const Axes& axes) {
  if (grid.columns < 2 || grid.rows < 2) return {axes.box};
  Cells cells{axes.box, grid.columns - 1, grid.rows - 1};
  for (int row = 0; row < cells.rows; ++row) {
    for (int column = 0; column < cells.columns; ++column) {
      const double mean = (grid.at(column, row) + grid.at(column + 1, row) +
                           grid.at(column, row + 1) + grid.at(column + 1, row + 1)) /
                          4;
      const double level = range.length() > 0 ? (mean - range.min) / range.length() : 0.5;
      cells.levels.push_back(
          static_cast<float>(std::isfinite(mean) ? std::clamp(level, 0., 1.) : std::nan("")));
    }
  }
  return cells;
}

}  // namespace downhill::figure
