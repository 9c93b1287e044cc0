// A plane of runs: what becomes of a descent for every pair of two settings (rate and momentum, the
// two coordinates of the start), a cell each.
//
//     const auto plan = [&](double rate, double beta) { ... return DescentPlan{...}; };
//     const StabilityPlane plane = survey_runs(ground, plan, {{0, 4}, {0, 1}, 96, 64});
//     plane.at(10, 3).ending;  plane.valleys
//
// Thousands of runs take longer than a frame. A `PlaneSurvey` goes from coarse to fine: the first
// slice tells all of the plane roughly, each later one more exactly.
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

class PlaneSurvey {
 public:
  // The ground must outlive the survey.
  PlaneSurvey(DescentGround& ground, PlanAt plan, const PlaneGrid& grid);

  // Runs cells until they have taken `most_steps` steps of descent in all, or no cell is left; the
  // first call runs at least all cells of the coarsest level.
  void go_on(long most_steps);
  bool is_complete() const { return stride_ == 0; }
  double share_done() const;  // of the cells
  // What is known so far: a cell not run yet is as the one of the level above that stands for it.
  const StabilityPlane& plane() const { return plane_; }

 private:
  long run_cell(int column, int row);  // the steps it took
  bool next();

  DescentGround* ground_;
  PlanAt plan_;
  std::vector<PlaneCell> cells_;            // as they were run: valley is an index into ends_
  std::vector<Eigen::VectorXd> ends_ = {};  // in the order they were found
  StabilityPlane plane_;
  int stride_;  // of the level: 8, 4, 2, 1; 0: complete
  int column_ = 0, row_ = 0;
  long done_ = 0;  // cells
};

// The whole survey at once.
StabilityPlane survey_runs(DescentGround& ground, const PlanAt& plan, const PlaneGrid& grid);

// Whether f is a quadratic, exactly: none of its second derivatives depends on a variable.
bool is_quadratic(const expr::Function& f);

}  // namespace downhill::scenes
