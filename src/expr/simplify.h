// Simplification: a table of named rules, applied from the leaves up until nothing changes.
//
// A simplified formula has the same value wherever the given one has a value, up to rounding. It
// may have a value at more points: x/x becomes 1 also at 0. It never runs behind the reader's back.
#pragma once

#include <span>
#include <string_view>

#include "expr/expr.h"

namespace downhill::expr {

// One rule of simplification.
struct SimplifyRule {
  std::string_view name;                  // what it is called
  std::string_view example;               // "x + x -> 2x"
  int (*apply)(Graph& graph, int index);  // the node to put in its place; `index` itself: no match
};

// All rules.
std::span<const SimplifyRule> simplify_rules();

// The simplified formula, written into the same graph.
int simplify(Graph& graph, int root);

}  // namespace downhill::expr
