#include "nn/quadratic_walk.h"

#include <Eigen/Eigenvalues>
#include <cassert>
#include <cmath>
#include <limits>

namespace downhill::nn {
namespace {

// What is left of the loss, one term an eigenvector.
struct Modes {
  Eigen::ArrayXd height;  // 1/2 lambda c^2
  Eigen::ArrayXd factor;  // |1 - eta lambda|
  double after(double steps) const { return (height * factor.pow(2 * steps)).sum(); }
};

Modes modes(const Eigen::MatrixXd& H, const Eigen::VectorXd& d, double rate) {
  assert(H.rows() == H.cols() && H.rows() == d.size() && rate > 0 && "a bowl and a place in it");
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(H);
  const Eigen::ArrayXd lambda = solver.eigenvalues().array().max(0);
  const Eigen::ArrayXd c = (solver.eigenvectors().transpose() * d).array();
  return {0.5 * lambda * c.square(), (1 - rate * lambda).abs()};
}

}  // namespace

double excess_after(const Eigen::MatrixXd& H, const Eigen::VectorXd& d, double rate, double steps) {
  return modes(H, d, rate).after(steps);
}

double steps_until(const Eigen::MatrixXd& H, const Eigen::VectorXd& d, double rate, double excess) {
  const Modes all = modes(H, d, rate);
  if (all.after(0) <= excess) return 0;
  double above = 1;
  while (all.after(above) > excess) {
    if (above > 1e15 || !std::isfinite(all.after(above)))
      return std::numeric_limits<double>::infinity();
    above *= 2;
  }
  // What has fallen once never rises again, unless a mode grows; then the loop above has not ended,
  // or what grows is still far below: it counts as never staying there.
  for (Eigen::Index j = 0; j < all.factor.size(); ++j) {
    if (all.factor[j] >= 1 && all.height[j] > 0) return std::numeric_limits<double>::infinity();
  }
  double below = std::floor(above / 2);
  while (above - below > 1) {
    const double middle = std::floor((below + above) / 2);
    (all.after(middle) > excess ? below : above) = middle;
  }
  return above;
}

}  // namespace downhill::nn
