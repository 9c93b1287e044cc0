// Scene `scaling`: the same regression on features of several scales: the loss map, how stretched
// it is, and what that costs gradient descent.
#pragma once

#include <memory>

#include "scenes/scene.h"

namespace downhill::scenes {

SceneSpec scaling_spec();
std::unique_ptr<Scene> make_scaling(const SceneSpec& spec, const Context& context);

}  // namespace downhill::scenes
