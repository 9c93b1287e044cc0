// Scene `saddle-escape`: 200 hikers set out towards a pass, each with a grain of noise of its own.
//
//     saddle-escape?f=x^2-y^2&x=2&y=0&noise=0.001&step=40
//     saddle-escape?...&momentum=0.9&show=median           momentum against none
//
// The map with all hikers after `step` steps, the first one's way drawn; beside it (show=median)
// the steps after which half of them have left, over the size of the noise, and the band in which
// the middle half of them leaves. A hiker has left the pass when it stands a tenth lower than it.
// The start can be dragged, and so can the noise, along its axis.
//
// Observables: share: of the hikers, has left by now (percent); median: steps until half have left;
// plain: the same without momentum; decade: by how many steps the median grows when the noise
// shrinks to a tenth, on the average between 10^-3 and 10^-7; curvature: the one that leads down
// from the pass.
#pragma once

#include <memory>

#include "scenes/scene.h"

namespace downhill::scenes {

SceneSpec saddle_escape_spec();
std::unique_ptr<Scene> make_saddle_escape(const SceneSpec& spec, const Context& context);

}  // namespace downhill::scenes
