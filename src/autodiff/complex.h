// Complex numbers for the complex step: f'(x) = Im f(x + ih) / h, with no difference taken.
//
// Taylor's series in the imaginary direction, f(x + ih) = f(x) + i h f'(x) − h²/2 f''(x) − …, has
// the slope alone in its imaginary part. Nothing is subtracted, so nothing cancels, and h may be as
// small as 1e-100: the error, h²/6 f''', is then far below rounding.
//
// That works only if every function keeps a tiny imaginary part exactly, which std::complex does
// not promise (asin, atanh, pow by way of logarithms lose it). Here each one is written from an
// addition theorem that does. Where the real function is not defined (the logarithm of a negative
// number), the result is NaN instead of another branch. Functions with kinks go by the real part.
//
// Source: Squire and Trapp, SIAM Review 40(1), 1998; Martins, Sturdza, Alonso, ACM TOMS 29(3),
// 2003.
#pragma once

#include <cmath>
#include <limits>
#include <numbers>

#include "autodiff/functions.h"

namespace downhill::autodiff {

// A complex number re + im i. Its functions are those of the formulas, with tiny im kept exactly.
struct Complex {
  double re = 0;  // the real part
  double im = 0;  // the imaginary part

  Complex() = default;
  // From its parts; of a single number the imaginary part is 0.
  explicit Complex(double real) : re(real) {}
  Complex(double real, double imaginary) : re(real), im(imaginary) {}
};

// NaN in both parts: the answer outside the domain of the real function.
inline Complex not_a_complex() {
  constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
  return {kNan, kNan};
}

// Field arithmetic, part by part; a plain number is real.
inline Complex operator-(const Complex& z) { return {-z.re, -z.im}; }
inline Complex operator+(const Complex& a, const Complex& b) { return {a.re + b.re, a.im + b.im}; }
inline Complex operator-(const Complex& a, const Complex& b) { return {a.re - b.re, a.im - b.im}; }
inline Complex operator*(const Complex& a, const Complex& b) {
  return {a.re * b.re - a.im * b.im, a.re * b.im + a.im * b.re};
}
inline Complex operator*(const Complex& a, double b) { return {a.re * b, a.im * b}; }
inline Complex operator*(double a, const Complex& b) { return b * a; }
inline Complex operator/(const Complex& a, double b) { return {a.re / b, a.im / b}; }
inline Complex operator+(const Complex& a, double b) { return {a.re + b, a.im}; }
inline Complex operator+(double a, const Complex& b) { return b + a; }
inline Complex operator-(const Complex& a, double b) { return {a.re - b, a.im}; }
inline Complex operator-(double a, const Complex& b) { return {a - b.re, -b.im}; }

// Smith's method: divides by the larger part first, so that squares do not overflow.
inline Complex operator/(const Complex& a, const Complex& b) {
  if (std::fabs(b.re) >= std::fabs(b.im)) {
    const double ratio = b.im / b.re;
    const double scale = b.re + b.im * ratio;
    return {(a.re + a.im * ratio) / scale, (a.im - a.re * ratio) / scale};
  }
  const double ratio = b.re / b.im;
  const double scale = b.re * ratio + b.im;
  return {(a.re * ratio + a.im) / scale, (a.im * ratio - a.re) / scale};
}
inline Complex operator/(double a, const Complex& b) { return Complex(a) / b; }

// z².
inline Complex square(const Complex& z) { return z * z; }
// e^z = e^re (cos im + i sin im).
inline Complex exp(const Complex& z) {
  const double size = std::exp(z.re);
  return {size * std::cos(z.im), size * std::sin(z.im)};
}
// The principal logarithm, ln |z| + i arg z, and its kin by other bases; NaN where re < 0.
inline Complex log(const Complex& z) {
  if (!(z.re >= 0)) return not_a_complex();
  return {std::log(std::hypot(z.re, z.im)), std::atan2(z.im, z.re)};
}
inline Complex log2(const Complex& z) { return log(z) * std::numbers::log2e; }
inline Complex log10(const Complex& z) { return log(z) * std::numbers::log10e; }
// ln(1 + z) for small z: ½ ln(1 + 2 Re z + |z|²) and arg(1 + z).
inline Complex log1p(const Complex& z) {
  return {0.5 * std::log1p(2 * z.re + z.re * z.re + z.im * z.im), std::atan2(z.im, 1 + z.re)};
}

// The principal square root; NaN where re < 0.
inline Complex sqrt(const Complex& z) {
  if (!(z.re >= 0)) return not_a_complex();
  const double re = std::sqrt((std::hypot(z.re, z.im) + z.re) / 2);
  return {re, z.im / (2 * re)};
}

// Whole powers by squaring: right for negative z too.
inline Complex pow(const Complex& z, double exponent) {
  const double size = std::fabs(exponent);
  if (exponent != std::floor(exponent) || size > 1024) return exp(exponent * log(z));
  Complex result(1);
  Complex square = z;
  for (int n = static_cast<int>(size); n > 0; n /= 2) {
    if (n % 2 == 1) result = result * square;
    square = square * square;
  }
  return exponent < 0 ? 1.0 / result : result;
}
inline Complex pow(const Complex& z, const Complex& exponent) {
  return exponent.im == 0 ? pow(z, exponent.re) : exp(exponent * log(z));
}

// By the addition theorems: sin z = sin re cosh im + i cos re sinh im, and so on.
inline Complex sin(const Complex& z) {
  return {std::sin(z.re) * std::cosh(z.im), std::cos(z.re) * std::sinh(z.im)};
}
inline Complex cos(const Complex& z) {
  return {std::cos(z.re) * std::cosh(z.im), -std::sin(z.re) * std::sinh(z.im)};
}
inline Complex tan(const Complex& z) { return sin(z) / cos(z); }
inline Complex sinh(const Complex& z) {
  return {std::sinh(z.re) * std::cos(z.im), std::cosh(z.re) * std::sin(z.im)};
}
inline Complex cosh(const Complex& z) {
  return {std::cosh(z.re) * std::cos(z.im), std::sinh(z.re) * std::sin(z.im)};
}
// (sinh a cosh a + i sin b cos b) / (sinh² a + cos² b), and its limit where that would overflow.
inline Complex tanh(const Complex& z) {
  const double turn = std::sin(z.im) * std::cos(z.im);
  if (std::fabs(z.re) > 20) return {sign(z.re), 4 * std::exp(-2 * std::fabs(z.re)) * turn};
  const double sinh_re = std::sinh(z.re);
  const double cos_im = std::cos(z.im);
  const double scale = sinh_re * sinh_re + cos_im * cos_im;
  return {sinh_re * std::cosh(z.re) / scale, turn / scale};
}

// ½ arg((1 + iz)/(1 − iz)) and ¼ ln(|1 − iz|² / |1 + iz|²), the latter without its difference.
inline Complex atan(const Complex& z) {
  const double re = 0.5 * std::atan2(2 * z.re, 1 - z.re * z.re - z.im * z.im);
  const double below = 1 - z.im;
  return {re, 0.25 * std::log1p(4 * z.im / (z.re * z.re + below * below))};
}
// By atan and by logarithms; NaN outside the domain of the real function.
inline Complex asin(const Complex& z) { return atan(z / sqrt(1.0 - z * z)); }
inline Complex acos(const Complex& z) { return std::numbers::pi / 2 - asin(z); }
inline Complex asinh(const Complex& z) {
  if (z.re < 0) return -asinh(-z);
  const Complex square = z * z;
  return log1p(z + square / (1.0 + sqrt(square + 1.0)));
}
inline Complex acosh(const Complex& z) {
  if (!(z.re >= 1)) return not_a_complex();
  return log(z + sqrt(z - 1.0) * sqrt(z + 1.0));
}
// ¼ ln(|1 + z|² / |1 − z|²) and ½ arg((1 + z)/(1 − z)).
inline Complex atanh(const Complex& z) {
  if (!(std::fabs(z.re) <= 1)) return not_a_complex();
  if (z.re < 0) return -atanh(-z);
  const double below = 1 - z.re;
  return {0.25 * std::log1p(4 * z.re / (below * below + z.im * z.im)),
          0.5 * std::atan2(2 * z.im, 1 - z.re * z.re - z.im * z.im)};
}
// The cube root that is real on the real axis.
inline Complex cbrt(const Complex& z) {
  if (z.re < 0) return -cbrt(-z);
  return exp(log(z) / 3.0);
}

// Near 0: erf z = 2/√π e^(−z²) Σ 2ⁿ z^(2n+1) / (1·3·…·(2n+1)), on the real axis all of one sign.
// Further out: erfc z = e^(−z²)/√π / (z + ½/(z + 1/(z + 3/2/(z + 2/(z + …))))), where the tiny
// slope does not come out as a difference of large numbers.
inline Complex erfc_outside(const Complex& z) {
  Complex tail = z;
  for (int n = 80; n > 0; --n) tail = z + 0.5 * n / tail;
  return std::numbers::inv_sqrtpi * exp(-(z * z)) / tail;
}
// The error function, by the series near 0 and by erfc outside of [-2, 2].
inline Complex erf(const Complex& z) {
  if (z.re < -2) return erfc_outside(-z) - 1.0;
  if (z.re > 2) return 1.0 - erfc_outside(z);
  const Complex square = z * z;
  Complex term = z;
  Complex sum = z;
  for (int n = 1; n < 80; ++n) {
    term = term * square * (2.0 / (2 * n + 1));
    sum = sum + term;
  }
  return (2 * std::numbers::inv_sqrtpi) * (exp(-square) * sum);
}
// Φ(z) = ½ (1 + erf(z/√2)), and the activations of functions.h.
inline Complex normal_cdf(const Complex& z) {
  const Complex scaled = z / std::numbers::sqrt2;
  if (scaled.re < -2) return 0.5 * erfc_outside(-scaled);
  return 0.5 * (1.0 + erf(scaled));
}
inline Complex gelu(const Complex& z) { return z * normal_cdf(z); }
inline Complex sigmoid(const Complex& z) {
  if (z.re >= 0) return 1.0 / (1.0 + exp(-z));
  const Complex growth = exp(z);
  return growth / (1.0 + growth);
}
inline Complex softplus(const Complex& z) {
  if (z.re > 0) return z + log1p(exp(-z));
  return log1p(exp(z));
}

// Kinks and jumps, by the real part.
inline Complex sign(const Complex& z) { return Complex(sign(z.re)); }
inline Complex step(const Complex& z) { return Complex(step(z.re)); }
inline Complex abs(const Complex& z) { return z * sign(z.re); }
inline Complex relu(const Complex& z) { return z * step(z.re); }
inline Complex max(const Complex& a, const Complex& b) {
  return a.re > b.re || std::isnan(a.re) ? a : b;
}
inline Complex min(const Complex& a, const Complex& b) {
  return a.re < b.re || std::isnan(a.re) ? a : b;
}

}  // namespace downhill::autodiff
