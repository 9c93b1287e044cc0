#include "figure/ground.h"

#include <algorithm>
#include <cmath>

#include "figure/ticks.h"

namespace downhill::figure {
namespace {

constexpr int kGroundNodes = 61;
constexpr int kLevels = 9;

int nodes_for(Range piece, Range all, int nodes) {
  const double part = all.length() > 0 ? piece.length() / all.length() : 1;
  return std::max(2, 1 + static_cast<int>(std::ceil((nodes - 1) * part - 1e-9)));
}

}  // namespace

Ground survey(const RealFunction2& f, const Window& window) {
  Ground ground{
      f, window, {}, sample_grid(f, {window.x, window.y, {}}, kGroundNodes, kGroundNodes), {}};
  ground.z = fit_heights(ground.grid.values);
  for (const Tick& tick : ticks(ground.z, Scale::kLinear, kLevels)) {
    if (tick.value > ground.z.min && tick.value < ground.z.max) ground.levels.push_back(tick.value);
  }
  if (ground.levels.size() > 1) ground.level_step = ground.levels[1] - ground.levels[0];
  return ground;
}

Grid sample_piece(const Ground& ground, Range x, Range y, int nodes) {
  return sample_grid(ground.height, {x, y, {}}, nodes_for(x, ground.window.x, nodes),
                     nodes_for(y, ground.window.y, nodes));
}

}  // namespace downhill::figure
