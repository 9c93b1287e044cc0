// Scene `ball`: a ball in a potential U(x), stepped by leapfrog and by Euler's rule side by side.
//
//     ball?U=x^2/2&x=2&h=0.1&step=60
//
// The potential as ground, with both balls on it, the force on the one that leaps (the downhill
// slope, -U') and the level of its first energy (show=ground); below, both energies over the time
// (show=both). The start can be dragged.
//
// Observables: slope (U'), force, x_now, v_now: of the leapfrog ball; energy_start, energy,
// energy_euler; error, error_euler: the largest error of the energy so far, in percent of the first
// energy above the lowest ground; border: 2 / w, the step from which leapfrog fails, with w^2 = U''
// at the lowest ground in sight (not defined where that is not above 0).
#pragma once

#include <memory>

#include "scenes/scene.h"

namespace downhill::scenes {

SceneSpec ball_spec();
std::unique_ptr<Scene> make_ball(const SceneSpec& spec, const Context& context);

}  // namespace downhill::scenes
