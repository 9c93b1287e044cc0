#include "nn/logistic_regression.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <utility>

#include "text/make_error.h"

namespace downhill::nn {
namespace {

double sigmoid(double z) {
  return z < 0 ? std::exp(z) / (1 + std::exp(z)) : 1 / (1 + std::exp(-z));
}

// ln(1 + e^z), finite for every z.
double softplus(double z) { return std::max(z, 0.0) + std::log1p(std::exp(-std::abs(z))); }

double ratio(int part, int whole) {
  return whole == 0 ? std::numeric_limits<double>::quiet_NaN()
                    : static_cast<double>(part) / static_cast<double>(whole);
}

}  // namespace

text::Result<LogisticRegression> LogisticRegression::of(Eigen::MatrixXd X, Eigen::VectorXd y,
                                                        double weight) {
  if (X.cols() != y.size() || y.size() == 0) {
    return text::make_error(
        "regression-size",
        "a regression needs as many inputs as targets, and at least one; here "
        "are {inputs} inputs and {targets} targets",
        {{"inputs", std::to_string(X.cols())}, {"targets", std::to_string(y.size())}});
  }
  return LogisticRegression(std::move(X), std::move(y), weight);
}

LogisticRegression::LogisticRegression(Eigen::MatrixXd X, Eigen::VectorXd y, double weight)
    : X_(std::move(X)), y_(std::move(y)) {
  weights_ = Eigen::VectorXd::Ones(y_.size()) + (weight - 1) * y_;
  weights_ /= weights_.mean();
}

Eigen::VectorXd LogisticRegression::probabilities(const Eigen::VectorXd& theta) const {
  const Eigen::Index d = X_.rows();
  Eigen::VectorXd z = X_.transpose() * theta.head(d);
  z.array() += theta[d];
  return z.unaryExpr(&sigmoid);
}

// With z = w . x + b the cross-entropy is ln(1 + e^z) - y z: no logarithm of a rounded 0.
double LogisticRegression::loss(const Eigen::VectorXd& theta) const {
  const Eigen::Index d = X_.rows();
  Eigen::VectorXd z = X_.transpose() * theta.head(d);
  z.array() += theta[d];
  const Eigen::VectorXd one = z.unaryExpr(&softplus) - y_.cwiseProduct(z);
  return weights_.dot(one) / static_cast<double>(examples());
}

Eigen::MatrixXd LogisticRegression::pulls(const Eigen::VectorXd& theta) const {
  const Eigen::VectorXd wrong = weights_.cwiseProduct(probabilities(theta) - y_);
  Eigen::MatrixXd out(parameters(), examples());
  out.topRows(X_.rows()) = X_ * wrong.asDiagonal();
  out.bottomRows(1) = wrong.transpose();
  return out;
}

Eigen::VectorXd LogisticRegression::gradient(const Eigen::VectorXd& theta) const {
  return pulls(theta).rowwise().mean();
}

double Confusion::accuracy() const { return ratio(hits + rejections, all()); }
double Confusion::precision() const { return ratio(hits, hits + false_alarms); }
double Confusion::recall() const { return ratio(hits, hits + misses); }
double Confusion::f1() const { return ratio(2 * hits, 2 * hits + misses + false_alarms); }

Confusion confusion(const Eigen::VectorXd& probabilities, const Eigen::VectorXd& labels,
                    double threshold) {
  Confusion out;
  for (Eigen::Index i = 0; i < labels.size(); ++i) {
    const bool called = probabilities[i] > threshold;
    if (labels[i] > 0.5) {
      ++(called ? out.hits : out.misses);
    } else {
      ++(called ? out.false_alarms : out.rejections);
    }
  }
  return out;
}

}  // namespace downhill::nn
