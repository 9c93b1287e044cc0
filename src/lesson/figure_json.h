// What a page shows beside a figure, as JSON: its parameters as form controls, its numbers, its
// buttons. The stage's state (src/app/bridge.h, dh_state) and the site builder (`downhill lessons`)
// both take them from here, so the controls of the still page and of the live one are the same.
//
//     parameter  {"id", "label", "kind", "value", "text", "min", "max", "grain", "logarithmic",
//                 "unit", "choices": [{"id", "label"}], "variables": ["x"]}
//         kind: "number", "integer", "flag", "choice", "formula", "text", "list", "file"; value:
//         always text, as Scene::set() takes it; text: the same for people. variables: of formulas.
//         choices of a file: the endings of its name. After a list with so and so many places comes
//         a number for each, "<list>.<i>", with "list": its id;
//         "" is a blank. A scene with a timeline has a last row, "step".
//     readout    {"id", "label", "text", "role"}      text with its unit; role: a colour role's CSS
//     name action     {"id", "label", "enabled", "running"}
//     export     {"id", "label", "ending"}            ending: of the file's name
#pragma once

#include <string>
#include <vector>

#include "scenes/scene.h"
#include "text/json.h"

namespace downhill::lesson {

// All parameters, in declared order, and the timeline.
text::Json parameters_json(const scenes::Scene& scene);

// The readouts with these ids (observables, parameters or "step"), in this order; unknown ones are
// left out.
text::Json readouts_json(const scenes::Scene& scene, const std::vector<std::string>& ids);

text::Json actions_json(const scenes::Scene& scene);

// The files that the figure offers to save.
text::Json exports_json(const scenes::Scene& scene);

}  // namespace downhill::lesson
