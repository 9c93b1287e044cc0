// How closely two ways to one number must agree, relative to max(1, |number|).
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace downhill::test {

inline constexpr double kRounding = 1e-15;    // a handful of operations, each rounded once
inline constexpr double kRecorded = 4e-15;    // against values computed with 40 digits
inline constexpr double kDifference = 1e-10;  // against extrapolated difference quotients

inline testing::AssertionResult near(double got, double wanted, double tolerance) {
  const double scale = std::max(1.0, std::fabs(wanted));
  if (got == wanted || std::fabs(got - wanted) <= tolerance * scale) {
    return testing::AssertionSuccess();
  }
  return testing::AssertionFailure()
         << testing::PrintToString(got) << " is not " << testing::PrintToString(wanted)
         << ": they differ by " << got - wanted << ", allowed is " << tolerance * scale;
}

}  // namespace downhill::test
