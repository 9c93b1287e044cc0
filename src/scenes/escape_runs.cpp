#include "scenes/escape_runs.h"

#include <algorithm>
#include <cmath>

#include "optim/momentum.h"
#include "random/random.h"

namespace downhill::scenes {
namespace {

constexpr double kFar = 100;  // further away nothing more is kept

Eigen::VectorXd place_of(const std::vector<double>& start) {
  return Eigen::Map<const Eigen::VectorXd>(start.data(), static_cast<Eigen::Index>(start.size()));
}

}  // namespace

std::optional<int> Escapes::quantile(double part) const {
  std::vector<int> sorted;
  for (const int step : left) {
    if (step >= 0) sorted.push_back(step);
  }
  std::sort(sorted.begin(), sorted.end());
  const auto wanted = static_cast<std::size_t>(part * static_cast<double>(left.size()));
  if (wanted >= sorted.size()) return std::nullopt;
  return sorted[wanted];
}

double Escapes::share(int step) const {
  const auto gone =
      std::count_if(left.begin(), left.end(), [&](int at) { return at >= 0 && at <= step; });
  return left.empty() ? 0 : static_cast<double>(gone) / static_cast<double>(left.size());
}

Escapes escapes(DescentGround& ground, const EscapePlan& plan) {
  Escapes out;
  const Eigen::VectorXd start = place_of(plan.start);
  Eigen::VectorXd x = start, gradient = start;
  optim::Momentum<double> rule(start.size(), {.beta = plan.momentum});
  for (int hiker = 0; hiker < plan.hikers; ++hiker) {
    random::Random random(static_cast<std::uint64_t>(plan.seed + hiker));
    rule.reset();
    x = start;
    int left = -1;
    std::vector<figure::DataPoint> way;
    for (int step = 0; step <= plan.steps; ++step) {
      const double height = ground.look(x, gradient);
      const bool here = std::isfinite(height) && x.norm() < kFar;
      if (step <= plan.kept && here) way.push_back({x[0], x.size() > 1 ? x[1] : 0});
      if (left < 0 && height < plan.below) left = step;
      if (!here || (left >= 0 && step >= plan.kept)) break;
      for (Eigen::Index i = 0; i < x.size(); ++i) gradient[i] += plan.noise * random.normal();
      if (!rule.step(x, gradient, plan.rate).ok()) break;
    }
    out.left.push_back(left);
    if (plan.kept > 0) out.ways.push_back(std::move(way));
  }
  return out;
}

std::optional<Eigen::VectorXd> pass_near(DescentGround& ground, const std::vector<double>& start,
                                         double rate) {
  const DescentRun run(ground, {.start = start, .legs = {{.rate = {.rate = rate}}}});
  for (const Eigen::VectorXd& from : {run.end(), place_of(start)}) {
    auto level = ground.level_place(from);
    if (level && ground.curvatures(*level)[0] < 0) return level;
  }
  return std::nullopt;
}

}  // namespace downhill::scenes
