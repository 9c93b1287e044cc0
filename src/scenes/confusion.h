// Scene `confusion`: batches whose gradients agree or disagree, and the order they are taken in.
//
//     confusion?data=moons&depth=8&width=2&i=2&j=5
//     confusion?order=easy&until=5&show=seeds
//
// show=matrix: the cosines between the gradients of six batches, at the weights of the shuffled run
// at this step; the pair (i, j), or the one under the pointer, as arrows in the plane they span,
// and its examples. Cells can be taken hold of. show=runs: the losses of two runs from the same
// first weights, shuffled and by a curriculum (`order`, for the first `until` epochs); show=seeds:
// where both end, for 20 seeds.
//
// Observables: cosine, angle (of the pair), length_i, length_j; foretold, change: what one step on
// batch i does to the loss of batch j, to first order and really; least, mean, negative: the
// smallest and the mean cosine of different batches, percent of pairs that disagree; usual_least:
// least at the first weights, the mean over 20 seeds; epoch, loss, loss_curriculum: now; with
// show=seeds also wins (seeds of 20 in which the curriculum ends lower), end_shuffled,
// end_curriculum (the mean of the losses at the end).
#pragma once

#include <memory>

#include "scenes/scene.h"

namespace downhill::scenes {

SceneSpec confusion_spec();
std::unique_ptr<Scene> make_confusion(const SceneSpec& spec, const Context& context);

}  // namespace downhill::scenes
