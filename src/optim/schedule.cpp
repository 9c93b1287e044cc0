#include "optim/schedule.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

namespace downhill::optim {

Schedule constant(double rate) {
  return [=](int) { return rate; };
}

Schedule step_decay(double rate, double factor, int every) {
  return [=](int step) { return rate * std::pow(factor, std::max(step, 0) / std::max(every, 1)); };
}

Schedule exponential(double rate, double factor) {
  return [=](int step) { return rate * std::pow(factor, std::max(step, 0)); };
}

Schedule cosine(double rate, int steps, double last) {
  return [=](int step) {
    if (step >= steps) return last;
    const double share = static_cast<double>(std::max(step, 0)) / steps;
    return last + (rate - last) * 0.5 * (1 + std::cos(std::numbers::pi * share));
  };
}

Schedule warmup(int steps, Schedule then) {
  return [=, then = std::move(then)](int step) {
    if (step >= steps) return then(step - steps);
    return then(0) * (std::max(step, 0) + 1) / steps;
  };
}

}  // namespace downhill::optim
