// Checked against evaluation point by point.
#include "expr/grid.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <limits>

#include "expr/gradient.h"
#include "expr/kernels.h"
#include "expr/random_formula.h"

namespace downhill::expr {
namespace {

// Equal up to the rounding of a few operations, or both not finite.
bool close(double a, double b, double tolerance) {
  if (!std::isfinite(a) || !std::isfinite(b)) return std::isfinite(a) == std::isfinite(b);
  return std::fabs(a - b) <= tolerance * std::max(1.0, std::max(std::fabs(a), std::fabs(b)));
}

void expect_same(std::string_view formula, const Grid& grid) {
  const auto f = Function::parse(formula, {"x", "y"});
  ASSERT_TRUE(f.ok()) << formula;
  GridEvaluator evaluate(*f);
  const GridSamples& samples = evaluate(grid);
  CompiledGradient gradient_of(*f);
  ASSERT_EQ(samples.columns, grid.columns);
  ASSERT_EQ(samples.rows, grid.rows);
  for (int row = 0; row < grid.rows; ++row) {
    for (int column = 0; column < grid.columns; ++column) {
      const std::array point = {grid.x(column), grid.y(row)};
      std::array<double, 2> gradient{};
      const double value = gradient_of(point, gradient);
      const std::size_t i = samples.index(column, row);
      EXPECT_TRUE(close(samples.values[i], value, 1e-13)) << formula << column << ' ' << row;
      EXPECT_TRUE(close(samples.by_x[i], gradient[0], 1e-13)) << formula << column << ' ' << row;
      EXPECT_TRUE(close(samples.by_y[i], gradient[1], 1e-13)) << formula << column << ' ' << row;
    }
  }
}

TEST(Grid, AgreesWithPointsOneByOne) {
  const Grid grid{-2, 2, 37, -1, 3, 11};
  for (const char* formula :
       {"(1-x)^2 + 100(y-x^2)^2", "sin(x)cos(y)exp(-(x^2+y^2)/4)", "xy/(x^2+y^2)",
        "ln(x) + sqrt(y)", "tanh(x y) sigmoid(x - y)", "relu(x - y)^2 + |x|",
        "max(x, y) - min(x, 2y)", "erf(x y)", "x", "y", "5", "x^2", "sin(y)", "x^y", "1/x",
        "exp(x)", "gelu(x + y)", "log2(x)log10(y)"}) {
    expect_same(formula, grid);
  }
}

TEST(Grid, AnyNumberOfColumns) {
  for (const int columns : {2, 3, kBlock - 1, kBlock, kBlock + 1, 2 * kBlock, 300}) {
    expect_same("sin(x y) + x", {-2, 2, columns, -1, 3, 3});
  }
}

TEST(Grid, ValuesOnly) {
  const auto f = Function::parse("x^2 y", {"x", "y"});
  ASSERT_TRUE(f.ok());
  GridEvaluator evaluate(*f, GridEvaluator::kValuesOnly);
  const GridSamples& samples = evaluate({0, 2, 3, 0, 1, 2});
  EXPECT_EQ(samples.values, (std::vector<double>{0, 0, 0, 0, 1, 4}));
  EXPECT_EQ(samples.value(2, 1), 4);
  EXPECT_TRUE(samples.by_x.empty());
}

TEST(Grid, AnotherGridOfTheSameSizeUsesTheSameMemory) {
  const auto f = Function::parse("sin(x y)", {"x", "y"});
  ASSERT_TRUE(f.ok());
  GridEvaluator evaluate(*f);
  const double* const values = evaluate({0, 1, 50, 0, 1, 50}).values.data();
  EXPECT_EQ(evaluate({2, 3, 50, 2, 3, 50}).values.data(), values);
  EXPECT_NEAR(evaluate({2, 3, 50, 2, 3, 50}).value(0, 0), std::sin(4.0), 1e-15);
}

// Every instruction on blocks and numbers, ordinary and not: to four units in the last place. In
// sin and cos Eigen's remainder by π adds the rounding of an argument of that size.
TEST(Kernels, AgreeWithTheRules) {
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  const std::array special = {0.0,   -0.0,   1.0,    -1.0,         kInfinity, -kInfinity,
                              1e300, -1e300, 1e-300, std::nan(""), 750.0,     -750.0};
  RandomFormula random(3);
  alignas(16) std::array<double, kBlock> a;
  alignas(16) std::array<double, kBlock> b;
  for (int i = 0; i < kBlock; ++i) {
    const auto at = static_cast<std::size_t>(i);
    a[at] = at < special.size() ? special[at] : random.number(-10, 10);
    b[at] = at < special.size() ? special[special.size() - 1 - at] : random.number(-10, 10);
  }
  for (int code = static_cast<int>(Code::kNegate); code <= static_cast<int>(Code::kReciprocal);
       ++code) {
    if (code == static_cast<int>(Op::kSeveral)) continue;
    for (const int form : {0, 1, 2, 3}) {  // which operands are blocks
      alignas(16) std::array<double, kBlock> to;
      const BlockOperand left{form & 1 ? a.data() : nullptr, 2.5};
      const BlockOperand right{form & 2 ? b.data() : nullptr, -1.5};
      run_block(static_cast<Code>(code), left, right, to.data());
      for (int i = 0; i < kBlock; ++i) {
        const auto at = static_cast<std::size_t>(i);
        const double x = form & 1 ? a[at] : 2.5;
        const double y = form & 2 ? b[at] : -1.5;
        const double wanted = execute(static_cast<Code>(code), x, y);
        const bool turns = code == static_cast<int>(Op::kSin) || code == static_cast<int>(Op::kCos);
        const double error =
            0x1p-50 * std::fabs(wanted) + (turns ? 0x1p-52 * std::min(std::fabs(x), 1e3) : 1e-320);
        const bool same = to[at] == wanted || (std::isnan(to[at]) && std::isnan(wanted)) ||
                          std::fabs(to[at] - wanted) <= error;
        EXPECT_TRUE(same) << "code " << code << " of " << x << ", " << y << " is " << to[at]
                          << ", by the rule " << wanted;
      }
    }
  }
}

}  // namespace
}  // namespace downhill::expr
