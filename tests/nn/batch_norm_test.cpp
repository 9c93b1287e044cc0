#include "nn/batch_norm.h"

#include <gtest/gtest.h>

namespace downhill::nn {
namespace {

Matrix<double> batch() {
  Matrix<double> x(2, 4);
  x << 1, 2, 3, 6,  //
      -1, 0, 5, 0;
  return x;
}

TEST(BatchNorm, InTrainingEveryFeatureHasMeanZeroAndVarianceOne) {
  BatchNorm<double> layer(2, 0.9, 1e-12);
  Vector<double> w(4);
  w << 1, 1, 0, 0;
  layer.forward(w, batch(), Mode::kTraining);
  EXPECT_LT(layer.output.rowwise().mean().norm(), 1e-14);
  EXPECT_NEAR(layer.output.row(0).squaredNorm() / 4, 1, 1e-11);
  EXPECT_NEAR(layer.output.row(1).squaredNorm() / 4, 1, 1e-11);
}

TEST(BatchNorm, RunningMeansFollowTheBatches) {
  BatchNorm<double> layer(2, 0.9, 1e-5);
  Vector<double> w(4);
  w << 1, 1, 0, 0;
  layer.forward(w, batch(), Mode::kTraining);
  // By hand: row 0 has mean 3 and squares 4 + 1 + 0 + 9 = 14, unbiased 14 / 3.
  EXPECT_NEAR(layer.running_mean(0), 0.1 * 3, 1e-15);
  EXPECT_NEAR(layer.running_variance(0), 0.9 + 0.1 * 14 / 3, 1e-15);
}

TEST(BatchNorm, InInferenceOneExampleDoesNotSeeTheOthers) {
  BatchNorm<double> layer(2, 0.5, 1e-5);
  Vector<double> w(4);
  w << 2, 1, 0.5, 0;
  layer.forward(w, batch(), Mode::kTraining);
  layer.forward(w, batch(), Mode::kInference);
  const Matrix<double> together = layer.output;
  layer.forward(w, batch().col(2), Mode::kInference);
  EXPECT_EQ(layer.output, Matrix<double>(together.col(2)));
}

}  // namespace
}  // namespace downhill::nn
