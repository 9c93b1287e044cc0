#include "figure/ground.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "figure/ticks.h"

namespace downhill::figure {
namespace {

constexpr int kGroundNodes = 61;
constexpr int kLevels = 9;
constexpr double kLow = 0.1, kMiddle = 0.4, kMostBend = 4;

int nodes_for(Range piece, Range all, int nodes) {
  const double part = all.length() > 0 ? piece.length() / all.length() : 1;
  return std::max(2, 1 + static_cast<int>(std::ceil((nodes - 1) * part - 1e-9)));
}

// The root that lifts the height of half the ground to the tone kMiddle, if it lies below kLow.
double bend_for(const std::vector<double>& heights, Range z) {
  std::vector<double> finite;
  for (const double height : heights) {
    if (std::isfinite(height)) finite.push_back(height);
  }
  if (finite.empty() || !(z.length() > 0)) return 1;
  const auto middle = finite.begin() + static_cast<std::ptrdiff_t>(finite.size() / 2);
  std::nth_element(finite.begin(), middle, finite.end());
  const double half = (*middle - z.min) / z.length();
  if (!(half < kLow)) return 1;
  return half > 0 ? std::min(kMostBend, std::log(half) / std::log(kMiddle)) : kMostBend;
}

// The nearest of 1, 2, 5 times a power of ten to a height above 0.
double nice_height(double height) {
  const double power = std::pow(10, std::floor(std::log10(height)));
  const double digit = height / power;
  return power * (digit < 1.5 ? 1 : digit < 3.5 ? 2 : digit < 7.5 ? 5 : 10);
}

}  // namespace

double Ground::tone(double z_there) const {
  const double part = (z_there - z.min) / z.length();
  return bend == 1 ? part : std::pow(std::clamp(part, 0., 1.), 1 / bend);
}

double Ground::height_of(double tone_there) const {
  return z.min + z.length() * (bend == 1 ? tone_there : std::pow(tone_there, bend));
}

Ground survey(const RealFunction2& f, const Window& window) {
  Ground ground{
      f, window, {}, sample_grid(f, {window.x, window.y, {}}, kGroundNodes, kGroundNodes), {}};
  ground.z = fit_heights(ground.grid.values);
  ground.bend = bend_for(ground.grid.values, ground.z);
  if (ground.bend != 1) {
    // Lines about equally far apart in colour, at nice heights above the lowest place.
    ground.level_step = 0;
    for (int i = 1; i < kLevels; ++i) {
      const double tone = static_cast<double>(i) / kLevels;
      const double level = ground.z.min + nice_height(ground.height_of(tone) - ground.z.min);
      const bool higher = ground.levels.empty() || level > ground.levels.back();
      if (higher && level < ground.z.max) ground.levels.push_back(level);
    }
    return ground;
  }
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
