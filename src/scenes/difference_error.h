// Scene `difference-error`: how well can a derivative be had from values of f alone?
//
//     difference-error?f=sin(x)&x=1&h=0.01
//
// The relative error of two difference quotients against the step h, both axes logarithmic:
//
//     forward   (f(x+h) - f(x)) / h          error ~ |f''/(2 f')| h       + eps |f/f'| / h
//     central   (f(x+h) - f(x-h)) / (2h)     error ~ |f'''/(6 f')| h^2    + eps |f/f'| / h
//
// The first term is the curve's bend, it falls with h; the second is rounding (eps = 2^-53), it
// grows as h shrinks. They balance near h = sqrt(eps) ~ 1e-8 and eps^(1/3) ~ 5e-6. Automatic
// differentiation (autodiff/dual.h) has no h: a level line at machine precision.
//
// Errors are measured against f' by the rules, in double precision; where f'(x) = 0 they are
// absolute. Less than eps cannot be told from nothing and is shown as eps.
//
// Observables: exact = f'(x); forward, central, auto: the three estimates; error_forward,
// error_central, error_auto; digits_forward, digits_central, digits_auto = -log10 of them;
// best_h_forward, best_h_central: where each error is least, but for the jitter of rounding;
// order_forward, order_central: the power of h with which each falls, fitted to the part above.
//
// Source: W. Press et al., Numerical Recipes, 3rd ed., section 5.7.
#pragma once

#include <memory>

#include "scenes/scene.h"

namespace downhill::scenes {

SceneSpec difference_error_spec();
std::unique_ptr<Scene> make_difference_error(const SceneSpec& spec, const Context& context);

}  // namespace downhill::scenes
