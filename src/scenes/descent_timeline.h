// What every descent scene shares: the rows of a run, its timeline with buttons, its fork, its
// observables, and the sentence that says why it blew up.
//
//     descent?f=x^2/2&x=3&rate=0.3&step=5                 five steps made
//     descent?...&step=12&fork=5&fork_rate=0.8            from step 5 a second future beside it
//
// A scene declares the rows with add_descent(), keeps a DescentTimeline that it updates in
// update(), and forwards actions, act() and advance(). Buttons: step, back, run, rewind; fork and
// unfork; use_rate (only when the run blew up: sets a rate that holds). All labels are shared
// words, "figure.<id>".
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scenes/descent_run.h"
#include "scenes/playback.h"
#include "scenes/scene.h"

namespace downhill::scenes {

inline constexpr int kDescentSteps = 200;

// Adds the rows (rate, optimizer, momentum, schedule, decay, period, noise, seed, fork, fork_rate,
// fork_optimizer), the observables and the timeline.
void add_descent(SceneSpec& spec, const std::string& rate);

class DescentTimeline {
 public:
  // Reads the scene's rows. What has not changed is not computed again.
  void update(const Scene& scene, const expr::Function& f, std::vector<double> start);

  const DescentRun& run() const { return *run_; }
  const DescentRun* fork() const { return fork_ ? &*fork_ : nullptr; }  // null: none
  int fork_step() const { return fork_step_; }
  DescentGround& ground() const { return *ground_; }
  int step() const { return step_; }
  const DescentMoment& now() const { return run_->at(step_); }

  // The level place that the run reaches, or that lies near it, if it is a minimum.
  const std::optional<Eigen::VectorXd>& valley() const { return valley_; }
  double floor() const { return floor_; }  // the height there; NaN without one
  // A second run on the same ground by the same rules, from elsewhere.
  DescentRun run_from(std::vector<double> start) const;
  // From the same start by another optimizer, without a fork.
  DescentRun run_by(const std::string& optimizer) const;

  void observe(std::vector<Observable>& out) const;
  std::vector<Action> actions(const Scene& scene) const;
  void act(Scene& scene, std::string_view action);
  bool advance(Scene& scene);

  // Whether the learner has seen enough of a blow-up to be told why.
  bool shows_blow_up() const;
  // The sentences, shortest first: what happened, and what would have held. Empty if all is well.
  std::vector<std::string> why(const text::Words& words) const;
  // " After 5 steps ..." with ending and fork, for describe().
  std::string describe(const text::Words& words) const;

 private:
  bool is_over() const;

  std::string formula_;
  mutable std::optional<DescentGround> ground_;  // keeps scratch space
  std::optional<DescentRun> run_, fork_;
  std::optional<double> held_;  // use_rate
  std::optional<Eigen::VectorXd> valley_;
  double floor_ = kUndefined;
  Eigen::VectorXd curvatures_;  // where one stands
  int step_ = 0;
  int fork_step_ = -1;
  Playback playback_;
};

}  // namespace downhill::scenes
