// Properties with RapidCheck: for all inputs it draws, and the smallest that breaks one is shown.
//
//     EXPECT_TRUE(holds("adding is symmetric", [](int a, int b) { RC_ASSERT(a + b == b + a); }));
//
// The draws are the same in every run; RC_PARAMS="seed=..." in the environment draws others.
#pragma once

#include <rapidcheck.h>

#include <cstdlib>
#include <string>
#include <utility>

namespace downhill {

template <class Property>
bool holds(const std::string& sentence, Property&& property) {
  static const bool configured = [] {
    return setenv("RC_PARAMS", "seed=9 max_success=300", /*overwrite=*/0) == 0;
  }();
  return configured && rc::check(sentence, std::forward<Property>(property));
}

}  // namespace downhill
