#include "figure/bands.h"

#include <algorithm>
#include <cmath>

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

// The cells with their edge values repeated out to the box, and a rim of no ground around it.
Grid with_rim(const Cells& cells) {
  Grid grid{cells.columns + 4, cells.rows + 4, {}};
  for (int row = 0; row < grid.rows; ++row) {
    for (int column = 0; column < grid.columns; ++column) {
      const bool rim =
          row == 0 || column == 0 || row == grid.rows - 1 || column == grid.columns - 1;
      const int r = std::clamp(row - 2, 0, cells.rows - 1),
                c = std::clamp(column - 2, 0, cells.columns - 1);
      const float level = cells.levels[static_cast<std::size_t>(r * cells.columns + c)];
      grid.values.push_back(rim || !std::isfinite(level)
                                ? kNoGround
                                : static_cast<double>(std::clamp(level, 0.F, 1.F)));
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
  const bool whole = std::all_of(cells.levels.begin(), cells.levels.end(),
                                 [](float level) { return std::isfinite(level); });
  const double lowest =
      whole ? std::clamp(
                  static_cast<double>(*std::min_element(cells.levels.begin(), cells.levels.end())),
                  0., 1.)
            : kNoGround;
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
