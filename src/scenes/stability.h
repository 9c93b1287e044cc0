// Scene `stability`: a map of what becomes of a run, for every rate and momentum or every start.
//
//     stability?f=x^2/2+2y^2&plane=rates&rate=0.3&momentum=0.5
//     stability?f=(x^2-1)^2+y^2&plane=starts&rate=0.1
//
// The plane is coloured by what the run from there does: it converges (stronger: in fewer steps; on
// the plane of starts each valley has its own colour), never settles, diverges. On quadratics the
// theory's border is drawn over it. A point on it can be dragged; its run is drawn on the ground
// beside it, whose start can be dragged as well.
#pragma once

#include <memory>

#include "scenes/scene.h"

namespace downhill::scenes {

SceneSpec stability_spec();
std::unique_ptr<Scene> make_stability(const SceneSpec& spec, const Context& context);

}  // namespace downhill::scenes
