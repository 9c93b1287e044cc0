// The gradients of many batches at one place: a cloud round the gradient of all examples.
#pragma once

#include <Eigen/Core>
#include <cstdint>
#include <span>
#include <vector>

#include "nn/linear_regression.h"
#include "scenes/scene.h"

namespace downhill::scenes {

inline constexpr int kCloudDraws = 200;

// Of one batch size.
struct GradientCloud {
  int batch = 1;
  Eigen::MatrixXd covariance;  // of a batch's gradient, by theory (nn/batch_gradient.h)
  double spread = 0;           // its root mean square distance from the true one, by theory
  // Of the draws below, not defined without any: the same distance; the part of them that goes
  // downhill, less than 90° off the true one; the part inside the ellipse of two standard
  // deviations.
  double seen = kUndefined, agree = kUndefined, inside = kUndefined;
  std::vector<Eigen::VectorXd> draws;
};

// One cloud for each size, each of `draws` batches: those that begin the epochs of
// data::Batches, so the first draw is the batch of a walk's first step. Sizes in rising order.
std::vector<GradientCloud> gradient_clouds(const nn::LinearRegression& regression,
                                           const Eigen::VectorXd& theta, std::span<const int> sizes,
                                           std::uint64_t seed, int draws);

}  // namespace downhill::scenes
