// The derivative audit: one derivative, computed in five ways that know nothing of each other.
//
//     symbol              the formula of the derivative, by the rules (expr)
//     forward mode        dual numbers: every number carries its slope along (autodiff/dual.h)
//     reverse mode        the tape, run backwards from the result (autodiff/tape.h)
//     central difference  two heights, a small step to either side (autodiff/difference.h)
//     complex step        one height, a tiny step into the imaginary (autodiff/complex.h)
//
// The first three apply the same exact rules and agree to rounding, some 1e-16 of what goes into
// the sum; the complex step does too, where f is smooth; the central difference keeps about ten
// digits. At a kink (|x| at 0) they need not agree: there is no derivative.
//
// A scene with a formula opens it by two things: the row `audit_row()` among its parameters, and
// `Scene::audited()`. The panel below the figure is drawn here, for every scene alike; who shows a
// figure asks for `picture` and `sentence` instead of Scene::draw and Scene::describe, and gives
// `own_size` to what the scene does with the pointer.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "figure/draw_list.h"
#include "scenes/scene.h"

namespace downhill::scenes {

inline constexpr std::array<std::string_view, 5> kAuditWays = {"symbol", "forward", "reverse",
                                                               "central", "complex"};

struct Audit {
  struct Way {
    std::string_view name;
    std::vector<double> slopes;  // by each variable
    double difference = 0;       // the largest, from the symbol's; NaN if one is not finite
  };
  std::vector<Way> ways;
};
Audit audit(const AuditSubject& subject);

// The row `audit`: 1 opens the panel.
Parameter audit_row();

// The part of a figure, at its upper left, in which the scene draws itself.
figure::Size own_size(const Scene& scene, figure::Size size);

// The scene, and the panel if it is open.
figure::DrawList picture(const Scene& scene, figure::Size size, const DrawOptions& options = {});

// What the scene says, and what the panel shows.
std::string sentence(const Scene& scene);

}  // namespace downhill::scenes
