// Curves in the plane of a function f(x, y): straight downhill, and along a level.
//
//     steepest descent   x' = −∇f/|∇f|      the path of water; crosses every level at a right angle
//     level curve        x' ⊥ ∇f            f keeps its value
//
// Both are followed by arc length with a Runge-Kutta method that chooses its steps by the error it
// estimates (Dormand and Prince, J. Comp. Appl. Math. 6, 1980); the level curve is pulled back onto
// its level after each step by Newton's method. Contours of a whole window are made from grid
// samples (expr/grid.h) by src/figure.
#pragma once

#include <Eigen/Core>
#include <vector>

#include "calculus/scalar_field.h"

namespace downhill::calculus {

// The box in which curves are followed.
struct Window {
  double left = -1;    // least x
  double right = 1;    // largest x
  double bottom = -1;  // least y
  double top = 1;      // largest y
  // Inside or on the edge; false for NaN.
  bool contains(const Eigen::Vector2d& p) const {
    return p.x() >= left && p.x() <= right && p.y() >= bottom && p.y() <= top;
  }
};

// Why a curve ended.
enum class CurveEnd {
  kLength,      // as long as was asked for
  kWindow,      // it left the window
  kCritical,    // the gradient vanishes: a valley's ground, a peak, a saddle
  kClosed,      // a level curve came back to its start
  kNotFinite,   // f or its gradient is not defined further on
  kUnresolved,  // the curve turns too sharply: a kink
};

// A curve as points to be joined by straight lines.
struct Curve {
  std::vector<Eigen::Vector2d> points;  // the start first
  CurveEnd end = CurveEnd::kLength;     // why it goes no further
  double length = 0;                    // along the curve, in units of x and y
};

// How far and how finely a curve is followed; lengths in units of x and y, above 0.
struct CurveOptions {
  double longest = 100;         // length at which to stop
  double longest_step = 0.05;   // between points, for a smooth picture
  double tolerance = 1e-7;      // error allowed for each unit of length
  double flat_gradient = 1e-9;  // a gradient this short counts as 0
};

// From `start` downhill (uphill with `uphill`), along the steepest direction. f: of two variables.
Curve steepest_path(ScalarField& f, const Eigen::Vector2d& start, const Window& window,
                    const CurveOptions& options = {}, bool uphill = false);

// The level curve through `start`, with uphill on its right, until it closes or ends. Where it
// ends at the window, the other half is found by asking for `backward`.
Curve level_curve(ScalarField& f, const Eigen::Vector2d& start, const Window& window,
                  const CurveOptions& options = {}, bool backward = false);

}  // namespace downhill::calculus
