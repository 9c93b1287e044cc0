// What dashes and arrowheads look like: the same in SVG and on the stage.
#pragma once

#include <array>

#include "figure/draw_list.h"

namespace downhill::figure {

// Lengths in px along the line. Ends of lines and of dots are round, so a dot has no length.
struct DashPattern {
  float on = 0;
  float off = 0;
};
DashPattern dash_pattern(const Stroke& stroke);  // {0, 0} if solid

// The head of a line with an arrow: a filled triangle whose tip is the line's end, and where the
// shaft stops so that it does not stick out of the tip. On a line too short for it the head
// shrinks.
struct ArrowHead {
  Point shaft_end;
  std::array<Point, 3> triangle;  // tip, then the barbs; all equal on a line without length
};
ArrowHead arrow_head(const Line& line);

}  // namespace downhill::figure
