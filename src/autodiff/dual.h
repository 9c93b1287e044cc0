// Dual numbers: a value together with its derivatives, carried forward through any computation.
//
// A dual number is x + g₁ε₁ + … + g_Nε_N with εᵢεⱼ = 0. Whatever is computed with it,
//
//     f(x + gε) = f(x) + f'(x) g ε          (Taylor's series, cut off exactly by ε² = 0)
//
// so the coefficients of ε are the exact derivative, with no step width and no truncation:
//
//     Dual<double, 1> x = Dual<double, 1>::variable(3, 0);   // 3 + 1ε
//     auto y = x * x + sin(x);                               // y.value = f(3), y.grad[0] = f'(3)
//
// Write functions as templates, `template <class T> T f(const T& x) { using std::sin; … }`: the
// same text runs on double, Dual, Var (tape.h) and expr::Expr.
//
// Duals nest: Dual<Dual<double, 1>, 1> carries second derivatives, and Dual<Var, 1> is a
// directional derivative on a tape, whose gradient is a Hessian-vector product (products.h).
// Comparisons look at the value alone. Duals are Eigen scalars: Matrix<Dual<double, 2>, 3, 3>.
//
// Source: Clifford 1873; Griewank and Walther, Evaluating Derivatives, 2nd ed. 2008, ch. 3 and 13.
#pragma once

#include <Eigen/Core>
#include <cmath>
#include <compare>
#include <concepts>
#include <type_traits>

#include "autodiff/eigen_scalar.h"
#include "autodiff/rules.h"

namespace downhill::autodiff {

template <class T, int N>
struct Dual;

}  // namespace downhill::autodiff

// What Eigen asks of a scalar.
template <class T, int N>
struct Eigen::NumTraits<downhill::autodiff::Dual<T, N>>
    : downhill::autodiff::EigenScalar<downhill::autodiff::Dual<T, N>> {};
template <class T, int N, class Operation>
struct Eigen::ScalarBinaryOpTraits<downhill::autodiff::Dual<T, N>, double, Operation> {
  using ReturnType = downhill::autodiff::Dual<T, N>;
};
template <class T, int N, class Operation>
struct Eigen::ScalarBinaryOpTraits<double, downhill::autodiff::Dual<T, N>, Operation> {
  using ReturnType = downhill::autodiff::Dual<T, N>;
};

namespace downhill::autodiff {

// value + grad₁ε₁ + … + grad_Nε_N: a number with its derivatives by N variables. Every operation of
// operation.h is a function of it: sin(x), exp(x), …
template <class T, int N>
struct Dual {
  using Gradient = Eigen::Matrix<T, N, 1>;  // a column of N

  T value{};                                 // f(x)
  Gradient grad = Gradient::Constant(T(0));  // the coefficients of ε₁ … ε_N

  Dual() = default;
  // A constant: all derivatives are 0.
  explicit Dual(double constant) : value(constant) {}
  explicit Dual(const T& constant) requires(!std::same_as<T, double>) : value(constant) {}
  // From a value and its N derivatives.
  Dual(const T& v, const Gradient& g) : value(v), grad(g) {}

  // The same as the constructor from one number, by name.
  static Dual constant(const T& v) { return Dual(v); }
  // The k-th of N independent variables: its own derivative is 1, all others are 0.
  static Dual variable(const T& v, int k) {
    Dual x(v);
    x.grad[k] = T(1);
    return x;
  }

