#include "expr/collect.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <tuple>
#include <utility>
#include <vector>

#include "expr/rational.h"

namespace downhill::expr {
namespace {

struct Factor {
  int base;
  Rational exponent;
};

struct Product {
  Rational coefficient{1, 1};
  std::vector<Factor> factors;
};

// Takes a product apart. Gives up (returns false) on numbers that overflow and on very long
// products.
class Collector {
 public:
  Collector(const Graph& graph, Product& product) : graph_(graph), product_(product) {}

  bool take(int root) {
    open_.push_back({root, {1, 1}});
    for (int visits = 0; !open_.empty(); ++visits) {
      if (visits > 4 * kMaxCollected) return false;
      const Factor factor = open_.back();
      open_.pop_back();
      if (!take_one(factor)) return false;
    }
    return true;
  }

 private:
  bool take_one(const Factor& factor) {
    const Rational& exponent = factor.exponent;
    if (const std::optional<Rational> number = as_rational(graph_, factor.base)) {
      return multiply(*number, factor);
    }
    const Node& node = graph_[factor.base];
    const bool whole = exponent.is_whole() && std::fabs(exponent.numerator) <= 100;
    switch (node.op) {
      case Op::kNegate:
        if (!whole) break;
        if (std::fmod(exponent.numerator, 2) != 0) negate();
        open_.push_back({node.left, exponent});
        return true;
      case Op::kMultiply:
        if (!whole) break;
        open_.push_back({node.right, exponent});
        open_.push_back({node.left, exponent});
        return true;
      case Op::kDivide:
        if (!whole) break;
        open_.push_back({node.right, -exponent});
        open_.push_back({node.left, exponent});
        return true;
      case Op::kPower: {
        const std::optional<Rational> inner = as_rational(graph_, node.right);
        if (!inner || !whole) break;  // (x^2)^(1/2) is |x|, not x
        const std::optional<Rational> exponents = product(*inner, exponent);
        if (!exponents) return false;
        open_.push_back({node.left, *exponents});
        return true;
      }
      case Op::kSqrt:
        if (whole && std::fmod(exponent.numerator, 2) == 0) {
          open_.push_back({node.left, {exponent.numerator / 2, 1}});
          return true;
        }
        break;
      default:
        break;
    }
    return join(factor);
  }

  bool multiply(const Rational& number, const Factor& factor) {
    const double exponent = factor.exponent.numerator;
    if (!factor.exponent.is_whole() || std::fabs(exponent) > 1000) return join(factor);
    const std::optional<Rational> raised = power(number, static_cast<int>(exponent));
    if (!raised) return join(factor);
    const std::optional<Rational> result = product(product_.coefficient, *raised);
    if (!result || (result->numerator == 0) !=
                       (raised->numerator == 0 || product_.coefficient.numerator == 0)) {
      return false;  // overflow, or underflow to 0
    }
    product_.coefficient = *result;
    return true;
  }

  void negate() { product_.coefficient.numerator = -product_.coefficient.numerator; }

  bool join(const Factor& factor) {
    for (Factor& known : product_.factors) {
      if (known.base != factor.base) continue;
      const std::optional<Rational> exponents = sum(known.exponent, factor.exponent);
      if (!exponents) return false;
      known.exponent = *exponents;
      return true;
    }
    product_.factors.push_back(factor);
    return product_.factors.size() <= kMaxCollected;
  }

