// Scene `gradient-norms`: how long the gradient is at each layer of a deep net, and what the
// remedies do to it.
//
//     gradient-norms?activation=sigmoid&layers=20
//     gradient-norms?view=both&before=sigmoid&activation=relu&init=he&layers=16&step=100
//
// A bar for each hidden layer, in powers of ten: |dL/dh| (of=signal) or |dL/dW| (of=weights, after
// clipping); over it the straight line of a constant factor a layer, from the last layer to the
// first. A layer can be picked by its
// bar. With `before`, paler bars of the same net without any
// remedy: that activation, plain first weights, no normalisation, residual connections or clipping,
// the same scale, rate and seed. view=both: beside the bars the loss of both in training, along the
// timeline.
//
// First weights: init=normal has standard deviation scale / sqrt(inputs); xavier and he do without
// a scale. Clipping limits the gradient of all weights together to 1.
//
// Observables: first, last, here: the gradient of the first, the last and the picked layer; ratio =
// first / last; factor: the mean factor a layer, going back; loss; blown_up; and the same of the
// net before: first_before, ratio_before, loss_before, blown_up_before.
#pragma once

#include <memory>

#include "scenes/scene.h"

namespace downhill::scenes {

SceneSpec gradient_norms_spec();
std::unique_ptr<Scene> make_gradient_norms(const SceneSpec& spec, const Context& context);

}  // namespace downhill::scenes
