// The rules of operations on two numbers. What a rule is: rules.h.
#pragma once

#include <cmath>

#include "autodiff/functions.h"

namespace downhill::autodiff {

// (a + d) + (b + e) = a + b + d + e
struct Add {
  // The operation itself.
  template <class T>
  static T value(const T& a, const T& b) {
    return a + b;
  }
  // The slope by the left operand, ∂y/∂a; the third argument is y = value(a, b).
  template <class T>
  static double slope_left(const T&, const T&, const T&) {
    return 1;
  }
  // The slope by the right operand, ∂y/∂b; the third argument is y = value(a, b).
  template <class T>
  static double slope_right(const T&, const T&, const T&) {
    return 1;
  }
};

// (a + d) − (b + e) = a − b + d − e
struct Subtract {
  template <class T>
  static T value(const T& a, const T& b) {
    return a - b;
  }
  template <class T>
  static double slope_left(const T&, const T&, const T&) {
    return 1;
  }
  template <class T>
  static double slope_right(const T&, const T&, const T&) {
    return -1;
  }
};

// (a + d)(b + e) = a b + b · d + a · e + …
struct Multiply {
  template <class T>
  static T value(const T& a, const T& b) {
    return a * b;
  }
  template <class T>
  static T slope_left(const T&, const T& b, const T&) {
    return b;
  }
  template <class T>
  static T slope_right(const T& a, const T&, const T&) {
    return a;
  }
};

// (a + d)/(b + e) = a/b + d / b − (a/b)/b · e + …
struct Divide {
  template <class T>
  static T value(const T& a, const T& b) {
    return a / b;
  }
  template <class T>
  static T slope_left(const T&, const T& b, const T&) {
    return 1.0 / b;
  }
  template <class T>
  static T slope_right(const T&, const T& b, const T& y) {
    return -y / b;
  }
};

// (a + d)^(b + e) = aᵇ + b aᵇ⁻¹ · d + aᵇ ln a · e + …
//
// For a < 0 the power is real for whole b only, and does not depend smoothly on b: the right slope
// is NaN there, and at a = 0. Who knows that b is a constant asks for the left slope alone, which
// is right for negative a.
struct Power {
  template <class T>
  static T value(const T& a, const T& b) {
    using std::pow;
    return pow(a, b);
  }
  template <class T, class B>
  static T slope_left(const T& a, const B& b, const T&) {
    using std::pow;
    return b * pow(a, b - 1.0);
  }
  template <class T>
  static T slope_right(const T& a, const T&, const T& y) {
    using std::log;
    return y * log(a);
  }
};

// max(a + d, b + e) = max(a, b) + d where a > b, + e elsewhere     a tie counts as b
struct Max {
  template <class T>
  static T value(const T& a, const T& b) {
    return max(a, b);
  }
  template <class T>
  static T slope_left(const T& a, const T& b, const T&) {
    return step(a - b);
  }
  template <class T>
  static T slope_right(const T& a, const T& b, const T&) {
    return 1.0 - step(a - b);
  }
};

// min(a + d, b + e) = min(a, b) + d where a < b, + e elsewhere     a tie counts as b
struct Min {
  template <class T>
  static T value(const T& a, const T& b) {
    return min(a, b);
  }
  template <class T>
  static T slope_left(const T& a, const T& b, const T&) {
    return step(b - a);
  }
  template <class T>
  static T slope_right(const T& a, const T& b, const T&) {
    return 1.0 - step(b - a);
  }
};

}  // namespace downhill::autodiff
