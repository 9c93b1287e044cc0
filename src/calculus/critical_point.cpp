#include "calculus/critical_point.h"

#include <Eigen/Eigenvalues>
#include <cmath>
#include <limits>

namespace downhill::calculus {
namespace {

// The shortest of the vectors that come nearest to H v = g, for a symmetric H: a direction in which
// H is flat (its eigenvalue is zero but for rounding) gets no part of it.
Eigen::VectorXd solve_symmetric(const Eigen::MatrixXd& H, const Eigen::VectorXd& g) {
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(H);
  const Eigen::VectorXd& lambda = solver.eigenvalues();
  const double zero = static_cast<double>(lambda.size()) * std::numeric_limits<double>::epsilon() *
                      lambda.cwiseAbs().maxCoeff();
  Eigen::VectorXd out = Eigen::VectorXd::Zero(g.size());
  for (Eigen::Index i = 0; i < lambda.size(); ++i) {
    const auto v = solver.eigenvectors().col(i);
    if (std::abs(lambda[i]) > zero) out += v.dot(g) / lambda[i] * v;
  }
  return out;
}

}  // namespace

CriticalPoint classify(ScalarField& f, const Eigen::VectorXd& x, double tolerance) {
  CriticalPoint out;
  const Eigen::MatrixXd H = f.hessian(x);
  out.gradient_norm = f.gradient(x).norm();
  if (!H.allFinite() || !std::isfinite(out.gradient_norm)) return out;
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(H);
  if (solver.info() != Eigen::Success) return out;
  out.eigenvalues = solver.eigenvalues();
  out.eigenvectors = solver.eigenvectors();
  const double zero = tolerance * out.eigenvalues.cwiseAbs().maxCoeff();
  const bool up = (out.eigenvalues.array() > zero).any();
  const bool down = (out.eigenvalues.array() < -zero).any();
  const bool flat = (out.eigenvalues.array().abs() <= zero).any();
  if (up && down) {
    out.shape = CriticalKind::kSaddle;
  } else if (flat) {
    out.shape = CriticalKind::kUndecided;
  } else {
    out.shape = up ? CriticalKind::kMinimum : CriticalKind::kMaximum;
  }
  out.kind = out.gradient_norm > tolerance ? CriticalKind::kNotCritical : out.shape;
  return out;
}

std::optional<Eigen::VectorXd> find_critical_point(ScalarField& f, const Eigen::VectorXd& start,
                                                   double longest_step) {
  constexpr int kMaxSteps = 30;
  Eigen::VectorXd x = start;
  for (int i = 0; i < kMaxSteps; ++i) {
    const Eigen::VectorXd g = f.gradient(x);
    const Eigen::MatrixXd H = f.hessian(x);
    if (!g.allFinite() || !H.allFinite()) return std::nullopt;
    Eigen::VectorXd step = solve_symmetric(H, g);
    if (!step.allFinite()) return std::nullopt;
    const double length = step.norm();
    if (length > longest_step) step *= longest_step / length;
    x -= step;
    if (length <= 1e-13 * (1 + x.norm())) {
      const double scale = 1 + H.norm() * (1 + x.norm());
      if (f.gradient(x).norm() <= 1e-9 * scale) return x;
      return std::nullopt;
    }
  }
  return std::nullopt;
}

}  // namespace downhill::calculus