  const Graph& graph_;
  Product& product_;
  std::vector<Factor> open_;
};

// Where a factor stands: constants, variables, powers, functions, and sums at the end; each kind
// in a fixed order, so that equal products are built equal.
std::tuple<int, Op, int> rank(const Graph& graph, int base) {
  const Node& node = graph[base];
  switch (node.op) {
    case Op::kConstant:
      return {0, node.op, base};
    case Op::kVariable:
      return {1, node.op, node.left};
    case Op::kPower:
    case Op::kExp:
      return {2, node.op, base};
    case Op::kAdd:
    case Op::kSubtract:
      return {4, node.op, base};
    default:
      return {3, node.op, base};
  }
}

int raise(Graph& graph, int base, const Rational& exponent) {
  if (exponent == Rational{1, 1}) return base;
  return graph.binary(Op::kPower, base, rational_node(graph, exponent));
}

int times(Graph& graph, int left, int right) {
  if (left < 0) return right;
  return graph.binary(Op::kMultiply, left, right);
}

// number · (factors with positive exponents) / (factors with negative exponents)
int build(Graph& graph, Product product) {
  if (product.coefficient.numerator == 0) return graph.constant(0);
  std::ranges::sort(product.factors, {},
                    [&](const Factor& factor) { return rank(graph, factor.base); });
  const Rational& number = product.coefficient;
  const bool negative = number.numerator < 0;
  const bool fraction = number.denominator != 1 && !number.decimal;
  const double above = std::fabs(fraction ? number.numerator : number.value());
  int top = above == 1 ? -1 : graph.constant(above);
  int bottom = fraction ? graph.constant(number.denominator) : -1;
  for (const Factor& factor : product.factors) {
    if (factor.exponent.numerator > 0) {
      top = times(graph, top, raise(graph, factor.base, factor.exponent));
    } else if (factor.exponent.numerator < 0) {
      bottom = times(graph, bottom, raise(graph, factor.base, -factor.exponent));
    }
  }
  if (top < 0) top = graph.constant(1);
  const int quotient = bottom < 0 ? top : graph.binary(Op::kDivide, top, bottom);
  return negative ? graph.unary(Op::kNegate, quotient) : quotient;
}

struct Term {
  int rest;  // -1: the term is a number
  Rational coefficient;
};

// Takes a node apart into number and rest: 3x/2 into 3/2 and x.
std::optional<Term> as_term(Graph& graph, int index) {
  if (const std::optional<Rational> number = as_rational(graph, index)) return Term{-1, *number};
  Product product;
  if (!Collector(graph, product).take(index)) return std::nullopt;
  const Rational coefficient = product.coefficient;
  product.coefficient = {1, 1};
  bool any = false;
  for (const Factor& factor : product.factors) any = any || factor.exponent.numerator != 0;
  return Term{any ? build(graph, std::move(product)) : -1, coefficient};
}

int build_term(Graph& graph, const Term& term) {
  const Rational size = term.coefficient.numerator < 0 ? -term.coefficient : term.coefficient;
  if (term.rest < 0) return rational_node(graph, size);
  Product product;
  if (!Collector(graph, product).take(term.rest)) {
    if (size == Rational{1, 1}) return term.rest;
    return graph.binary(Op::kMultiply, rational_node(graph, size), term.rest);
  }
  product.coefficient = size;
  return build(graph, std::move(product));
}

}  // namespace

int collect_factors(Graph& graph, int index) {
  const Op op = graph[index].op;
  const bool is_product =
      op == Op::kMultiply || op == Op::kDivide || op == Op::kNegate || op == Op::kPower;
  if (!is_product || as_rational(graph, index)) return index;
  if (op == Op::kPower && !as_rational(graph, graph[index].right)) return index;
  Product product;
  if (!Collector(graph, product).take(index)) return index;
  return build(graph, std::move(product));
}

int collect_terms(Graph& graph, int index) {
  const auto is_sum = [&](int at) {
    return graph[at].op == Op::kAdd || graph[at].op == Op::kSubtract;
  };
  const bool negated_sum = graph[index].op == Op::kNegate && is_sum(graph[index].left);
  if (!is_sum(index) && !negated_sum) return index;
  std::vector<Term> terms;
  std::vector<std::pair<int, double>> open = {{index, 1.0}};
  for (int visits = 0; !open.empty(); ++visits) {
    if (visits > 4 * kMaxCollected) return index;
    const auto [at, sign] = open.back();
    open.pop_back();
    const Node node = graph[at];
    if (is_sum(at)) {
      open.emplace_back(node.right, node.op == Op::kAdd ? sign : -sign);
      open.emplace_back(node.left, sign);
      continue;
    }
    if (node.op == Op::kNegate && is_sum(node.left)) {
      open.emplace_back(node.left, -sign);
      continue;
    }
    std::optional<Term> term = as_term(graph, at);
    if (!term) return index;
    term->coefficient.numerator *= sign;
    const auto like = std::ranges::find(terms, term->rest, &Term::rest);
    if (like == terms.end()) {
      terms.push_back(*term);
      if (terms.size() > kMaxCollected) return index;
      continue;
    }
    const std::optional<Rational> together = sum(like->coefficient, term->coefficient);
    if (!together) return index;
    like->coefficient = *together;
  }
  std::erase_if(terms, [](const Term& term) { return term.coefficient.numerator == 0; });
  if (terms.empty()) return graph.constant(0);
  // 1 - x rather than -x + 1.
  const auto positive =
      std::ranges::find_if(terms, [](const Term& term) { return term.coefficient.numerator > 0; });
  if (positive != terms.end()) std::rotate(terms.begin(), positive, positive + 1);
  int total = -1;
  for (const Term& term : terms) {
    const int size = build_term(graph, term);
    const bool negative = term.coefficient.numerator < 0;
    if (total < 0) {
      total = negative ? graph.unary(Op::kNegate, size) : size;
    } else {
      total = graph.binary(negative ? Op::kSubtract : Op::kAdd, total, size);
    }
  }
  return total;
}

}  // namespace downhill::expr
