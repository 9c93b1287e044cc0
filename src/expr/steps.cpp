#include "expr/steps.h"

#include <algorithm>

#include "autodiff/rules.h"
#include "expr/print.h"
#include "expr/simplify.h"

namespace downhill::expr {
namespace {

// The derivative that is outermost and, of those, leftmost in the formula; -1: there is none.
int first_derivative(const Graph& graph, int root) {
  std::vector<char> seen(static_cast<std::size_t>(root) + 1, 0);
  std::vector<int> open = {root};
  while (!open.empty()) {
    const int at = open.back();
    open.pop_back();
    if (seen[static_cast<std::size_t>(at)]) continue;
    seen[static_cast<std::size_t>(at)] = 1;
    const Node& node = graph[at];
    if (node.op == Op::kDerivative) return at;
    if (is_binary(node.op)) open.push_back(node.right);
    if (!is_leaf(node.op)) open.push_back(node.left);
  }
  return -1;
}

// The rules, each from d/dx(f) to what it says.
class Rules {
 public:
  Rules(Graph& graph, int variable) : graph_(graph), variable_(variable) {}

  DerivativeStep apply(int derivative) {
    DerivativeStep step;
    step.from = derivative;
    const int f = graph_[derivative].left;
    const Node node = graph_[f];
    if (!depends(f)) return done(step, "constant", number(0));
    if (node.op == Op::kVariable) return done(step, "variable", number(1));
    const int a = node.left;
    const int b = node.right;
    switch (node.op) {
      case Op::kNegate:
        return done(step, "negative", graph_.unary(Op::kNegate, d(a)));
      case Op::kAdd:
        return done(step, "sum", graph_.binary(Op::kAdd, d(a), d(b)));
      case Op::kSubtract:
        return done(step, "difference", graph_.binary(Op::kSubtract, d(a), d(b)));
      case Op::kMultiply:
        return product(step, a, b);
      case Op::kDivide:
        return quotient(step, a, b);
      case Op::kPower:
        return power(step, f, a, b);
      case Op::kMax:
      case Op::kMin:
        return choice(step, node, f);
      default:
        return function(step, node.op, f, a);
    }
  }

 private:
  static DerivativeStep done(DerivativeStep step, std::string_view rule, int to) {
    step.rule = rule;
    step.to = to;
    return step;
  }

  int number(double value) { return graph_.constant(value); }
  int d(int f) { return graph_.derivative(f, variable_); }
  int times(int a, int b) { return graph_.binary(Op::kMultiply, a, b); }
  bool depends(int f) const { return depends_on(graph_, f, variable_).back() != 0; }
  bool is_variable(int f) const {
    return graph_[f].op == Op::kVariable && graph_[f].left == variable_;
  }

  DerivativeStep product(DerivativeStep step, int a, int b) {
    if (!depends(a)) return done(step, "constant-multiple", times(a, d(b)));
    if (!depends(b)) return done(step, "constant-multiple", times(b, d(a)));
    return done(step, "product", graph_.binary(Op::kAdd, times(d(a), b), times(a, d(b))));
  }

  DerivativeStep quotient(DerivativeStep step, int a, int b) {
    if (!depends(b)) {
      return done(step, "constant-denominator", graph_.binary(Op::kDivide, d(a), b));
    }
    const int top = graph_.binary(Op::kSubtract, times(d(a), b), times(a, d(b)));
    const int bottom = graph_.binary(Op::kPower, b, number(2));
    return done(step, "quotient", graph_.binary(Op::kDivide, top, bottom));
  }

  // outer slope · d/dx(inner); the factor is left out where inner is x itself.
  DerivativeStep chained(DerivativeStep step, std::string_view rule, int slope, int inner) {
    slope = simplify(graph_, slope);
    step.chain = !is_variable(inner);
    return done(step, rule, step.chain ? times(slope, d(inner)) : slope);
  }

  DerivativeStep power(DerivativeStep step, int f, int a, int b) {
    const Expr y{&graph_, f};
    const Expr base{&graph_, a};
    const Expr exponent{&graph_, b};
    const int by_base = autodiff::Power::slope_left(base, exponent, y).index;
    if (!depends(b)) return chained(step, "power", by_base, a);
    const int by_exponent = autodiff::Power::slope_right(base, exponent, y).index;
    if (!depends(a)) return chained(step, "exponential", by_exponent, b);
    step.chain = true;
    return done(step, "general-power",
                graph_.binary(Op::kAdd, times(simplify(graph_, by_base), d(a)),
                              times(simplify(graph_, by_exponent), d(b))));
  }

  DerivativeStep choice(DerivativeStep step, const Node& node, int f) {
    const Expr y{&graph_, f};
    const Expr a{&graph_, node.left};
    const Expr b{&graph_, node.right};
    step.chain = true;
    const int sum = autodiff::with_binary_rule(node.op, [&](auto rule) {
      const auto factor = [&](const Expr& slope, int operand) {
        return times(slope.index, d(operand));
      };
      using Rule = decltype(rule);
      if constexpr (std::is_same_v<Rule, autodiff::Max> || std::is_same_v<Rule, autodiff::Min>) {
        return graph_.binary(Op::kAdd, factor(rule.slope_left(a, b, y), a.index),
                             factor(rule.slope_right(a, b, y), b.index));
      } else {
        return f;
      }
    });
    return done(step, name(node.op), sum);
  }

  DerivativeStep function(DerivativeStep step, Op op, int f, int a) {
    const Expr y{&graph_, f};
    const Expr x{&graph_, a};
    const int slope = autodiff::with_unary_rule(op, [&](auto rule) {
      const auto found = rule.slope(x, y);
      if constexpr (std::is_same_v<std::decay_t<decltype(found)>, double>) {
        return graph_.constant(found);
      } else {
        return found.index;
      }
    });
    return chained(step, name(op), slope, a);
  }

  Graph& graph_;
  int variable_;
};

}  // namespace

DerivativeSteps::DerivativeSteps(const Function& f, int variable) : variables_(f.variables()) {
  const int root = copy(f.graph(), f.root(), graph_);
  start_ = graph_.derivative(root, variable);
  Rules rules(graph_, variable);
  int whole = start_;
  for (int next = start_; next >= 0; next = first_derivative(graph_, whole)) {
    if (static_cast<int>(steps_.size()) == kMaxSteps) {
      complete_ = false;
      return;
    }
    const int first_node = graph_.size();
    DerivativeStep step = rules.apply(next);
    step.first_node = first_node;
    step.whole = whole = replace(graph_, whole, step.from, step.to);
    steps_.push_back(step);
  }
  const int first_node = graph_.size();
  const int simple = simplify(graph_, whole);
  if (simple != whole) steps_.push_back({"simplify", false, whole, simple, simple, first_node});
}

int DerivativeSteps::step_of_node(int node) const {
  const auto after = std::ranges::upper_bound(steps_, node, {}, &DerivativeStep::first_node);
  return static_cast<int>(after - steps_.begin()) - 1;
}

std::string DerivativeSteps::text(int node) const { return to_text(graph_, node, variables_); }
std::string DerivativeSteps::pretty(int node) const { return to_pretty(graph_, node, variables_); }
std::string DerivativeSteps::tex(int node) const { return to_tex(graph_, node, variables_); }

}  // namespace downhill::expr
