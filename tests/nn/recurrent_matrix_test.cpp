#include "nn/recurrent_matrix.h"

#include <gtest/gtest.h>

#include <cmath>

#include "nn/recurrent.h"

namespace downhill::nn {
namespace {

TEST(RecurrentMatrix, OrthogonalOnesKeepEveryLengthTimesRho) {
  random::Random random(1);
  for (double rho : {0.5, 1.0, 1.5}) {
    const Matrix<double> w = recurrent_matrix(RecurrentMatrix::kOrthogonal, 9, rho, random);
    EXPECT_LT((w.transpose() * w - rho * rho * Matrix<double>::Identity(9, 9)).norm(), 1e-13);
    EXPECT_NEAR(spectral_radius(w), rho, 1e-13);
  }
}

TEST(RecurrentMatrix, RandomOnesHaveTheSpectralRadiusAskedForAndAreNotOrthogonal) {
  random::Random random(2);
  const Matrix<double> w = recurrent_matrix(RecurrentMatrix::kRandom, 9, 0.9, random);
  EXPECT_NEAR(spectral_radius(w), 0.9, 1e-13);
  EXPECT_GT((w.transpose() * w - 0.81 * Matrix<double>::Identity(9, 9)).norm(), 0.5);
}

TEST(RecurrentMatrix, TheSameSeedGivesTheSameMatrixAndRhoOnlyScalesIt) {
  for (auto kind : {RecurrentMatrix::kOrthogonal, RecurrentMatrix::kRandom}) {
    random::Random one(3), two(3);
    const Matrix<double> w = recurrent_matrix(kind, 5, 1, one);
    EXPECT_LT((2 * w - recurrent_matrix(kind, 5, 2, two)).norm(), 1e-13);
  }
}

TEST(RecurrentMatrix, AllDirectionsAreEquallyLikely) {
  // Without the signs of R, the diagonal of Q would lean to one side: its mean over many is 0.
  random::Random random(4);
  double sum = 0;
  const int count = 2000;
  for (int i = 0; i < count; ++i) {
    sum += recurrent_matrix(RecurrentMatrix::kOrthogonal, 3, 1, random)(0, 0);
  }
  // An entry has variance 1/3; five standard deviations of the mean.
  EXPECT_NEAR(sum / count, 0, 5 / std::sqrt(3.0 * count));
}

}  // namespace
}  // namespace downhill::nn
