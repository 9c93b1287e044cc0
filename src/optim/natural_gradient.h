// Natural gradient (Amari, "Natural gradient works efficiently in learning", Neural Computation
// 1998): equal steps in what the parameters mean, not in the parameters.
//
//     x <- x - eta (F(x) + damping I)^-1 g
//
// F is the Fisher information matrix, n x n, symmetric, positive semi-definite: the curvature of
// the KL divergence between the distribution at x and those around it. Either known
// (fisher_of_gaussian below) or estimated from the gradients of log p for single samples
// (empirical_fisher).
//
// Where F + damping I cannot be inverted or is not positive, the step is not finite and `step`
// reports kParameterNotFinite.
#pragma once

#include <Eigen/Cholesky>
#include <functional>
#include <limits>

#include "optim/optimizer.h"

namespace downhill::optim {

// The rule natural gradient, with the Fisher information asked for at every step; no memory.
template <class T>
class NaturalGradient final : public Optimizer<T> {
 public:
  using Matrix = Eigen::Matrix<T, Eigen::Dynamic, Eigen::Dynamic>;  // n x n
  // Writes F(x) into an n x n matrix.
  using Fisher = std::function<void(const Eigen::Ref<const Vector<T>>& x, Matrix& fisher)>;

  // For n parameters; `damping` is added to the diagonal of F, at least 0.
  NaturalGradient(Eigen::Index n, Fisher fisher, double damping = 0)
      : Optimizer<T>(n), fisher_of_(std::move(fisher)), damping_(damping), fisher_(n, n), llt_(n) {}

 protected:
  void change(const Eigen::Ref<const Vector<T>>& x, const Eigen::Ref<const Vector<T>>& g, T rate,
              int, Vector<T>& delta) override {
    fisher_of_(x, fisher_);
    fisher_.diagonal().array() += static_cast<T>(damping_);
    llt_.compute(fisher_);
    if (llt_.info() != Eigen::Success) {
      delta.setConstant(std::numeric_limits<T>::quiet_NaN());
      return;
    }
    delta = -rate * g;
    llt_.solveInPlace(delta);
  }

 private:
  Fisher fisher_of_;
  double damping_;
  Matrix fisher_;
  Eigen::LLT<Matrix> llt_;
};

// The Fisher information of the normal distribution N(mu, sigma^2) in (mu, sigma), sigma > 0:
// diag(1 / sigma^2, 2 / sigma^2).
inline Eigen::Matrix2d fisher_of_gaussian(double sigma) {
  return Eigen::Vector2d(1, 2).asDiagonal() * (1 / (sigma * sigma));
}

// The mean of s s^T over the columns s of `scores` (n x samples): each the gradient of log p of
// one sample. An estimate of the Fisher information when the samples are drawn from p itself. No
// columns: zero.
inline Eigen::MatrixXd empirical_fisher(const Eigen::Ref<const Eigen::MatrixXd>& scores) {
  if (scores.cols() == 0) return Eigen::MatrixXd::Zero(scores.rows(), scores.rows());
  return scores * scores.transpose() / static_cast<double>(scores.cols());
}

}  // namespace downhill::optim
