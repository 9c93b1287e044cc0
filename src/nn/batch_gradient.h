// How far the gradient of a batch lies from the gradient of all examples.
//
// The loss is a mean over n examples, so its gradient is the mean of n gradients, one an example:
//
//     g = 1/n sum g_i        of a linear regression:  g_i = 2 e_i (x_i, 1)
//
// A batch is B of the examples, drawn at random without putting back. The mean of its gradients,
// g_B, is g on average, and scatters round it with the covariance
//
//     Cov(g_B) = S / B * (n - B) / (n - 1),        S = 1/n sum (g_i - g)(g_i - g)^T
//
// (Cochran, Sampling Techniques, 3rd ed., 1977, theorem 2.2; drawn with putting back it is S / B.)
// So the spread, the root of its trace, shrinks like 1 / sqrt(B) while B is far below n, and is 0
// for a batch of all.
#pragma once

#include <Eigen/Core>

#include "nn/linear_regression.h"

namespace downhill::nn {

// parameters x examples: the gradient of each example's squared error.
Eigen::MatrixXd example_gradients(const LinearRegression& regression, const Eigen::VectorXd& theta);

// S of the columns of G.
Eigen::MatrixXd gradient_covariance(const Eigen::MatrixXd& G);

// Cov(g_B), 1 <= batch <= examples.
Eigen::MatrixXd batch_covariance(const Eigen::MatrixXd& S, int examples, int batch);

}  // namespace downhill::nn
