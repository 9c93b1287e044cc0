// Scene `population`: a crowd whose mean trait climbs a fitness landscape, generation by
// generation.
//
//     population?mean=-2&variance=0.5&optimum=2&width=1.5&step=6
//     population?hill=0.5&hill_at=-1.5&show=landscape
//
// Above, the crowd as a histogram under the fitness of each trait, with an optimum that can be
// dragged, and perhaps a second, lower hill; below, the mean over the generations against the
// prediction (show=path), or the logarithm of the mean fitness, on which the mean climbs
// (show=landscape). The first mean can be dragged too. The timeline counts generations.
//
// Observables: trait: the mean now; gradient: the slope of ln Wbar there; predicted, sampled: the
// next change of the mean, P times the gradient and by the parents that were drawn; fitness: Wbar;
// off: how far the mean is from the optimum; forecast: the mean now by the prediction alone; apart:
// how far the crowd is from it.
#pragma once

#include <memory>

#include "scenes/scene.h"

namespace downhill::scenes {

SceneSpec population_spec();
std::unique_ptr<Scene> make_population(const SceneSpec& spec, const Context& context);

}  // namespace downhill::scenes
