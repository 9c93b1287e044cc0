#include "calculus/scalar_field.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>

#include "expr/derivative.h"
#include "expr/simplify.h"

namespace downhill::calculus {

ScalarField::ScalarField(const expr::Function& f) : function_(f), gradient_(f) {
  expr::Graph graph = f.graph();
  std::vector<int> roots;
  for (int i = 0; i < dimensions(); ++i) {
    const int first = expr::simplify(graph, expr::differentiate(graph, f.root(), i));
    for (int j = i; j < dimensions(); ++j) {
      roots.push_back(expr::simplify(graph, expr::differentiate(graph, first, j)));
    }
  }
  second_ = expr::Program(graph, roots, dimensions());
  slots_.resize(static_cast<std::size_t>(second_.slots()));
  second_.load_constants<double>(slots_);
}

double ScalarField::value(const Eigen::VectorXd& x) const {
  assert(x.size() == dimensions() && "as many numbers as variables");
  return function_.at({x.data(), static_cast<std::size_t>(x.size())});
}

Eigen::VectorXd ScalarField::gradient(const Eigen::VectorXd& x) {
  assert(x.size() == dimensions() && "as many numbers as variables");
  const auto size = static_cast<std::size_t>(x.size());
  Eigen::VectorXd out(x.size());
  gradient_({x.data(), size}, {out.data(), size});
  return out;
}

Eigen::MatrixXd ScalarField::hessian(const Eigen::VectorXd& x) {
  assert(x.size() == dimensions() && "as many numbers as variables");
  Eigen::MatrixXd H(x.size(), x.size());
  if (const double here = value(x); std::isnan(here)) return H.setConstant(here);
  std::copy(x.begin(), x.end(), slots_.begin());
  second_.run(slots_.data());
  std::size_t next = 0;
  for (Eigen::Index i = 0; i < x.size(); ++i) {
    for (Eigen::Index j = i; j < x.size(); ++j, ++next) {
      H(i, j) = H(j, i) = slots_[static_cast<std::size_t>(second_.result_slots()[next])];
    }
  }
  return H;
}

double ScalarField::directional_derivative(const Eigen::VectorXd& x,
                                           const Eigen::VectorXd& direction) {
  const double length = direction.norm();
  if (length == 0) return std::numeric_limits<double>::quiet_NaN();
  return gradient(x).dot(direction) / length;
}

Eigen::MatrixXd jacobian(std::span<const expr::Function> functions, const Eigen::VectorXd& x) {
  Eigen::MatrixXd J(static_cast<Eigen::Index>(functions.size()), x.size());
  Eigen::VectorXd row(x.size());
  const auto size = static_cast<std::size_t>(x.size());
  for (std::size_t i = 0; i < functions.size(); ++i) {
    expr::CompiledGradient gradient_of(functions[i]);
    gradient_of({x.data(), size}, {row.data(), size});
    J.row(static_cast<Eigen::Index>(i)) = row.transpose();
  }
  return J;
}

}  // namespace downhill::calculus
