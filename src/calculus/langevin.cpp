#include "calculus/langevin.h"

#include <cassert>
#include <cmath>
#include <limits>

#include "expr/simplify.h"

namespace downhill::calculus {

expr::Function log_of(const expr::Function& p) {
  expr::Graph graph = p.graph();
  // ln(exp(u)) becomes u: a value even where exp(u) is too small for a number.
  const int root = expr::simplify(graph, graph.unary(expr::Op::kLog, p.root()));
  return {graph, root, p.variables()};
}

void langevin_step(expr::CompiledGradient& log_p, Eigen::Ref<Eigen::MatrixXd> walkers,
                   const Eigen::Ref<const Eigen::MatrixXd>& noise, double h) {
  assert(walkers.rows() == log_p.variables() && "a row for each variable");
  assert(walkers.rows() == noise.rows() && walkers.cols() == noise.cols() && "noise for each");
  Eigen::VectorXd at(walkers.rows()), slope(walkers.rows());
  const auto size = static_cast<std::size_t>(walkers.rows());
  for (Eigen::Index i = 0; i < walkers.cols(); ++i) {
    at = walkers.col(i);
    log_p({at.data(), size}, {slope.data(), size});
    if (!slope.allFinite()) slope.setZero();
    walkers.col(i) = at + h * slope + std::sqrt(2 * h) * noise.col(i);
  }
}

double langevin_variance(double variance, double h) {
  const double left = 1 - h / (2 * variance);
  return left > 0 ? variance / left : std::numeric_limits<double>::infinity();
}

}  // namespace downhill::calculus
