#include "practice/slips.h"

#include <cmath>
#include <functional>
#include <utility>
#include <vector>

#include "expr/derivative.h"
#include "expr/expr.h"
#include "expr/steps.h"

namespace downhill::practice {
namespace {

using expr::DerivativeStep;
using expr::Graph;
using expr::Node;
using expr::Op;

// A formula in the place of a step's result, and the slip's name.
struct Variant {
  std::string name;
  int to = -1;
};

// What slips make of one step of a differentiation.
class StepSlips {
 public:
  StepSlips(Graph& graph, const DerivativeStep& step) : graph_(graph), step_(step) {}

  std::vector<Variant> all() {
    const Node derivative = graph_[step_.from];
    const Node inner = graph_[derivative.left];
    const Node to = graph_[step_.to];
    const std::string_view rule = step_.rule;
    if (rule == "constant") return constant(derivative.left, derivative.right);
    if (rule == "constant-multiple") return {{"factor-lost", derivative_of(to)}};
    if (rule == "difference") return {{"sign-lost", binary(Op::kAdd, to.left, to.right)}};
    if (rule == "negative") return {{"sign-lost", to.left}};
    if (rule == "product") return product(to);
    if (rule == "quotient") return quotient(to);
    std::vector<Variant> out;
    if (step_.chain && to.op == Op::kMultiply) out.push_back({"chain", to.left});
    if (rule == "power") power(inner, out);
    if (rule == "sin" || rule == "cos")
      out.push_back({"sign", graph_.unary(Op::kNegate, step_.to)});
    if (rule == "sqrt") out.push_back({"half-lost", binary(Op::kMultiply, number(2), step_.to)});
    if (rule == "exp") exponential(inner.left, out);
    return out;
  }

 private:
  int binary(Op op, int left, int right) { return graph_.binary(op, left, right); }
  int number(double value) { return graph_.constant(value); }

  // The derivative among the two operands of a product.
  int derivative_of(const Node& product) const {
    return graph_[product.left].op == Op::kDerivative ? product.left : product.right;
  }

  // The derivative of a constant is 0; it is not the constant, and of y it is not 1.
  std::vector<Variant> constant(int operand, int by) {
    for (int variable = 0; variable < 2; ++variable) {
      if (variable == by || expr::depends_on(graph_, operand, variable).back() == 0) continue;
      return {{"other-variable", graph_.derivative(operand, variable)}, {"constant", operand}};
    }
    return {{"constant", operand}};
  }

  std::vector<Variant> product(const Node& sum) {
    const Node left = graph_[sum.left], right = graph_[sum.right];
    return {{"product-apart", binary(Op::kMultiply, left.left, right.right)},
            {"product-half", sum.left},
            {"product-half", sum.right},
            {"product-minus", binary(Op::kSubtract, sum.left, sum.right)},
            {"product-minus", binary(Op::kSubtract, sum.right, sum.left)}};
  }

  std::vector<Variant> quotient(const Node& whole) {
    const Node top = graph_[whole.left];
    const int below = graph_[whole.right].left;
    const auto over_square = [&](Op op, int left, int right) {
      return binary(Op::kDivide, binary(op, left, right), whole.right);
    };
    return {{"quotient-apart", binary(Op::kDivide, graph_[top.left].left, graph_[top.right].right)},
            {"quotient-turned", over_square(Op::kSubtract, top.right, top.left)},
            {"quotient-plus", over_square(Op::kAdd, top.left, top.right)},
            {"quotient-square", binary(Op::kDivide, whole.left, below)}};
  }

  // a^n: the factor n forgotten; the exponent left as it is; made larger.
  void power(const Node& inner, std::vector<Variant>& out) {
    if (inner.op != Op::kPower) return;
    const int base = inner.left, exponent = inner.right;
    const auto raised = [&](double change) {
      const int by = binary(Op::kAdd, exponent,
                            change < 0 ? graph_.unary(Op::kNegate, number(1)) : number(change));
      return binary(Op::kPower, base, by);
    };
    const auto chained = [&](int slope) {
      return step_.chain ? binary(Op::kMultiply, slope, graph_[step_.to].right) : slope;
    };
    out.push_back({"power-factor", chained(raised(-1))});
    out.push_back({"power-exponent",
                   chained(binary(Op::kMultiply, exponent, binary(Op::kPower, base, exponent)))});
    out.push_back({"power-up", chained(binary(Op::kMultiply, exponent, raised(1)))});
  }

  // exp(u) is no power of x: u exp(u - 1) is wrong.
  void exponential(int exponent, std::vector<Variant>& out) {
    const int lower = graph_.unary(Op::kExp, binary(Op::kSubtract, exponent, number(1)));
    out.push_back({"power-on-exp", binary(Op::kMultiply, exponent, lower)});
  }

