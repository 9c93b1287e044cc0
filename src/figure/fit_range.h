// A window for a function that nobody has seen before.
#pragma once

#include <vector>

#include "figure/axes.h"
#include "figure/contour.h"
#include "figure/curve.h"

namespace downhill::figure {

// The y-range in which f over `x_range` is best seen.
//
// All of the graph, if that is reasonable; where a few values tower over the rest (poles, e^(x^2)),
// the middle 90 % of them. The x-axis is shown when it is near. Some air above and below. Always
// finite and of positive length, also when f is constant or nowhere finite (then [-1, 1]).
Range fit_y_range(const RealFunction& f, Range x_range);

// The heights in which samples of a surface are best seen: all of them, or the middle 90 % if a few
// tower over the rest. Samples that are not finite do not count. Finite and of positive length.
Range fit_heights(const std::vector<double>& samples);

// A square piece of the plane.
struct Window {
  Range x, y;
  bool operator==(const Window&) const = default;
};

// The window in which f(x, y) is best seen: [-3, 3] both ways; beside the edge of where f is
// defined (ln x: 0 to 6); smaller when a narrow peak or a steep rise fills it, larger when nothing
// bends in it yet.
Window fit_window(const RealFunction2& f);

// The range widened by `part` of its length at both ends.
Range padded(Range range, double part);

}  // namespace downhill::figure
