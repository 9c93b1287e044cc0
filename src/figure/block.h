// The block of space that a surface stands in: its floor, axes, numbers and names.
#pragma once

#include <string>

#include "figure/draw_list.h"
#include "figure/space.h"
#include "figure/ticks.h"

namespace downhill::figure {

struct BlockOptions {
  std::string x_name = "x", y_name = "y", z_name = "z";
  TickFormat x_format = {}, y_format = {}, z_format = {};
  float text_size = 15;
  bool numbers = true;
};

// The floor with its grid, the three axes with numbers and names; drawn before the surface. The
// axes stand where they hide nothing: x and y along the near edges, z at the leftmost corner.
void draw_block(DrawList& list, const Space& space, const BlockOptions& options = {});

// The space for a figure's box, leaving room for the block's numbers and names.
Space space_with_margins(Range x, Range y, Range z, Rectangle box, Camera camera, double relief,
                         float text_size);

}  // namespace downhill::figure
