// A plane of runs: what becomes of a descent for every pair of two settings (rate and momentum, the
// two coordinates of the start), a cell each.
//
//     const auto plan = [&](double rate, double beta) { ... return DescentPlan{...}; };
//     const StabilityPlane plane = survey_runs(ground, plan, {{0, 4}, {0, 1}, 96, 64});
//     plane.at(10, 3).ending;  plane.valleys
//
// On a quadratic of largest curvature c the heavy ball's runs converge exactly in the region
// 0 < eta < 2 (1 + beta) / c (optim/momentum.h).
#pragma once

#include <Eigen/Core>
#include <functional>
#include <vector>

#include "figure/axes.h"
#include "scenes/descent_run.h"

namespace downhill::scenes {

inline constexpr int kPlaneSteps = 300;  // a run that has not settled by then is slow

struct PlaneGrid {
  figure::Range across, up;
  int columns = 96, rows = 64;
  // The middle of a cell; row 0 is at the top.
  double across_of(int column) const {
    return across.min + (column + 0.5) / columns * across.length();
  }
  double up_of(int row) const { return up.max - (row + 0.5) / rows * up.length(); }
};

struct PlaneCell {
  DescentEnding ending = DescentEnding::kUnderway;
  int steps = -1;   // until it settled
  int valley = -1;  // which of the valleys it settled in
};

struct StabilityPlane {
  PlaneGrid grid;
  std::vector<PlaneCell> cells = {};          // row by row
  std::vector<Eigen::VectorXd> valleys = {};  // from left to right
  const PlaneCell& at(int column, int row) const {
    return cells[static_cast<std::size_t>(row) * static_cast<std::size_t>(grid.columns) +
                 static_cast<std::size_t>(column)];
  }
  // The part of the cells that settle.
  double share_converged() const;
};

using PlanAt = std::function<DescentPlan(double across, double up)>;
StabilityPlane survey_runs(DescentGround& ground, const PlanAt& plan, const PlaneGrid& grid);

// Whether f is a quadratic, exactly: none of its second derivatives depends on a variable.
bool is_quadratic(const expr::Function& f);

}  // namespace downhill::scenes
