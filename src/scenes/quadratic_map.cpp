#include "scenes/quadratic_map.h"

#include <Eigen/Cholesky>
#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

namespace downhill::scenes {

using namespace figure;  // NOLINT: this file only draws

void draw_quadratic_heights(DrawList& list, const QuadraticMap& map, double highest, float cell) {
  const Axes& axes = map.axes;
  Cells cells{axes.box,
              std::max(1, static_cast<int>(axes.box.width / cell)),
              std::max(1, static_cast<int>(axes.box.height / cell)),
              {},
              0.85F};
  for (int row = 0; row < cells.rows; ++row) {
    for (int column = 0; column < cells.columns; ++column) {
      const float x = (static_cast<float>(column) + 0.5F) / static_cast<float>(cells.columns);
      const float y = (static_cast<float>(row) + 0.5F) / static_cast<float>(cells.rows);
      const DataPoint at = axes.data_from_screen(
          {axes.box.left + x * axes.box.width, axes.box.top + y * axes.box.height});
      const Eigen::Vector2d d =
          Eigen::Vector2d(at.x / map.unit[0], at.y / map.unit[1]) - map.bottom;
      const double above = 0.5 * d.dot(map.hessian * d);
      cells.levels.push_back(static_cast<float>(std::min(1.0, std::sqrt(above / highest))));
    }
  }
  list.push_back(std::move(cells));
}

// A level curve of a quadratic is an ellipse: with A = L L^T, the points bottom + r L^-T (cos,
// sin).
void draw_quadratic_levels(DrawList& list, const QuadraticMap& map, double step, int most) {
  constexpr int kCorners = 48;
  const Eigen::LLT<Eigen::Matrix2d> factor(map.hessian);
  for (int k = 1; k <= most; ++k) {
    const double above = k * step;
    Polygon level{{}, kNoFill, {Role::kInk, 1, Dash::kSolid, 0.28F}};
    bool seen = false;
    for (int i = 0; i < kCorners; ++i) {
      const double angle = 2 * std::numbers::pi * i / kCorners;
      const Eigen::Vector2d circle(std::cos(angle), std::sin(angle));
      const Eigen::Vector2d weights =
          map.bottom + std::sqrt(2 * above) * factor.matrixU().solve(circle);
      level.points.push_back(
          map.axes.screen_from_data(weights[0] * map.unit[0], weights[1] * map.unit[1]));
      seen = seen || map.axes.box.contains(level.points.back());
    }
    if (seen) list.push_back(std::move(level));
  }
}

void draw_lowest(DrawList& list, Point at, const std::string& name, float text_size) {
  const Stroke stroke{Role::kGood, 2.5F};
  constexpr float kArm = 7;
  list.push_back(Line{{at.x - kArm, at.y}, {at.x + kArm, at.y}, stroke});
  list.push_back(Line{{at.x, at.y - kArm}, {at.x, at.y + kArm}, stroke});
  list.push_back(Text{{at.x + 10, at.y + 10},
                      name,
                      {Role::kGood},
                      text_size,
                      Align::kStart,
                      Baseline::kTop,
                      Face::kPlain,
                      true});
}

}  // namespace downhill::scenes
