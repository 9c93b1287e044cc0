// Checked against the same formulas written in C++, and by counting instructions and slots.
#include "expr/program.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>

#include "autodiff/complex.h"
#include "autodiff/dual.h"
#include "autodiff/tape.h"
#include "expr/function.h"

namespace downhill::expr {
namespace {

Function function(std::string_view formula) {
  auto f = Function::parse(formula, {"x", "y"});
  EXPECT_TRUE(f.ok()) << formula;
  return f.ok() ? *f : *Function::parse("0", {"x", "y"});
}

std::size_t instructions(std::string_view formula) {
  return function(formula).program().instructions().size();
}

TEST(Program, CommonPartsAreComputedOnce) {
  EXPECT_EQ(instructions("sin(x y) + sin(x y)^2 + exp(sin(x y))"), 6U);
}

TEST(Program, ConstantPartsAreComputedAtCompileTime) {
  EXPECT_EQ(instructions("x + sqrt(2)/(1 + pi)"), 1U);
  EXPECT_EQ(instructions("2^10"), 0U);
  EXPECT_EQ(function("2^10")(0, 0), 1024);
  EXPECT_EQ(function("x")(7, 0), 7);
}

TEST(Program, SlotsAreReused) {
  std::string chain = "x";
  for (int i = 0; i < 100; ++i) chain = "(sin" + std::string("(") + chain + "))";
  EXPECT_LE(function("sin(sin(sin(sin(sin(sin(x))))))").program().slots(), 4);
}

TEST(Program, PowersAreWhatStdSays) {
  for (const double x : {-2.5, -1.0, 0.0, 0.3, 4.0}) {
    EXPECT_DOUBLE_EQ(function("x^2")(x, 0), std::pow(x, 2));
    EXPECT_DOUBLE_EQ(function("x^3")(x, 0), std::pow(x, 3));
    EXPECT_DOUBLE_EQ(function("x^-1")(x, 0), std::pow(x, -1));
    EXPECT_DOUBLE_EQ(function("x^7")(x, 0), std::pow(x, 7));
    EXPECT_EQ(std::isnan(function("x^0.5")(x, 0)), x < 0);
    EXPECT_EQ(function("x^0")(x, 0), 1);
  }
}

TEST(Program, RunsOnEveryKindOfNumber) {
  const Function f = function("x^2 sin(y) - max(x, y)/x^3 + 2^x");
  const std::array point = {0.7, 1.3};
  const double value = f.at(point);
  using D = autodiff::Dual<double, 2>;
  const std::array dual = {D::variable(0.7, 0), D::variable(1.3, 1)};
  EXPECT_EQ(f.evaluate<D>(dual).value, value);
  const std::array complex = {autodiff::Complex(0.7), autodiff::Complex(1.3)};
  EXPECT_NEAR(f.evaluate<autodiff::Complex>(complex).re, value, 1e-14);
  autodiff::Tape tape;
  const std::array vars = {tape.variable(0.7), tape.variable(1.3)};
  const autodiff::Var result = f.evaluate<autodiff::Var>(vars);
  EXPECT_EQ(result.value, value);
  // One node an instruction, so that a lesson can show each.
  EXPECT_EQ(tape.size(), 2 + static_cast<int>(f.program().instructions().size()));
}

TEST(Program, AFormulaWithManySlotsIsEvaluatedToo) {
  std::string sum = "sin(x)";
  for (int i = 2; i < 200; ++i) {
    sum = "sin(" + std::to_string(i) + "x)*(" + sum + ")";
    if (i % 50 == 0) sum = "cos(" + std::to_string(i) + "y) + " + sum;
    if (i == 150) break;
  }
  const Function f = function(sum);
  EXPECT_TRUE(std::isfinite(f(0.3, 0.4)));
}

}  // namespace
}  // namespace downhill::expr
