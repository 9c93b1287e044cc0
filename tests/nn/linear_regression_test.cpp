#include "nn/linear_regression.h"

#include <gtest/gtest.h>

#include <Eigen/LU>
#include <array>
#include <cmath>
#include <fstream>
#include <limits>
#include <sstream>
#include <string>
#include <vector>

#include "data/ames.h"
#include "data/standardize.h"
#include "optim/gradient_descent.h"
#include "words_of_errors.h"

namespace downhill::nn {
namespace {

std::string ames_csv() {
  std::ifstream in(std::string(DOWNHILL_SOURCE_DIR) + "/lessons/08-house-price/ames.csv",
                   std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

// Price in thousand dollars from standardised area and age.
struct Houses {
  data::Standardizer scale;
  LinearRegression model;
};

Houses houses() {
  const data::Ames ames = *data::parse_ames(ames_csv());
  Eigen::MatrixXd X(2, ames.sales());
  X.row(0) = ames.area_sqft;
  X.row(1) = ames.age_years();
  const data::Standardizer scale = *data::Standardizer::of(X);
  return {scale, *LinearRegression::of(scale.apply(X), ames.price_usd / 1000)};
}

// Weights on raw square feet and years, and price at 0, from weights on standardised features.
Eigen::Vector3d in_raw_units(const Houses& h, const Eigen::Vector3d& theta) {
  const Eigen::Vector2d w = theta.head<2>().array() / h.scale.deviation().array();
  return {w[0], w[1], theta[2] - w.dot(h.scale.mean())};
}

// The least-squares weights straight from sums over the file, read here anew: the normal equations
// by Cramer's rule in long double. No Eigen, no reader, no standardisation of ours.
std::array<long double, 3> weights_from_sums() {
  std::istringstream lines(ames_csv());
  std::string line;
  std::getline(lines, line);
  long double n = 0, a = 0, g = 0, p = 0, aa = 0, ag = 0, gg = 0, ap = 0, gp = 0;
  while (std::getline(lines, line)) {
    std::vector<std::string> cells;
    std::istringstream row(line);
    for (std::string cell; std::getline(row, cell, ',');) cells.push_back(cell);
    const long double area = std::stold(cells[0]);
    const long double age = std::stold(cells[3]) - std::stold(cells[2]);
    const long double price = std::stold(cells[8]) / 1000;
    n += 1, a += area, g += age, p += price;
    aa += area * area, ag += area * age, gg += age * age, ap += area * price, gp += age * price;
  }
  const auto det = [](std::array<long double, 9> m) {
    return m[0] * (m[4] * m[8] - m[5] * m[7]) - m[1] * (m[3] * m[8] - m[5] * m[6]) +
           m[2] * (m[3] * m[7] - m[4] * m[6]);
  };
  const long double d = det({aa, ag, a, ag, gg, g, a, g, n});
  return {det({ap, ag, a, gp, gg, g, p, g, n}) / d, det({aa, ap, a, ag, gp, g, a, p, n}) / d,
          det({aa, ag, ap, ag, gg, gp, a, g, p}) / d};
}

// By hand: x = 1, 2, 3 and y = 2, 4, 7 (header).
TEST(LinearRegression, WorkedNumber) {
  const LinearRegression model =
      *LinearRegression::of(Eigen::RowVector3d(1, 2, 3), Eigen::Vector3d(2, 4, 7));
  const Eigen::VectorXd theta = model.closed_form();
  EXPECT_NEAR(theta[0], 2.5, 1e-14);
  EXPECT_NEAR(theta[1], -2.0 / 3, 1e-14);
  EXPECT_NEAR(model.loss(theta), 1.0 / 18, 1e-14);
  EXPECT_NEAR(model.gradient(theta).norm(), 0, 1e-13);
  // At w = 1, b = 0 the errors are -1, -2, -4.
  EXPECT_DOUBLE_EQ(model.loss(Eigen::Vector2d(1, 0)), 7);
  EXPECT_TRUE(model.gradient(Eigen::Vector2d(1, 0)).isApprox(Eigen::Vector2d(-34, -14) / 3));
}

// Central differences of a quadratic are exact but for rounding.
TEST(LinearRegression, GradientAndHessianAreTheSlopesOfTheLoss) {
  const LinearRegression model = houses().model;
  const Eigen::Vector3d theta(20, -7, 150);
  const Eigen::MatrixXd H = model.hessian();
  for (int k = 0; k < 3; ++k) {
    const Eigen::Vector3d h = 0.5 * Eigen::Vector3d::Unit(k);
    EXPECT_NEAR(model.gradient(theta)[k], model.loss(theta + h) - model.loss(theta - h), 1e-8);
    EXPECT_TRUE(H.col(k).isApprox(model.gradient(theta + h) - model.gradient(theta - h), 1e-9));
  }
}

TEST(LinearRegression, ClosedFormAgreesWithTheSumsInTheFile) {
  const Houses h = houses();
  const Eigen::Vector3d closed = in_raw_units(h, h.model.closed_form());
  const auto sums = weights_from_sums();
  for (int k = 0; k < 3; ++k) {
    const double expected = static_cast<double>(sums[static_cast<std::size_t>(k)]);
    EXPECT_NEAR(closed[k] / expected, 1, 1e-11) << k;
  }
}

// The claim of lesson 08: six significant digits, in raw units too.
TEST(LinearRegression, GradientDescentReachesTheClosedForm) {
  const Houses h = houses();
  const Eigen::Vector3d closed = h.model.closed_form();
  Eigen::VectorXd theta = Eigen::Vector3d::Zero();
  optim::GradientDescent<double> rule(theta.size());
  for (int step = 0; step < 200; ++step) {
    ASSERT_TRUE(rule.step(theta, h.model.gradient(theta), 0.1).ok());
  }
  const auto sums = weights_from_sums();
  const Eigen::Vector3d raw = in_raw_units(h, theta);
  for (int k = 0; k < 3; ++k) {
    EXPECT_NEAR(theta[k] / closed[k], 1, 5e-7) << k;
    const double expected = static_cast<double>(sums[static_cast<std::size_t>(k)]);
    EXPECT_NEAR(raw[k] / expected, 1, 5e-7) << k;
  }
}

// Along the eigenvector of eigenvalue c a step multiplies the distance to the bottom by 1 - rate c.
TEST(LinearRegression, DescentHoldsBelowTheLargestRateOnly) {
  const LinearRegression model = houses().model;
  const Curvature c = curvature(model.hessian());
  const Eigen::Vector3d bottom = model.closed_form();
  const auto distance_after = [&](double rate) {
    Eigen::VectorXd theta = Eigen::Vector3d::Zero();
    optim::GradientDescent<double> rule(theta.size());
    for (int step = 0; step < 400; ++step) rule.step(theta, model.gradient(theta), rate);
    return (theta - bottom).norm();
  };
  EXPECT_LT(distance_after(0.98 * c.largest_rate()), 1e-3 * bottom.norm());
  EXPECT_GT(distance_after(1.02 * c.largest_rate()), 1e3 * bottom.norm());
}

// Two standardised features of correlation r: H = 2 (1 r; r 1) and 2 for the bias, so its
// eigenvalues are 2 (1 - |r|), 2, 2 (1 + |r|).
TEST(LinearRegression, CurvatureOfStandardisedFeaturesIsTheirCorrelation) {
  const LinearRegression model = houses().model;
  const double r =
      model.inputs().row(0).dot(model.inputs().row(1)) / static_cast<double>(model.examples());
  const Curvature c = curvature(model.hessian());
  EXPECT_NEAR(c.largest, 2 * (1 + std::abs(r)), 1e-12);
  EXPECT_NEAR(c.smallest, 2 * (1 - std::abs(r)), 1e-12);
  EXPECT_NEAR(c.condition(), (1 + std::abs(r)) / (1 - std::abs(r)), 1e-12);
  EXPECT_NEAR(c.best_rate(), 0.5, 1e-12);
}

TEST(LinearRegression, RefusesWhatDoesNotFit) {
  const auto error = [](Eigen::MatrixXd X, Eigen::VectorXd y) {
    const text::Error wrong = LinearRegression::of(std::move(X), std::move(y)).error();
    expect_has_words(wrong);
    return wrong.key;
  };
  EXPECT_EQ(error(Eigen::MatrixXd::Zero(2, 3), Eigen::VectorXd::Zero(4)), "regression-size");
  EXPECT_EQ(error(Eigen::MatrixXd::Zero(2, 0), Eigen::VectorXd::Zero(0)), "regression-size");
  Eigen::VectorXd y = Eigen::VectorXd::Zero(3);
  y[1] = std::numeric_limits<double>::infinity();
  EXPECT_EQ(error(Eigen::MatrixXd::Zero(1, 3), y), "regression-not-finite");
}

}  // namespace
}  // namespace downhill::nn
