#include "expr/simplify.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <optional>
#include <vector>

#include "expr/collect.h"
#include "expr/rational.h"

namespace downhill::expr {
namespace {

// Known values: sin(0), ln(1), sqrt(9), |-3|.
int known_values(Graph& graph, int index) {
  const Node node = graph[index];
  if (!is_unary(node.op) || node.op == Op::kNegate) return index;
  const std::optional<Rational> x = as_rational(graph, node.left);
  if (!x) {
    const bool ln_e = node.op == Op::kLog && graph.is_number(node.left, std::numbers::e);
    return ln_e ? graph.constant(1) : index;
  }
  const double number = x->value();
  switch (node.op) {
    case Op::kSin:
    case Op::kTan:
    case Op::kAsin:
    case Op::kAtan:
    case Op::kSinh:
    case Op::kTanh:
    case Op::kAsinh:
    case Op::kAtanh:
    case Op::kErf:
    case Op::kGelu:
      return number == 0 ? graph.constant(0) : index;
    case Op::kCos:
    case Op::kCosh:
    case Op::kExp:
      return number == 0 ? graph.constant(1) : index;
    case Op::kLog:
    case Op::kLog2:
    case Op::kLog10:
      return number == 1 ? graph.constant(0) : index;
    case Op::kSigmoid:
      return number == 0 ? rational_node(graph, {1, 2}) : index;
    case Op::kSqrt: {
      const double root = std::sqrt(number);
      return root == std::floor(root) && root * root == number ? graph.constant(root) : index;
    }
    case Op::kCbrt: {
      const double root = std::round(std::cbrt(number));
      return root * root * root == number ? graph.constant(root) : index;
    }
    case Op::kAbs:
      return rational_node(graph, {std::fabs(x->numerator), x->denominator});
    case Op::kSign:
      return graph.constant(number > 0 ? 1 : number < 0 ? -1 : 0);
    case Op::kStep:
      return graph.constant(number > 0 ? 1 : 0);
    case Op::kRelu:
      return number > 0 ? node.left : graph.constant(0);
    default:
      return index;
  }
}

// sin(-x) is -sin(x), cos(-x) is cos(x).
int odd_and_even(Graph& graph, int index) {
  const Node node = graph[index];
  if (!is_unary(node.op) || node.op == Op::kNegate || graph[node.left].op != Op::kNegate) {
    return index;
  }
  const int inside = graph[node.left].left;
  switch (node.op) {
    case Op::kSin:
    case Op::kTan:
    case Op::kAsin:
    case Op::kAtan:
    case Op::kSinh:
    case Op::kTanh:
    case Op::kAsinh:
    case Op::kAtanh:
    case Op::kErf:
    case Op::kSign:
    case Op::kCbrt:
      return graph.unary(Op::kNegate, graph.unary(node.op, inside));
    case Op::kCos:
    case Op::kCosh:
    case Op::kAbs:
      return graph.unary(node.op, inside);
    default:
      return index;
  }
}

// ln(exp(x)) is x, exp(ln(x)) is x where ln(x) is defined, |(|x|)| is |x|, sqrt(x^2) is |x|.
int inverses(Graph& graph, int index) {
  const Node node = graph[index];
  if (!is_unary(node.op)) return index;
  const Node inner = graph[node.left];
  if (node.op == Op::kLog && inner.op == Op::kExp) return inner.left;
  if (node.op == Op::kExp && inner.op == Op::kLog) return inner.left;
  if (node.op == Op::kLog && inner.op == Op::kPower &&
      graph.is_number(inner.left, std::numbers::e)) {
    return inner.right;
  }
  if (node.op == Op::kAbs && inner.op == Op::kAbs) return node.left;
  if (node.op == Op::kSqrt && inner.op == Op::kPower && graph.is_number(inner.right, 2)) {
    return graph.unary(Op::kAbs, inner.left);
  }
  return index;
}

// x^1 is x, x^0 is 1, 1^x is 1.
int trivial_powers(Graph& graph, int index) {
  const Node node = graph[index];
  if (node.op != Op::kPower) return index;
  if (graph.is_number(node.right, 1)) return node.left;
  if (graph.is_number(node.right, 0) || graph.is_number(node.left, 1)) return graph.constant(1);
  return index;
}

// max(x, x) is x, and of two numbers it is the larger.
int trivial_choices(Graph& graph, int index) {
  const Node node = graph[index];
  if (node.op != Op::kMax && node.op != Op::kMin) return index;
  if (node.left == node.right) return node.left;
  const std::optional<Rational> a = as_rational(graph, node.left);
  const std::optional<Rational> b = as_rational(graph, node.right);
  if (!a || !b) return index;
  return (a->value() > b->value()) == (node.op == Op::kMax) ? node.left : node.right;
}

constexpr std::array kRules = {
    SimplifyRule{"known-values", "sin(0) -> 0", known_values},
    SimplifyRule{"odd-and-even", "cos(-x) -> cos(x)", odd_and_even},
    SimplifyRule{"inverses", "ln(exp(x)) -> x", inverses},
    SimplifyRule{"trivial-powers", "x^1 -> x", trivial_powers},
    SimplifyRule{"trivial-choices", "max(x, x) -> x", trivial_choices},
    SimplifyRule{"like-factors", "x*3*x -> 3x^2", collect_factors},
    SimplifyRule{"like-terms", "x + 1 + x -> 2x + 1", collect_terms},
};

class Simplification {
 public:
  explicit Simplification(Graph& graph) : graph_(graph) {}

