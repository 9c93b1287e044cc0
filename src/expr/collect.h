// Sums and products as lists: like terms and like factors are collected.
//
//     x + 3 - 2x            terms     1·x, 3, -2·x        ->  3 - x
//     3 x^2 (2 / x)         factors   6, x^2, x^-1        ->  6x
#pragma once

#include "expr/expr.h"

namespace downhill::expr {

// The sum or difference at `index` with like terms collected, the rest in its order.
// A sum of too many terms (kMaxCollected) is left alone.
int collect_terms(Graph& graph, int index);

// The product, quotient, negation or power at `index` as number, constants, powers of variables,
// others, over the factors with negative exponents.
int collect_factors(Graph& graph, int index);

inline constexpr int kMaxCollected = 64;  // terms of a sum

}  // namespace downhill::expr
