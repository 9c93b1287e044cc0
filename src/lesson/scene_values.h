// A figure's numbers by name, as task checks and markers use them: what the scene observes, its
// number parameters, and `step`.
#pragma once

#include <string>
#include <vector>

#include "scenes/scene.h"

namespace downhill::lesson {

// Observables in declared order, then the parameters that are numbers, then "step"; each name once.
std::vector<std::string> value_names(const scenes::SceneSpec& spec);

// Their values now, in that order. NaN: not defined here.
std::vector<double> values_of(const scenes::Scene& scene);

}  // namespace downhill::lesson
