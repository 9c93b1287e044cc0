// A vector field as arrows on a grid.
//
// An arrow shows the vector at its middle. Lengths are to scale: the longest of the ordinary ones
// (the 95th percentile, so that a pole does not shrink the rest to dots) is as long as there is
// room for; the few beyond are drawn as long as that. The number of arrows follows the size of the
// window. Directions are those of the plane; they stand at right angles to level lines on the
// screen only if the axes have equal units (with_equal_units, frame.h).
#pragma once

#include <functional>

#include "figure/axes.h"
#include "figure/draw_list.h"

namespace downhill::figure {

using VectorField = std::function<DataPoint(double x, double y)>;

struct ArrowFieldOptions {
  Role role = Role::kUp;
  float spacing = 46;  // px between arrows, about
  float width = 1.8F;
  float opacity = 1;
};

// Where the field is not finite there is no arrow; where it is (nearly) zero, a dot.
void draw_arrow_field(DrawList& list, const VectorField& field, const Axes& axes,
                      const ArrowFieldOptions& options = {});

}  // namespace downhill::figure
