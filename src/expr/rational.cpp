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

std::optional<Rational> sum(const Rational& a, const Rational& b) {
  return make_rational(a.numerator * b.denominator + b.numerator * a.denominator,
                       a.denominator * b.denominator);
}

std::optional<Rational> product(const Rational& a, const Rational& b) {
  return make_rational(a.numerator * b.numerator, a.denominator * b.denominator);
}

std::optional<Rational> power(const Rational& base, int exponent) {
  const double top = std::pow(base.numerator, std::abs(exponent));
  const double bottom = std::pow(base.denominator, std::abs(exponent));
  return exponent >= 0 ? make_rational(top, bottom) : make_rational(bottom, top);
}

std::optional<Rational> as_rational(const Graph& graph, int index) {
  const Node& node = graph[index];
  if (node.op == Op::kConstant) {
    if (node.number == std::numbers::pi || node.number == std::numbers::e) return std::nullopt;
    return make_rational(node.number);
  }
  if (node.op == Op::kNegate) {
    const Node& inner = graph[node.left];
    if (inner.op != Op::kConstant && inner.op != Op::kDivide) return std::nullopt;
    std::optional<Rational> number = as_rational(graph, node.left);
    if (number) number->numerator = -number->numerator;
    return number;
  }
  if (node.op == Op::kDivide && graph.is_constant(node.left) && graph.is_constant(node.right)) {
    const std::optional<Rational> top = as_rational(graph, node.left);
    const std::optional<Rational> bottom = as_rational(graph, node.right);
    if (top && bottom) return make_rational(top->numerator, bottom->numerator);
  }
  return std::nullopt;
}

int rational_node(Graph& graph, const Rational& number) {
  if (number.denominator == 1) return graph.constant(number.numerator);
  const int size = graph.binary(Op::kDivide, graph.constant(std::fabs(number.numerator)),
                                graph.constant(number.denominator));
  return number.numerator < 0 ? graph.unary(Op::kNegate, size) : size;
}

}  // namespace downhill::expr
