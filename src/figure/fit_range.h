// A window for a function that nobody has seen before.
#pragma once

#include "figure/axes.h"
#include "figure/curve.h"

namespace downhill::figure {

// The y-range in which f over `x_range` is best seen.
//
// All of the graph, if that is reasonable; where a few values tower over the rest (poles, e^(x^2)),
// the middle 90 % of them. The x-axis is shown when it is near. Some air above and below. Always
// finite and of positive length, also when f is constant or nowhere finite (then [-1, 1]).
Range fit_y_range(const RealFunction& f, Range x_range);

// The range widened by `part` of its length at both ends.
Range padded(Range range, double part);

}  // namespace downhill::figure
