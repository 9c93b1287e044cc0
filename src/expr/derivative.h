// Symbolic differentiation: the rules of autodiff/rules.h, run on formulas.
//
// The chain rule goes once over the graph, operands before results:
//
//     f(g)    ∂ = slope(g) · ∂g             f(a, b)    ∂ = slope_left · ∂a + slope_right · ∂b
//
// What does not depend on the variable has derivative 0 and is left out, and the variable itself
// has derivative 1, so that no zeros and ones pile up. The result is not simplified (simplify.h).
// Its size is linear in the size of the formula's graph.
#pragma once

#include "expr/expr.h"

namespace downhill::expr {

// The derivative of the formula `root` by a variable, written into the same graph.
int differentiate(Graph& graph, int root, int variable);

}  // namespace downhill::expr
