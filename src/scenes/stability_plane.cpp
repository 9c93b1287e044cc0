#include "scenes/stability_plane.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace downhill::scenes {
namespace {

constexpr double kSamePlace = 0.02;

// Which of the known places this is; a new one is added.
int index_of(std::vector<Eigen::VectorXd>& places, const Eigen::VectorXd& place) {
  const auto known = std::find_if(places.begin(), places.end(), [&](const auto& other) {
    return (other - place).norm() < kSamePlace;
  });
  const auto index = static_cast<int>(known - places.begin());
  if (known == places.end()) places.push_back(place);
  return index;
}

// The valleys from left to right, so that colours do not depend on which was found first; what a
// run that starts on a ridge comes to is a pass and no valley: it has not arrived.
void put_in_order(StabilityPlane& plane, DescentGround& ground) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < plane.valleys.size(); ++i) {
    if (!(ground.curvatures(plane.valleys[i])[0] < 0)) order.push_back(i);
  }
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    const auto &p = plane.valleys[a], &q = plane.valleys[b];
    return p[0] < q[0] - kSamePlace || (p[0] <= q[0] + kSamePlace && p.tail(1)[0] < q.tail(1)[0]);
  });
  std::vector<int> place_of(plane.valleys.size(), -1);
  std::vector<Eigen::VectorXd> sorted;
  for (const std::size_t i : order) {
    place_of[i] = static_cast<int>(sorted.size());
    sorted.push_back(plane.valleys[i]);
  }
  plane.valleys = std::move(sorted);
  for (PlaneCell& cell : plane.cells) {
    if (cell.valley < 0) continue;
    cell.valley = place_of[static_cast<std::size_t>(cell.valley)];
    if (cell.valley < 0) cell = {};
  }
}

}  // namespace

double StabilityPlane::share_converged() const {
  const auto count = std::count_if(cells.begin(), cells.end(), [](const PlaneCell& cell) {
    return cell.ending == DescentEnding::kConverged;
  });
  return cells.empty() ? 0 : static_cast<double>(count) / static_cast<double>(cells.size());
}

StabilityPlane survey_runs(DescentGround& ground, const PlanAt& plan, const PlaneGrid& grid) {
  StabilityPlane out{grid};
  out.cells.reserve(static_cast<std::size_t>(grid.columns) * static_cast<std::size_t>(grid.rows));
  for (int row = 0; row < grid.rows; ++row) {
    for (int column = 0; column < grid.columns; ++column) {
      DescentPlan one = plan(grid.across_of(column), grid.up_of(row));
      one.steps = kPlaneSteps;
      one.beyond = 0;
      one.tolerance = 1e-3;
      const DescentRun run(ground, std::move(one));
      PlaneCell cell{.ending = run.ending(), .steps = run.settled()};
      if (run.settled() >= 0) cell.valley = index_of(out.valleys, run.end());
      out.cells.push_back(cell);
    }
  }
  put_in_order(out, ground);
  return out;
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
