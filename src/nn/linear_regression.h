// Linear regression with the mean squared error: the smallest model that is trained.
//
// From d features x the model predicts a number, and is judged by the squares of its errors over n
// examples. All its parameters are one vector, the weights and then the bias, theta = (w, b):
//
//     prediction  p_i = w . x_i + b
//     error       e_i = p_i - y_i
//     loss        L(theta) = 1/n sum e_i^2
//     gradient    dL/dw = 2/n sum e_i x_i,    dL/db = 2/n sum e_i
//     Hessian     H = 2/n sum (x_i, 1)(x_i, 1)^T,  the same everywhere
//
// So L is a bowl. Its bottom can be had at once, as the least-squares solution; gradient descent
// walks there, and does arrive if and only if its rate is below 2 / (largest eigenvalue of H).
// The condition number of H (largest over smallest eigenvalue) says how stretched the bowl is.
//
// Worked number: x = (1, 2, 3), y = (2, 4, 7) has its bottom at w = 2.5, b = -2/3, where L = 1/18.
#pragma once

#include <Eigen/Core>
#include <span>
#include <utility>

#include "text/result.h"

namespace downhill::nn {

// Examples, and the loss of a linear model on them as a function of its parameters theta.
class LinearRegression {
 public:
  // X: features x examples; y: one number an example. Errors: "regression-size" when the sizes do
  // not fit or there are no examples; "regression-not-finite" with the example, from 1.
  static text::Result<LinearRegression> of(Eigen::MatrixXd X, Eigen::VectorXd y);

  int features() const { return static_cast<int>(X_.rows()); }  // d
  int examples() const { return static_cast<int>(X_.cols()); }  // n
  int parameters() const { return features() + 1; }             // d + 1
  const Eigen::MatrixXd& inputs() const { return X_; }          // X, features x examples
  const Eigen::VectorXd& targets() const { return y_; }         // y, of each example

  // theta: parameters(). Everything below takes it so.
  Eigen::VectorXd predict(const Eigen::VectorXd& theta) const;
  Eigen::VectorXd errors(const Eigen::VectorXd& theta) const;  // prediction - target
  double loss(const Eigen::VectorXd& theta) const;
  Eigen::VectorXd gradient(const Eigen::VectorXd& theta) const;
  // The gradient of the mean over some of the examples, counted from 0: a batch. At least one.
  Eigen::VectorXd gradient(const Eigen::VectorXd& theta, std::span<const int> batch) const;

  // parameters() x parameters().
  Eigen::MatrixXd hessian() const;

  // The least-squares solution, by a QR decomposition with column pivoting of the n x (d + 1)
  // matrix of inputs; of several, one of those. It shares nothing with the gradient above.
  Eigen::VectorXd closed_form() const;

 private:
  LinearRegression(Eigen::MatrixXd X, Eigen::VectorXd y) : X_(std::move(X)), y_(std::move(y)) {}

  Eigen::MatrixXd X_;
  Eigen::VectorXd y_;
};

// What the eigenvalues of a bowl's Hessian say. H must be symmetric, not empty, and not negative.
struct Curvature {
  double smallest = 0;                                           // eigenvalue
  double largest = 0;                                            // eigenvalue
  double condition() const { return largest / smallest; }        // infinite for a flat direction
  double largest_rate() const { return 2 / largest; }            // descent converges below it
  double best_rate() const { return 2 / (smallest + largest); }  // and fastest here
};
Curvature curvature(const Eigen::MatrixXd& H);

}  // namespace downhill::nn
