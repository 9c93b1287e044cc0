// Fewer points for the same line.
#pragma once

#include <vector>

#include "figure/draw_list.h"

namespace downhill::figure {

// The line through some of its points, both ends among them, no dropped point farther than
// `tolerance` px from it (Douglas and Peucker, Cartographica 10(2), 1973). Points must be finite.
std::vector<Point> simplified(const std::vector<Point>& points, float tolerance);

}  // namespace downhill::figure
