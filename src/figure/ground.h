// The ground of a function f(x, y), sampled once: what its map (ground_map.h) and its surface
// (relief.h) show.
#pragma once

#include <vector>

#include "figure/axes.h"
#include "figure/contour.h"
#include "figure/fit_range.h"

namespace downhill::figure {

struct Ground {
  RealFunction2 height;
  Window window;
  Range z;                     // the heights that are shown
  Grid grid;                   // over the window
  std::vector<double> levels;  // of the level lines: nice numbers, equally far apart, or of colour
  double level_step = 1;       // between two of them; 0: not equally far apart
  // Where most of the ground lies in the lowest tenth of z, as round a long curved valley, colours
  // follow the bend-th root of the height, so that the valley is told from its walls.
  double bend = 1;

  // The colour of a height: 0 at z.min, 1 at z.max. And back.
  double tone(double z_there) const;
  double height_of(double tone_there) const;
};

// A finite f gives a whole ground; where it is not finite the ground has holes.
Ground survey(const RealFunction2& f, const Window& window);

// A grid over a piece of the window, its nodes at most as far apart as `nodes` over all of it.
Grid sample_piece(const Ground& ground, Range x, Range y, int nodes);

}  // namespace downhill::figure
