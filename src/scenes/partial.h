// Scene `partial`: on a mountain there is a slope in every direction; freeze one variable, and it
// is a path again.
//
//     partial?f=x^2/2+y^2/4&x=1&y=1.5&show=x
//
// The ground f(x, y) as a surface and as a map. You stand at (x, y); the point can be dragged on
// either, the surface can be turned. What else is seen is chosen by `show`:
//
//     ground  nothing else
//     x       y is held fixed: a plane cuts the ground along x; the path on it stands below, with
//             its tangent, whose slope is the partial derivative by x
//     y       the same with x held fixed
//     both    both cuts, both paths
//     table   both cuts, and a table of the two slopes
//
// Observables: z = f(x, y); slope_x and slope_y, the partial derivatives, exact, not defined where
// the path has a corner, a jump or a gap; level: 1 if both are 0 to within half of the last decimal
// shown; needs_x, needs_y: whether f depends on the variable at all; formula_x, formula_y: the
// partial derivatives written out.
#pragma once

#include <memory>

#include "scenes/scene.h"

namespace downhill::scenes {

SceneSpec partial_spec();
std::unique_ptr<Scene> make_partial(const SceneSpec& spec, const Context& context);

}  // namespace downhill::scenes