  Graph& graph_;
  const DerivativeStep& step_;
};

// The formula with all derivatives that are left taken.
int finished(Graph& graph, int root) {
  const std::vector<char> wanted = expr::reachable(graph, root);
  std::vector<int> now(wanted.size(), -1);
  for (int i = 0; i <= root; ++i) {
    const auto at = static_cast<std::size_t>(i);
    if (!wanted[at]) continue;
    const Node node = graph[i];
    const auto moved = [&](int operand) { return now[static_cast<std::size_t>(operand)]; };
    now[at] = i;
    if (node.op == Op::kDerivative) {
      now[at] = expr::differentiate(graph, moved(node.left), node.right);
    } else if (expr::Op::kConstant == node.op || node.op == Op::kVariable) {
      continue;
    } else if (autodiff::is_unary(node.op)) {
      now[at] = graph.unary(node.op, moved(node.left));
    } else {
      now[at] = graph.binary(node.op, moved(node.left), moved(node.right));
    }
  }
  return now.back();
}

// Goes through the slips in one partial derivative; stops where `is_it` says so.
std::optional<Slip> slip_in_partial(const Exercise& exercise, int which,
                                    const std::function<bool(const expr::Function&)>& is_it) {
  const expr::DerivativeSteps record(exercise.f, exercise.by[static_cast<std::size_t>(which)]);
  int whole = record.start();
  for (const DerivativeStep& step : record.steps()) {
    if (step.rule == "simplify") break;
    Graph graph = record.graph();
    for (const Variant& variant : StepSlips(graph, step).all()) {
      const int root = finished(graph, expr::replace(graph, whole, step.from, variant.to));
      if (!is_it(expr::Function(graph, root, exercise.variables()))) continue;
      return Slip{variant.name, std::string(step.rule), record.pretty(step.from),
                  record.pretty(step.to)};
    }
    whole = step.whole;
  }
  return std::nullopt;
}

// Slips after the differentiation: in what is done with the slopes.
std::optional<Slip> slip_in_numbers(const Exercise& exercise, const std::vector<double>& given) {
  const std::vector<double> slopes = values_at(exercise.partials, exercise.at);
  const auto is_given = [&](const std::vector<double>& numbers) {
    for (std::size_t i = 0; i < given.size(); ++i) {
      if (!same_number(given[i], numbers[i])) return false;
    }
    return true;
  };
  if (exercise.kind == Kind::kDirectional) {
    const double u = exercise.direction[0], v = exercise.direction[1];
    if (is_given({slopes[0] * u + slopes[1] * v})) return Slip{"not-unit"};
    if (is_given({std::hypot(slopes[0], slopes[1])})) return Slip{"length-of-gradient"};
    return std::nullopt;
  }
  if (exercise.kind == Kind::kDescentStep) {
    std::vector<double> uphill, stride, unscaled;
    for (std::size_t i = 0; i < slopes.size(); ++i) {
      uphill.push_back(exercise.at[i] + exercise.rate * slopes[i]);
      stride.push_back(-exercise.rate * slopes[i]);
      unscaled.push_back(exercise.at[i] - slopes[i]);
    }
    if (is_given(uphill)) return Slip{"uphill"};
    if (is_given(stride)) return Slip{"only-step"};
    if (is_given(unscaled)) return Slip{"no-rate"};
    if (is_given(slopes)) return Slip{"only-gradient"};
    return std::nullopt;
  }
  if (slopes.size() == 2 && is_given({slopes[1], slopes[0]})) return Slip{"order"};
  return std::nullopt;
}

}  // namespace

std::optional<Slip> find_slip(const Exercise& exercise, const Judgement& judgement) {
  const auto part = static_cast<std::size_t>(judgement.part);
  if (!asks_for_numbers(exercise.kind)) {
    const auto same = [&](const expr::Function& a, const expr::Function& b) {
      return !difference(exercise.f, a, b);
    };
    const std::vector<expr::Function>& typed = judgement.parts;
    if (typed.size() == 2 && same(typed[0], exercise.partials[1]) &&
        same(typed[1], exercise.partials[0])) {
      return Slip{"order"};
    }
    return slip_in_partial(exercise, judgement.part, [&](const expr::Function& slipped) {
      return same(typed[part], slipped);
    });
  }
  std::vector<double> given;
  for (const expr::Function& typed : judgement.parts) given.push_back(typed.at(exercise.at));
  if (auto found = slip_in_numbers(exercise, given)) return found;
  const std::vector<double> slopes = values_at(exercise.partials, exercise.at);
  for (int i = 0; i < static_cast<int>(slopes.size()); ++i) {
    auto found = slip_in_partial(exercise, i, [&](const expr::Function& slipped) {
      std::vector<double> changed = slopes;
      changed[static_cast<std::size_t>(i)] = slipped.at(exercise.at);
      return same_number(given[part], numbers_from(exercise, changed)[part]);
    });
    if (found) return found;
  }
  return std::nullopt;
}

}  // namespace downhill::practice
