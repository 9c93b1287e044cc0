#include "scenes/stability_plane.h"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <utility>

namespace downhill::scenes {
namespace {

constexpr double kSamePlace = 0.02;
constexpr int kCoarsest = 8;  // cells between those of the first level

// Which of the known places this is; a new one is added.
int index_of(std::vector<Eigen::VectorXd>& places, const Eigen::VectorXd& place) {
  const auto known = std::find_if(places.begin(), places.end(), [&](const auto& other) {
    return (other - place).norm() < kSamePlace;
  });
  const auto index = static_cast<int>(known - places.begin());
  if (known == places.end()) places.push_back(place);
  return index;
}

// The ends of runs that are valleys, from left to right, so that colours do not depend on which was
// found first; what a run that starts on a ridge comes to is a pass and no valley: it has not
// arrived.
StabilityPlane in_order(const PlaneGrid& grid, std::vector<PlaneCell> cells,
                        const std::vector<Eigen::VectorXd>& ends, DescentGround& ground) {
  const auto is_left = [&](std::size_t a, std::size_t b) {
    const auto &p = ends[a], &q = ends[b];
    return p[0] < q[0] - kSamePlace || (p[0] <= q[0] + kSamePlace && p.tail(1)[0] < q.tail(1)[0]);
  };
  std::vector<std::size_t> order;  // few: a sort would be more code than it is worth in a page
  for (std::size_t i = 0; i < ends.size(); ++i) {
    if (ground.curvatures(ends[i])[0] < 0) continue;
    order.insert(std::upper_bound(order.begin(), order.end(), i, is_left), i);
  }
  StabilityPlane out{grid, std::move(cells)};
  std::vector<int> place_of(ends.size(), -1);
  for (const std::size_t i : order) {
    place_of[i] = static_cast<int>(out.valleys.size());
    out.valleys.push_back(ends[i]);
  }
  for (PlaneCell& cell : out.cells) {
    if (cell.valley < 0) continue;
    cell.valley = place_of[static_cast<std::size_t>(cell.valley)];
    if (cell.valley < 0) cell = {};
  }
  return out;
}

}  // namespace

double StabilityPlane::share_converged() const {
  const auto count = std::count_if(cells.begin(), cells.end(), [](const PlaneCell& cell) {
    return cell.ending == DescentEnding::kConverged;
  });
  return cells.empty() ? 0 : static_cast<double>(count) / static_cast<double>(cells.size());
}

PlaneSurvey::PlaneSurvey(DescentGround& ground, PlanAt plan, const PlaneGrid& grid)
    : ground_(&ground),
      plan_(std::move(plan)),
      cells_(static_cast<std::size_t>(grid.columns) * static_cast<std::size_t>(grid.rows)),
      plane_{grid},
      stride_(cells_.empty() ? 0 : kCoarsest) {}

double PlaneSurvey::share_done() const {
  return cells_.empty() ? 1 : static_cast<double>(done_) / static_cast<double>(cells_.size());
}

// Goes to the next place of the level or of the one below; false when there is none.
bool PlaneSurvey::next() {
  column_ += stride_;
  if (column_ < plane_.grid.columns) return true;
  column_ = 0;
  row_ += stride_;
  if (row_ < plane_.grid.rows) return true;
  row_ = 0;
  stride_ /= 2;
  return stride_ > 0;
}

long PlaneSurvey::run_cell(int column, int row) {
  const PlaneGrid& grid = plane_.grid;
  DescentPlan one = plan_(grid.across_of(column), grid.up_of(row));
  one.steps = kPlaneSteps;
  one.beyond = 0;
  one.tolerance = 1e-3;
  const DescentRun run(*ground_, std::move(one));
  PlaneCell cell{.ending = run.ending(), .steps = run.settled()};
  if (run.settled() >= 0) cell.valley = index_of(ends_, run.end());
  const int right = std::min(column + stride_, grid.columns);
  const int below = std::min(row + stride_, grid.rows);
  for (int y = row; y < below; ++y) {
    for (int x = column; x < right; ++x) {
      cells_[static_cast<std::size_t>(y) * static_cast<std::size_t>(grid.columns) +
             static_cast<std::size_t>(x)] = cell;
    }
  }
  ++done_;
  return run.last();
}

void PlaneSurvey::go_on(long most_steps) {
  if (is_complete()) return;
  const auto is_of_level_above = [&] {
    const int above = 2 * stride_;
    return stride_ < kCoarsest && column_ % above == 0 && row_ % above == 0;
  };
  long steps = 0;
  do {
    if (!is_of_level_above()) steps += run_cell(column_, row_);
  } while (next() && (steps < most_steps || stride_ == kCoarsest));
  plane_ = in_order(plane_.grid, cells_, ends_, *ground_);
}

StabilityPlane survey_runs(DescentGround& ground, const PlanAt& plan, const PlaneGrid& grid) {
  PlaneSurvey survey(ground, plan, grid);
  survey.go_on(std::numeric_limits<long>::max());
  return survey.plane();
}

bool is_quadratic(const expr::Function& f) {
  const auto variables = static_cast<int>(f.variables().size());
  for (int i = 0; i < variables; ++i) {
    const expr::Function by_i = f.derivative(i);
    for (int j = i; j < variables; ++j) {
      const expr::Function second = by_i.derivative(j);
      for (int k = 0; k < variables; ++k) {
        if (second.depends_on(k)) return false;
      }
    }
  }
  return true;
}

}  // namespace downhill::scenes
