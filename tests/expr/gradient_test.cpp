// Checked against gradients known by hand, and against duals.
#include "expr/gradient.h"

#include <gtest/gtest.h>

#include <array>

#include "autodiff/dual.h"

namespace downhill::expr {
namespace {

CompiledGradient compiled(std::string_view formula) {
  const auto f = Function::parse(formula, {"x", "y"});
  EXPECT_TRUE(f.ok()) << formula;
  return CompiledGradient(*f);
}

TEST(CompiledGradient, KnownValues) {
  std::array<double, 2> gradient{};
  const std::array one = {1.0, 1.0};
  EXPECT_EQ(compiled("x^2 - y^2")(one, gradient), 0);
  EXPECT_EQ(gradient, (std::array{2.0, -2.0}));
  EXPECT_EQ(compiled("(1-x)^2 + 100(y-x^2)^2")(one, gradient), 0);
  EXPECT_EQ(gradient, (std::array{0.0, 0.0}));
  EXPECT_EQ(compiled("7")(one, gradient), 7);
  EXPECT_EQ(gradient, (std::array{0.0, 0.0}));
}

TEST(CompiledGradient, AgreesWithDuals) {
  using D = autodiff::Dual<double, 2>;
  for (const char* formula : {"sin(x)cos(y)exp(-(x^2+y^2)/4)", "xy/(x^2+y^2)",
                              "sigmoid(x y) + ln(x)", "max(x, y)^2", "x^y"}) {
    const auto f = Function::parse(formula, {"x", "y"});
    ASSERT_TRUE(f.ok());
    CompiledGradient gradient_of(*f);
    for (const std::array point : {std::array{0.7, 1.3}, std::array{2.0, 0.4}}) {
      std::array<double, 2> gradient{};
      const double value = gradient_of(point, gradient);
      const std::array dual_point = {D::variable(point[0], 0), D::variable(point[1], 1)};
      const D dual = f->evaluate<D>(dual_point);
      EXPECT_NEAR(value, dual.value, 1e-15 * (1 + std::fabs(value))) << formula;
      EXPECT_NEAR(gradient[0], dual.grad[0], 1e-14 * (1 + std::fabs(gradient[0]))) << formula;
      EXPECT_NEAR(gradient[1], dual.grad[1], 1e-14 * (1 + std::fabs(gradient[1]))) << formula;
    }
  }
}

TEST(CompiledGradient, SharesWhatTheDerivativesRepeat) {
  const auto f = Function::parse("exp(sin(x y))", {"x", "y"});
  ASSERT_TRUE(f.ok());
  // x y, sin and cos, exp; x·exp, · cos; y·exp, · cos
  EXPECT_LE(CompiledGradient(*f).program().instructions().size(), 7U);
}

}  // namespace
}  // namespace downhill::expr
