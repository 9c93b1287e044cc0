// Scene `sgd`: gradient descent on the house prices by batches of B sales: the cloud of their
// gradients round the true one, the walk they make, and what a step and a sale are worth.
#pragma once

#include <memory>

#include "scenes/scene.h"

namespace downhill::scenes {

SceneSpec sgd_spec();
std::unique_ptr<Scene> make_sgd(const SceneSpec& spec, const Context& context);

}  // namespace downhill::scenes
