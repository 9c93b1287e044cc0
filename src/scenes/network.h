// Scene `network`: a playground for a small network on points of the plane.
//
//     network?data=spirals&layers=2&units=16&optimizer=adam&rate=0.02&step=300
//
// A step of the timeline is an epoch. `phase` looks into the next update without making it: forward
// (what each unit says of the point that is followed), loss, backward (the slopes of its loss). The
// learner's own points are `points`: x, y, class of each; a touch on the map adds one of class
// `paint`, a stroke a row of them, the button "put" one at the cursor. The same line gives the same
// first weights and the same run. A schedule ends after `span` epochs. The losses shown are without
// the penalties l1 and l2.
//
// Observables: loss, test: mean losses of the points trained on and of others; right, right_test
// (percent); true0, false1, false0, true1: the confusion matrix of the training points, by truth
// and answer; parameters; updates; gradient: the length of the gradient of the mean loss; answer,
// point_loss: of the point that is followed; blown_up.
#pragma once

#include <memory>

#include "scenes/scene.h"

namespace downhill::scenes {

SceneSpec network_spec();
std::unique_ptr<Scene> make_network(const SceneSpec& spec, const Context& context);

}  // namespace downhill::scenes
