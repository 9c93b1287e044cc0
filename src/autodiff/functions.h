// The elementary functions of this project that the standard library lacks, on doubles.
//
// Together with std::sin, std::exp, ... they are what `rules.h` calls for values. What happens at
// kinks and ties is decided here and in rules.h, once for every way of differentiating.
#pragma once

#include <cmath>
#include <numbers>

namespace downhill::autodiff {

// -1, 0 or 1; NaN stays NaN.
inline double sign(double x) { return x > 0 ? 1.0 : x < 0 ? -1.0 : x == 0 ? 0.0 : x; }

// 1 where x > 0, else 0 (at 0 too: it is the slope of relu, which is 0 there); NaN stays NaN.
inline double step(double x) { return x > 0 ? 1.0 : x <= 0 ? 0.0 : x; }

// max(x, 0); NaN stays NaN.
inline double relu(double x) { return x > 0 ? x : x <= 0 ? 0.0 : x; }

// 1 / (1 + e^-x). For x < 0 as e^x / (1 + e^x), so that nothing overflows.
inline double sigmoid(double x) {
  if (x >= 0) return 1 / (1 + std::exp(-x));
  const double growth = std::exp(x);
  return growth / (1 + growth);
}

// ln(1 + e^x), the smooth relu; written so that large x does not overflow.
inline double softplus(double x) { return (x > 0 ? x : 0.0) + std::log1p(std::exp(-std::fabs(x))); }

// The distribution function of the normal distribution, Φ(x) = ½ erfc(−x/√2).
inline double normal_cdf(double x) { return 0.5 * std::erfc(-x / std::numbers::sqrt2); }

// x Φ(x) (Hendrycks and Gimpel 2016, arXiv:1606.08415).
inline double gelu(double x) { return x * normal_cdf(x); }

// x².
inline double square(double x) { return x * x; }

// The larger and the smaller of two; NaN if either is NaN (std::fmax would hide it).
inline double max(double a, double b) { return a > b || std::isnan(a) ? a : b; }
inline double min(double a, double b) { return a < b || std::isnan(a) ? a : b; }

}  // namespace downhill::autodiff
