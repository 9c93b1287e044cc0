// Scene `descent-map`: gradient descent on the map of f(x, y), from one start or from several.
//
//     descent-map?f=x^2/2+2y^2&x=2&y=1&rate=0.3&step=12
//     descent-map?...&others=-2,1,,,0.5,-2                 up to three more starts
//
//     descent-map?...&compare=balls&momentum=0.8           plain, heavy ball and Nesterov
//
// The path on the map; beside it the surface (show=surface), the loss over the steps (show=loss),
// learning rate and loss (show=schedule), or what the next step is made of (show=velocity). All
// starts can be dragged.
#pragma once

#include <memory>

#include "scenes/scene.h"

namespace downhill::scenes {

SceneSpec descent_map_spec();
std::unique_ptr<Scene> make_descent_map(const SceneSpec& spec, const Context& context);

}  // namespace downhill::scenes