  // As `*this = *this + b`, and so on.
  Dual& operator+=(const Dual& b) { return *this = *this + b; }
  Dual& operator-=(const Dual& b) { return *this = *this - b; }
  Dual& operator*=(const Dual& b) { return *this = *this * b; }
  Dual& operator/=(const Dual& b) { return *this = *this / b; }
};

// f(x + gε) = f(x) + f'(x) g ε for the rule of one operand.
template <class Rule, class T, int N>
Dual<T, N> apply(const Dual<T, N>& x) {
  const T y = Rule::value(x.value);
  const auto slope = Rule::slope(x.value, y);
  return {y, x.grad * T(slope)};
}

// f(a + gε, b + hε) = f(a, b) + (∂f/∂a g + ∂f/∂b h) ε for the rule of two.
template <class Rule, class T, int N>
Dual<T, N> apply(const Dual<T, N>& a, const Dual<T, N>& b) {
  const T y = Rule::value(a.value, b.value);
  const auto left = Rule::slope_left(a.value, b.value, y);
  const auto right = Rule::slope_right(a.value, b.value, y);
  return {y, a.grad * T(left) + b.grad * T(right)};
}

// Sum, product and quotient rule.
template <class T, int N>
Dual<T, N> operator-(const Dual<T, N>& x) {
  return {-x.value, -x.grad};
}
template <class T, int N>
Dual<T, N> operator+(const Dual<T, N>& a, const Dual<T, N>& b) {
  return {a.value + b.value, a.grad + b.grad};
}
template <class T, int N>
Dual<T, N> operator-(const Dual<T, N>& a, const Dual<T, N>& b) {
  return {a.value - b.value, a.grad - b.grad};
}
template <class T, int N>
Dual<T, N> operator*(const Dual<T, N>& a, const Dual<T, N>& b) {
  return apply<Multiply>(a, b);
}
template <class T, int N>
Dual<T, N> operator/(const Dual<T, N>& a, const Dual<T, N>& b) {
  return apply<Divide>(a, b);
}

// With plain numbers, which are constants.
template <class T, int N>
Dual<T, N> operator+(const Dual<T, N>& a, double b) {
  return {a.value + b, a.grad};
}
template <class T, int N>
Dual<T, N> operator+(double a, const Dual<T, N>& b) {
  return {a + b.value, b.grad};
}
template <class T, int N>
Dual<T, N> operator-(const Dual<T, N>& a, double b) {
  return {a.value - b, a.grad};
}
template <class T, int N>
Dual<T, N> operator-(double a, const Dual<T, N>& b) {
  return {a - b.value, -b.grad};
}
template <class T, int N>
Dual<T, N> operator*(const Dual<T, N>& a, double b) {
  return {a.value * b, a.grad * T(b)};
}
template <class T, int N>
Dual<T, N> operator*(double a, const Dual<T, N>& b) {
  return b * a;
}
template <class T, int N>
Dual<T, N> operator/(const Dual<T, N>& a, double b) {
  return {a.value / b, a.grad / T(b)};
}
template <class T, int N>
Dual<T, N> operator/(double a, const Dual<T, N>& b) {
  const T y = a / b.value;
  return {y, b.grad * T(-y / b.value)};
}

#define DOWNHILL_OP(Rule, name)          \
  template <class T, int N>              \
  Dual<T, N> name(const Dual<T, N>& x) { \
    return apply<Rule>(x);               \
  }
DOWNHILL_UNARY_OPERATIONS(DOWNHILL_OP)
#undef DOWNHILL_OP

// x².
template <class T, int N>
Dual<T, N> square(const Dual<T, N>& x) {
  return x * x;
}

// The larger and the smaller, with its derivatives; a tie is b.
template <class T, int N>
Dual<T, N> max(const Dual<T, N>& a, const Dual<T, N>& b) {
  return apply<Max>(a, b);
}
template <class T, int N>
Dual<T, N> min(const Dual<T, N>& a, const Dual<T, N>& b) {
  return apply<Min>(a, b);
}

// A constant exponent is not a variable: asking only for the left slope is right for negative
// bases too, where ln(base) is NaN. And x^0 is 1 everywhere, 0 included.
template <class T, int N>
Dual<T, N> pow(const Dual<T, N>& a, double b) {
  using std::pow;
  const T y = pow(a.value, b);
  if (b == 0) return Dual<T, N>(y);
  return {y, a.grad * Power::slope_left(a.value, b, y)};
}
template <class T, int N>
Dual<T, N> pow(double a, const Dual<T, N>& b) {
  using std::pow;
  const T y = pow(a, b.value);
  return {y, b.grad * T(y * std::log(a))};
}

// True if x is a constant: no derivative, to any order of nesting.
inline bool is_constant(double) { return true; }
template <class T, int N>
bool is_constant(const Dual<T, N>& x) {
  for (int i = 0; i < N; ++i) {
    if (!is_constant(x.grad[i]) || x.grad[i] != T(0)) return false;
  }
  return is_constant(x.value);
}

// aᵇ. By b too where b is no constant; then NaN derivatives for a <= 0.
template <class T, int N>
Dual<T, N> pow(const Dual<T, N>& a, const Dual<T, N>& b) {
  if (!is_constant(b)) return apply<Power>(a, b);
  using std::pow;
  const T y = pow(a.value, b.value);
  if (b.value == T(0)) return Dual<T, N>(y);
  return {y, a.grad * Power::slope_left(a.value, b.value, y)};
}

// By the value alone.
template <class T, int N>
bool operator==(const Dual<T, N>& a, const Dual<T, N>& b) {
  return a.value == b.value;
}
template <class T, int N>
auto operator<=>(const Dual<T, N>& a, const Dual<T, N>& b) {
  return a.value <=> b.value;
}
template <class T, int N>
bool operator==(const Dual<T, N>& a, double b) {
  return a.value == b;
}
template <class T, int N>
auto operator<=>(const Dual<T, N>& a, double b) {
  return a.value <=> b;
}

}  // namespace downhill::autodiff
