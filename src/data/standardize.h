// Standardisation: features of any unit become numbers of about the same size.
//
// Each feature x (a row of X; columns are examples) is moved and scaled so that over the data its
// mean is 0 and its standard deviation is 1:
//
//     z = (x - mean) / deviation,      deviation^2 = 1/n sum (x_i - mean)^2
//
// A weight v on z is a weight v / deviation on x. Measured in such units the loss of a regression
// is a rounder bowl, down which gradient descent walks straighter.
//
//     auto scale = Standardizer::of(X);            // an Error if a feature is constant
//     Eigen::MatrixXd Z = scale->apply(X);
#pragma once

#include <Eigen/Core>

#include "text/result.h"

namespace downhill::data {

// The mean and deviation of each feature, and the change of units that they make.
class Standardizer {
 public:
  // X: features x examples. Errors: "data-empty"; "data-not-finite" with feature and example;
  // "data-constant" with the feature, whose deviation is 0 (up to rounding). Both count from 1.
  static text::Result<Standardizer> of(const Eigen::Ref<const Eigen::MatrixXd>& X);

  // One entry a feature, in its own unit; no deviation is 0.
  const Eigen::VectorXd& mean() const { return mean_; }
  const Eigen::VectorXd& deviation() const { return deviation_; }

  // X and Z: features x examples, with the same number of features as the data seen by of().
  Eigen::MatrixXd apply(const Eigen::Ref<const Eigen::MatrixXd>& X) const;
  Eigen::MatrixXd undo(const Eigen::Ref<const Eigen::MatrixXd>& Z) const;

 private:
  Eigen::VectorXd mean_;
  Eigen::VectorXd deviation_;
};

}  // namespace downhill::data
