#include "nn/batch_gradient.h"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <vector>

namespace downhill::nn {
namespace {

struct Small {
  LinearRegression regression;
  Eigen::VectorXd theta;
};

Small small() {
  Eigen::MatrixXd X(2, 7);
  X << 1, 2, 0.5, -1, 3, 0, 1.5,  //
      4, -1, 2, 0.5, 1, 7, -2;
  Eigen::VectorXd y(7), theta(3);
  y << 3, 1, 4, 1, 5, 9, 2;
  theta << 0.7, -0.3, 1.1;
  return {*LinearRegression::of(X, y), theta};
}

TEST(BatchGradient, IsTheMeanOfItsExamples) {
  const auto [regression, theta] = small();
  const Eigen::MatrixXd G = example_gradients(regression, theta);
  EXPECT_LT((G.rowwise().mean() - regression.gradient(theta)).norm(), 1e-13);
  const std::vector<int> batch{5, 0, 3};
  const Eigen::VectorXd mean = (G.col(5) + G.col(0) + G.col(3)) / 3;
  EXPECT_LT((regression.gradient(theta, batch) - mean).norm(), 1e-13);
}

// Central differences of one example's squared error: exact for a quadratic but for rounding.
TEST(BatchGradient, OfOneExampleIsTheSlopeOfItsSquaredError) {
  const auto [regression, theta] = small();
  const Eigen::MatrixXd G = example_gradients(regression, theta);
  for (int i = 0; i < regression.examples(); ++i) {
    for (int k = 0; k < regression.parameters(); ++k) {
      const auto squared = [&, &regression = regression](double h) {
        Eigen::VectorXd moved = small().theta;
        moved[k] += h;
        return std::pow(regression.errors(moved)[i], 2);
      };
      EXPECT_NEAR(G(k, i), (squared(0.5) - squared(-0.5)) / 1, 1e-12);
    }
  }
}

// The formula against all batches there are: every subset of B of the 7 examples, each once.
TEST(BatchGradient, CovarianceIsThatOfAllBatches) {
  const auto [regression, theta] = small();
  const Eigen::MatrixXd G = example_gradients(regression, theta);
  const Eigen::MatrixXd S = gradient_covariance(G);
  const Eigen::VectorXd truth = regression.gradient(theta);
  for (int size = 1; size <= 7; ++size) {
    Eigen::MatrixXd covariance = Eigen::MatrixXd::Zero(3, 3);
    int batches = 0;
    for (unsigned set = 0; set < 128; ++set) {
      if (std::popcount(set) != size) continue;
      std::vector<int> batch;
      for (int i = 0; i < 7; ++i) {
        if (set >> static_cast<unsigned>(i) & 1U) batch.push_back(i);
      }
      const Eigen::VectorXd off = regression.gradient(theta, batch) - truth;
      covariance += off * off.transpose();
      ++batches;
    }
    covariance /= batches;
    EXPECT_LT((batch_covariance(S, 7, size) - covariance).norm(), 1e-12 * S.norm()) << size;
  }
}

}  // namespace
}  // namespace downhill::nn
