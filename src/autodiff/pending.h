// The arithmetic of `Var`: expressions whose node is still to be written.
//
// An operation on Vars does not record at once. It gives a `Pending`: a value with its slopes by
// the K Vars that went into it, a dual number whose ε's are named by nodes. Operations on Pendings
// multiply and join these slopes; only what is stored in a Var becomes a node, with K operands. So
//
//     Var z = x * y + sin(x);        // one node, operands x (slope y), y (slope x), x (slope cos
//     x)
//
// costs one node instead of three, and a tape is about three times smaller and faster.
//
// A Pending holds everything by value: `auto p = x * y;` is safe, and using p twice is right (its
// slopes are merely copied). A template `template <class T> T f(const T&)` must be given a Var:
// f(Var(x * y)). Include tape.h, not this file.
#pragma once

#include <array>
#include <cassert>
#include <cmath>
#include <compare>
#include <concepts>
#include <type_traits>
#include <utility>

#include "autodiff/rules.h"
#include "autodiff/tape.h"

namespace downhill::autodiff {

// kOp: the operation, if its operands are Vars and numbers; else Op::kSeveral.
template <int K, Op kOp>
struct Pending {
  double value;
  Tape* tape;  // null: all operands are constants
  std::array<double, K> slopes;
  std::array<std::int32_t, K> nodes;
};

template <int K, Op kOp>
[[gnu::always_inline]] inline Var::Var(const Pending<K, kOp>& p) : value(p.value) {
  if (p.tape) *this = p.tape->record(kOp, p.value, p.slopes, p.nodes);
}

// Var and Pending alike: how many operands, and whether it is an expression already.
template <class X>
struct PendingTraits {
  static constexpr int kOperands = 0;
};
template <>
struct PendingTraits<Var> {
  static constexpr int kOperands = 1;
  static constexpr bool kIsExpression = false;
};
template <int K, Op kOp>
struct PendingTraits<Pending<K, kOp>> {
  static constexpr int kOperands = K;
  static constexpr bool kIsExpression = true;
};

template <class X>
concept OnTape = PendingTraits<X>::kOperands >
0;

// Writes the operands of x, their slopes times `slope`, from place `kAt` on.
template <int kAt, OnTape X, int K, Op kOp>
[[gnu::always_inline]] inline void take_operands(const X& x, double slope, Pending<K, kOp>& out) {
  if constexpr (std::same_as<X, Var>) {
    out.slopes[kAt] = slope;
    out.nodes[kAt] = x.node;
  } else {
    // A fold, not a loop: compilers then keep the operands in registers.
    [&]<std::size_t... kI>(std::index_sequence<kI...>) __attribute__((always_inline)) {
      ((out.slopes[kAt + kI] = slope * x.slopes[kI], out.nodes[kAt + kI] = x.nodes[kI]), ...);
    }
    (std::make_index_sequence<PendingTraits<X>::kOperands>());
  }
}

template <class Rule, Op kOp, OnTape X>
[[gnu::always_inline]] inline auto apply(const X& x) {
  constexpr Op kWhole = PendingTraits<X>::kIsExpression ? Op::kSeveral : kOp;
  Pending<PendingTraits<X>::kOperands, kWhole> out;
  out.value = Rule::value(x.value);
  out.tape = x.tape;
  take_operands<0>(x, Rule::slope(x.value, out.value), out);
  return out;
}

template <class Rule, Op kOp, OnTape A, OnTape B>
[[gnu::always_inline]] inline auto apply(const A& a, const B& b) {
  using Left = PendingTraits<A>;
  using Right = PendingTraits<B>;
  assert((!a.tape || !b.tape || a.tape == b.tape) && "Vars of two tapes do not mix");
  constexpr Op kWhole = Left::kIsExpression || Right::kIsExpression ? Op::kSeveral : kOp;
  Pending<Left::kOperands + Right::kOperands, kWhole> out;
  out.value = Rule::value(a.value, b.value);
  out.tape = a.tape ? a.tape : b.tape;
  take_operands<0>(a, Rule::slope_left(a.value, b.value, out.value), out);
  take_operands<Left::kOperands>(b, Rule::slope_right(a.value, b.value, out.value), out);
  return out;
}

// With a plain number on one side.
template <class Rule, Op kOp, OnTape A>
[[gnu::always_inline]] inline auto apply(const A& a, double b) {
  constexpr Op kWhole = PendingTraits<A>::kIsExpression ? Op::kSeveral : kOp;
  Pending<PendingTraits<A>::kOperands, kWhole> out;
  out.value = Rule::value(a.value, b);
  out.tape = a.tape;
  take_operands<0>(a, Rule::slope_left(a.value, b, out.value), out);
  return out;
}
template <class Rule, Op kOp, OnTape B>
[[gnu::always_inline]] inline auto apply(double a, const B& b) {
  constexpr Op kWhole = PendingTraits<B>::kIsExpression ? Op::kSeveral : kOp;
  Pending<PendingTraits<B>::kOperands, kWhole> out;
  out.value = Rule::value(a, b.value);
  out.tape = b.tape;
  take_operands<0>(b, Rule::slope_right(a, b.value, out.value), out);
  return out;
}

// Clang declares an operator for the types it tries before it looks at the concept, and an operator
// of plain numbers is an error. This default fails earlier, and silently.
template <class X>
using OnlyOnTape = std::enable_if_t<OnTape<X>>;

#define DOWNHILL_OP(Rule, name)                         \
  template <OnTape X>                                   \
  [[gnu::always_inline]] inline auto name(const X& x) { \
    return apply<Rule, Op::k##Rule>(x);                 \
  }
DOWNHILL_UNARY_OPERATIONS(DOWNHILL_OP)
#undef DOWNHILL_OP

#define DOWNHILL_BINARY(Rule, function)                                 \
  template <OnTape A, OnTape B>                                         \
  [[gnu::always_inline]] inline auto function(const A& a, const B& b) { \
    return apply<Rule, Op::k##Rule>(a, b);                              \
  }                                                                     \
  template <OnTape A, class = OnlyOnTape<A>>                            \
  [[gnu::always_inline]] inline auto function(const A& a, double b) {   \
    return apply<Rule, Op::k##Rule>(a, b);                              \
  }                                                                     \
  template <OnTape B, class = OnlyOnTape<B>>                            \
  [[gnu::always_inline]] inline auto function(double a, const B& b) {   \
    return apply<Rule, Op::k##Rule>(a, b);                              \
  }
DOWNHILL_BINARY(Add, operator+)
DOWNHILL_BINARY(Subtract, operator-)
DOWNHILL_BINARY(Multiply, operator*)
DOWNHILL_BINARY(Divide, operator/)
DOWNHILL_BINARY(Max, max)
DOWNHILL_BINARY(Min, min)
#undef DOWNHILL_BINARY

template <OnTape X, class = OnlyOnTape<X>>
[[gnu::always_inline]] inline auto operator-(const X& x) {
  return negate(x);
}

// A constant exponent is not a variable: asking only for the left slope is right for negative
// bases too, where ln(base) is NaN. And x^0 is 1 everywhere, 0 included.
template <OnTape A>
inline auto pow(const A& a, double b) {
  auto out = apply<Power, Op::kPower>(a, b);
  if (b == 0) out.slopes.fill(0);
  return out;
}
template <OnTape B>
inline auto pow(double a, const B& b) {
  return apply<Power, Op::kPower>(a, b);
}
template <OnTape A, OnTape B>
inline Var pow(const A& a, const B& b) {
  if (!b.tape) return pow(a, b.value);
  return apply<Power, Op::kPower>(a, b);
}

// x² as one operand, where x * x has two.
template <OnTape X>
[[gnu::always_inline]] inline auto square(const X& x) {
  constexpr Op kWhole = PendingTraits<X>::kIsExpression ? Op::kSeveral : Op::kMultiply;
  Pending<PendingTraits<X>::kOperands, kWhole> out;
  out.value = x.value * x.value;
  out.tape = x.tape;
  take_operands<0>(x, 2 * x.value, out);
  return out;
}

template <OnTape B>
[[gnu::always_inline]] inline Var& operator+=(Var& a, const B& b) {
  return a = a + b;
}
template <OnTape B>
[[gnu::always_inline]] inline Var& operator-=(Var& a, const B& b) {
  return a = a - b;
}
template <OnTape B>
[[gnu::always_inline]] inline Var& operator*=(Var& a, const B& b) {
  return a = a * b;
}
template <OnTape B>
[[gnu::always_inline]] inline Var& operator/=(Var& a, const B& b) {
  return a = a / b;
}

template <OnTape A, OnTape B>
bool operator==(const A& a, const B& b) {
  return a.value == b.value;
}
template <OnTape A, OnTape B>
auto operator<=>(const A& a, const B& b) {
  return a.value <=> b.value;
}
template <OnTape A, class = OnlyOnTape<A>>
bool operator==(const A& a, double b) {
  return a.value == b;
}
template <OnTape A, class = OnlyOnTape<A>>
auto operator<=>(const A& a, double b) {
  return a.value <=> b;
}

inline bool is_constant(const Var& x) { return x.tape == nullptr; }

}  // namespace downhill::autodiff
