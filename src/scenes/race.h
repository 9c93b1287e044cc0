// Scene `race`: nine optimizers from one start, on any function f(x, y), each with its own rate.
//
//     race?f=(1-x)^2+100(y-x^2)^2&x=-1.2&y=1&step=100
//     race?...&show=terms&chosen=adam             what one of them computes at this step
//
// On the left the paths on the map (the chosen one drawn strongest); beside it the table of steps
// and losses (show=table), the losses over the steps (show=loss), or every term of the chosen
// rule's next step with its numbers filled in and as bars (show=terms). The button `tune` gives
// each racer its best rate; `houses` takes the loss of lesson 08 for the ground, over the weights
// of area and age (standardised; in units of 20,000 dollars; bias at its best).
#pragma once

#include <memory>

#include "scenes/scene.h"

namespace downhill::scenes {

SceneSpec race_spec();
std::unique_ptr<Scene> make_race(const SceneSpec& spec, const Context& context);

}  // namespace downhill::scenes
