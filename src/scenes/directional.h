// Scene `directional`: on a mountain the slope depends on which way one faces.
//
//     directional?f=x^2/2+y^2/4&x=1&y=1.5&angle=30&show=all
//
// You stand at (x, y) and face in the direction u = (cos t, sin t), t = `angle` in degrees from the
// x-axis towards the y-axis. The arrow on the map is turned by its end; on the surface it leans as
// the ground does. `show` adds to surface and map, in the order in which the lesson needs it:
//
//     turn   nothing else
//     trace  the slope against the angle, for the angles up to t: it grows as one turns
//     curve  the slope against the angle, for all of them
//     polar  the slope in each direction as a distance: two lobes, uphill and downhill
//     all    both
//
// `gradient` = 1 adds the gradient. With `predict` (guess.h) the learner points to the steepest way
// up before it is shown: the guess is an angle, its distance from the gradient's angle counts.
//
// Observables: z = f(x, y); slope = D_u f, the slope along u, exact; slope_x, slope_y, the partial
// derivatives; steepest = |grad f|, the slope of the steepest way up, and steepest_angle, its
// angle in [0, 360); off, the angle between u and it, 0 to 180; u_x, u_y. All from `slope_x` on
// are not defined where the ground has no gradient (a corner); the slope is then the one-sided one,
// if there is one.
#pragma once

#include <memory>

#include "scenes/scene.h"

namespace downhill::scenes {

SceneSpec directional_spec();
std::unique_ptr<Scene> make_directional(const SceneSpec& spec, const Context& context);

}  // namespace downhill::scenes
