// Where a label finds room.
#pragma once

#include <vector>

#include "figure/draw_list.h"

namespace downhill::figure {

// What a box would hide of the shapes drawn so far: px of lines under it, a fixed price for marks
// and texts it meets. Grid lines, filled areas and heat maps cost nothing.
float hidden_by(const Rectangle& box, const DrawList& list);

// Of the candidates, the one that lies inside `inside` and hides least; earlier ones are preferred,
// so that a label does not hop about while something is dragged. None fits: the first, pushed
// inside.
Rectangle best_place(const std::vector<Rectangle>& candidates, const Rectangle& inside,
                     const DrawList& list);

// Boxes of a size around a point, `distance` px away from it, then twice that: right first.
std::vector<Rectangle> places_around(Point point, Size size, float distance);

}  // namespace downhill::figure
