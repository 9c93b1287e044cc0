#include "scenes/deep_run.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "optim/make_optimizer.h"
#include "scenes/deep_pass.h"

namespace downhill::scenes {

DeepRun::DeepRun(const DeepRunPlan& plan) : plan_(plan) {
  auto network = nn::Network<double>::make(network_spec(plan.net), plan.seed);
  if (!network) return;  // cannot be: the rows of the scenes keep to what a network takes
  network_.emplace(*std::move(network));
  auto optimizer = optim::make_optimizer<double>("gradient-descent", network_->parameters().size());
  optimizer_ = *std::move(optimizer);
  DeepExamples examples = deep_examples();
  auto training = nn::Training<double>::make(*network_, *optimizer_, std::move(examples.x),
                                             std::move(examples.t),
                                             {.loss = nn::Loss::kBinaryCrossEntropy,
                                              .rate = optim::constant(plan.rate),
                                              .clip_norm = plan.clip_norm});
  training_.emplace(*std::move(training));
  look();
}

void DeepRun::look() {
  while (training_->next_phase() != nn::Phase::kUpdate) training_->advance();
  DeepRunPoint point{training_->loss(), {}, {}};
  bool finite = std::isfinite(point.loss);
  for (const nn::Depth<double>& depth : nn::depths(*network_, plan_.net)) {
    point.signals.push_back(depth.gradient->stableNorm());
    point.weights.push_back(depth.weight_gradient_norm);
    finite = finite && std::isfinite(point.signals.back()) && std::isfinite(point.weights.back());
  }
  blown_up_ = !finite;
  // The first weights are finite and no layer is so large that a number overflows before training,
  // so there is always a first point.
  if (finite || points_.empty()) points_.push_back(std::move(point));
}

void DeepRun::reach(int step, int most) {
  for (int i = 0; i < most && !has_reached(step); ++i) {
    if (training_->advance().ok()) {
      look();
    } else {
      blown_up_ = true;
    }
  }
}

const DeepRunPoint& DeepRun::at(int step) const {
  return points_[static_cast<std::size_t>(std::clamp(step, 0, last()))];
}

}  // namespace downhill::scenes
