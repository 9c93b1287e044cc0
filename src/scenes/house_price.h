// Scene `house-price`: a line (or a plane) through 2,930 house sales, and how training finds it.
#pragma once

#include <memory>

#include "scenes/scene.h"

namespace downhill::scenes {

SceneSpec house_price_spec();
std::unique_ptr<Scene> make_house_price(const SceneSpec& spec, const Context& context);

}  // namespace downhill::scenes
