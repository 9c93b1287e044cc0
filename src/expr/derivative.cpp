#include "expr/derivative.h"

#include "autodiff/rules.h"

namespace downhill::expr {
namespace {

constexpr int kZero = -1;  // derivative 0: the node does not depend on the variable
constexpr int kOne = -2;   // derivative 1: the node is the variable

class Differentiation {
 public:
  Differentiation(Graph& graph, int variable) : graph_(graph), variable_(variable) {}

  int run(int root) {
    const std::vector<char> wanted = reachable(graph_, root);
    derivative_of_.assign(wanted.size(), kZero);
    for (int i = 0; i <= root; ++i) {
      if (wanted[static_cast<std::size_t>(i)]) derivative_of_[static_cast<std::size_t>(i)] = of(i);
    }
    const int result = derivative_of_.back();
    if (result == kZero) return graph_.constant(0);
    if (result == kOne) return graph_.constant(1);
    return result;
  }

 private:
  Expr at(int index) { return {&graph_, index}; }
  int known(int index) const { return derivative_of_[static_cast<std::size_t>(index)]; }

  // slope · inner, where a slope that is a plain number or an inner derivative of 1 leaves no trace
  // beyond its sign.
  int times(const Expr& slope, int inner) {
    if (inner == kOne) return slope.index;
    return (slope * at(inner)).index;
  }
  int times(double slope, int inner) {
    if (slope == 0) return kZero;
    if (slope == 1) return inner;
    const int factor = inner == kOne ? graph_.constant(1) : inner;
    if (slope == -1) return graph_.unary(Op::kNegate, factor);
    return (slope * at(factor)).index;
  }

  int sum(int left, int right) {
    if (left == kZero) return right;
    if (right == kZero) return left;
    const int a = left == kOne ? graph_.constant(1) : left;
    const int b = right == kOne ? graph_.constant(1) : right;
    if (graph_[b].op == Op::kNegate) return graph_.binary(Op::kSubtract, a, graph_[b].left);
    return graph_.binary(Op::kAdd, a, b);
  }

  int of(int index) {
    const Node node = graph_[index];  // a copy: the graph grows
    if (node.op == Op::kConstant) return kZero;
    if (node.op == Op::kVariable) return node.left == variable_ ? kOne : kZero;
    const Expr y = at(index);
    const Expr a = at(node.left);
    if (is_unary(node.op)) {
      const int inner = known(node.left);
      if (inner == kZero) return kZero;
      return autodiff::with_unary_rule(node.op,
                                       [&](auto rule) { return times(rule.slope(a, y), inner); });
    }
    const Expr b = at(node.right);
    const int left = known(node.left);
    const int right = known(node.right);
    if (left == kZero && right == kZero) return kZero;
    return autodiff::with_binary_rule(node.op, [&](auto rule) {
      const int by_left = left == kZero ? kZero : times(rule.slope_left(a, b, y), left);
      const int by_right = right == kZero ? kZero : times(rule.slope_right(a, b, y), right);
      return sum(by_left, by_right);
    });
  }

  Graph& graph_;
  int variable_;
  std::vector<int> derivative_of_;
};

}  // namespace

int differentiate(Graph& graph, int root, int variable) {
  return Differentiation(graph, variable).run(root);
}

}  // namespace downhill::expr
