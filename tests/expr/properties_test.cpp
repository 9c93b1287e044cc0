// What holds for every formula there can be, not only for those that someone types: a formula is
// drawn as a program for a stack, so that the smallest that breaks a rule can be found by leaving
// out instructions. Values are compared within the bounds of running error analysis (bounded.h);
// derivatives against dual numbers and the rules of a textbook.
#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <cstdint>
#include <iterator>
#include <string>
#include <vector>

#include "autodiff/dual.h"
#include "expr/bounded.h"
#include "expr/derivative.h"
#include "expr/function.h"
#include "expr/parse.h"
#include "expr/print.h"
#include "expr/simplify.h"
#include "property.h"

namespace downhill::expr {
namespace {

// Each byte is one instruction; what would find too few operands is passed over.
using Code = std::vector<std::uint8_t>;

const std::vector<std::string> kNames{"x", "y"};
constexpr std::size_t kLongest = 40;  // so that no text nests deeper than parse() reads

std::vector<Op> operations(bool binary) {
  std::vector<Op> out;
  for (int op = 0; op <= static_cast<int>(Op::kMin); ++op) {
    if (binary ? is_binary(static_cast<Op>(op)) : is_unary(static_cast<Op>(op))) {
      out.push_back(static_cast<Op>(op));
    }
  }
  return out;
}

int build(Graph& graph, const Code& code, int variables = 2) {
  static const std::vector<Op> unary = operations(false), binary = operations(true);
  static constexpr std::array kNumbers = {0.0, 1.0,  2.0, 3.0,  10.0,
                                          0.5, 1.25, 0.1, 1e-7, 12345.678};
  std::vector<int> stack{graph.variable(0)};
  for (std::size_t i = 0; i < std::min(code.size(), kLongest); ++i) {
    const std::size_t which = code[i] / 4;
    if (code[i] % 4 == 0) {
      stack.push_back(graph.variable(static_cast<int>(which) % variables));
    } else if (code[i] % 4 == 1) {
      stack.push_back(graph.constant(kNumbers[which % kNumbers.size()]));
    } else if (code[i] % 4 == 2) {
      stack.back() = graph.unary(unary[which % unary.size()], stack.back());
    } else if (stack.size() > 1) {
      const int right = stack.back();
      stack.pop_back();
      stack.back() = graph.binary(binary[which % binary.size()], stack.back(), right);
    }
  }
  return stack.back();
}

std::string shown(const Graph& graph, int root) { return to_text(graph, root, kNames); }

// The formula as it stands: unlike a Function, no part of it is reckoned beforehand, so that all
// rounding is seen.
Bounded value_of(const Graph& graph, int root, double x, double y) {
  std::vector<Bounded> values;
  for (int i = 0; i <= root; ++i) {
    const Node& node = graph[i];
    const auto value = [&](int index) { return values[static_cast<std::size_t>(index)]; };
    Bounded here(node.number,
                 node.number == std::trunc(node.number) ? 0 : own_rounding(node.number));
    if (node.op == Op::kVariable) {
      here = Bounded(node.left == 0 ? x : y);
    } else if (node.op == Op::kMultiply) {
      here = value(node.left) * value(node.right);
    } else if (node.op == Op::kDivide) {
      here = value(node.left) / value(node.right);
    } else if (is_unary(node.op)) {
      here = autodiff::with_unary_rule(
          node.op, [&](auto rule) { return bounded<decltype(rule)>(value(node.left)); });
    } else if (is_binary(node.op)) {
      here = autodiff::with_binary_rule(node.op, [&](auto rule) {
        return bounded<decltype(rule)>(value(node.left), value(node.right));
      });
    }
    values.push_back(here);
  }
  return values.back();
}

// Two formulas have one value at a point, up to what rounding does to either; where one of them has
// no finite value, or nothing can be said about it, they are not compared.
void expect_same(const Graph& graph, int one, int other, double x, double y) {
  const Bounded a = value_of(graph, one, x, y), b = value_of(graph, other, x, y);
  const double bound = 4 * (a.error + b.error);
  if (!std::isfinite(a.value) || !std::isfinite(b.value) || !std::isfinite(bound)) return;
  RC_LOG() << shown(graph, one) << " = " << a.value << "\n"
           << shown(graph, other) << " = " << b.value << "\nmay differ by " << bound << " at " << x
           << ", " << y << "\n";
  RC_ASSERT(std::fabs(a.value - b.value) <= bound + 1e-12 * std::fabs(a.value));
}

// In [-3, 3], by thousandths.
double place() { return *rc::gen::inRange(-3000, 3001) / 1000.0; }

TEST(FormulaProperties, WhatIsPrintedIsReadAsTheSameFormula) {
  EXPECT_TRUE(holds("parse(print(e)) is e", [](const Code& code) {
    Graph graph;
    const int root = build(graph, code);
    RC_LOG() << shown(graph, root) << "\n";
    const auto again = parse(shown(graph, root), kNames, graph);
    RC_ASSERT(again.ok());
    RC_ASSERT(*again == root);
  }));
}

TEST(FormulaProperties, SimplifyingKeepsTheValue) {
  EXPECT_TRUE(holds("simplify(e) has the values of e", [](const Code& code) {
    Graph graph;
    const int root = build(graph, code);
    const int simple = simplify(graph, root);
    RC_ASSERT(simplify(graph, simple) == simple);
    const double x = place(), y = place();
    expect_same(graph, root, simple, x, y);
  }));
}

TEST(FormulaProperties, TheDerivativeOfASumIsTheSumOfTheDerivatives) {
  EXPECT_TRUE(holds("(f + g)' is f' + g'", [](const Code& f_code, const Code& g_code) {
    Graph graph;
    const int f = build(graph, f_code), g = build(graph, g_code);
    const int slope = differentiate(graph, graph.binary(Op::kAdd, f, g), 0);
    const int df = differentiate(graph, f, 0), dg = differentiate(graph, g, 0);
    const double x = place(), y = place();
    expect_same(graph, slope, graph.binary(Op::kAdd, df, dg), x, y);
  }));
}

TEST(FormulaProperties, TheDerivativeOfAProductIsThatOfTheTextbook) {
  EXPECT_TRUE(holds("(f g)' is f' g + f g'", [](const Code& f_code, const Code& g_code) {
    Graph graph;
    const int f = build(graph, f_code), g = build(graph, g_code);
    const int slope = differentiate(graph, graph.binary(Op::kMultiply, f, g), 0);
    const int df = differentiate(graph, f, 0), dg = differentiate(graph, g, 0);
    const int first = graph.binary(Op::kMultiply, df, g);
    const int second = graph.binary(Op::kMultiply, f, dg);
    const double x = place(), y = place();
    expect_same(graph, slope, graph.binary(Op::kAdd, first, second), x, y);
  }));
}

TEST(FormulaProperties, TheDerivativeOfAChainIsTheProductOfItsLinks) {
  EXPECT_TRUE(holds("f(g)' is f'(g) g'", [](const Code& f_code, const Code& g_code) {
    Graph graph;
    const int x = graph.variable(0);
    const int f = build(graph, f_code, 1), g = build(graph, g_code, 1);
    const int slope = differentiate(graph, replace(graph, f, x, g), 0);
    const int outer = replace(graph, differentiate(graph, f, 0), x, g);
    const int inner = differentiate(graph, g, 0);
    const double at = place();
    expect_same(graph, slope, graph.binary(Op::kMultiply, outer, inner), at, 0);
  }));
}

TEST(FormulaProperties, TheDerivativeIsThatOfDualNumbers) {
  EXPECT_TRUE(holds("e' is the dual part of e", [](const Code& code) {
    using B = autodiff::Dual<Bounded, 1>;
    Graph graph;
    const int root = build(graph, code);
    const Function f(graph, root, kNames);
    const double x = place(), y = place();
    const std::array at = {B::variable(Bounded(x), 0), B::constant(Bounded(y))};
    const Bounded dual = f.evaluate<B>(at).grad[0];
    const auto symbolic = f.derivative().evaluate<Bounded>(std::array{Bounded(x), Bounded(y)});
    const double bound = 4 * (dual.error + symbolic.error);
    if (!std::isfinite(dual.value) || !std::isfinite(symbolic.value) || !std::isfinite(bound)) {
      return;
    }
    RC_LOG() << f.text() << "\n" << f.derivative().text() << "\n";
    RC_ASSERT(std::fabs(dual.value - symbolic.value) <= bound + 1e-9 * std::fabs(dual.value));
  }));
}

}  // namespace
}  // namespace downhill::expr
