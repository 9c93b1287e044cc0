// The short loop over an optimizer, for when nobody watches each step.
//
//     Momentum<double> rule(2);
//     Minimization run = minimize(loss, start, rule, {.steps = 200, .rate = constant(0.01)});
//     run.trace.back().loss
#pragma once

#include <functional>
#include <limits>
#include <string>
#include <vector>

#include "optim/optimizer.h"
#include "optim/schedule.h"

namespace downhill::optim {

// The value at x; writes the gradient (n entries).
using Loss = std::function<double(const Eigen::VectorXd& x, Eigen::VectorXd& gradient)>;

// When a run of minimize() ends, how long its steps are, and what it records.
struct MinimizeOptions {
  int steps = 100;                // at most so many
  Schedule rate = constant(0.1);  // learning rate of each step
  double gradient_tolerance = 0;  // stop when |gradient| is no larger
  bool keep_places = false;       // record x in every line of the trace
};

// One line of a run, taken BEFORE step `step` is taken; the last line is where it ended.
struct TraceLine {
  int step = 0;              // from 0
  double loss = 0;           // at this place
  double gradient_norm = 0;  // |gradient|
  double step_norm = 0;      // of the step that led here; 0 at the start
  double rate = 0;           // that the next step uses
  Eigen::VectorXd x;         // only with keep_places
};

// The lines of a run in order, the start first.
using Trace = std::vector<TraceLine>;

// Why a run ended.
enum class Ending {
  kStepsUsedUp,
  kConverged,  // |gradient| <= gradient_tolerance
  kDiverged,   // a number stopped being finite
  kBadInput,   // sizes that do not fit, a rate that is not above 0
};

// How a run of minimize() ended, and its trace.
struct Minimization {
  Ending ending = Ending::kStepsUsedUp;  // why it ended
  int step = 0;                          // the step at which it ended
  std::string quantity;  // kDiverged: "loss", "gradient" or "parameter"; kBadInput: the reason
  int coordinate = -1;   // which entry of it, from 0
  Eigen::VectorXd x;     // the last place at which everything was finite
  Trace trace;           // a line a place with a finite loss, the start first
};

// One sentence in English: how it ended, at which step, and what stopped being finite.
std::string describe(const Minimization& run);

// Steps `optimizer`, which goes on with what it remembers, from `start` (n entries) until one of
// the endings. Nothing is thrown: sizes that do not fit, a bad rate and numbers that stop being
// finite are endings.
Minimization minimize(const Loss& loss, Eigen::VectorXd start, Optimizer<double>& optimizer,
                      const MinimizeOptions& options = {});

}  // namespace downhill::optim
