// Difference quotients: the slope of a function of which only values are known.
//
//     forward     (f(x + h) − f(x)) / h               error  h/2 f''  + 2 ε|f| / h
//     central     (f(x + h) − f(x − h)) / 2h          error  h²/6 f''' + ε|f| / h
//     second      (f(x + h) − 2 f(x) + f(x − h)) / h² error  h²/12 f'''' + 4 ε|f| / h²
//     complex     Im f(x + ih) / h                    error  h²/6 f''', nothing cancels
//
// Two errors pull against each other: a large h cuts the series too early, a small h subtracts
// nearly equal numbers, each rounded to a relative ε = 2⁻⁵³. Their sum is least at about
//
//     forward  h = √ε,  error √ε ≈ 1e-8           central  h = ∛ε,  error ε^(2/3) ≈ 2e-11
//
// times the scale on which f changes, taken here as max(1, |x|).
//
// Source: Press et al., Numerical Recipes, 3rd ed. 2007, sec. 5.7; complex step: complex.h.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "autodiff/complex.h"

namespace downhill::autodiff {

// The largest relative error of rounding to a double.
inline constexpr double kEpsilon = std::numeric_limits<double>::epsilon() / 2;  // 2⁻⁵³

// h changed so that x + h differs from x by exactly h.
inline double representable_step(double x, double h) {
  const volatile double moved = x + h;  // volatile: not to be optimised away
  return moved - x;
}

// The step h of least error at x, √ε or ∛ε times max(1, |x|), representable.
inline double best_forward_step(double x) {
  return representable_step(x, std::sqrt(kEpsilon) * std::max(1.0, std::fabs(x)));
}
inline double best_central_step(double x) {
  return representable_step(x, std::cbrt(kEpsilon) * std::max(1.0, std::fabs(x)));
}

// (f(x + h) − f(x)) / h of f: double to double; without h, at the best step. h must not be 0.
template <class F>
double forward_difference(const F& f, double x, double h) {
  return (f(x + h) - f(x)) / h;
}
template <class F>
double forward_difference(const F& f, double x) {
  return forward_difference(f, x, best_forward_step(x));
}

// (f(x + h) − f(x − h)) / 2h; without h, at the best step. h must not be 0.
template <class F>
double central_difference(const F& f, double x, double h) {
  return (f(x + h) - f(x - h)) / (2 * h);
}
template <class F>
double central_difference(const F& f, double x) {
  return central_difference(f, x, best_central_step(x));
}

// (f(x + h) − 2 f(x) + f(x − h)) / h², about f''(x).
template <class F>
double second_difference(const F& f, double x, double h) {
  return (f(x + h) - 2 * f(x) + f(x - h)) / (h * h);
}

// Im f(x + ih) / h, the slope to rounding. f must take Complex: a template, or
// Function::evaluate<Complex>.
template <class F>
double complex_step(const F& f, double x, double h = 1e-100) {
  return f(Complex(x, h)).im / h;
}

// Richardson's extrapolation of central differences to h = 0, and an estimate of its error.
//
// The error of a central difference is a series in h², so combining two steps cancels h², three
// cancel h⁴, and so on (Neville's table). The entry with the smallest estimated error wins.
// Source: Ridders, Adv. Eng. Software 4(2), 1982.
struct Extrapolated {
  double slope = std::numeric_limits<double>::quiet_NaN();  // NaN: no difference was finite
  double error = std::numeric_limits<double>::infinity();   // estimated, absolute
  double step = 0;                                          // the smallest step that went into it
};

// The slope of f at x from twelve central differences, the first with `largest_step` and each next
// with one 1.6 times smaller. f: double to double.
template <class F>
Extrapolated extrapolated_difference(const F& f, double x, double largest_step) {
  constexpr int kRows = 12;
  constexpr double kShrink = 1.6;
  std::array<std::array<double, kRows>, kRows> table{};
  Extrapolated best;
  double h = largest_step;
  for (int row = 0; row < kRows; ++row, h /= kShrink) {
    const double step = representable_step(x, h);
    const double above = f(x + step);
    const double below = f(x - step);
    table[row][0] = (above - below) / (2 * step);
    const double rounding = kEpsilon * std::max(std::fabs(above), std::fabs(below)) / step;
    double factor = kShrink * kShrink;
    for (int column = 1; column <= row; ++column, factor *= kShrink * kShrink) {
      const double finer = table[row][column - 1];
      const double coarser = table[row - 1][column - 1];
      table[row][column] = (finer * factor - coarser) / (factor - 1);
      const double spread =
          std::max(std::fabs(table[row][column] - finer), std::fabs(table[row][column] - coarser));
      const double error = rounding + spread;
      if (error < best.error) best = {table[row][column], error, step};
    }
  }
  return best;
}

}  // namespace downhill::autodiff
