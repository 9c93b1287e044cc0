// Scene `derivative`: how steep is a curve, right here?
//
//     derivative?f=x^2/4+1/4&x=1&h=1.67&show=secant
//
// The curve y = f(x) in the window `from` <= x <= `to`; y fits itself. You stand at x (filled
// point); a second point stands h further on (hollow). Both can be dragged. What else is seen is
// chosen by `show`, in the order in which the lesson needs it:
//
//     rise        the step h and the height gained by it
//     secant      the line through both points
//     limit       the tangent, and the secants of h, h/2, h/4 that lean towards it
//     tangent     the tangent alone
//     sign        the tangent, and a strip that shows where f' is positive and where negative
//     trace       the tangent; below, f' for all places left of x: it grows as x is dragged
//     derivative  the tangent; below, all of f'
//
// With `predict=guess` the learner first draws f' below by hand, through nine places (guess.h);
// `miss` is the mean distance, over the window, of the drawn curve from f'.
//
// Observables: y = f(x), y2 = f(x + h), rise = y2 - y; slope (of the secant while there is a second
// point and h is not 0, else of the tangent); derivative and second, f'(x) and f''(x), exact (by
// the rules, not by differences), not defined at corners, jumps, gaps and ends; rising, falling,
// level: the sign of f'(x); peak, valley, shelf: whether x stands on one (within half a grain);
// peaks, valleys, shelves: how many the window holds; least_slope, greatest_slope in the window;
// formula: f' written out.
#pragma once

#include <memory>

#include "scenes/scene.h"

namespace downhill::scenes {

SceneSpec derivative_spec();
std::unique_ptr<Scene> make_derivative(const SceneSpec& spec, const Context& context);

}  // namespace downhill::scenes
