// How long gradient descent takes in a bowl, without walking.
//
// In the directions of the eigenvectors of the Hessian a step of rate eta multiplies the distance
// to the bottom by 1 - eta lambda, each for itself. So after k steps from d, with c_j = v_j . d,
// the loss lies
//
//     1/2 sum_j lambda_j c_j^2 (1 - eta lambda_j)^(2 k)
//
// above the lowest: known at once for any k, be it a thousand million.
#pragma once

#include <Eigen/Core>

namespace downhill::nn {

// H: symmetric, not negative; d: the start, measured from the bottom; rate > 0.
double excess_after(const Eigen::MatrixXd& H, const Eigen::VectorXd& d, double rate, double steps);

// The number of steps after which the loss lies at most `excess` > 0 above the lowest, and stays
// there; infinite if it never does.
double steps_until(const Eigen::MatrixXd& H, const Eigen::VectorXd& d, double rate, double excess);

}  // namespace downhill::nn
