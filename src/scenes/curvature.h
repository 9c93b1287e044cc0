// Scene `curvature`: how the ground curves where you stand: valley, peak, saddle or flat.
//
//     curvature?f=x^2-y^2&x=0&y=0
//     curvature?f=sin(x)cos(y)&x=1&y=0.5&show=surface
//
// The map of f(x, y) with the place, which can be dragged and is drawn onto a level place (where
// the gradient is 0) that it comes near; through it the two directions in which the ground curves
// most and least, the eigenvectors of the Hessian, and the gradient as an arrow where it is not 0.
// Beside it the ground cut along both directions (show=sections), or the surface with both ways
// drawn on it (show=surface). Green: curves up; blue: curves down. The button takes you to a level
// place near you.
//
// Observables: z, slope_x, slope_y, gradient (its length); h_xx, h_xy, h_yy: the Hessian; high,
// low: its eigenvalues; angle_high, angle_low: their directions in degrees, in (-90, 90]; level,
// valley, peak, saddle, flat: 1 if it is so (level: the gradient is 0; the others tell the shape,
// also on a slope; flat: an eigenvalue is 0, so that the second derivatives cannot tell); verdict:
// in words.
#pragma once

#include <memory>

#include "scenes/scene.h"

namespace downhill::scenes {

SceneSpec curvature_spec();
std::unique_ptr<Scene> make_curvature(const SceneSpec& spec, const Context& context);

}  // namespace downhill::scenes
