// A function of several variables with its first and second derivatives: a field one can stand in.
//
//     value        f(x)
//     gradient     ∇f(x) = (∂f/∂x₁, …, ∂f/∂x_n): points uphill, its length is the steepest slope
//     hessian      H(x), with entries ∂²f/∂xᵢ∂xⱼ: how the gradient turns
//     directional  ∇f(x)·u for a direction u of length 1
//
// All partial derivatives are symbolic and compiled into one program each for order 0, 1 and 2;
// the Hessian is symmetric by construction, each mixed partial is computed once. Evaluating
// allocates only what it returns. Where f is not defined the entries are NaN.
#pragma once

#include <Eigen/Core>
#include <span>
#include <vector>

#include "expr/function.h"
#include "expr/gradient.h"

namespace downhill::calculus {

// A formula together with its compiled derivatives up to order 2. It owns the memory it computes
// in: every thread needs a copy of its own.
class ScalarField {
 public:
  // Differentiates and compiles f once.
  explicit ScalarField(const expr::Function& f);

  int dimensions() const { return gradient_.variables(); }      // n, the number of variables
  const expr::Function& function() const { return function_; }  // f itself

  // At x, of n numbers: f(x), its n slopes, its n × n second derivatives.
  double value(const Eigen::VectorXd& x) const;
  Eigen::VectorXd gradient(const Eigen::VectorXd& x);
  Eigen::MatrixXd hessian(const Eigen::VectorXd& x);

  // The slope along `direction`, which need not have length 1: it is scaled to it. NaN for the
  // zero direction.
  double directional_derivative(const Eigen::VectorXd& x, const Eigen::VectorXd& direction);

 private:
  expr::Function function_;
  expr::CompiledGradient gradient_;
  expr::Program second_;  // results: the upper triangle of the Hessian, row by row
  std::vector<double> slots_;
};

// The Jacobian of several functions of the same variables, one row each.
Eigen::MatrixXd jacobian(std::span<const expr::Function> functions, const Eigen::VectorXd& x);

}  // namespace downhill::calculus
