// An optimizer is a step rule: from where we stand and which way is up, one stride.
//
//     GradientDescent<double> rule(n);
//     for (;;) {
//       loss(x, grad);
//       StepReport report = rule.step(x, grad, rate);   // x is moved
//       if (!report.ok()) break;                        // says what was wrong and where
//     }
//
// The caller owns the loop (minimize.h is a short one): a lesson pauses it at a frame, draws it,
// and goes on. An optimizer sees one flat parameter vector x of n numbers and its gradient; it
// knows no layers and no loss. The rate is an argument of each step, so a schedule (schedule.h) is
// a pure function that nobody has to install.
//
// Notation in every rule: x parameters, g gradient at x, eta = rate, t = number of this step,
// from 1.
#pragma once

#include <Eigen/Core>
#include <cmath>
#include <limits>
#include <string_view>
#include <vector>

namespace downhill::optim {

// Numbers in a column: parameters, gradients. T is double or float.
template <class T>
using Vector = Eigen::Matrix<T, Eigen::Dynamic, 1>;

// Why a step was not taken, or that it was.
enum class StepStatus {
  kOk,
  kSizeMismatch,        // x, g and the optimizer do not have the same number of entries
  kBadRate,             // the rate is not a finite number above 0
  kGradientNotFinite,   // some g(i) is NaN or infinite
  kParameterNotFinite,  // the step would make some x(i) NaN or infinite
};

// One sentence, in English.
std::string_view to_string(StepStatus status);

// What one step did. Unless ok(), x was left as it was, and so was the optimizer's memory, except
// after kParameterNotFinite, where the memory has seen the gradient.
struct StepReport {
  StepStatus status = StepStatus::kOk;                   // whether it was taken, or why not
  int coordinate = -1;                                   // the first entry that was not finite
  double gradient_norm = 0;                              // |g|
  double step_norm = 0;                                  // |x_after - x_before|
  bool ok() const { return status == StepStatus::kOk; }  // the step was taken
};

// Something an optimizer remembers per parameter, to be looked at: "velocity", "m", "v".
template <class T>
struct Memory {
  std::string_view name;               // its letter in the formula of the rule
  Eigen::Ref<const Vector<T>> values;  // n entries; a view, which the next step changes
};

// What all step rules have in common: checking, stepping, counting. A rule writes change().
template <class T>
class Optimizer {
 public:
  // All memory is sized here, for n parameters; a step allocates nothing.
  explicit Optimizer(Eigen::Index n) : delta_(Vector<T>::Zero(n)) {}
  virtual ~Optimizer() = default;

  // Moves x by the rule, given the gradient g at x; both have n entries. A step that cannot be
  // taken is not, and the report says why.
  StepReport step(Eigen::Ref<Vector<T>> x, const Eigen::Ref<const Vector<T>>& g, double rate);

  // Forgets everything: a second run from the same start is bit-equal to the first.
  void reset() {
    steps_ = 0;
    delta_.setZero();
    forget();
  }

  Eigen::Index size() const { return delta_.size(); }  // n, the number of parameters
  int steps() const { return steps_; }                 // steps taken since construction or reset
  // The last change of x.
  const Vector<T>& delta() const { return delta_; }
  // What the rule remembers, as views; empty for a rule without memory.
  virtual std::vector<Memory<T>> memory() const { return {}; }

 protected:
  // The rule: writes the change of x. `t` counts from 1.
  virtual void change(const Eigen::Ref<const Vector<T>>& x, const Eigen::Ref<const Vector<T>>& g,
                      T rate, int t, Vector<T>& delta) = 0;
  // Sets what the rule remembers to zero, for reset().
  virtual void forget() {}

 private:
  Vector<T> delta_;
  int steps_ = 0;
};

// |v|, without overflow or underflow on the way; the usual case costs one plain pass. Finite
// exactly when all entries are.
template <class T>
double length(const Eigen::Ref<const Vector<T>>& v) {
  const T plain = v.norm();
  if (std::isfinite(plain) && plain > 0) return static_cast<double>(plain);
  return v.size() == 0 ? 0 : static_cast<double>(v.template cast<double>().stableNorm());
}

// The first entry that is not finite, or -1.
template <class T>
int first_not_finite(const Eigen::Ref<const Vector<T>>& v) {
  for (Eigen::Index i = 0; i < v.size(); ++i) {
    if (!std::isfinite(v(i))) return static_cast<int>(i);
  }
  return -1;
}

template <class T>
StepReport Optimizer<T>::step(Eigen::Ref<Vector<T>> x, const Eigen::Ref<const Vector<T>>& g,
                              double rate) {
  StepReport report;
  if (x.size() != size() || g.size() != size()) {
    report.status = StepStatus::kSizeMismatch;
    return report;
  }
  if (!(rate > 0) || !std::isfinite(rate)) {
    report.status = StepStatus::kBadRate;
    return report;
  }
  report.gradient_norm = length<T>(g);
  if (!std::isfinite(report.gradient_norm)) report.coordinate = first_not_finite<T>(g);
  if (report.coordinate >= 0) {
    report.status = StepStatus::kGradientNotFinite;
    return report;
  }
  change(x, g, static_cast<T>(rate), steps_ + 1, delta_);
  report.step_norm = length<T>(delta_);
  // A finite x plus less than half the spacing of the largest numbers stays finite, so the sum
  // needs a look only after a stride longer than that.
  constexpr double kSafe = static_cast<double>(std::numeric_limits<T>::max()) *
                           static_cast<double>(std::numeric_limits<T>::epsilon()) / 4;
  if (!(report.step_norm < kSafe)) report.coordinate = first_not_finite<T>(x + delta_);
  if (report.coordinate >= 0) {
    report.status = StepStatus::kParameterNotFinite;
    return report;
  }
  x += delta_;
  ++steps_;
  return report;
}

}  // namespace downhill::optim
