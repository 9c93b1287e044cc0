// What a walker would point out along a curve: peaks, valleys, shelves; and whether there is a
// slope to feel at a place at all.
//
//        peak                         f'  +  0  -
//       /    \            /           f'  -  0  +   valley
//      /      \__shelf   /            f'  -  0  -   shelf (or + 0 +)
//              \        /
//               \_valley
//
// A corner can be a peak or a valley without being level: |x| at 0.
#pragma once

#include <vector>

#include "figure/axes.h"
#include "figure/curve.h"

namespace downhill::scenes {

enum class LandmarkKind { kPeak, kValley, kShelf };

struct Landmark {
  LandmarkKind kind = LandmarkKind::kPeak;
  double x = 0;
  bool level = true;  // the derivative is 0 there; false: a corner
  bool operator==(const Landmark&) const = default;
};

// The landmarks of f inside `range` from left to right, found from its derivative `slope`: changes
// of its sign, and places where it only touches 0. Two of them closer together than 1/1000 of the
// range may be missed. Stretches that are level throughout have none.
std::vector<Landmark> find_landmarks(const figure::RealFunction& f,
                                     const figure::RealFunction& slope, figure::Range range);

// Whether the difference quotients of f from the left and from the right settle on one value at x:
// false at corners (|x| at 0), jumps, gaps, ends, and where the tangent is upright (sqrt at 0).
bool has_slope(const figure::RealFunction& f, double x);

}  // namespace downhill::scenes
