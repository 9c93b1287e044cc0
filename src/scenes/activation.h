// Scene `activation`: an activation function and its slope, one above the other.
//
//     activation?f=sigmoid&x=2
//     activation?f=sigmoid&x=2&view=chain&layers=10
//
// view=curve: above f with its tangent at x, below the slope f' over the same x-axis, with a line
// at the greatest slope there is. view=chain: beside the slope, what is left of a gradient that is
// multiplied by this slope once a layer, slope^0, slope^1, ... in powers of ten.
//
// Observables: value, slope; steepest and steepest_at, the greatest slope over the window and
// where; left = slope^layers, best_left = steepest^layers.
#pragma once

#include <memory>

#include "scenes/scene.h"

namespace downhill::scenes {

SceneSpec activation_spec();
std::unique_ptr<Scene> make_activation(const SceneSpec& spec, const Context& context);

}  // namespace downhill::scenes
