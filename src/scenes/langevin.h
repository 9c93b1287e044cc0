// Scene `langevin`: a crowd of hikers climbs log p with a drunken step and becomes a sample of p.
//
//     langevin?p=exp(-(x^2+y^2)/2)&h=0.05&step=120
//     langevin?p=...&noise=0&spread=2
//
// The map of p(x, y) in [-4, 4]^2 with the hikers on it (show=map), beside it the total variation
// between them and p over the steps (show=both). The camp from which all set out, scattered by
// `spread`, can be dragged. noise=0: sober, they climb only; then arrows show the slope of log p.
//
// Observables: miss: the total variation over 8 x 8 cells of the map and what lies outside;
// honest: what as many hikers set down by p itself would have on average; variance, true_variance:
// mean of the variances in x and y, of the hikers and of p within the map; resting: percent of
// hikers where log p has no slope left (below 0.01); gone: percent outside the map.
#pragma once

#include <memory>

#include "scenes/scene.h"

namespace downhill::scenes {

SceneSpec langevin_spec();
std::unique_ptr<Scene> make_langevin(const SceneSpec& spec, const Context& context);

}  // namespace downhill::scenes
