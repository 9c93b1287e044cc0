// The rules of operations on one number. What a rule is: rules.h.
#pragma once

#include <cmath>
#include <numbers>

#include "autodiff/functions.h"

namespace downhill::autodiff {

// -(x + d) = -x - d
struct Negate {
  // The operation itself, f(x).
  template <class T>
  static T value(const T& x) {
    return -x;
  }
  // The slope f'(x); the second argument is y = value(x).
  template <class T>
  static double slope(const T&, const T&) {
    return -1;
  }
};

// sin(x + d) = sin x + cos x · d + …
struct Sin {
  template <class T>
  static T value(const T& x) {
    using std::sin;
    return sin(x);
  }
  template <class T>
  static T slope(const T& x, const T&) {
    using std::cos;
    return cos(x);
  }
};

// cos(x + d) = cos x − sin x · d + …
struct Cos {
  template <class T>
  static T value(const T& x) {
    using std::cos;
    return cos(x);
  }
  template <class T>
  static T slope(const T& x, const T&) {
    using std::sin;
    return -sin(x);
  }
};

// tan(x + d) = tan x + (1 + tan² x) · d + …
struct Tan {
  template <class T>
  static T value(const T& x) {
    using std::tan;
    return tan(x);
  }
  template <class T>
  static T slope(const T&, const T& y) {
    return 1.0 + y * y;
  }
};

// asin(x + d) = asin x + d / √(1 − x²) + …          at ±1 the slope is infinite
struct Asin {
  template <class T>
  static T value(const T& x) {
    using std::asin;
    return asin(x);
  }
  template <class T>
  static T slope(const T& x, const T&) {
    using std::sqrt;
    return 1.0 / sqrt(1.0 - x * x);
  }
};

// acos(x + d) = acos x − d / √(1 − x²) + …          at ±1 the slope is infinite
struct Acos {
  template <class T>
  static T value(const T& x) {
    using std::acos;
    return acos(x);
  }
  template <class T>
  static T slope(const T& x, const T&) {
    using std::sqrt;
    return -1.0 / sqrt(1.0 - x * x);
  }
};

// atan(x + d) = atan x + d / (1 + x²) + …
struct Atan {
  template <class T>
  static T value(const T& x) {
    using std::atan;
    return atan(x);
  }
  template <class T>
  static T slope(const T& x, const T&) {
    return 1.0 / (1.0 + x * x);
  }
};

// sinh(x + d) = sinh x + cosh x · d + …
struct Sinh {
  template <class T>
  static T value(const T& x) {
    using std::sinh;
    return sinh(x);
  }
  template <class T>
  static T slope(const T& x, const T&) {
    using std::cosh;
    return cosh(x);
  }
};

// cosh(x + d) = cosh x + sinh x · d + …
struct Cosh {
  template <class T>
  static T value(const T& x) {
    using std::cosh;
    return cosh(x);
  }
  template <class T>
  static T slope(const T& x, const T&) {
    using std::sinh;
    return sinh(x);
  }
};

// tanh(x + d) = tanh x + (1 − tanh² x) · d + …
struct Tanh {
  template <class T>
  static T value(const T& x) {
    using std::tanh;
    return tanh(x);
  }
  template <class T>
  static T slope(const T&, const T& y) {
    return 1.0 - y * y;
  }
};

// asinh(x + d) = asinh x + d / √(x² + 1) + …
struct Asinh {
  template <class T>
  static T value(const T& x) {
    using std::asinh;
    return asinh(x);
  }
  template <class T>
  static T slope(const T& x, const T&) {
    using std::sqrt;
    return 1.0 / sqrt(x * x + 1.0);
  }
};

// acosh(x + d) = acosh x + d / √(x² − 1) + …        at 1 the slope is infinite
struct Acosh {
  template <class T>
  static T value(const T& x) {
    using std::acosh;
    return acosh(x);
  }
  template <class T>
  static T slope(const T& x, const T&) {
    using std::sqrt;
    return 1.0 / sqrt(x * x - 1.0);
  }
};

// atanh(x + d) = atanh x + d / (1 − x²) + …
struct Atanh {
  template <class T>
  static T value(const T& x) {
    using std::atanh;
    return atanh(x);
  }
  template <class T>
  static T slope(const T& x, const T&) {
    return 1.0 / (1.0 - x * x);
  }
};

// exp(x + d) = eˣ + eˣ · d + …
struct Exp {
  template <class T>
  static T value(const T& x) {
    using std::exp;
    return exp(x);
  }
  template <class T>
  static T slope(const T&, const T& y) {
    return y;
  }
};

// log(x + d) = log x + d / x + …                    the natural logarithm
struct Log {
  template <class T>
  static T value(const T& x) {
    using std::log;
    return log(x);
  }
  template <class T>
  static T slope(const T& x, const T&) {
    return 1.0 / x;
  }
};

// log₂(x + d) = log₂ x + d / (x ln 2) + …
struct Log2 {
  template <class T>
  static T value(const T& x) {
    using std::log2;
    return log2(x);
  }
  template <class T>
  static T slope(const T& x, const T&) {
    return std::numbers::log2e / x;
  }
};

// log₁₀(x + d) = log₁₀ x + d / (x ln 10) + …
struct Log10 {
  template <class T>
  static T value(const T& x) {
    using std::log10;
    return log10(x);
  }
  template <class T>
  static T slope(const T& x, const T&) {
    return std::numbers::log10e / x;
  }
};

// √(x + d) = √x + d / (2 √x) + …                    at 0 the slope is infinite
struct Sqrt {
  template <class T>
  static T value(const T& x) {
    using std::sqrt;
    return sqrt(x);
  }
  template <class T>
  static T slope(const T&, const T& y) {
    return 1.0 / (2.0 * y);
  }
};

// ∛(x + d) = ∛x + d / (3 (∛x)²) + …                 at 0 the slope is infinite
struct Cbrt {
  template <class T>
  static T value(const T& x) {
    using std::cbrt;
    return cbrt(x);
  }
  template <class T>
  static T slope(const T&, const T& y) {
    return 1.0 / (3.0 * (y * y));
  }
};

// |x + d| = |x| + sign(x) · d                       kink at 0: the slope is taken as 0
struct Abs {
  template <class T>
  static T value(const T& x) {
    using std::abs;
    return abs(x);
  }
  template <class T>
  static T slope(const T& x, const T&) {
    return sign(x);
  }
};

// sign(x + d) = sign(x)                             jump at 0: value 0, slope taken as 0
struct Sign {
  template <class T>
  static T value(const T& x) {
    return sign(x);
  }
  template <class T>
  static double slope(const T&, const T&) {
    return 0;
  }
};

// step(x + d) = step(x)                             jump at 0: value 0, slope taken as 0
struct Step {
  template <class T>
  static T value(const T& x) {
    return step(x);
  }
  template <class T>
  static double slope(const T&, const T&) {
    return 0;
  }
};

// relu(x + d) = relu(x) + step(x) · d               kink at 0: the slope is taken as 0
struct Relu {
  template <class T>
  static T value(const T& x) {
    return relu(x);
  }
  template <class T>
  static T slope(const T& x, const T&) {
    return step(x);
  }
};

// σ(x + d) = σ(x) + σ(x) (1 − σ(x)) · d + …         the slope is at most 1/4, at 0
struct Sigmoid {
  template <class T>
  static T value(const T& x) {
    return sigmoid(x);
  }
  template <class T>
  static T slope(const T&, const T& y) {
    return y * (1.0 - y);
  }
};

// ln(1 + e^(x+d)) = ln(1 + eˣ) + σ(x) · d + …
struct Softplus {
  template <class T>
  static T value(const T& x) {
    return softplus(x);
  }
  template <class T>
  static T slope(const T& x, const T&) {
    return sigmoid(x);
  }
};

// erf(x + d) = erf x + 2/√π e^(−x²) · d + …
struct Erf {
  template <class T>
  static T value(const T& x) {
    using std::erf;
    return erf(x);
  }
  template <class T>
  static T slope(const T& x, const T&) {
    using std::exp;
    return (2 * std::numbers::inv_sqrtpi) * exp(-(x * x));
  }
};

// Φ(x + d) = Φ(x) + φ(x) · d + …                    the normal density φ(x) = e^(−x²/2) / √(2π)
struct NormalCdf {
  // φ(0) = 1/√(2π).
  static constexpr double kDensityAtZero = std::numbers::inv_sqrtpi / std::numbers::sqrt2;
  template <class T>
  static T value(const T& x) {
    return normal_cdf(x);
  }
  template <class T>
  static T slope(const T& x, const T&) {
    using std::exp;
    return kDensityAtZero * exp(-0.5 * (x * x));
  }
};

// gelu(x + d) = x Φ(x) + (Φ(x) + x φ(x)) · d + …
struct Gelu {
  template <class T>
  static T value(const T& x) {
    return gelu(x);
  }
  template <class T>
  static T slope(const T& x, const T&) {
    const T distribution = NormalCdf::value(x);
    return distribution + x * NormalCdf::slope(x, distribution);
  }
};

}  // namespace downhill::autodiff
