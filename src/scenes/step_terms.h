// What an optimizer computes on the way from a gradient to a step, term by term: what it remembers,
// what it makes of that, and the step itself.
//
//     for (const StepTerm& term : step_terms(run, 3)) term.value;   // g, m, v, m^, v^, step
//
// The memory is the engine's own: the rule is walked again over the gradients of the run. The
// formulas are those of optim/adam.h and its neighbours.
#pragma once

#include <string>
#include <vector>

#include "figure/axes.h"
#include "figure/color_role.h"
#include "scenes/descent_run.h"

namespace downhill::scenes {

struct StepTerm {
  std::string id;           // "g", "velocity", "s", "m", "v", "m_hat", "v_hat", "step"
  std::string formula;      // the key of its formula's word
  figure::DataPoint value;  // of x and of y
  std::string in_x, in_y;   // the formula with its numbers
  figure::Role role;
};

// Of the step that the run makes at `step`. The run must have a single leg with a constant rate.
std::vector<StepTerm> step_terms(const DescentRun& run, int step);

}  // namespace downhill::scenes
