#include "optim/natural_gradient.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

namespace downhill::optim {
namespace {

using Eigen::Matrix2d;
using Eigen::MatrixXd;
using Eigen::Vector2d;
using Eigen::VectorXd;

// log p of N(mu, sigma^2) at s, differentiated by mu and by sigma by hand.
Vector2d score(double s, double mu, double sigma) {
  const double z = (s - mu) / sigma;
  return {z / sigma, (z * z - 1) / sigma};
}

TEST(Fisher, OfAGaussianIsTheMeanOuterProductOfScores) {
  // Independent of the closed form: E[score score^T] by the trapezium rule over +-10 sigma, which
  // is exact to rounding for such integrands.
  const double mu = 0.3;
  for (double sigma : {0.5, 1.0, 2.0}) {
    Matrix2d sum = Matrix2d::Zero();
    const int n = 400;
    const double width = 20 * sigma / n;
    for (int i = 0; i <= n; ++i) {
      const double s = mu - 10 * sigma + i * width;
      const double z = (s - mu) / sigma;
      const double p = std::exp(-z * z / 2) / (sigma * std::sqrt(2 * std::numbers::pi));
      sum += p * width * score(s, mu, sigma) * score(s, mu, sigma).transpose();
    }
    EXPECT_LT((sum - fisher_of_gaussian(sigma)).norm(), 1e-10) << sigma;
    EXPECT_NEAR(fisher_of_gaussian(sigma)(0, 0), 1 / (sigma * sigma), 1e-15);
    EXPECT_NEAR(fisher_of_gaussian(sigma)(1, 1), 2 / (sigma * sigma), 1e-15);
  }
}

TEST(Fisher, EstimatedFromScoresIsTheirMeanOuterProduct) {
  MatrixXd scores(2, 2);
  scores << 1, 3,  //
      2, -1;
  Matrix2d expected;
  expected << (1 + 9) / 2.0, (2 - 3) / 2.0, (2 - 3) / 2.0, (4 + 1) / 2.0;
  EXPECT_LT((empirical_fisher(scores) - expected).norm(), 1e-15);
  EXPECT_TRUE(empirical_fisher(MatrixXd(2, 0)).isZero(0));
}

TEST(NaturalGradient, TheStepIsTheInverseFisherTimesTheGradient) {
  NaturalGradient<double> rule(
      2, [](const auto& x, auto& fisher) { fisher = fisher_of_gaussian(x(1)); });
  VectorXd x = Vector2d(0, 2);
  ASSERT_TRUE(rule.step(x, Vector2d(1, 1), 0.1).ok());
  // F^-1 = diag(sigma^2, sigma^2 / 2) = diag(4, 2).
  EXPECT_NEAR(x(0), -0.4, 1e-15);
  EXPECT_NEAR(x(1), 2 - 0.2, 1e-15);
}

TEST(NaturalGradient, OnAQuadraticWithItsCurvatureItArrivesInOneStep) {
  Matrix2d a;
  a << 5, 2, 2, 1;
  NaturalGradient<double> rule(2, [&](const auto&, auto& fisher) { fisher = a; });
  VectorXd x = Vector2d(1, -2);
  ASSERT_TRUE(rule.step(x, a * x, 1).ok());
  EXPECT_LT(x.norm(), 1e-13);
}

TEST(NaturalGradient, AFisherThatIsNotPositiveIsReported) {
  NaturalGradient<double> rule(2, [](const auto&, auto& fisher) { fisher.setZero(); });
  VectorXd x = Vector2d(1, 1);
  EXPECT_EQ(rule.step(x, Vector2d(1, 1), 0.1).status, StepStatus::kParameterNotFinite);
  EXPECT_EQ(x, VectorXd(Vector2d(1, 1)));
  // Damping makes it invertible: then F + damping I = I / 2.
  NaturalGradient<double> damped(
      2, [](const auto&, auto& fisher) { fisher.setZero(); }, 0.5);
  ASSERT_TRUE(damped.step(x, Vector2d(1, 0), 0.1).ok());
  EXPECT_NEAR(x(0), 0.8, 1e-15);
}

}  // namespace
}  // namespace downhill::optim
