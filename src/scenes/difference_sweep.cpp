#include "scenes/difference_sweep.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace downhill::scenes {
namespace {

constexpr int kPerDecade = 24;
constexpr int kDecades = 16;
constexpr double kNothing = std::numeric_limits<double>::quiet_NaN();

// The median of the errors within half a decade: what remains when the jitter of rounding is
// taken out.
double typical_error(const std::vector<SweepPoint>& points, std::size_t at) {
  const std::size_t reach = kPerDecade / 2;
  const std::size_t first = at > reach ? at - reach : 0;
  const std::size_t last = std::min(points.size(), at + reach + 1);
  std::vector<double> errors;
  for (std::size_t i = first; i < last; ++i) {
    if (!std::isnan(points[i].error)) errors.push_back(points[i].error);
  }
  if (errors.empty()) return kNothing;
  const auto middle = errors.begin() + static_cast<std::ptrdiff_t>(errors.size() / 2);
  std::nth_element(errors.begin(), middle, errors.end());
  return *middle;
}

double step_of_least_error(const std::vector<SweepPoint>& points) {
  double best = kNothing;
  double least = std::numeric_limits<double>::infinity();
  for (std::size_t i = 0; i < points.size(); ++i) {
    const double error = typical_error(points, i);
    if (!(error < least)) continue;
    least = error;
    best = points[i].h;
  }
  return best;
}

// The slope of log error against log h by least squares, from ten times the best step to 0.1,
// where the bend of the curve alone makes the error.
double fitted_order(const std::vector<SweepPoint>& points, double best_h) {
  double n = 0, x = 0, y = 0, xx = 0, xy = 0;
  for (const SweepPoint& point : points) {
    if (!(point.h >= 10 * best_h && point.h <= 0.1 && point.error > 0)) continue;
    if (point.error <= 10 * kRounding) continue;
    const double u = std::log(point.h);
    const double v = std::log(point.error);
    n += 1, x += u, y += v, xx += u * u, xy += u * v;
  }
  if (2 * n < kPerDecade) return kNothing;
  return (n * xy - x * y) / (n * xx - x * x);
}

}  // namespace

double relative_error(double estimate, double exact) {
  if (!std::isfinite(estimate) || !std::isfinite(exact)) return kNothing;
  const double difference = std::abs(estimate - exact);
  return std::max(kRounding, exact == 0 ? difference : difference / std::abs(exact));
}

double forward_difference(const figure::RealFunction& f, double x, double h) {
  return (f(x + h) - f(x)) / h;
}

double central_difference(const figure::RealFunction& f, double x, double h) {
  return (f(x + h) - f(x - h)) / (2 * h);
}

ErrorSweep sweep_errors(const Quotient& quotient, double exact) {
  ErrorSweep out;
  for (int i = 0; i <= kDecades * kPerDecade; ++i) {
    const double h = std::pow(10.0, static_cast<double>(i) / kPerDecade - kDecades);
    out.points.push_back({h, relative_error(quotient(h), exact)});
  }
  out.best_h = step_of_least_error(out.points);
  out.order = fitted_order(out.points, out.best_h);
  return out;
}

}  // namespace downhill::scenes
