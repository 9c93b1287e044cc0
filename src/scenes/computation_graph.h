// Scene `computation-graph`: a typed expression as a graph, walked forwards for its value and
// backwards for its gradient.
//
//     computation-graph?f=x*y+sin(x)&x=2&y=3&step=5
//     computation-graph?f=...&rules=1&by=x          beside it the derivative by the rules
//
// `node` picks a number (from 1; 0: none) to hear where it came from; so does the pointer.
//
// Observables: value; fx, fy, fz: what has arrived at x, y, z so far (not defined where nothing
// has); forward, done: 1 when that part of the walk is over; operations; picked_value,
// picked_gradient of the picked node; symbol: the derivative by `by` from its formula.
#pragma once

#include <memory>

#include "scenes/scene.h"

namespace downhill::scenes {

SceneSpec computation_graph_spec();
std::unique_ptr<Scene> make_computation_graph(const SceneSpec& spec, const Context& context);

}  // namespace downhill::scenes
