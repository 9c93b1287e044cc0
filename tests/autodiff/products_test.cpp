// Checked against Jacobians and Hessians written out by hand.
#include "autodiff/products.h"

#include <gtest/gtest.h>

#include "autodiff/tolerances.h"

namespace downhill::autodiff {
namespace {

using test::kRounding;
using test::near;

// (x y, sin x, x/z) with Jacobian ((y, x, 0), (cos x, 0, 0), (1/z, 0, -x/z²))
const auto kMap = [](const auto& x) {
  using std::sin;
  using Vector = std::decay_t<decltype(x)>;
  Vector y(3);
  y << x[0] * x[1], sin(x[0]), x[0] / x[2];
  return y;
};

// x² y + sin(x) z with its gradient and Hessian
const auto kScalar = [](const auto& x) {
  using std::sin;
  using T = typename std::decay_t<decltype(x)>::Scalar;
  return T(x[0] * x[0] * x[1] + sin(x[0]) * x[2]);
};

const Eigen::Vector3d kX(0.7, -1.2, 2.5);
const Eigen::Vector3d kV(1, -2, 0.5);

Eigen::Matrix3d jacobian() {
  Eigen::Matrix3d J;
  J << kX[1], kX[0], 0, std::cos(kX[0]), 0, 0, 1 / kX[2], 0, -kX[0] / (kX[2] * kX[2]);
  return J;
}

void expect_near(const Eigen::VectorXd& got, const Eigen::VectorXd& wanted) {
  ASSERT_EQ(got.size(), wanted.size());
  for (Eigen::Index i = 0; i < got.size(); ++i) EXPECT_TRUE(near(got[i], wanted[i], kRounding));
}

TEST(Products, JvpIsTheJacobianTimesAVector) {
  const ValueAndTangent out = jvp(kMap, kX, kV);
  expect_near(out.value, Eigen::Vector3d(kX[0] * kX[1], std::sin(kX[0]), kX[0] / kX[2]));
  expect_near(out.tangent, jacobian() * kV);
}

TEST(Products, VjpIsAVectorTimesTheJacobian) {
  Tape tape;
  expect_near(vjp(kMap, kX, kV, tape), jacobian().transpose() * kV);
  EXPECT_EQ(tape.size(), 0);
}

TEST(Products, TheTwoAgree) {  // w·(J v) = (Jᵀ w)·v
  const Eigen::Vector3d w(0.3, 4, -1);
  EXPECT_TRUE(near(w.dot(jvp(kMap, kX, kV).tangent), vjp(kMap, kX, w).dot(kV), kRounding));
}

TEST(Products, GradientOfANumber) {
  const ValueAndGradient out = gradient(kScalar, kX);
  EXPECT_TRUE(near(out.value, 0.49 * -1.2 + std::sin(0.7) * 2.5, kRounding));
  expect_near(out.gradient, Eigen::Vector3d(2 * kX[0] * kX[1] + std::cos(kX[0]) * kX[2],
                                            kX[0] * kX[0], std::sin(kX[0])));
}

TEST(Products, HessianVectorProduct) {
  Eigen::Matrix3d H;
  H << 2 * kX[1] - std::sin(kX[0]) * kX[2], 2 * kX[0], std::cos(kX[0]),  //
      2 * kX[0], 0, 0,                                                   //
      std::cos(kX[0]), 0, 0;
  expect_near(hessian_vector_product(kScalar, kX, kV), H * kV);
}

TEST(Products, ConstantsHaveNoGradient) {
  const auto constant = [](const auto& x) {
    using T = typename std::decay_t<decltype(x)>::Scalar;
    return T(3.0);
  };
  expect_near(gradient(constant, kX).gradient, Eigen::Vector3d::Zero());
  expect_near(hessian_vector_product(constant, kX, kV), Eigen::Vector3d::Zero());
}

}  // namespace
}  // namespace downhill::autodiff
