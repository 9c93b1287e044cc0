// The error of difference quotients, measured over the whole range of steps (difference_error.h).
#pragma once

#include <functional>
#include <vector>

#include "figure/curve.h"

namespace downhill::scenes {

// 2^-53: half the distance from 1 to the next double, the error of one rounding.
inline constexpr double kRounding = 0x1p-53;

// |estimate - exact| / |exact|, or the difference itself where exact is 0; at least kRounding. NaN
// if either is not finite.
double relative_error(double estimate, double exact);

double forward_difference(const figure::RealFunction& f, double x, double h);
double central_difference(const figure::RealFunction& f, double x, double h);

struct SweepPoint {
  double h = 0;
  double error = 0;
};

// One quotient's errors for steps from 1e-16 to 1, evenly in log h.
struct ErrorSweep {
  std::vector<SweepPoint> points;
  double best_h = 0;  // where the error is least, but for the jitter of rounding; NaN if nowhere
  double order = 0;   // the power of h with which it falls above that; NaN if it does not
};

using Quotient = std::function<double(double h)>;
ErrorSweep sweep_errors(const Quotient& quotient, double exact);

}  // namespace downhill::scenes
