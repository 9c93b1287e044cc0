// Reads a formula as a learner types it: x^2 - 2x + sin(3x)/x.
//
//     sum      = product, then any number of: (+ | -) product
//     product  = - product | + product | operand, then any number of: (* | /) signed power,
//                or a power side by side with what stands before it (2x, (x+1)(x-1), x sin(x))
//     power    = primary, and perhaps ^ exponent or ² ³ …
//     exponent = - exponent | + exponent | power           (so ^ groups to the right)
//     primary  = number | name | ( sum ) | |sum| | √ primary | ∛ primary | function ( sum [, sum] )
//                | function ^ whole number ( sum )         (sin^2(x) is sin(x)^2)
//
// What follows from this and from the names:
//   -x^2 is -(x^2); 2^-1 is 0.5; x^2^3 is x^(2^3).
//   Side by side is a product like any other: 1/2x is (1/2)·x.
//   A name that is not known is cut into known ones: xy is x·y, 2pix is 2·pi·x, xsin(x) is
//   x·sin(x). A number does not stand right after a number or a name: "x 2" is an error, not a
//   product. `log` and `ln` are the natural logarithm; `log10` (or `lg`) and `log2` are the others.
//   `pi` (or π) and `e` are the constants. A variable hides a function or constant of its name.
//
// Functions: sin cos tan cot sec csc, asin acos atan (or arcsin …), sinh cosh tanh asinh acosh
// atanh, exp, ln log log2 log10 lg, sqrt cbrt, abs sign step, relu sigmoid softplus erf gelu, Phi
// (the normal distribution function), max(a, b), min(a, b).
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "expr/expr.h"
#include "text/result.h"

namespace downhill::expr {

inline constexpr int kMaxNesting = 200;  // deeper formulas are an error, "formula-too-deep"

// Reads `formula` into `graph` and returns the index of its root. Variable i is variables[i].
// Errors (error.h) carry their column and, for a misspelt name, the nearest one that is known.
text::Result<int> parse(std::string_view formula, std::span<const std::string> variables,
                        Graph& graph);

}  // namespace downhill::expr
