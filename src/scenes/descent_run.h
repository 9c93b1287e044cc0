// A descent: the whole way of an optimizer down a typed function, from a start, step by step.
//
//     DescentGround ground(f);                                  // f(x) or f(x, y), compiled once
//     DescentRun run(ground, {.start = {3}, .legs = {{.rate = {.rate = 0.1}}}});
//     run.at(5).x;  run.ending();  run.settled();
//
// A run is a pure function of its plan: the same plan gives the same numbers, noise included (it
// comes from a seed). A *fork* is a second leg: from its step on another rate or optimizer is used,
// and everything before is shared:
//
//     plan.legs.push_back({.from = 12, .rate = {.rate = 0.3}});
//
// A leg with the same optimizer keeps its memory (the ball keeps its velocity); another one begins
// without any. At the same step both futures meet the same noise.
//
// How it ends is told from the run itself, which is followed beyond the timeline for that:
//
//     converged   from some step on the gradient is no longer than the tolerance
//     diverged    a number stopped being finite, or heights grow without end
//     restless    neither: it keeps hopping or hovering, no lower than long before
//     underway    still going down when the steps were used up
#pragma once

#include <Eigen/Core>
#include <optional>
#include <string>
#include <vector>

#include "calculus/scalar_field.h"
#include "expr/function.h"
#include "expr/gradient.h"
#include "optim/make_optimizer.h"
#include "optim/schedule.h"

namespace downhill::scenes {

// What runs walk on. Keeps scratch space: one a thread.
class DescentGround {
 public:
  explicit DescentGround(const expr::Function& f);  // of one or two variables

  int dimensions() const { return gradient_.variables(); }
  const expr::Function& f() const { return f_; }
  // The height at a place of dimensions() numbers; writes the gradient.
  double look(const Eigen::VectorXd& place, Eigen::VectorXd& gradient);
  // The eigenvalues of the Hessian, ascending; NaN where it is not finite.
  Eigen::VectorXd curvatures(const Eigen::VectorXd& place);
  // The level place (gradient 0) that Newton's method finds from here, if any.
  std::optional<Eigen::VectorXd> level_place(const Eigen::VectorXd& from);

 private:
  expr::Function f_;
  expr::CompiledGradient gradient_;
  calculus::ScalarField field_;
};

// A learning rate over time, by name: schedule.h.
struct RatePlan {
  std::string schedule = "constant";  // kSchedules
  double rate = 0.1;
  double decay = 0.5;  // step: times this every `period` steps; exponential: the same, smoothly
  int period = 40;     // warmup: so many steps up, then cosine
  int steps = 200;     // cosine: down to a thousandth of the rate by then
  bool operator==(const RatePlan&) const = default;
};
inline const std::vector<std::string> kSchedules{"constant", "step", "exponential", "cosine",
                                                 "warmup"};
optim::Schedule schedule_of(const RatePlan& plan);

struct DescentLeg {
  int from = 0;  // the first step it makes
  std::string optimizer = "gradient-descent";
  optim::OptimizerSettings settings = {};
  RatePlan rate = {};
  double clip = 0;  // a longer gradient is shortened to this; 0: none is
  bool operator==(const DescentLeg&) const = default;
};

struct DescentPlan {
  std::vector<double> start;     // as many numbers as the ground has dimensions
  std::vector<DescentLeg> legs;  // at least one; the first from step 0
  double noise = 0;              // standard deviation of what is added to each gradient component
  int seed = 1;
  int steps = 200;          // moments that are kept
  int beyond = 4000;        // steps further, to learn how it ends; 0 ends it where it has settled
  double tolerance = 1e-4;  // a gradient this short counts as 0
  bool operator==(const DescentPlan&) const = default;
};

// Before step k is made.
struct DescentMoment {
  double x = 0, y = 0;  // y: 0 on a ground of one dimension
  double height = 0;
  double slope_x = 0, slope_y = 0;  // the gradient, without noise
  double rate = 0;                  // that the next step uses
  double gradient_norm() const;
};

enum class DescentEnding { kConverged, kUnderway, kRestless, kDiverged };

// Why a number stopped being finite.
struct BlowUp {
  enum class Cause {
    kTooFast,     // the stride was too long for the curvature
    kBottomless,  // it only ever went down: the ground has no bottom there
    kHole,        // it stepped to where the function is not defined
  };
  Cause cause = Cause::kTooFast;
  int step = 0;          // the first at which it was not finite
  std::string quantity;  // "height", "gradient" or "place"
  // Where the trouble began: the step that first led uphill (without one: the last), the largest
  // curvature there, and the largest rate that holds on a bowl of that curvature (2 / curvature
  // for plain descent; NaN if the rule has no such bound or the ground does not curve up).
  int began = 0;
  double curvature = 0;
  double largest_rate = 0;
};

class DescentRun {
 public:
  DescentRun(DescentGround& ground, DescentPlan plan);

  const DescentPlan& plan() const { return plan_; }
  // The last moment there is, at most plan().steps; later ones are that one.
  int last() const { return static_cast<int>(moments_.size()) - 1; }
  const DescentMoment& at(int step) const;
  // The step that moment k makes has the direction against the one before, in most of the steps on
  // the way: it hops from side to side.
  bool oscillates() const { return oscillates_; }
  DescentEnding ending() const { return ending_; }
  int settled() const { return settled_; }  // kConverged: from this step on; else -1
  const std::optional<BlowUp>& blow_up() const { return blow_up_; }
  // The last place that was finite, beyond the timeline too.
  const Eigen::VectorXd& end() const { return end_; }

 private:
  void walk(DescentGround& ground);
  void judge(const std::vector<double>& heights, int late_turns);
  void explain(DescentGround& ground, const std::vector<double>& heights, std::string quantity,
               bool hole);

  DescentPlan plan_;
  std::vector<DescentMoment> moments_;
  DescentEnding ending_ = DescentEnding::kUnderway;
  int settled_ = -1;
  bool oscillates_ = false;
  bool grows_ = false;
  std::optional<BlowUp> blow_up_;
  Eigen::VectorXd end_;
};

// The largest rate at which this optimizer holds on a bowl whose largest curvature is `curvature`;
// NaN if there is no such bound.
double largest_rate(const DescentLeg& leg, double curvature);

// A rate with which a run like this one does not blow up, found by trying: nine tenths of the
// largest that holds where it first went uphill, and again until it does. Nothing if none helps, or
// if it does not blow up.
std::optional<double> holding_rate(DescentGround& ground, const DescentRun& run);

}  // namespace downhill::scenes
