// Checked against finite differences, the network's cross-entropy, and the closed form for normal
// clouds.
#include "nn/logistic_regression.h"

#include <gtest/gtest.h>

#include <Eigen/Cholesky>
#include <cmath>

#include "data/points.h"
#include "nn/loss.h"

namespace downhill::nn {
namespace {

LogisticRegression clouds(int count, double ratio, double weight, std::uint64_t seed = 1) {
  const auto points = data::make_points(
      "blobs", {.count = count, .noise = 0.9, .seed = seed, .share = 1 / (1 + ratio)});
  EXPECT_TRUE(points);
  return *LogisticRegression::of(points->places, points->labels, weight);
}

TEST(LogisticRegression, GradientIsTheSlopeOfTheLoss) {
  for (const double weight : {1.0, 7.0}) {
    const LogisticRegression model = clouds(50, 4, weight);
    const Eigen::Vector3d theta(0.7, -0.4, 0.3);
    const Eigen::VectorXd gradient = model.gradient(theta);
    for (int i = 0; i < 3; ++i) {
      const Eigen::Vector3d h = 1e-6 * Eigen::Vector3d::Unit(i);
      EXPECT_NEAR(gradient[i], (model.loss(theta + h) - model.loss(theta - h)) / 2e-6, 1e-8);
    }
  }
}

TEST(LogisticRegression, PullsAreErrorTimesInputAndTheirMeanIsTheGradient) {
  const LogisticRegression model = clouds(40, 3, 1);
  const Eigen::Vector3d theta(0.5, 1, -0.2);
  const Eigen::MatrixXd pulls = model.pulls(theta);
  Eigen::Vector3d sum = Eigen::Vector3d::Zero();
  for (int i = 0; i < 40; ++i) {
    const Eigen::Vector2d x = model.inputs().col(i);
    const double p = 1 / (1 + std::exp(-(0.5 * x[0] + x[1] - 0.2)));
    const Eigen::Vector3d pull = (p - model.labels()[i]) * Eigen::Vector3d(x[0], x[1], 1);
    EXPECT_LT((pulls.col(i) - pull).norm(), 1e-14);
    sum += pull;
  }
  EXPECT_LT((model.gradient(theta) - sum / 40).norm(), 1e-14);
}

TEST(LogisticRegression, LossIsTheNetworksCrossEntropy) {
  const LogisticRegression model = clouds(30, 2, 1);
  const Eigen::Vector3d theta(2, -1, 0.5);
  const Matrix<double> outputs =
      ((theta.head(2).transpose() * model.inputs()).array() + theta[2]).matrix();
  Matrix<double> gradient;
  const Matrix<double> targets = model.labels().transpose();
  EXPECT_NEAR(model.loss(theta), evaluate(Loss::kBinaryCrossEntropy, outputs, targets, gradient),
              1e-12);
  EXPECT_TRUE(std::isfinite(model.loss(Eigen::Vector3d(1e4, -1e4, 0))));
}

// A weight of k is as k copies of each rare sample.
TEST(LogisticRegression, AWeightIsAsManyCopies) {
  const LogisticRegression weighted = clouds(20, 3, 3);
  Eigen::MatrixXd X(2, 30);
  Eigen::VectorXd y(30);
  int n = 0;
  for (int i = 0; i < 20; ++i) {
    for (int copy = 0; copy < (weighted.labels()[i] > 0.5 ? 3 : 1); ++copy, ++n) {
      X.col(n) = weighted.inputs().col(i);
      y[n] = weighted.labels()[i];
    }
  }
  ASSERT_EQ(n, 30);
  const LogisticRegression copied = *LogisticRegression::of(X, y);
  const Eigen::Vector3d theta(0.3, 0.8, -1);
  EXPECT_NEAR(weighted.loss(theta), copied.loss(theta), 1e-13);
  EXPECT_LT((weighted.gradient(theta) - copied.gradient(theta)).norm(), 1e-13);
}

// The minimum, by Newton's method.
Eigen::Vector3d fitted(const LogisticRegression& model, double weight) {
  Eigen::Vector3d theta = Eigen::Vector3d::Zero();
  Eigen::VectorXd c = Eigen::VectorXd::Ones(model.examples()) + (weight - 1) * model.labels();
  c /= c.mean();
  Eigen::MatrixXd X(3, model.examples());
  X << model.inputs(), Eigen::RowVectorXd::Ones(model.examples());
  for (int i = 0; i < 30; ++i) {
    const Eigen::VectorXd p = model.probabilities(theta);
    const Eigen::VectorXd h = c.array() * p.array() * (1 - p.array());
    const Eigen::Matrix3d H = X * h.asDiagonal() * X.transpose() / model.examples();
    theta -= H.llt().solve(model.gradient(theta));
  }
  return theta;
}

TEST(LogisticRegression, NormalCloudsHaveTheLineOfTheTheory) {
  const double steep = 2 / 0.81;  // (m1 - m0) / s^2
  const Eigen::Vector3d even = fitted(clouds(20000, 1, 1), 1);
  EXPECT_NEAR(even[0], steep, 0.2);
  EXPECT_NEAR(even[1], steep, 0.2);
  EXPECT_NEAR(even[2], 0, 0.1);
  // A rare class moves b by ln(n1 / n0), and nothing else; its weight moves it back.
  const Eigen::Vector3d rare = fitted(clouds(20000, 50, 1), 1);
  EXPECT_NEAR(rare[0], steep, 0.35);
  EXPECT_NEAR(rare[2], -std::log(50), 0.35);
  const Eigen::Vector3d repaired = fitted(clouds(20000, 50, 50), 50);
  EXPECT_NEAR(repaired[2], 0, 0.35);
  EXPECT_NEAR(repaired[0], steep, 0.4);
}

TEST(LogisticRegression, SizesMustFit) {
  EXPECT_EQ(LogisticRegression::of(Eigen::MatrixXd(2, 3), Eigen::VectorXd(2)).error().key,
            "regression-size");
  EXPECT_FALSE(LogisticRegression::of(Eigen::MatrixXd(2, 0), Eigen::VectorXd(0)));
}

TEST(Confusion, CountsAndRates) {
  Eigen::VectorXd p(6), y(6);
  p << 0.9, 0.2, 0.7, 0.1, 0.6, 0.5;
  y << 1, 1, 0, 0, 1, 0;
  const Confusion c = confusion(p, y);
  EXPECT_EQ(c.hits, 2);
  EXPECT_EQ(c.misses, 1);
  EXPECT_EQ(c.false_alarms, 1);
  EXPECT_EQ(c.rejections, 2);
  EXPECT_NEAR(c.accuracy(), 4.0 / 6, 1e-15);
  EXPECT_NEAR(c.precision(), 2.0 / 3, 1e-15);
  EXPECT_NEAR(c.recall(), 2.0 / 3, 1e-15);
  EXPECT_NEAR(c.f1(), 2.0 / 3, 1e-15);
  EXPECT_EQ(confusion(p, y, 0.15).hits, 3);
  EXPECT_TRUE(std::isnan(confusion(p, y, 0.95).precision()));
}

}  // namespace
}  // namespace downhill::nn
