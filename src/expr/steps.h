// Differentiation rule by rule, as one does it on paper.
//
//     d/dx(x^2 sin(x))                                  start
//     d/dx(x^2) sin(x) + x^2 d/dx(sin(x))               product rule
//     2x sin(x) + x^2 d/dx(sin(x))                      power rule
//     2x sin(x) + x^2 cos(x)                            sine
//
// Each step replaces one derivative, the outermost and leftmost, by what its rule says. The result
// is then simplified, as a step of its own if that changes anything.
//
// All formulas stand in one graph; a node was made by the step during which the graph grew to hold
// it (`step_of_node`).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "expr/expr.h"
#include "expr/function.h"

namespace downhill::expr {

// One rule, applied to one derivative; formulas are indices in the graph of the DerivativeSteps.
struct DerivativeStep {
  // "constant", "variable", "sum", "difference", "negative", "constant-multiple", "product",
  // "constant-denominator", "quotient", "power", "exponential", "general-power", "simplify", or the
  // name of a function, "sin". Words for people: "rule.<rule>".
  std::string_view rule;
  bool chain = false;  // the derivative of what stands inside is left as a factor: the chain rule
  int from = -1;       // the derivative that is taken
  int to = -1;         // what stands in its place
  int whole = -1;      // the whole formula after the step
  int first_node = 0;  // nodes from here on were made by this step
};

// The derivative of a formula, with the working.
class DerivativeSteps {
 public:
  // f by the variable of that number, from 0.
  DerivativeSteps(const Function& f, int variable);

  // In order; no simplification at the end if it would change nothing.
  const std::vector<DerivativeStep>& steps() const { return steps_; }
  // What holds the formulas of all steps.
  const Graph& graph() const { return graph_; }
  int start() const { return start_; }                                          // d/dx(f)
  int result() const { return steps_.empty() ? start_ : steps_.back().whole; }  // after the last
  // False if the formula is so large that the steps were given up (kMaxSteps); the last step is
  // then a partial result.
  bool complete() const { return complete_; }

  // The step that made a node, or -1: it was in the formula from the start.
  int step_of_node(int node) const;

  // A formula of graph() in a notation of print.h.
  std::string text(int node) const;
  std::string pretty(int node) const;
  std::string tex(int node) const;

  static constexpr int kMaxSteps = 200;  // the most that are taken

 private:
  Graph graph_;
  std::vector<std::string> variables_;
  std::vector<DerivativeStep> steps_;
  int start_ = -1;
  bool complete_ = true;
};

}  // namespace downhill::expr
