// Scene `table-regression`: the regression of the house prices on any table, the learner's own or
// that of the sales in Ames: its loss map in both scalings, the walk, the answer of least squares.
#pragma once

#include <memory>

#include "scenes/scene.h"

namespace downhill::scenes {

SceneSpec table_regression_spec();
std::unique_ptr<Scene> make_table_regression(const SceneSpec& spec, const Context& context);

}  // namespace downhill::scenes
