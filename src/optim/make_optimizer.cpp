#include "optim/make_optimizer.h"

#include <vector>

#include "optim/adagrad.h"
#include "optim/adam.h"
#include "optim/gradient_descent.h"
#include "optim/momentum.h"
#include "optim/rmsprop.h"
#include "text/nearest.h"
#include "text/number.h"

namespace downhill::optim {
namespace {

// The first setting that is out of bounds, as an error; key "" when all are fine.
text::Error find_bad_setting(const OptimizerSettings& s) {
  const auto bad = [](const char* name, double value, const char* range) {
    return text::Error{"bad-setting",
                       std::string(name) + " = " + text::short_number(value) + " is not " + range,
                       {{"name", name}, {"value", text::short_number(value)}, {"range", range}},
                       {}};
  };
  const std::pair<const char*, double> shares[] = {
      {"beta", s.beta}, {"beta1", s.beta1}, {"beta2", s.beta2}, {"rho", s.rho}};
  for (const auto& [name, value] : shares) {
    if (!(value >= 0 && value < 1)) return bad(name, value, "in [0, 1)");
  }
  const std::pair<const char*, double> sizes[] = {{"epsilon", s.epsilon},
                                                  {"weight_decay", s.weight_decay}};
  for (const auto& [name, value] : sizes) {
    if (!(value >= 0) || !std::isfinite(value)) return bad(name, value, "a finite number >= 0");
  }
  return {};
}

}  // namespace

std::span<const std::string> optimizer_names() {
  static const std::vector<std::string> kNames = {
      "gradient-descent", "sgd", "heavy-ball", "nesterov", "adagrad", "rmsprop", "adam", "adamw"};
  return kNames;
}

template <class T>
text::Result<std::unique_ptr<Optimizer<T>>> make_optimizer(std::string_view name, Eigen::Index n,
                                                           const OptimizerSettings& s) {
  using Made = std::unique_ptr<Optimizer<T>>;
  if (text::Error bad = find_bad_setting(s); !bad.key.empty()) return bad;
  if (name == "gradient-descent" || name == "sgd") return Made(new GradientDescent<T>(n));
  if (name == "heavy-ball") return Made(new Momentum<T>(n, {.beta = s.beta}));
  if (name == "nesterov") return Made(new Momentum<T>(n, {.beta = s.beta, .nesterov = true}));
  if (name == "adagrad") return Made(new AdaGrad<T>(n, {.epsilon = s.epsilon}));
  if (name == "rmsprop") return Made(new RmsProp<T>(n, {.rho = s.rho, .epsilon = s.epsilon}));
  if (name == "adam" || name == "adamw") {
    return Made(new Adam<T>(n, {.beta1 = s.beta1,
                                .beta2 = s.beta2,
                                .epsilon = s.epsilon,
                                .weight_decay = name == "adamw" ? s.weight_decay : 0,
                                .bias_correction = s.bias_correction}));
  }
  const std::string typed(name);
  const std::string suggestion = text::nearest(typed, optimizer_names());
  return text::Error{"unknown-optimizer",
                     "unknown optimizer '" + typed + "'" + text::did_you_mean(suggestion),
                     {{"name", typed}, {"suggestion", suggestion}},
                     {}};
}

template text::Result<std::unique_ptr<Optimizer<double>>> make_optimizer<double>(
    std::string_view, Eigen::Index, const OptimizerSettings&);
template text::Result<std::unique_ptr<Optimizer<float>>> make_optimizer<float>(
    std::string_view, Eigen::Index, const OptimizerSettings&);

}  // namespace downhill::optim
