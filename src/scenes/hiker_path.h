// The two ways down of scene `hiker`: the learner's moves, and gradient descent's.
#pragma once

#include <vector>

#include "expr/function.h"
#include "figure/axes.h"

namespace downhill::scenes {

struct HikerPath {
  std::vector<figure::DataPoint> places;  // the start first
  std::vector<double> heights;
  int steps() const { return static_cast<int>(places.size()) - 1; }
  figure::DataPoint end() const { return places.back(); }
  double height() const { return heights.back(); }
  // Its beginning, so many moves long; within a move place and height change evenly.
  HikerPath first(double moves) const;
};

// From a start by moves dx, dy, dx, dy, ...
HikerPath path_by_moves(const expr::Function& f, figure::DataPoint start,
                        const std::vector<double>& moves);

// x <- x - rate * gradient, until the height is no more than `low_enough`, the ground is level, a
// number stops being finite, or `most` steps are made.
HikerPath path_by_descent(const expr::Function& f, figure::DataPoint start, double rate,
                          double low_enough, int most);

}  // namespace downhill::scenes
