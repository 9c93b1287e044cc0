// Scene `gradient`: the slopes in x and in y, put together, are an arrow; everywhere at once, a
// field.
//
//     gradient?f=x^2-y^2&x=1&y=1&show=length
//     gradient?f=3x exp(-(x^2+y^2)/2)&show=follow&up=1&step=40
//
// The map of f(x, y), with level lines, beside its surface. You stand at (x, y); the point can be
// dragged on either. What else is seen is chosen by `show`, in the order in which the lesson needs
// it:
//
//     arrow    the gradient at your place
//     length   its two legs, the partial derivatives, as a right-angled triangle
//     field    the gradient everywhere, to scale; the number of arrows follows the map's size
//     follow   the field; a hiker dropped at (x, y) follows it, uphill if `up` is 1, else downhill,
//              always the steepest way: `step` counts hundredths of the window's side
//     along    the ground along a straight way through your place, at `angle` to the x axis:
//              whether it has a slope there, by the definition (calculus/slopes.h)
//
// Arrows at your place are drawn as long as the map's units say, or a nice fraction of that where
// they would not fit (`scale`). With `predict=guess` the arrow is first drawn by hand (guess.h);
// `miss` is the distance of its tip from the true one. With `filled` = 1, f is 0 where the formula
// is not defined.
//
// Observables: z = f(x, y); slope_x, slope_y: the components, exact, not defined at corners, jumps
// and gaps (where the formula has a hole that was filled: by the definition); length and direction
// (degrees) of the gradient; slope_along, has_slope_along: along `angle`; travelled: how far the
// hiker has come; z_end: how high it stands; arrived: 1 where its way has ended; formula_x,
// formula_y: the partial derivatives written out; scale; guessed, compared, miss.
#pragma once

#include <memory>

#include "scenes/scene.h"

namespace downhill::scenes {

SceneSpec gradient_spec();
std::unique_ptr<Scene> make_gradient(const SceneSpec& spec, const Context& context);

}  // namespace downhill::scenes
