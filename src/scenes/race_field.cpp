#include "scenes/race_field.h"

#include <cmath>
#include <limits>
#include <utility>

#include "scenes/descent_timeline.h"

namespace downhill::scenes {

DescentPlan plan_of(const Racer& racer, double rate, double momentum, std::vector<double> start) {
  DescentLeg leg{.optimizer = racer.optimizer, .rate = {.rate = rate}, .clip = racer.clip};
  leg.settings.beta = momentum;
  leg.settings.bias_correction = racer.corrected;
  return {.start = std::move(start), .legs = {std::move(leg)}, .steps = kDescentSteps};
}

double tuned_rate(DescentGround& ground, const Racer& racer, double momentum,
                  const std::vector<double>& start) {
  constexpr double kNever = std::numeric_limits<double>::infinity();
  double best = 0;
  std::pair<double, double> best_score{kNever, kNever};  // steps, then height
  for (int power = -4; power <= 0; ++power) {
    for (const double digit : {1.0, 2.0, 5.0}) {
      const double rate = digit * std::pow(10.0, power);
      const DescentRun run(ground, plan_of(racer, rate, momentum, start));
      const bool lost = run.ending() == DescentEnding::kDiverged;
      const double height = run.at(kDescentSteps).height;
      const std::pair<double, double> score{run.settled() >= 0 ? run.settled() : kNever,
                                            lost || std::isnan(height) ? kNever : height};
      if (best > 0 && !(score < best_score)) continue;
      best = rate;
      best_score = score;
    }
  }
  return best;
}

}  // namespace downhill::scenes
