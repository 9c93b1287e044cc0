// The ground as a surface in a block of space, linked to its map by colour and level lines.
//
//     const Space space = relief_space(ground, box, {turn, tilt}, options);
//     draw_relief_floor(list, ground, space, options);  // axes, lines below
//     draw_relief(list, ground, space, options);        // the ground, cut open
//
// A cut takes away what lies between a plane and the eye and shows the face of the cut, like a
// slice of cake. With both cuts only the quarter between them is taken away.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "figure/draw_list.h"
#include "figure/ground.h"
#include "figure/space.h"

namespace downhill::figure {

struct ReliefOptions {
  std::string x_name = "x", y_name = "y", z_name = "";
  float text_size = 15;
  bool numbers = true;                         // on the axes
  int nodes = 25;                              // a side
  std::optional<double> cut_x = std::nullopt;  // at the plane x = ..., y runs along it
  std::optional<double> cut_y = std::nullopt;  // at the plane y = ..., x runs along it
};

// The block for a box: as high as the box allows, within reason.
Space relief_space(const Ground& ground, Rectangle box, Camera camera,
                   const ReliefOptions& options = {});

// The floor with axes and level lines. What casts its shadow on the floor (the foot of a point) is
// drawn between this and the surface.
void draw_relief_floor(DrawList& list, const Ground& ground, const Space& space,
                       const ReliefOptions& options = {});

// The surface with its level lines, the faces of cuts, and their planes like panes of glass.
void draw_relief(DrawList& list, const Ground& ground, const Space& space,
                 const ReliefOptions& options = {});

// A line on the ground over a straight way on the floor, in about `pieces` pieces. Outside the
// block, above and below too, and in holes it is not finite: draw_on_surface breaks it there.
std::vector<SpacePoint> way_over(const Ground& ground, DataPoint from, DataPoint to,
                                 int pieces = 96);

// The same, drawn where nothing hides it; what is cut away hides nothing.
void draw_way(DrawList& list, const Ground& ground, const Space& space,
              const ReliefOptions& options, DataPoint from, DataPoint to, const Stroke& stroke,
              float hidden_opacity = 0);

// The place on the ground that lies under a point of the screen, if any; cuts do not count. Where
// several lie behind each other, the nearest to `hint` (a place that is being dragged does not jump
// to the hill before it), without one the place that is seen.
std::optional<DataPoint> place_seen_at(const Ground& ground, const Space& space, Point at,
                                       std::optional<DataPoint> hint = std::nullopt);

}  // namespace downhill::figure
