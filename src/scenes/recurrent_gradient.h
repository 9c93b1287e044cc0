// Scene `recurrent-gradient`: how much of the gradient of a recurrent net is left t steps back.
//
//     recurrent-gradient?matrix=orthogonal&rho=0.9&steps=50
//
// h_t = f(W h_(t-1) + U x_t): the loss depends on the last state only; the norm of dL/dh, t steps
// back, is drawn in powers of ten over t, beside the line rho^t, rho the spectral radius of W. The
// line's end can be dragged. With matrix=orthogonal and f the identity both are equal; with a
// random W the norm only follows the line; tanh takes its slopes off; `drive` is the strength of
// the inputs x_t, which are random.
//
// Observables: norm: the gradient `steps` back (1 at the last state); line = rho^steps; ratio =
// norm / line; growth: the mean factor a step; reach: the number of steps back within which more
// than a hundredth is left, not defined if it is so all the way.
#pragma once

#include <memory>

#include "scenes/scene.h"

namespace downhill::scenes {

SceneSpec recurrent_gradient_spec();
std::unique_ptr<Scene> make_recurrent_gradient(const SceneSpec& spec, const Context& context);

}  // namespace downhill::scenes
