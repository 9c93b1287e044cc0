// Scene `hiker`: down a mountain in the fog, by feel.
//
//     hiker?f=(x-1)^2/4+(y+1)^2/3&x=-2.5&y=2&direction=315&stride=1&walk=0.7,-0.7,0.5,-0.5
//
// You start at (x, y) and see only the ground within reach of your feet. You choose a direction
// and a stride, step, feel again. The moves made so far are in the line of text: `walk` lists them
// as dx, dy, dx, dy, ... When the valley is reached the fog can be lifted (`fog=0`): the mountain
// appears with your path, and beside it the path of gradient descent from the same start with the
// learning rate `rate`. On the timeline both are walked again at the same pace, the longer one in
// all its steps; step 0 shows both as a whole.
//
// Arrived is who stands no higher above the lowest ground of the window than 2 % of its relief.
//
// Observables: height, where you stand; slope_ahead, of the ground in the chosen direction; steps
// made; drop: how much lower the last one led (negative: higher); arrived; lowest, of the window;
// start_height; descent_steps: until gradient descent arrives or stands still, at most 100;
// descent_height, where it ends; descent_arrived.
#pragma once

#include <memory>

#include "scenes/scene.h"

namespace downhill::scenes {

SceneSpec hiker_spec();
std::unique_ptr<Scene> make_hiker(const SceneSpec& spec, const Context& context);

}  // namespace downhill::scenes
