// A height field as a lit surface in space, with lines on it.
//
//     const Grid grid = sample_grid(f, {x_range, y_range, box}, 61, 61);
//     const Space space(x_range, y_range, z_range, box, {turn, tilt});
//     draw_block(list, space);                              // block.h: floor, numbers, names
//     draw_floor_contours(list, grid, levels, space, stroke);
//     draw_surface(list, grid, space);
//     draw_on_surface(list, path, grid, space, stroke);     // what the ground hides is left out
//
// Squares are painted from the farthest to the nearest. In a parallel projection of a height field
// going through rows and columns in the right direction does exactly that, without sorting. To cut
// the ground by a plane, draw grids of its parts, each over its own piece of the floor (relief.h).
#pragma once

#include <vector>

#include "figure/contour.h"
#include "figure/draw_list.h"
#include "figure/space.h"

namespace downhill::figure {

struct SurfaceOptions {
  Range heights = {0, 0};  // of the colours; without length: the space's z range
  float opacity = 1;
  Range x = {0, 0}, y = {0, 0};  // the floor that the grid covers; without length: all of it
};

// The squares as one mesh, farthest first, coloured by height and lit. `grid` is from sample_grid
// over its part of the floor (row 0 at y.max). Heights outside the block are cut off flat; squares
// wholly outside, or with a corner that is not finite, are left out.
Mesh surface_mesh(const Grid& grid, const Space& space, const SurfaceOptions& options = {});

void draw_surface(DrawList& list, const Grid& grid, const Space& space,
                  const SurfaceOptions& options = {});

// The height of the ground over a place, between nodes bilinear; NaN outside the grid.
double height_at(const Grid& grid, const Space& space, double x, double y);

// Whether the ground does not hide a point from the eye.
bool is_visible(const SpacePoint& p, const Grid& grid, const Space& space);

// A line in space. What the ground hides is drawn at `hidden_opacity` (0: not at all).
void draw_on_surface(DrawList& list, const std::vector<SpacePoint>& points, const Grid& grid,
                     const Space& space, const Stroke& stroke, float hidden_opacity = 0);

// Level lines on the ground, and on the floor below it.
void draw_surface_contours(DrawList& list, const Grid& grid, const std::vector<double>& levels,
                           const Space& space, const Stroke& stroke);
void draw_floor_contours(DrawList& list, const Grid& grid, const std::vector<double>& levels,
                         const Space& space, const Stroke& stroke);

}  // namespace downhill::figure
