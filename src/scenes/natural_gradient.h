// Scene `natural-gradient`: ordinary and natural descent on the same fit of a normal distribution,
// started together.
//
//     natural-gradient?mu=-3&sigma=2&target_mu=2&target_sigma=0.5&rate=0.1&step=30
//     natural-gradient?...&coordinates=both&show=map
//
// The map of (mu, sigma) with the loss KL(target || fit) as heights and both paths; under it, on
// the same axis, the moving density curves (show=both; curves, map: one of them alone; loss: the
// loss of both over the steps instead of the curves). Along the paths lie ellipses of equal
// divergence `kl`, one touching the next. show=step draws one step from the start: the circle of
// the parameters and the ellipse of the distribution, and the steepest way inside each.
// `coordinates`: in which parameters the steps are made, (mu, sigma) or (mu, ln sigma), or both,
// four paths. Start and target can be dragged on the map.
//
// Observables: divergence (of the start); width, height: half axes of the ellipse at the start;
// f_mu, f_sigma: the diagonal of F there; slope_mu, slope_sigma: of the loss there; ordinary_mu,
// ordinary_sigma, ordinary_loss, natural_mu, ...: now; ordinary_steps, natural_steps: until the
// loss is below 0.01; gap_ordinary, gap_natural: how far the paths in the two coordinates lie apart
// at most, as curves.
#pragma once

#include <memory>

#include "scenes/scene.h"

namespace downhill::scenes {

SceneSpec natural_gradient_spec();
std::unique_ptr<Scene> make_natural_gradient(const SceneSpec& spec, const Context& context);

}  // namespace downhill::scenes
