// Optimizers by name, for lessons, URLs and the command line.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "optim/optimizer.h"
#include "text/result.h"

namespace downhill::optim {

// The settings of all rules together; each takes what it knows.
struct OptimizerSettings {
  double beta = 0.9;            // heavy-ball, nesterov
  double beta1 = 0.9;           // adam, adamw
  double beta2 = 0.999;         // adam, adamw
  double rho = 0.9;             // rmsprop
  double epsilon = 1e-8;        // adagrad, rmsprop, adam, adamw
  double weight_decay = 0.01;   // adamw
  bool bias_correction = true;  // adam, adamw
  bool operator==(const OptimizerSettings&) const = default;
};

// "gradient-descent", "sgd" (the same rule), "heavy-ball", "nesterov", "adagrad", "rmsprop",
// "adam", "adamw".
std::span<const std::string> optimizer_names();

// The optimizer of that name for n parameters. Errors: "unknown-optimizer" with the nearest name;
// "bad-setting": shares that are not in [0, 1), epsilon or decay below 0.
template <class T>
text::Result<std::unique_ptr<Optimizer<T>>> make_optimizer(std::string_view name, Eigen::Index n,
                                                           const OptimizerSettings& settings = {});

}  // namespace downhill::optim
