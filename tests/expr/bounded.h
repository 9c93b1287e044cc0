// A number with a bound on its rounding error, carried through a computation (running error
// analysis): every operation moves its operands' errors by its slopes and adds a rounding of its
// own.
//
// Two ways to compute one derivative may differ by the sum of their bounds and no more. Where
// terms cancel, the bound says how many digits are lost.
// First order, but for products of two numbers that have both been rounded to 0.
// Source: Higham, Accuracy and Stability of Numerical Algorithms, 2nd ed. 2002, sec. 3.3.
#pragma once

#include <algorithm>
#include <cmath>

#include "autodiff/eigen_scalar.h"
#include "autodiff/rules.h"

namespace downhill::expr {

struct Bounded {
  double value = 0;
  double error = 0;

  Bounded() = default;
  explicit Bounded(double exact) : value(exact) {}
  Bounded(double v, double e) : value(v), error(e) {}
};

// Library functions are good to about two units in the last place; results near 0 underflow.
inline double own_rounding(double value) { return 4 * 0x1p-53 * std::fabs(value) + 0x1p-1074; }

// An operand without error does not move, whatever the slope.
inline double moved(double slope, double error) {
  return error == 0 ? 0 : std::fabs(slope) * error;
}

template <class Rule>
Bounded bounded(const Bounded& x) {
  const double y = Rule::value(x.value);
  double error = moved(Rule::slope(x.value, y), x.error);
  if (x.error >
      0) {  // the slope knows nothing of a jump nearby: sign of a sum that is only rounding
    for (const double side : {-x.error, x.error}) {
      error = std::max(error, std::fabs(Rule::value(x.value + side) - y));  // NaN does not count
    }
  }
  return {y, error + own_rounding(y)};
}
template <class Rule>
Bounded bounded(const Bounded& a, const Bounded& b) {
  const double y = Rule::value(a.value, b.value);
  const double left = a.error == 0 ? 0 : moved(Rule::slope_left(a.value, b.value, y), a.error);
  const double right = b.error == 0 ? 0 : moved(Rule::slope_right(a.value, b.value, y), b.error);
  return {y, left + right + own_rounding(y)};
}

#define DOWNHILL_OP(Rule, name) \
  inline Bounded name(const Bounded& x) { return bounded<autodiff::Rule>(x); }
DOWNHILL_UNARY_OPERATIONS(DOWNHILL_OP)
#undef DOWNHILL_OP

#define DOWNHILL_BINARY(Rule, function)                                                   \
  inline Bounded function(const Bounded& a, const Bounded& b) {                           \
    return bounded<autodiff::Rule>(a, b);                                                 \
  }                                                                                       \
  inline Bounded function(const Bounded& a, double b) { return function(a, Bounded(b)); } \
  inline Bounded function(double a, const Bounded& b) { return function(Bounded(a), b); }
DOWNHILL_BINARY(Add, operator+)
DOWNHILL_BINARY(Subtract, operator-)
DOWNHILL_BINARY(Power, pow)
DOWNHILL_BINARY(Max, max)
DOWNHILL_BINARY(Min, min)
#undef DOWNHILL_BINARY

inline Bounded operator*(const Bounded& a, const Bounded& b) {
  Bounded product = bounded<autodiff::Multiply>(a, b);
  product.error += a.error * b.error;
  return product;
}
// 1 / (b + e) differs from 1 / b by up to |e / b| / (1 - |e / b|) of itself: a divisor that is
// nothing but rounding (sin(25 pi)) leaves a quotient that is anything.
inline Bounded operator/(const Bounded& a, const Bounded& b) {
  Bounded quotient = bounded<autodiff::Divide>(a, b);
  if (b.error > 0) quotient.error /= std::max(0.0, 1 - b.error / std::fabs(b.value));
  return quotient;
}
inline Bounded operator/(const Bounded& a, double b) { return a / Bounded(b); }
inline Bounded operator/(double a, const Bounded& b) { return Bounded(a) / b; }

inline Bounded operator*(const Bounded& a, double b) { return a * Bounded(b); }
inline Bounded operator*(double a, const Bounded& b) { return Bounded(a) * b; }
inline Bounded operator-(const Bounded& x) { return {-x.value, x.error}; }
inline Bounded square(const Bounded& x) { return x * x; }
inline Bounded& operator+=(Bounded& a, const Bounded& b) { return a = a + b; }
inline bool operator==(const Bounded& a, const Bounded& b) { return a.value == b.value; }
inline bool is_constant(const Bounded&) { return true; }

}  // namespace downhill::expr

template <>
struct Eigen::NumTraits<downhill::expr::Bounded>
    : downhill::autodiff::EigenScalar<downhill::expr::Bounded> {};
