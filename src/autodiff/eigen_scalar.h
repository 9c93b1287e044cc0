// What the number types of this folder tell Eigen about themselves.
#pragma once

#include <Eigen/Core>

namespace downhill::autodiff {

// A base for Eigen::NumTraits<T>, for a T that behaves as a real number built on double.
template <class T>
struct EigenScalar {
  using Real = T;
  using NonInteger = T;
  using Nested = T;
  using Literal = double;
  // NOLINTBEGIN(readability-identifier-naming): the names are Eigen's
  enum {
    IsComplex = 0,
    IsInteger = 0,
    IsSigned = 1,
    RequireInitialization = 1,
    ReadCost = 1,
    AddCost = 3,
    MulCost = 5
  };
  static T epsilon() { return T(Eigen::NumTraits<double>::epsilon()); }
  static T dummy_precision() { return T(Eigen::NumTraits<double>::dummy_precision()); }
  static T highest() { return T(Eigen::NumTraits<double>::highest()); }
  static T lowest() { return T(Eigen::NumTraits<double>::lowest()); }
  static T infinity() { return T(Eigen::NumTraits<double>::infinity()); }
  static T quiet_NaN() { return T(Eigen::NumTraits<double>::quiet_NaN()); }
  static constexpr int digits10() { return Eigen::NumTraits<double>::digits10(); }
  static constexpr int max_digits10() { return Eigen::NumTraits<double>::max_digits10(); }
  // NOLINTEND(readability-identifier-naming)
};

}  // namespace downhill::autodiff
