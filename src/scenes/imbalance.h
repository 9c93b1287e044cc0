// Scene `imbalance`: logistic regression between a common class and a rare one.
//
//     imbalance?ratio=1&count=30&show=pulls&step=3
//     imbalance?ratio=50&weight=50&show=matrix&step=300
//
// Two round clouds, the common one (class 0) around (-1, -1) and the rare one (class 1) around
// (1, 1), `ratio` common samples for each rare one; the line is trained from (0, 0, 0) by gradient
// descent, rare samples counting `weight` times. Called rare is what has a probability above
// `threshold`. Beside the clouds (show=pulls) the pulls (p - y) x of all samples, one set to the
// end of the other and divided by their number: the arrow from beginning to end is the gradient;
// and below, how hard both classes pull on b. Or (show=matrix) the confusion matrix; or all of it.
// The line can be dragged: that moves the threshold.
//
// Observables: loss; w1, w2, b; gradient: the length of all three slopes; slope_w1, slope_w2,
// slope_b; pull_common, pull_rare: how hard each class pulls on b; accuracy, precision, recall, f1
// in percent; hits, misses, false_alarms; rare, common: how many there are; shift: how far the line
// lies from the middle between the clouds, towards the rare one.
#pragma once

#include <memory>

#include "scenes/scene.h"

namespace downhill::scenes {

SceneSpec imbalance_spec();
std::unique_ptr<Scene> make_imbalance(const SceneSpec& spec, const Context& context);

}  // namespace downhill::scenes
