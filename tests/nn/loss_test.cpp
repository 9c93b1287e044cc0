// Losses against their textbook formulas in long double, and gradients against central differences.
#include "nn/loss.h"

#include <gtest/gtest.h>

#include <cmath>

namespace downhill::nn {
namespace {

double value(Loss loss, const Matrix<double>& y, const Matrix<double>& t) {
  Matrix<double> gradient;
  return evaluate(loss, y, t, gradient);
}

void expect_gradient_agrees(Loss loss, const Matrix<double>& y, const Matrix<double>& t) {
  Matrix<double> gradient;
  evaluate(loss, y, t, gradient);
  const double h = 6e-6;
  for (Index i = 0; i < y.size(); ++i) {
    Matrix<double> up = y, down = y;
    up(i) += h;
    down(i) -= h;
    EXPECT_NEAR(gradient(i), (value(loss, up, t) - value(loss, down, t)) / (2 * h), 1e-9);
  }
}

Matrix<double> outputs() {
  Matrix<double> y(2, 3);
  y << 0.3, -1.2, 2,  //
      -0.5, 0.8, -3;
  return y;
}

TEST(Loss, MeanSquaredErrorIsTheMeanOfSquares) {
  Matrix<double> t = Matrix<double>::Zero(2, 3);
  const Matrix<double> y = outputs();
  EXPECT_NEAR(value(Loss::kMeanSquaredError, y, t), (0.09 + 1.44 + 4 + 0.25 + 0.64 + 9) / 6, 1e-15);
  expect_gradient_agrees(Loss::kMeanSquaredError, y, t);
}

TEST(Loss, BinaryCrossEntropyIsMinusTheLogLikelihood) {
  Matrix<double> t(2, 3);
  t << 1, 0, 1,  //
      0, 1, 0.25;
  const Matrix<double> y = outputs();
  long double sum = 0;
  for (Index i = 0; i < y.size(); ++i) {
    const long double s = 1 / (1 + std::exp(-static_cast<long double>(y(i))));
    sum -= t(i) * std::log(s) + (1 - t(i)) * std::log(1 - s);
  }
  EXPECT_NEAR(value(Loss::kBinaryCrossEntropy, y, t), static_cast<double>(sum / 6), 1e-15);
  expect_gradient_agrees(Loss::kBinaryCrossEntropy, y, t);
}

TEST(Loss, SoftmaxCrossEntropyIsMinusTheLogLikelihood) {
  Matrix<double> t(2, 3);
  t << 1, 0, 0.3,  //
      0, 1, 0.7;
  const Matrix<double> y = outputs();
  long double sum = 0;
  for (Index j = 0; j < y.cols(); ++j) {
    const long double total =
        std::exp(static_cast<long double>(y(0, j))) + std::exp(static_cast<long double>(y(1, j)));
    for (Index i = 0; i < 2; ++i) {
      sum -= t(i, j) * std::log(std::exp(static_cast<long double>(y(i, j))) / total);
    }
  }
  EXPECT_NEAR(value(Loss::kSoftmaxCrossEntropy, y, t), static_cast<double>(sum / 3), 1e-15);
  expect_gradient_agrees(Loss::kSoftmaxCrossEntropy, y, t);
  t *= 2;  // targets that do not sum to 1 have a gradient too
  expect_gradient_agrees(Loss::kSoftmaxCrossEntropy, y, t);
}

TEST(Loss, AConfidentMistakeCostsALargeFiniteNumber) {
  Matrix<double> y(2, 1), t(2, 1);
  y << 1000, -1000;
  t << 0, 1;
  EXPECT_NEAR(value(Loss::kBinaryCrossEntropy, y, t), 1000, 1e-9);
  EXPECT_NEAR(value(Loss::kSoftmaxCrossEntropy, y, t), 2000, 1e-9);
}

TEST(Loss, WithoutExamplesIsZero) {
  for (const std::string& loss_name : loss_names()) {
    EXPECT_EQ(value(*find_loss(loss_name), Matrix<double>(2, 0), Matrix<double>(2, 0)), 0);
  }
}

}  // namespace
}  // namespace downhill::nn
