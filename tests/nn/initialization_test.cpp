// First weights against the moments that the papers ask for.
#include "nn/initialization.h"

#include <gtest/gtest.h>

#include <cmath>

namespace downhill::nn {
namespace {

Matrix<double> weights(Initialization initialization, double scale, Index outputs, Index inputs) {
  random::Random random(7);
  Matrix<double> w(outputs, inputs);
  initialize<double>(initialization, scale, random, w);
  return w;
}

double variance(const Matrix<double>& w) { return (w.array() - w.mean()).square().mean(); }

TEST(Initialization, XavierHasItsVarianceAndItsLimit) {
  const auto w = weights(Initialization::kXavier, 1, 300, 200);
  EXPECT_NEAR(variance(w), 2.0 / 500, 0.02 * 2.0 / 500);  // 60,000 draws: standard error 0.4 %
  EXPECT_LE(w.cwiseAbs().maxCoeff(), std::sqrt(6.0 / 500));
}

TEST(Initialization, HeHasItsVariance) {
  const auto w = weights(Initialization::kHe, 1, 300, 200);
  EXPECT_NEAR(variance(w), 2.0 / 200, 0.03 * 2.0 / 200);
  EXPECT_NEAR(w.mean(), 0, 4 * 0.1 / std::sqrt(60'000.0));
}

TEST(Initialization, NormalHasTheGivenDeviationAndZeroIsZero) {
  EXPECT_NEAR(std::sqrt(variance(weights(Initialization::kNormal, 0.5, 300, 200))), 0.5, 0.01);
  EXPECT_TRUE(weights(Initialization::kZero, 1, 3, 2).isZero(0));
}

TEST(Initialization, IsFoundByName) {
  for (const std::string& name : initialization_names()) {
    EXPECT_TRUE(find_initialization(name).has_value());
  }
  EXPECT_FALSE(find_initialization("glorot").has_value());
}

}  // namespace
}  // namespace downhill::nn
