// Critical points: where the gradient is 0, and what the Hessian says about them.
//
// Near a critical point f is its value plus ½ dᵀH d. In the directions of H's eigenvectors this is
// a sum of ½ λᵢ dᵢ², so the signs of the eigenvalues tell the kind:
//
//     all λ > 0   minimum       all λ < 0   maximum       both signs   saddle
//     some λ = 0, the others of one sign: the second derivatives cannot tell
//
// as for x⁴ + y⁴, a minimum, and the monkey saddle x³ − 3xy².
#pragma once

#include <Eigen/Core>
#include <optional>

#include "calculus/scalar_field.h"

namespace downhill::calculus {

// What kind of point a place is, by its gradient and the signs of the eigenvalues.
enum class CriticalKind {
  kNotCritical,  // the gradient is not 0 here
  kMinimum,
  kMaximum,
  kSaddle,
  kUndecided,  // a zero eigenvalue
  kUndefined,  // something is not finite
};

// What classify() found at a point of n coordinates.
struct CriticalPoint {
  CriticalKind kind = CriticalKind::kUndefined;   // what it is
  CriticalKind shape = CriticalKind::kUndefined;  // what it would be if the gradient were 0
  Eigen::VectorXd eigenvalues;                    // of the Hessian, ascending
  Eigen::MatrixXd eigenvectors;                   // in columns, of length 1, in the same order
  double gradient_norm = 0;                       // |∇f|
};

// What kind of point x is. The gradient counts as 0 up to `tolerance`, an eigenvalue up to
// `tolerance` times the largest one.
CriticalPoint classify(ScalarField& f, const Eigen::VectorXd& x, double tolerance = 1e-8);

// The critical point that Newton's method, x ← x − H⁻¹∇f, reaches from `start`; nothing if it does
// not settle in 30 steps. Steps are held to `longest_step`, and a singular Hessian is solved in the
// least-squares sense.
std::optional<Eigen::VectorXd> find_critical_point(ScalarField& f, const Eigen::VectorXd& start,
                                                   double longest_step = 1.0);

}  // namespace downhill::calculus
