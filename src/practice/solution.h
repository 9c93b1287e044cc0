// The full working of an exercise, line by line, each with the reason for it.
//
//     d/dx(x² sin(x))
//     = d/dx(x²) sin(x) + x² d/dx(sin(x))          product rule
//     = 2x sin(x) + x² cos(x)                      power rule, derivative of sin
//
// Differentiation is the engine's own record of rules (expr/steps.h); rules that change little
// (sums, constant factors) share a line with the rule before them. Where numbers are asked for,
// lines that put them in follow.
#pragma once

#include <string>
#include <vector>

#include "practice/exercise.h"

namespace downhill::practice {

// Why a line follows from the one above it.
struct Reason {
  std::string rule;    // of expr/steps.h ("product", "sin"), or a step of the work below
  bool chain = false;  // and the chain rule
};

// One line of the working. The rule in lines that are no differentiation: "place" (the numbers put
// in), "unit" (the direction scaled to length 1), "dot", "step", "forward", "backward".
struct Line {
  std::string formula;               // what a reader sees: "= 2x sin(x)"
  std::vector<Reason> reasons = {};  // none: this is where the work begins
  bool last = false;                 // an answer, or a part of it
};

// The working, from the question to the answer.
std::vector<Line> solution_of(const Exercise& exercise);

// The answer as text, its parts with commas between: "2x + 3y, 3x", and as the judge reads it.
std::string answer_of(const Exercise& exercise);
std::string typed_answer_of(const Exercise& exercise);

}  // namespace downhill::practice
