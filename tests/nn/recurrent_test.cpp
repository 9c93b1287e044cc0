#include "nn/recurrent.h"

#include <gtest/gtest.h>

#include <Eigen/QR>
#include <cmath>

#include "random/random.h"

namespace downhill::nn {
namespace {

Matrix<double> random_matrix(Index rows, Index columns, std::uint64_t seed) {
  random::Random random(seed);
  return Matrix<double>::NullaryExpr(rows, columns, [&] { return random.normal(); });
}

std::vector<Matrix<double>> silence(int steps, Index inputs) {
  return std::vector<Matrix<double>>(static_cast<std::size_t>(steps),
                                     Matrix<double>::Zero(inputs, 1));
}

TEST(RecurrentCell, GradientAgreesWithDifferencesInEveryParameterAndTheFirstState) {
  RecurrentCell<double> cell(2, 3, Activation::kTanh);
  cell.parameters = 0.5 * random_matrix(cell.parameters.size(), 1, 1);
  std::vector<Matrix<double>> x;
  for (std::uint64_t t = 0; t < 6; ++t) x.push_back(random_matrix(2, 4, 10 + t));
  const Matrix<double> h0 = random_matrix(3, 4, 2);
  const Matrix<double> weights = random_matrix(3, 4, 3);  // loss = <weights, h_n>
  const auto loss = [&](const Matrix<double>& start) {
    return cell.forward(x, start).back().cwiseProduct(weights).sum();
  };
  loss(h0);
  cell.backward(x, weights);
  const Vector<double> gradient = cell.gradient;
  const Matrix<double> first = cell.first_state_gradient();
  const double h = 1e-5;
  for (Index i = 0; i < gradient.size(); ++i) {
    const double kept = cell.parameters(i);
    cell.parameters(i) = kept + h;
    const double up = loss(h0);
    cell.parameters(i) = kept - h;
    const double down = loss(h0);
    cell.parameters(i) = kept;
    EXPECT_NEAR(gradient(i), (up - down) / (2 * h), 1e-8) << i;
  }
  for (Index i = 0; i < h0.size(); ++i) {
    Matrix<double> up = h0, down = h0;
    up(i) += h;
    down(i) -= h;
    EXPECT_NEAR(first(i), (loss(up) - loss(down)) / (2 * h), 1e-8) << i;
  }
}

TEST(RecurrentCell, WithAScaledOrthogonalMatrixTheGradientIsExactlyRhoToTheT) {
  for (double rho : {0.8, 1.0, 1.2}) {
    RecurrentCell<double> cell(1, 8, Activation::kIdentity);
    const Matrix<double> q = random_matrix(8, 8, 4).householderQr().householderQ();
    cell.w() = rho * q;
    EXPECT_NEAR(spectral_radius(cell.w()), rho, 1e-12);
    const auto x = silence(40, 1);
    cell.forward(x, random_matrix(8, 1, 5));
    Matrix<double> last = random_matrix(8, 1, 6);
    last /= last.norm();
    cell.backward(x, last);
    for (int back = 0; back <= 40; ++back) {
      EXPECT_NEAR(cell.state_gradient_norms()[static_cast<std::size_t>(40 - back)],
                  std::pow(rho, back), 1e-12 * std::pow(rho, back) * (back + 1));
    }
  }
}

TEST(RecurrentCell, WithAnyMatrixTheGradientGrowsLikeRhoToTheT) {
  // Far back only the largest eigenvalue counts: the growth a step, over the last 400 of 600 steps.
  // For a pair of complex eigenvalues the norm also turns, by a bounded factor: hence the
  // tolerance.
  for (double rho : {0.9, 1.1}) {
    RecurrentCell<double> cell(1, 8, Activation::kIdentity);
    const Matrix<double> w = random_matrix(8, 8, 9);
    cell.w() = w * (rho / spectral_radius(w));
    const auto x = silence(600, 1);
    cell.forward(x, Matrix<double>::Zero(8, 1));
    cell.backward(x, random_matrix(8, 1, 6));
    const auto& norms = cell.state_gradient_norms();
    EXPECT_NEAR(std::pow(norms[0] / norms[400], 1.0 / 400), rho, 0.01 * rho);
  }
}

TEST(SpectralRadius, OfATurningMatrixIsTheLengthOfItsComplexEigenvalues) {
  Eigen::Matrix2d w;
  w << 0, -2, 2, 0;
  EXPECT_NEAR(spectral_radius(w), 2, 1e-14);
  EXPECT_EQ(spectral_radius(Eigen::MatrixXd(0, 0)), 0);
}

}  // namespace
}  // namespace downhill::nn
