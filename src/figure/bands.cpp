#include "figure/bands.h"

#include <algorithm>
#include <cmath>
#include <functional>

#include "figure/colormap.h"
#include "figure/contour.h"
#include "figure/simplify.h"

namespace downhill::figure {
namespace {

constexpr double kNoGround = -1e9;  // below any level: outlines close around it
constexpr float kTolerance = 0.2F;  // px, of the outlines

// The node coordinates along one side: the edge twice (outside and inside), the cells' centres, the
// other edge twice.
std::vector<float> nodes(float start, float length, int cells) {
  std::vector<float> out = {start, start};
  for (int i = 0; i < cells; ++i) {
    out.push_back(start + length * (static_cast<float>(i) + 0.5F) / static_cast<float>(cells));
  }
  out.insert(out.end(), {start + length, start + length});
  return out;
}

// A level at half-cell steps beyond the outermost centres: index -1 is the near edge of the box,
// `count` the far one. The slope goes on to the edge.
double extended(int index, int count, const std::function<double(int)>& level) {
  if (index >= 0 && index < count) return level(index);
  const int edge = index < 0 ? 0 : count - 1;
  const int inner = std::clamp(index < 0 ? 1 : count - 2, 0, count - 1);
  const double on = level(edge) + (level(edge) - level(inner)) / 2;
  return std::isfinite(on) ? on : level(edge);
}

// The cells, their levels carried on to the box, and a rim of no ground around it.
Grid with_rim(const Cells& cells) {
  const auto level = [&](int row, int column) {
    return static_cast<double>(
        cells.levels[static_cast<std::size_t>(row * cells.columns + column)]);
  };
  Grid grid{cells.columns + 4, cells.rows + 4, {}};
  for (int row = 0; row < grid.rows; ++row) {
    for (int column = 0; column < grid.columns; ++column) {
      const bool rim =
          row == 0 || column == 0 || row == grid.rows - 1 || column == grid.columns - 1;
      const double value = rim ? kNoGround : extended(row - 2, cells.rows, [&](int r) {
        return extended(column - 2, cells.columns, [&](int c) { return level(r, c); });
      });
      grid.values.push_back(rim || !std::isfinite(value) ? kNoGround : std::clamp(value, 0., 1.));
    }
  }
  return grid;
}

float interpolated(const std::vector<float>& nodes, float at) {
  const auto below = static_cast<std::size_t>(at);
  if (below + 1 >= nodes.size()) return nodes.back();
  return nodes[below] + (at - static_cast<float>(below)) * (nodes[below + 1] - nodes[below]);
}

}  // namespace

std::vector<Band> bands(const Cells& cells) {
  if (cells.columns < 1 || cells.rows < 1 ||
      cells.levels.size() != static_cast<std::size_t>(cells.columns * cells.rows)) {
    return {};
  }
  const Grid grid = with_rim(cells);
  const std::vector<float> xs = nodes(cells.box.left, cells.box.width, cells.columns);
  const std::vector<float> ys = nodes(cells.box.top, cells.box.height, cells.rows);
  double lowest = 1;
  for (int row = 1; row + 1 < grid.rows; ++row) {
    for (int column = 1; column + 1 < grid.columns; ++column) {
      lowest = std::min(lowest, grid.at(column, row));
    }
  }
  std::vector<Band> out;
  for (int stop = 0; stop < kHeightStops; ++stop) {
    // Half way between two stops the nearer one changes; all ground lies above the first.
    const double level = stop == 0 ? -1 : (stop - 0.5) / (kHeightStops - 1);
    if (lowest >= level) out.clear();  // this band hides all before it
    Band band{stop, {}};
    for (std::vector<Point>& line : contour(grid, level)) {
      for (Point& p : line) p = {interpolated(xs, p.x), interpolated(ys, p.y)};
      band.outlines.push_back(simplified(line, kTolerance));
    }
    if (!band.outlines.empty()) out.push_back(std::move(band));
  }
  return out;
}

}  // namespace downhill::figure
