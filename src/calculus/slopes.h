// Slopes of functions that are only known by their values: limits of difference quotients.
//
// A formula's derivative (expr/function.h) is a formula; here is what the definition says,
//
//     slope = lim (f(x + h u) − f(x)) / h      for h → 0 from above,
//
// which also works where the formula has a hole that was filled by hand, and which may fail to
// exist: f = xy/(x² + y²) with f(0, 0) = 0 has slope 0 along both axes, and along the
// diagonal, where it jumps from 0 to ½, none.
#pragma once

#include <Eigen/Core>
#include <functional>

namespace downhill::calculus {

// A limit of difference quotients, if there is one.
struct SlopeLimit {
  bool exists = false;  // the quotients settle
  double slope = 0;     // NaN unless it exists
};

// The one-sided slope of f at x along `direction`, scaled to length 1. f: any function of a point.
SlopeLimit slope_along(const std::function<double(const Eigen::VectorXd&)>& f,
                       const Eigen::VectorXd& x, const Eigen::VectorXd& direction);

}  // namespace downhill::calculus
