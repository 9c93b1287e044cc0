// A hiker who follows the gradient from where it was dropped: the steepest way up or down.
#pragma once

#include <vector>

#include "expr/function.h"
#include "figure/axes.h"
#include "figure/fit_range.h"

namespace downhill::scenes {

struct GradientWalk {
  std::vector<figure::DataPoint> points;  // close together, the start first
  double length = 0;                      // of the whole way, until it ends or leaves the window

  // The part of the way up to a length.
  std::vector<figure::DataPoint> until(double walked_in_all) const;
};

GradientWalk follow_gradient(const expr::Function& f, figure::DataPoint start,
                             const figure::Window& window, bool uphill);

}  // namespace downhill::scenes
