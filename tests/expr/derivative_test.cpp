// Checked against derivatives worked out by hand, and dual numbers against them.
#include "expr/derivative.h"

#include <gtest/gtest.h>

#include "autodiff/dual.h"
#include "expr/function.h"

namespace downhill::expr {
namespace {

Function function(std::string_view formula) {
  auto f = Function::parse(formula, {"x", "y"});
  EXPECT_TRUE(f.ok()) << formula << ": " << (f.ok() ? "" : to_string(f.error()));
  return f.ok() ? *f : *Function::parse("0", {"x", "y"});
}

struct Known {
  std::string formula;
  std::string by_x;
};

class Derivative : public testing::TestWithParam<Known> {};

TEST_P(Derivative, IsWhatOneGetsByHand) {
  EXPECT_EQ(function(GetParam().formula).derivative(0).text(), GetParam().by_x);
}

TEST_P(Derivative, AgreesWithDuals) {
  using D = autodiff::Dual<double, 2>;
  const std::array point = {0.7, 0.4};
  const std::array dual_point = {D::variable(point[0], 0), D::variable(point[1], 1)};
  const Function f = function(GetParam().formula);
  const D dual = f.evaluate<D>(dual_point);
  EXPECT_EQ(dual.value, f.at(point));
  for (int i = 0; i < 2; ++i) {
    const double symbolic = f.derivative(i).at(point);
    EXPECT_NEAR(dual.grad[i], symbolic, 1e-14 * (1 + std::fabs(symbolic)));
  }
}

INSTANTIATE_TEST_SUITE_P(
    Formulas, Derivative,
    testing::Values(
        Known{"5", "0"}, Known{"x", "1"}, Known{"y", "0"}, Known{"x^2", "2x"}, Known{"x^3", "3x^2"},
        Known{"1/x", "-1/x^2"}, Known{"sqrt(x)", "1/(2sqrt(x))"}, Known{"x^(1/3)", "1/(3x^(2/3))"},
        Known{"x^2 - 2x + sin(3x)/x", "2x - 2 + 3cos(3x)/x - sin(3x)/x^2"},
        Known{"x^2 sin(x)", "2x sin(x) + x^2 cos(x)"}, Known{"sin(x)", "cos(x)"},
        Known{"cos(x)", "-sin(x)"}, Known{"tan(x)", "1 + tan(x)^2"},
        Known{"asin(x)", "1/sqrt(1 - x^2)"}, Known{"acos(x)", "-1/sqrt(1 - x^2)"},
        Known{"atan(x)", "1/(1 + x^2)"}, Known{"sinh(x)", "cosh(x)"}, Known{"cosh(x)", "sinh(x)"},
        Known{"tanh(x)", "1 - tanh(x)^2"}, Known{"asinh(x)", "1/sqrt(x^2 + 1)"},
        Known{"exp(x)", "exp(x)"}, Known{"e^x", "e^x"}, Known{"2^x", "2^x ln(2)"},
        Known{"ln(x)", "1/x"}, Known{"abs(x)", "sign(x)"}, Known{"relu(x)", "step(x)"},
        Known{"sigmoid(x)", "sigmoid(x) (1 - sigmoid(x))"}, Known{"softplus(x)", "sigmoid(x)"},
        Known{"e^(-x^2)", "-2x e^(-x^2)"}, Known{"x^y", "y x^(y - 1)"}, Known{"xy", "y"},
        Known{"sin(x)^2 + cos(x)^2", "0"}, Known{"max(x, y)", "step(x - y)"}, Known{"x/y", "1/y"}));

TEST(DerivativeValues, ConstantExponentOfANegativeBase) {
  const Function f = function("x^3");
  EXPECT_EQ(f.derivative()(-2, 0), 12);
  using D = autodiff::Dual<double, 1>;
  const std::array point = {D::variable(-2, 0), D::constant(0)};
  EXPECT_EQ(f.evaluate<D>(point).grad[0], 12);
}

TEST(DerivativeValues, StaysSmallWhereTheFormulaShares) {
  // y <- y sin(y), 24 times: the tree of the derivative has more than 3^24 nodes.
  Graph graph;
  int y = graph.variable(0);
  for (int i = 0; i < 24; ++i) y = graph.binary(Op::kMultiply, y, graph.unary(Op::kSin, y));
  const int before = graph.size();
  differentiate(graph, y, 0);
  EXPECT_LT(graph.size(), 6 * before);
}

}  // namespace
}  // namespace downhill::expr
