#include "calculus/curves.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <optional>

namespace downhill::calculus {
namespace {

using Eigen::Vector2d;

// Where to go from a point, of length 1; nothing where there is no direction.
using Direction = std::function<std::optional<Vector2d>(const Vector2d&)>;

struct Step {
  Vector2d to;
  double error;  // estimated, for each unit of length: of order h⁴
};

// One step of Dormand and Prince's pair of orders 5 and 4.
std::optional<Step> runge_kutta(const Direction& direction, const Vector2d& from, double h) {
  constexpr int kStages = 7;
  constexpr double kA[kStages][kStages - 1] = {
      {},
      {1.0 / 5},
      {3.0 / 40, 9.0 / 40},
      {44.0 / 45, -56.0 / 15, 32.0 / 9},
      {19372.0 / 6561, -25360.0 / 2187, 64448.0 / 6561, -212.0 / 729},
      {9017.0 / 3168, -355.0 / 33, 46732.0 / 5247, 49.0 / 176, -5103.0 / 18656},
      {35.0 / 384, 0, 500.0 / 1113, 125.0 / 192, -2187.0 / 6784, 11.0 / 84}};
  constexpr std::array<double, kStages> kError = {
      71.0 / 57600, 0, -71.0 / 16695, 71.0 / 1920, -17253.0 / 339200, 22.0 / 525, -1.0 / 40};
  std::array<Vector2d, kStages> k;
  Vector2d at = from;
  for (int stage = 0; stage < kStages; ++stage) {
    at = from;
    for (int i = 0; i < stage; ++i) at += h * kA[stage][i] * k[static_cast<std::size_t>(i)];
    const std::optional<Vector2d> slope = direction(at);
    if (!slope) return std::nullopt;
    k[static_cast<std::size_t>(stage)] = *slope;
  }
  Vector2d error = Vector2d::Zero();
  for (std::size_t i = 0; i < kStages; ++i) error += kError[i] * k[i];
  return Step{at, error.norm()};  // the last stage stands at the result
}

// Follows `direction`; `after` corrects each point and says whether the curve ends there.
Curve follow(const Direction& direction, const Vector2d& start, const Window& window,
             const CurveOptions& options,
             const std::function<std::optional<CurveEnd>(Vector2d&, double)>& after) {
  const double shortest = 1e-9 * std::max(options.longest_step, 1e-6);
  Curve curve{{start}, CurveEnd::kLength, 0};
  double h = options.longest_step / 4;
  // Chords are shorter than what they span: the last bit of the length is never quite used up.
  while (options.longest - curve.length > shortest) {
    h = std::min(h, options.longest - curve.length);
    const Vector2d from = curve.points.back();
    const std::optional<Step> step = runge_kutta(direction, from, h);
    // By how much h may grow, or must shrink, for the error to be what is allowed.
    const double fit =
        step ? 0.9 * std::pow(options.tolerance / std::max(step->error, 1e-300), 0.25) : 0;
    if (!step || !(step->error <= options.tolerance)) {
      h *= std::clamp(fit, 0.1, 0.5);
      if (h < shortest) {
        curve.end = step ? CurveEnd::kUnresolved : CurveEnd::kNotFinite;
        return curve;
      }
      continue;
    }
    Vector2d to = step->to;
    const std::optional<CurveEnd> end = after(to, curve.length + h);
    curve.length += (to - from).norm();
    curve.points.push_back(to);
    if (end) {
      curve.end = *end;
      return curve;
    }
    if (!window.contains(to)) {
      curve.end = CurveEnd::kWindow;
      return curve;
    }
    h = std::min(h * std::clamp(fit, 0.2, 4.0), options.longest_step);
  }
  return curve;
}

}  // namespace

Curve steepest_path(ScalarField& f, const Vector2d& start, const Window& window,
                    const CurveOptions& options, bool uphill) {
  const double sign = uphill ? 1 : -1;
  const Vector2d first = f.gradient(start);
  if (!first.allFinite()) return {{start}, CurveEnd::kNotFinite, 0};
  if (first.norm() <= options.flat_gradient) return {{start}, CurveEnd::kCritical, 0};

  const Direction direction = [&](const Vector2d& at) -> std::optional<Vector2d> {
    const Vector2d g = f.gradient(at);
    const double length = g.norm();
    if (!std::isfinite(length) || length == 0) return std::nullopt;
    return (sign / length) * g;
  };
  Curve curve = follow(direction, start, window, options,
                       [&](Vector2d& at, double) -> std::optional<CurveEnd> {
                         if (f.gradient(at).norm() <= options.flat_gradient) {
                           return CurveEnd::kCritical;
                         }
                         return std::nullopt;
                       });
  // At the ground the unit direction flips from one side to the other, and the steps shrink to
  // nothing.
  if (curve.end == CurveEnd::kUnresolved || curve.end == CurveEnd::kNotFinite) {
    const Vector2d last = curve.points.back();
    const Vector2d g = f.gradient(last);
    const Eigen::MatrixXd H = f.hessian(last);
    const bool flat = g.norm() <= 1e-6 * std::max(1.0, H.norm());
    if (g.allFinite() && H.allFinite() && flat) curve.end = CurveEnd::kCritical;
  }
  return curve;
}

Curve level_curve(ScalarField& f, const Vector2d& start, const Window& window,
                  const CurveOptions& options, bool backward) {
  const double level = f.value(start);
  const Vector2d first = f.gradient(start);
  if (!std::isfinite(level) || !first.allFinite()) return {{start}, CurveEnd::kNotFinite, 0};
  if (first.norm() <= options.flat_gradient) return {{start}, CurveEnd::kCritical, 0};

  const double sign = backward ? -1 : 1;
  const Direction direction = [&](const Vector2d& at) -> std::optional<Vector2d> {
    const Vector2d g = f.gradient(at);
    const double length = g.norm();
    if (!std::isfinite(length) || length == 0) return std::nullopt;
    return Vector2d(-sign * g.y() / length, sign * g.x() / length);
  };
  double furthest = 0;
  return follow(direction, start, window, options,
                [&](Vector2d& at, double length) -> std::optional<CurveEnd> {
                  for (int i = 0; i < 3; ++i) {
                    const Vector2d g = f.gradient(at);
                    const double steepness = g.squaredNorm();
                    if (!(steepness > options.flat_gradient * options.flat_gradient)) {
                      return CurveEnd::kCritical;
                    }
                    at -= (f.value(at) - level) / steepness * g;
                  }
                  const double distance = (at - start).norm();
                  furthest = std::max(furthest, distance);
                  const bool came_back = length > 2 * options.longest_step &&
                                         distance < options.longest_step && distance < furthest / 2;
                  if (!came_back) return std::nullopt;
                  at = start;
                  return CurveEnd::kClosed;
                });
}

}  // namespace downhill::calculus
