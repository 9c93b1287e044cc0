#include "optim/minimize.h"

#include <utility>

namespace downhill::optim {
namespace {

Ending ending_of(StepStatus status) {
  const bool not_finite =
      status == StepStatus::kGradientNotFinite || status == StepStatus::kParameterNotFinite;
  return not_finite ? Ending::kDiverged : Ending::kBadInput;
}

std::string quantity_of(StepStatus status) {
  if (status == StepStatus::kGradientNotFinite) return "gradient";
  if (status == StepStatus::kParameterNotFinite) return "parameter";
  return std::string(to_string(status));
}

}  // namespace

Minimization minimize(const Loss& loss, Eigen::VectorXd start, Optimizer<double>& optimizer,
                      const MinimizeOptions& options) {
  Minimization run;
  run.x = std::move(start);
  Eigen::VectorXd gradient = Eigen::VectorXd::Zero(run.x.size());
  Eigen::VectorXd before = run.x;
  run.trace.reserve(static_cast<std::size_t>(std::max(options.steps, 0)) + 1);
  double step_norm = 0;
  for (int step = 0;; ++step) {
    run.step = step;
    const double value = loss(run.x, gradient);
    if (!std::isfinite(value)) {
      run.ending = Ending::kDiverged;
      run.quantity = "loss";
      run.x = before;
      return run;
    }
    const double rate = options.rate(step);
    run.trace.push_back({step, value, length<double>(gradient), step_norm, rate,
                         options.keep_places ? run.x : Eigen::VectorXd()});
    if (run.trace.back().gradient_norm <= options.gradient_tolerance) {
      run.ending = Ending::kConverged;
      return run;
    }
    if (step >= options.steps) return run;
    before = run.x;
    const StepReport report = optimizer.step(run.x, gradient, rate);
    if (!report.ok()) {
      run.ending = ending_of(report.status);
      run.quantity = quantity_of(report.status);
      run.coordinate = report.coordinate;
      return run;
    }
    step_norm = report.step_norm;
  }
}

std::string describe(const Minimization& run) {
  const std::string at = " at step " + std::to_string(run.step);
  switch (run.ending) {
    case Ending::kStepsUsedUp:
      return "stopped" + at + ": all steps used";
    case Ending::kConverged:
      return "converged" + at;
    case Ending::kDiverged: {
      const std::string which =
          run.coordinate < 0 ? "" : " (entry " + std::to_string(run.coordinate) + ")";
      return "diverged" + at + ": the " + run.quantity + which + " stopped being finite";
    }
    case Ending::kBadInput:
      return "could not step" + at + ": " + run.quantity;
  }
  return "";
}

}  // namespace downhill::optim
