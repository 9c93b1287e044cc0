// One rule for each operation: its value and its slope, written once.
//
// For small d, an operation f moves by its slope times d,
//
//     f(x + d) = f(x) + f'(x) d + O(d²),
//
// and this one fact is all that differentiation needs. A rule is a struct with
//
//     value(x)        f(x)
//     slope(x, y)     f'(x), where y = f(x) is already known (exp: the slope is y itself)
//
// and for two operands
//
//     value(a, b),  slope_left(a, b, y) = ∂f/∂a,  slope_right(a, b, y) = ∂f/∂b.
//
// They are templates over the number: on `double` they compute, on `Dual` (dual.h) they
// differentiate forward, on `Var` (tape.h) they record, and on `expr::Expr` they *write down the
// derivative's formula*: symbolic differentiation is `slope` with formulas for numbers. A slope
// that is a fixed number (1, -1, 0) is returned as a plain double, so nobody multiplies formulas by
// it.
//
// Because one line feeds every mode, agreement of the modes proves nothing about that line: each
// rule is also tested against finite differences and recorded values.
//
// Outside their domain functions give NaN as std:: does. At a kink the rule says what it takes.
#pragma once

#include <cassert>

#include "autodiff/binary_rules.h"
#include "autodiff/operation.h"
#include "autodiff/unary_rules.h"

namespace downhill::autodiff {

// Calls f with the rule of an operation: with_unary_rule(Op::kSin, f) is f(Sin{}).
template <class F>
decltype(auto) with_unary_rule(Op op, F&& f) {
  switch (op) {
#define DOWNHILL_OP(Rule, name) \
  case Op::k##Rule:             \
    return f(Rule{});
    DOWNHILL_UNARY_OPERATIONS(DOWNHILL_OP)
#undef DOWNHILL_OP
    default:
      assert(false && "with_unary_rule: the operation has not one operand");
      return f(Negate{});
  }
}

// The same for two operands: with_binary_rule(Op::kAdd, f) is f(Add{}).
template <class F>
decltype(auto) with_binary_rule(Op op, F&& f) {
  switch (op) {
#define DOWNHILL_OP(Rule, name) \
  case Op::k##Rule:             \
    return f(Rule{});
    DOWNHILL_BINARY_OPERATIONS(DOWNHILL_OP)
#undef DOWNHILL_OP
    default:
      assert(false && "with_binary_rule: the operation has not two operands");
      return f(Add{});
  }
}

}  // namespace downhill::autodiff
