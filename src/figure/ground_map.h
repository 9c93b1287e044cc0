// The map of a ground: heights as colours, level lines, and beside it a key to the colours. A map
// without room for the key has the heights on its level lines instead.
//
//     const GroundMap map = ground_map(ground, box, {.text_size = 15});
//     draw_ground_map(list, ground, map);
//     draw_point(list, map.axes.screen_from_data(x, y));
//
// A unit is as long in x as in y, so that directions and right angles are those of the plane.
#pragma once

#include <string>
#include <vector>

#include "figure/axes.h"
#include "figure/draw_list.h"
#include "figure/frame.h"
#include "figure/ground.h"

namespace downhill::figure {

struct GroundMapOptions {
  std::string x_name = "x", y_name = "y", z_name = "";  // z: over the key
  float text_size = 15;
};

struct GroundMap {
  Axes axes;
  Rectangle key;  // without width: none
  GroundMapOptions options;
};

// The largest square map in a box.
GroundMap ground_map(const Ground& ground, Rectangle box, const GroundMapOptions& options = {});

// `free`: places that no label may cover, in px.
void draw_ground_map(DrawList& list, const Ground& ground, const GroundMap& map,
                     const std::vector<Point>& free = {});

}  // namespace downhill::figure
