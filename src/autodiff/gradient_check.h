// Is a gradient right? Compares one computed by formula with difference quotients.
//
//     const GradientCheck check = gradient_check(f, x, gradient);
//     check.worst()              // largest relative error
//     check.rows[i]              // analytic, numeric, relative error of coordinate i
//
// The numeric value is an extrapolated central difference (difference.h) with its own estimate of
// error. A coordinate whose numeric value is itself uncertain, beside a kink for example, is
// marked by `numeric_error`, and not to be blamed on the gradient.
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <cassert>
#include <cmath>
#include <vector>

#include "autodiff/difference.h"

namespace downhill::autodiff {

// One coordinate, by formula and by difference quotient.
struct GradientCheckRow {
  double analytic = 0;        // the entry of the gradient that is checked
  double numeric = 0;         // the extrapolated central difference
  double numeric_error = 0;   // estimated, absolute
  double relative_error = 0;  // |analytic − numeric| / max(1, |analytic|, |numeric|)
};

// What gradient_check() found.
struct GradientCheck {
  std::vector<GradientCheckRow> rows;  // one a coordinate
  // The largest relative error; NaN if any is NaN.
  double worst() const {
    double out = 0;
    for (const GradientCheckRow& row : rows) {
      if (std::isnan(row.relative_error)) return row.relative_error;
      out = std::max(out, row.relative_error);
    }
    return out;
  }
};

// Compares a gradient of f at x, as many entries as x, coordinate by coordinate.
//
// f: Eigen::VectorXd to double. `step` is the largest step tried, relative to max(1, |x_i|).
template <class F>
GradientCheck gradient_check(const F& f, const Eigen::VectorXd& x, const Eigen::VectorXd& gradient,
                             double step = 1e-2) {
  assert(x.size() == gradient.size() && "gradient_check: one slope for each coordinate");
  GradientCheck out;
  Eigen::VectorXd moved = x;
  for (Eigen::Index i = 0; i < x.size(); ++i) {
    const auto along = [&](double at) {
      moved[i] = at;
      return f(moved);
    };
    const Extrapolated numeric =
        extrapolated_difference(along, x[i], step * std::max(1.0, std::fabs(x[i])));
    moved[i] = x[i];
    const double scale = std::max({1.0, std::fabs(gradient[i]), std::fabs(numeric.slope)});
    out.rows.push_back({gradient[i], numeric.slope, numeric.error,
                        std::fabs(gradient[i] - numeric.slope) / scale});
  }
  return out;
}

}  // namespace downhill::autodiff
