#include "expr/rational.h"

#include <cmath>
#include <numbers>

namespace downhill::expr {
namespace {

constexpr double kLargestExact = 9007199254740992.0;  // 2^53

bool exact_whole(double x) { return std::fabs(x) <= kLargestExact && x == std::floor(x); }

double greatest_common_divisor(double a, double b) {
  while (b != 0) {
    const double rest = std::fmod(a, b);
    a = b;
    b = rest;
  }
  return std::fabs(a);
}

}  // namespace

bool Rational::is_whole() const { return denominator == 1 && exact_whole(numerator); }

std::optional<Rational> make_rational(double numerator, double denominator) {
  if (!exact_whole(numerator) || !exact_whole(denominator)) {
    numerator /= denominator;
    denominator = 1;
  }
  if (!std::isfinite(numerator) || denominator == 0) return std::nullopt;
  if (denominator == 1) return Rational{numerator, 1};
  const double divisor = greatest_common_divisor(numerator, denominator);
  const double signed_divisor = denominator < 0 ? -divisor : divisor;
  return Rational{numerator / signed_divisor, denominator / signed_divisor};
}

namespace {

// Marks a number as decimal if it can be written so: 3/10, but not 1/30.
std::optional<Rational> with_decimal(std::optional<Rational> number, bool decimal) {
  if (!number || !decimal) return number;
  double rest = number->denominator;
  for (const double prime : {2.0, 5.0}) {
    while (rest > 1 && std::fmod(rest, prime) == 0) rest /= prime;
  }
  number->decimal = rest == 1;
  return number;
}

// 0.3 as 3/10: the double nearest to a short decimal stands for that decimal.
std::optional<Rational> from_decimal(double number) {
  constexpr int kDigits = 15;  // any decimal this long survives a double
  double power_of_ten = 1;
  for (int places = 0; places <= kDigits; ++places, power_of_ten *= 10) {
    const double whole = std::round(number * power_of_ten);
    if (std::fabs(whole) > 1e15) break;
    if (whole / power_of_ten == number) {
      return with_decimal(make_rational(whole, power_of_ten), places > 0);
    }
  }
  return make_rational(number);
}

}  // namespace

std::optional<Rational> sum(const Rational& a, const Rational& b) {
  return with_decimal(make_rational(a.numerator * b.denominator + b.numerator * a.denominator,
                                    a.denominator * b.denominator),
                      a.decimal || b.decimal);
}

std::optional<Rational> product(const Rational& a, const Rational& b) {
  return with_decimal(make_rational(a.numerator * b.numerator, a.denominator * b.denominator),
                      a.decimal || b.decimal);
}

std::optional<Rational> power(const Rational& base, int exponent) {
  const double top = std::pow(base.numerator, std::abs(exponent));
  const double bottom = std::pow(base.denominator, std::abs(exponent));
  return with_decimal(exponent >= 0 ? make_rational(top, bottom) : make_rational(bottom, top),
                      base.decimal);
}

std::optional<Rational> as_rational(const Graph& graph, int index) {
  const Node& node = graph[index];
  if (node.op == Op::kConstant) {
    if (node.number == std::numbers::pi || node.number == std::numbers::e) return std::nullopt;
    return from_decimal(node.number);
  }
  if (node.op == Op::kNegate) {
    const Node& inner = graph[node.left];
    if (inner.op != Op::kConstant && inner.op != Op::kDivide) return std::nullopt;
    const std::optional<Rational> number = as_rational(graph, node.left);
    return number ? std::optional(-*number) : std::nullopt;
  }
  if (node.op == Op::kDivide && graph.is_constant(node.left) && graph.is_constant(node.right)) {
    const std::optional<Rational> top = as_rational(graph, node.left);
    const std::optional<Rational> bottom = as_rational(graph, node.right);
    if (top && bottom && bottom->numerator != 0) {
      return product(*top, *power(*bottom, -1));
    }
  }
  return std::nullopt;
}

int rational_node(Graph& graph, const Rational& number) {
  if (number.denominator == 1 || number.decimal) return graph.constant(number.value());
  const int size = graph.binary(Op::kDivide, graph.constant(std::fabs(number.numerator)),
                                graph.constant(number.denominator));
  return number.numerator < 0 ? graph.unary(Op::kNegate, size) : size;
}

}  // namespace downhill::expr
