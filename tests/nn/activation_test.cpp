// Activations against recorded values (40-digit arithmetic) and, for slopes, against central
// differences.
#include "nn/activation.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <string>

namespace downhill::nn {
namespace {

Matrix<double> softmax(const Matrix<double>& z) {
  Matrix<double> y;
  activate(Activation::kSoftmax, z, y);
  return y;
}

TEST(Activation, RecordedValues) {
  EXPECT_NEAR(value_at(Activation::kSigmoid, 1), 0.73105857863000488, 1e-15);
  EXPECT_NEAR(value_at(Activation::kTanh, 1), 0.76159415595576489, 1e-15);
  EXPECT_NEAR(value_at(Activation::kGelu, 1), 0.84134474606854293, 1e-15);  // Phi(1)
  EXPECT_NEAR(value_at(Activation::kGelu, -1), -0.15865525393145707, 1e-15);
  EXPECT_EQ(value_at(Activation::kRelu, -2), 0);
  EXPECT_EQ(value_at(Activation::kRelu, 2), 2);
  EXPECT_EQ(value_at(Activation::kLeakyRelu, -2), -2 * kLeakySlope);
  EXPECT_EQ(value_at(Activation::kIdentity, -2), -2);
}

TEST(Activation, SlopesAgreeWithCentralDifferences) {
  const double h = 6e-6;  // near the cube root of the rounding error
  for (const std::string& activation_name : activation_names()) {
    const Activation activation = *find_activation(activation_name);
    if (activation == Activation::kSoftmax) continue;  // not entry by entry: below
    for (double z = -3.05; z < 3.1; z += 0.3) {        // never within h of the kinks at 0
      const double difference =
          (value_at(activation, z + h) - value_at(activation, z - h)) / (2 * h);
      EXPECT_NEAR(slope_at(activation, z), difference, 1e-9) << activation_name << " at " << z;
    }
  }
}

TEST(Activation, AtTheKinkTheSlopeIsTheLeftOne) {
  EXPECT_EQ(slope_at(Activation::kRelu, 0), 0);
  EXPECT_EQ(slope_at(Activation::kLeakyRelu, 0), kLeakySlope);
}

TEST(Activation, TheSlopeOfSigmoidNeverExceedsAQuarter) {
  double largest = 0;
  for (double z = -20; z <= 20; z += 0.001) {
    largest = std::max(largest, slope_at(Activation::kSigmoid, z));
  }
  EXPECT_LE(largest, 0.25);
  EXPECT_EQ(slope_at(Activation::kSigmoid, 0), 0.25);
}

TEST(Activation, SoftmaxIsADistributionAndDoesNotOverflow) {
  Matrix<double> z(3, 2);
  z << 1, 1000,  //
      2, 1001,   //
      3, 1002;
  const Matrix<double> y = softmax(z);
  EXPECT_NEAR(y(0, 0), 0.090030573170380458, 1e-15);  // e / (e + e^2 + e^3)
  EXPECT_NEAR(y(2, 0), 0.66524095577482189, 1e-15);
  EXPECT_LT((y.col(0) - y.col(1)).norm(), 1e-14);  // shifting all by 999 changes nothing
  EXPECT_NEAR(y.col(1).sum(), 1, 1e-15);
}

TEST(Activation, SoftmaxBackwardAgreesWithCentralDifferences) {
  Matrix<double> z(3, 1), dy(3, 1), dz;
  z << 0.2, -1, 0.7;
  dy << 0.5, -2, 1;
  activate_backward<double>(Activation::kSoftmax, z, softmax(z), dy, dz);
  const double h = 6e-6;
  for (Index i = 0; i < 3; ++i) {
    Matrix<double> up = z, down = z;
    up(i, 0) += h;
    down(i, 0) -= h;
    const double difference = (softmax(up) - softmax(down)).cwiseProduct(dy).sum() / (2 * h);
    EXPECT_NEAR(dz(i, 0), difference, 1e-9);
  }
}

TEST(Activation, StaysFiniteFarOut) {
  for (const std::string& activation_name : activation_names()) {
    if (activation_name == "softmax") continue;  // not entry by entry
    for (double z : {-1e4, 1e4}) {
      EXPECT_TRUE(std::isfinite(value_at(*find_activation(activation_name), z))) << activation_name;
      EXPECT_TRUE(std::isfinite(slope_at(*find_activation(activation_name), z))) << activation_name;
    }
  }
}

TEST(Activation, UnknownNamesAreNotFound) { EXPECT_FALSE(find_activation("relo").has_value()); }

}  // namespace
}  // namespace downhill::nn
