// Scene `exercise`: exercises without end, by hand.
//
//     exercise?kind=chain-rule&level=2&seed=7&answer=3cos(3x - 1)&checked=3cos(3x - 1)
//     exercise?kind=mixed&history=111,812,310          what was practised, oldest first
//
// The question, the answer as it is read while it is typed, and beside them a picture of the
// function. "Check" judges the answer (practice/judge.h) and names the rule that went wrong where
// it can; "hint" unfolds the working line by line, "solution" all of it; "next" writes the exercise
// into the history and asks what practice/schedule.h says: missed kinds come back, and with level
// "auto" the level follows the learner. The history is a parameter like any other, so the page
// keeps it, and the same line shows the same exercise.
//
// Parameters that only buttons move: checked (the answer that was judged last), tries (wrong ones
// so far), hints, solution, history.
//
// Observables: solved (this one, 0 or 1); right: how many were right at the
// first try, hints allowed; streak: in a row without
// help; back: missed kinds that came back and were solved; asked: the level of this one.
#pragma once

#include <memory>

#include "scenes/scene.h"

namespace downhill::scenes {

SceneSpec exercise_spec();
std::unique_ptr<Scene> make_exercise(const SceneSpec& spec, const Context& context);

}  // namespace downhill::scenes
