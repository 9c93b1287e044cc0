// Checked against gradients, Hessians and Jacobians written out by hand.
#include "calculus/scalar_field.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <numbers>

namespace downhill::calculus {
namespace {

expr::Function function(std::string_view formula, std::vector<std::string> names = {"x", "y"}) {
  auto f = expr::Function::parse(formula, names);
  EXPECT_TRUE(f.ok()) << formula;
  return f.ok() ? *f : *expr::Function::parse("0", names);
}

TEST(ScalarField, GradientOfADifferenceOfSquares) {
  ScalarField f(function("a^2 - b^2", {"a", "b"}));
  EXPECT_EQ(f.gradient(Eigen::Vector2d(1, 1)), Eigen::Vector2d(2, -2));
  EXPECT_EQ(f.value(Eigen::Vector2d(1, 1)), 0);
}

TEST(ScalarField, HessianOfThreeVariables) {
  ScalarField f(function("x^2 y + sin(z) x", {"x", "y", "z"}));
  const Eigen::Vector3d at(0.7, -1.2, 2.5);
  Eigen::Matrix3d H;
  H << 2 * at[1], 2 * at[0], std::cos(at[2]),  //
      2 * at[0], 0, 0,                         //
      std::cos(at[2]), 0, -std::sin(at[2]) * at[0];
  EXPECT_TRUE(f.hessian(at).isApprox(H, 1e-15));
}

TEST(ScalarField, TheDirectionalDerivativeIsTheShadowOfTheGradient) {
  ScalarField f(function("x^2 + 3y"));
  const Eigen::Vector2d at(2, 1);  // gradient (4, 3), of length 5
  EXPECT_DOUBLE_EQ(f.directional_derivative(at, Eigen::Vector2d(1, 0)), 4);
  EXPECT_DOUBLE_EQ(f.directional_derivative(at, Eigen::Vector2d(0, 7)), 3);
  EXPECT_DOUBLE_EQ(f.directional_derivative(at, Eigen::Vector2d(4, 3)), 5);
  EXPECT_DOUBLE_EQ(f.directional_derivative(at, Eigen::Vector2d(-3, 4)), 0);
  EXPECT_TRUE(std::isnan(f.directional_derivative(at, Eigen::Vector2d::Zero())));
  // Over all directions it is a cosine whose top is the length of the gradient, at its angle.
  for (double turn = 0; turn < 2 * std::numbers::pi; turn += 0.1) {
    const Eigen::Vector2d u(std::cos(turn), std::sin(turn));
    EXPECT_NEAR(f.directional_derivative(at, u), 5 * std::cos(turn - std::atan2(3, 4)), 1e-14);
  }
}

TEST(ScalarField, JacobianOfPolarCoordinates) {
  const std::array functions = {function("r cos(t)", {"r", "t"}), function("r sin(t)", {"r", "t"})};
  const Eigen::MatrixXd J = jacobian(functions, Eigen::Vector2d(2, 0.3));
  Eigen::Matrix2d wanted;
  wanted << std::cos(0.3), -2 * std::sin(0.3), std::sin(0.3), 2 * std::cos(0.3);
  EXPECT_TRUE(J.isApprox(wanted, 1e-15));
  EXPECT_NEAR(J(0, 0) * J(1, 1) - J(0, 1) * J(1, 0), 2, 1e-15);  // r: the area element
}

TEST(ScalarField, OutsideTheDomainIsNaN) {
  ScalarField f(function("ln(x) y"));
  const Eigen::Vector2d outside(-1, 1);
  EXPECT_TRUE(std::isnan(f.value(outside)));
  EXPECT_TRUE(f.gradient(outside).array().isNaN().all());
  EXPECT_TRUE(f.hessian(outside).array().isNaN().all());
}

}  // namespace
}  // namespace downhill::calculus