  // The whole formula once, operands before results.
  int pass(int root) {
    const std::vector<char> wanted = reachable(graph_, root);
    std::vector<int> simple(wanted.size(), -1);
    for (int i = 0; i <= root; ++i) {
      const auto at = static_cast<std::size_t>(i);
      if (!wanted[at]) continue;
      const Node node = graph_[i];
      int here = i;
      if (is_unary(node.op)) {
        here = graph_.unary(node.op, simple[static_cast<std::size_t>(node.left)]);
      } else if (is_binary(node.op)) {
        here = graph_.binary(node.op, simple[static_cast<std::size_t>(node.left)],
                             simple[static_cast<std::size_t>(node.right)]);
      }
      simple[at] = node_of(here);
    }
    return simple.back();
  }

 private:
  // All rules on one node, again and again.
  int node_of(int index) {
    constexpr int kMaxRounds = 10;
    const int first = index;
    for (int round = 0; round < kMaxRounds && known(index) < 0; ++round) {
      const int before = index;
      for (const SimplifyRule& rule : kRules) index = rule.apply(graph_, index);
      if (index == before) remember(index, index);
    }
    if (known(index) >= 0) index = known(index);
    remember(first, index);
    return index;
  }

  int known(int index) const {
    const auto at = static_cast<std::size_t>(index);
    return at < simple_of_.size() ? simple_of_[at] : -1;
  }
  void remember(int index, int simple) {
    const auto at = static_cast<std::size_t>(index);
    if (at >= simple_of_.size()) {
      simple_of_.resize(std::max(at + 1, static_cast<std::size_t>(graph_.size())), -1);
    }
    simple_of_[at] = simple;
  }

  Graph& graph_;
  std::vector<int> simple_of_;  // what the rules make of a node; -1: not tried yet
};

}  // namespace

std::span<const SimplifyRule> simplify_rules() { return kRules; }

int simplify(Graph& graph, int root) {
  constexpr int kMaxPasses = 5;
  Simplification simplification(graph);
  for (int pass = 0; pass < kMaxPasses; ++pass) {
    const int next = simplification.pass(root);
    if (next == root) break;
    root = next;
  }
  return root;
}

}  // namespace downhill::expr
