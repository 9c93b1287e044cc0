// The parts of a formula that depend on no variable: their values are known before any point is.
#pragma once

#include <optional>
#include <vector>

#include "expr/expr.h"

namespace downhill::expr {

// By node index up to `last`: the value, or nothing where a variable occurs.
std::vector<std::optional<double>> constant_parts(const Graph& graph, int last);

}  // namespace downhill::expr
