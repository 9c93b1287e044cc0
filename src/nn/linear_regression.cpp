#include "nn/linear_regression.h"

#include <Eigen/Eigenvalues>
#include <Eigen/QR>
#include <algorithm>
#include <cassert>
#include <cmath>
#include <string>
#include <utility>

namespace downhill::nn {

text::Result<LinearRegression> LinearRegression::of(Eigen::MatrixXd X, Eigen::VectorXd y) {
  if (X.cols() != y.size() || y.size() == 0) {
    const std::string inputs = std::to_string(X.cols());
    const std::string targets = std::to_string(y.size());
    return text::Error{"regression-size",
                       "a regression needs as many inputs as targets, and at least one; here are " +
                           inputs + " inputs and " + targets + " targets",
                       {{"inputs", inputs}, {"targets", targets}},
                       {}};
  }
  for (Eigen::Index i = 0; i < y.size(); ++i) {
    if (X.col(i).allFinite() && std::isfinite(y[i])) continue;
    const std::string example = std::to_string(i + 1);
    return text::Error{"regression-not-finite",
                       "example " + example + " holds a number that is not finite",
                       {{"example", example}},
                       {}};
  }
  return LinearRegression(std::move(X), std::move(y));
}

Eigen::VectorXd LinearRegression::predict(const Eigen::VectorXd& theta) const {
  assert(theta.size() == parameters() && "one weight a feature, and the bias");
  return (X_.transpose() * theta.head(features())).array() + theta[features()];
}

Eigen::VectorXd LinearRegression::errors(const Eigen::VectorXd& theta) const {
  return predict(theta) - y_;
}

double LinearRegression::loss(const Eigen::VectorXd& theta) const {
  return errors(theta).squaredNorm() / examples();
}

Eigen::VectorXd LinearRegression::gradient(const Eigen::VectorXd& theta) const {
  const Eigen::VectorXd e = errors(theta);
  Eigen::VectorXd g(parameters());
  g << X_ * e, e.sum();
  return 2.0 / examples() * g;
}

Eigen::VectorXd LinearRegression::gradient(const Eigen::VectorXd& theta,
                                           std::span<const int> batch) const {
  assert(theta.size() == parameters() && !batch.empty() && "one weight a feature, and the bias");
  const int d = features();
  Eigen::VectorXd g = Eigen::VectorXd::Zero(parameters());
  for (const int i : batch) {
    const double e = X_.col(i).dot(theta.head(d)) + theta[d] - y_[i];
    g.head(d) += e * X_.col(i);
    g[d] += e;
  }
  return 2.0 / static_cast<double>(batch.size()) * g;
}

Eigen::MatrixXd LinearRegression::hessian() const {
  const int d = features();
  Eigen::MatrixXd H(d + 1, d + 1);
  H.topLeftCorner(d, d) = X_ * X_.transpose();
  H.topRightCorner(d, 1) = X_.rowwise().sum();
  H.bottomLeftCorner(1, d) = H.topRightCorner(d, 1).transpose();
  H(d, d) = examples();
  return 2.0 / examples() * H;
}

Eigen::VectorXd LinearRegression::closed_form() const {
  Eigen::MatrixXd A(examples(), parameters());  // a row an example: (x, 1)
  A << X_.transpose(), Eigen::VectorXd::Ones(examples());
  return A.colPivHouseholderQr().solve(y_);
}

Curvature curvature(const Eigen::MatrixXd& H) {
  assert(H.rows() == H.cols() && H.size() > 0 && "a square matrix");
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(H, Eigen::EigenvaluesOnly);
  // Rounding may leave a flat direction slightly below 0.
  return {std::max(0.0, solver.eigenvalues().minCoeff()), solver.eigenvalues().maxCoeff()};
}

}  // namespace downhill::nn
