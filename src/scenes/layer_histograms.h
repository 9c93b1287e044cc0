// Scene `layer-histograms`: what a deep net's first weights do to its signals and its gradients.
//
//     layer-histograms?activation=tanh&scale=1&layers=8
//
// Before any training: for each layer a histogram of its activations (above) and one of its
// gradients dL/dh, by powers of ten (below); beside them, for every initial scale, the gradient
// that arrives at the first layer as a part of that of the last. The scale can be dragged there.
// After Glorot and Bengio, 2010, figures 2 to 7.
//
// Observables: spread_first, spread_last: the standard deviation of the activations of the first
// and the last layer; flat: the percentage of the last layer's units and examples where the slope
// is below a tenth of its greatest value; gradient_first, gradient_last: |dL/dh|; ratio of them;
// best: the scale of the sweep at which the ratio is nearest to 1.
#pragma once

#include <memory>

#include "scenes/scene.h"

namespace downhill::scenes {

SceneSpec layer_histograms_spec();
std::unique_ptr<Scene> make_layer_histograms(const SceneSpec& spec, const Context& context);

}  // namespace downhill::scenes
