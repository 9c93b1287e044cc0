// A heat map as bands of one tint each, like the layers of height on a hiking map.
//
// The ground above each level is an area with smooth outlines (marching squares between the cells'
// centres): far smaller as SVG than thousands of squares, crisp at any size, and coloured by role.
#pragma once

#include <vector>

#include "figure/draw_list.h"

namespace downhill::figure {

struct Band {
  int stop = 0;                              // of the height map (colormap.h)
  std::vector<std::vector<Point>> outlines;  // closed, to be filled by the even-odd rule
};

// The bands in painting order: each covers all ground of its tint or higher, later ones lie on top.
std::vector<Band> bands(const Cells& cells);

}  // namespace downhill::figure
