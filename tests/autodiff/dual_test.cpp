// Checked by identities, whose derivatives are known, and by derivatives worked out by hand.
#include "autodiff/dual.h"

#include <gtest/gtest.h>

#include <Eigen/Dense>

#include "autodiff/tolerances.h"

namespace downhill::autodiff {
namespace {

using test::kRounding;
using test::near;
using D1 = Dual<double, 1>;
using D2 = Dual<double, 2>;

TEST(Dual, ConstantsAndVariablesAreSeededByName) {
  const D2 c = D2::constant(3);
  EXPECT_EQ(c.value, 3);
  EXPECT_EQ(c.grad, Eigen::Vector2d(0, 0));
  const D2 y = D2::variable(5, 1);
  EXPECT_EQ(y.value, 5);
  EXPECT_EQ(y.grad, Eigen::Vector2d(0, 1));
}

TEST(Dual, CarriesAGradient) {
  // f = a² − b² at (1, 1): gradient (2, −2)
  const D2 a = D2::variable(1, 0);
  const D2 b = D2::variable(1, 1);
  const D2 f = a * a - b * b;
  EXPECT_EQ(f.value, 0);
  EXPECT_EQ(f.grad, Eigen::Vector2d(2, -2));
}

TEST(Dual, MixesWithPlainNumbers) {
  const D1 x = D1::variable(2, 0);
  EXPECT_EQ((x + 3.0).grad[0], 1);
  EXPECT_EQ((3.0 - x).grad[0], -1);
  EXPECT_EQ((3.0 * x).grad[0], 3);
  EXPECT_EQ((x / 4.0).grad[0], 0.25);
  EXPECT_EQ((4.0 / x).grad[0], -1);
  EXPECT_EQ(pow(x, 3.0).grad[0], 12);
  EXPECT_TRUE(near(pow(2.0, x).grad[0], 4 * std::log(2.0), kRounding));
  D1 y = x;
  y += x;
  y *= x;
  y -= D1(1);
  y /= D1(2);  // (2x² − 1)/2
  EXPECT_EQ(y.grad[0], 4);
}

TEST(Dual, IdentitiesHold) {
  for (const double at : {-2.3, -0.4, 0.3, 0.9, 1.7}) {
    const D1 x = D1::variable(at, 0);
    const auto constant = [](const D1& y, double value) {
      EXPECT_TRUE(near(y.value, value, 4 * kRounding));
      EXPECT_TRUE(near(y.grad[0], 0, 4 * kRounding));
    };
    const auto identity = [&](const D1& y) {
      EXPECT_TRUE(near(y.value, at, 4 * kRounding));
      EXPECT_TRUE(near(y.grad[0], 1, 4 * kRounding));
    };
    constant(sin(x) * sin(x) + cos(x) * cos(x), 1);
    constant(cosh(x) * cosh(x) - sinh(x) * sinh(x), 1);
    constant(tan(x) * cos(x) / sin(x), 1);
    constant(sigmoid(x) + sigmoid(-x), 1);
    constant(x / x, 1);
    identity(log(exp(x)));
    identity(atan(tan(x / 2.0)) * 2.0);
    identity(sinh(asinh(x)));
    identity(cbrt(x) * cbrt(x) * cbrt(x));
    identity(relu(x) - relu(-x));
    identity(max(x, D1(0)) + min(x, D1(0)));
    identity(softplus(x) - softplus(-x));
    identity(log2(exp(x)) / std::numbers::log2e);
  }
}

TEST(Dual, ConstantExponentsAreRightForNegativeBases) {
  const D1 x = D1::variable(-2, 0);
  EXPECT_EQ(pow(x, 3.0).grad[0], 12);
  EXPECT_EQ(pow(x, D1(3)).grad[0], 12);
  EXPECT_EQ(pow(D1::variable(0, 0), 0.0).grad[0], 0);
  EXPECT_EQ(pow(D1::variable(0, 0), D1(0)).grad[0], 0);
  EXPECT_TRUE(std::isnan(pow(D1(-2), x).grad[0]));  // ln(-2)
}

TEST(Dual, NestsForSecondDerivatives) {
  using DD = Dual<D1, 1>;
  const DD x = DD::variable(D1::variable(0.5, 0), 0);
  const DD y = sin(x) * x * x;  // f'' = (2 − x²) sin x + 4x cos x
  EXPECT_TRUE(near(y.grad[0].grad[0], (2 - 0.25) * std::sin(0.5) + 2 * std::cos(0.5), kRounding));
  EXPECT_TRUE(near(y.value.grad[0], y.grad[0].value, 0));
  const DD cube = pow(DD::variable(D1::variable(-2, 0), 0), DD(3.0));
  EXPECT_EQ(cube.grad[0].grad[0], -12);
}

TEST(Dual, NestsForMixedPartials) {
  using DD = Dual<D2, 2>;
  const DD x = DD::variable(D2::variable(2, 0), 0);
  const DD y = DD::variable(D2::variable(3, 1), 1);
  const DD f = x * x * y;  // ∂²f: 2y, 2x, 0
  EXPECT_EQ(f.grad[0].grad, Eigen::Vector2d(6, 4));
  EXPECT_EQ(f.grad[1].grad, Eigen::Vector2d(4, 0));
}

TEST(Dual, ComparesByValue) {
  EXPECT_LT(D1::variable(1, 0), D1::constant(2));
  EXPECT_EQ(D1::variable(1, 0), D1::constant(1));
  EXPECT_GT(D1::variable(1, 0), 0.5);
}

TEST(Dual, IsAnEigenScalar) {
  using Matrix = Eigen::Matrix<D1, 2, 2>;
  const D1 t = D1::variable(0.3, 0);
  Matrix turn;  // its derivative is a quarter turn further
  turn << cos(t), -sin(t), sin(t), cos(t);
  const Eigen::Matrix<D1, 2, 1> v(D1(1), D1(2));
  const Eigen::Matrix<D1, 2, 1> turned = turn * v;
  EXPECT_TRUE(near(turned[0].grad[0], -std::sin(0.3) - 2 * std::cos(0.3), kRounding));
  EXPECT_TRUE(near(turned.squaredNorm().value, 5, kRounding));
  EXPECT_TRUE(near(turned.norm().grad[0], 0, kRounding));
  EXPECT_TRUE(near(turn.determinant().grad[0], 0, kRounding));
  const Matrix product = turn * turn.inverse();
  EXPECT_TRUE(near(product(0, 0).value, 1, kRounding));
  EXPECT_TRUE(near(product(0, 0).grad[0], 0, kRounding));
  const Eigen::Matrix<D1, 2, 1> solved = turn.partialPivLu().solve(turned);
  EXPECT_TRUE(near(solved[1].value, 2, kRounding));
  EXPECT_TRUE(near(solved[1].grad[0], 0, kRounding));
  const Eigen::Matrix<D1, 2, 1> scaled = 2.0 * turned + turned * 0.5;
  EXPECT_TRUE(near(scaled[0].value, 2.5 * turned[0].value, kRounding));
  const Eigen::Matrix2d plain = Eigen::Matrix2d::Identity() * 3;
  const Eigen::Matrix<D1, 2, 1> mixed = plain * turned;
  EXPECT_EQ(mixed[0].grad[0], 3 * turned[0].grad[0]);
}

}  // namespace
}  // namespace downhill::autodiff
