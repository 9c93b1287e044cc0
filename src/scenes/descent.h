// Scene `descent`: a hiker goes down a curve f(x) by x <- x - rate f'(x), one step a click.
//
//     descent?f=x^2/2&x=3&rate=0.3&step=5
//
// The curve with the places walked, the tangent where one stands and the next step as an arrow;
// beside it the loss over the steps (show=loss), and the learning rate over the steps
// (show=schedule). With predict=guess the learner says first where the next step will land.
#pragma once

#include <memory>

#include "scenes/scene.h"

namespace downhill::scenes {

SceneSpec descent_spec();
std::unique_ptr<Scene> make_descent(const SceneSpec& spec, const Context& context);

}  // namespace downhill::scenes
