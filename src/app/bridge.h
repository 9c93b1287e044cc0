// Where C++ and the page meet: the whole of it.
//
// Calls from the page (exported C functions; text is UTF-8 and copied; functions that answer text
// return a pointer that stays valid until the next call). "" as an answer means success; else it is
// JSON {"error": sentence, "column": n}.
//
// | function                          | what it does | | dh_words(language, json)          | adds
// words; before dh_open                                        | | dh_file(name, bytes, size) |
// hands over a data file or a font ("ames.csv", "stage-regular.ttf", "stage-bold.ttf") | |
// dh_start(canvas_selector, dark, reduced_motion) | makes the window on that canvas; once; "" or an
// error | | dh_open(lesson_json, progress)    | opens a lesson (resolved JSON), taking up progress
// ("" = none)    | | dh_go(step_id)                    | goes to a step | | dh_figure(line) |
// replaces the figure by a line of text                             | | dh_set(parameter, value) |
// sets one parameter, as the form control says                      | | dh_act(action) | presses
// one of the scene's buttons; "reset", "restore" too        | | dh_answer(answer_id)              |
// chooses a quiz answer                                             | | dh_look(dark,
// reduced_motion)     | theme and motion                                                  | |
// dh_resize(width, height, ratio)   | the canvas' CSS size and the device pixel ratio | |
// dh_compact(yes)                   | phone layout: figure and the one control that matters | |
// dh_state()                        | all the page needs to know, as JSON (below) | | dh_svg(width,
// height)             | the current figure as a stand-alone SVG                           | |
// dh_frames()                       | frames drawn so far (for tests: nothing moves, nothing is
// drawn)  |
//
// Events to the page: one function, `downhill_event(kind, text)`, given to the module by the page:
//   "state"  after anything changed: text is dh_state()'s JSON. At most once a frame.
//   "edit"   the learner pressed a formula in the stage: text is the parameter's id; the page
//   focuses its field. "lost" / "back"   the drawing context was lost / restored.
//
// dh_state(): {
//   "lesson": id, "step": step id, "index": 0, "line": figure line, "at": timeline step,
//   "describe": sentence,
//   "parameters":
//   [{"id","label","kind","value","min","max","grain","logarithmic","choices":[{"id","label"}],"unit"}],
//   of the current scene, all "readouts": [{"id","label","text"}], "actions":
//   [{"id","label","enabled"}], "task": {"done": bool} | null, "quiz": {"answered": id, "right":
//   bool, "why": sentence} | null, "done": [bool per step], "progress": JSON text for the store,
//   "can_restore": bool
// }
#pragma once
