// Where C++ and the page meet: the whole of it.
//
// Calls from the page are exported C functions. Text is UTF-8 and copied; functions that answer
// text return a pointer that stays valid until the next call. "" as an answer means success; else
// it is JSON
// {"error": sentence, "column": n} (column: 0 if not known), in the language of the words.
#pragma once

// clang-format off
//
// | function                        | what it does                                                               |
// | ------------------------------- | -------------------------------------------------------------------------- |
// | dh_words(language, json)        | adds words; before dh_open. Another language begins a new list             |
// | dh_file(name, bytes, size)      | hands over a copy of a data file ("ames.csv"; the reader's), a font (below)  |
// | dh_start(canvas_selector, dark, reduced_motion) | makes the window on that canvas, once, when the fonts are there |
// | dh_open(lesson_json, progress)  | opens a lesson (resolved JSON) and takes up progress ("" = none). Damaged  |
// |                                 | progress is an error that says so, but the lesson is open, from its start  |
// | dh_go(step_id)                  | goes to a step                                                             |
// | dh_figure(line)                 | replaces the figure by a line of text                                      |
// | dh_set(parameter, value)        | sets one parameter, as the form control says; "step" is the timeline       |
// | dh_act(action)                  | presses one of the scene's buttons; also "reset" and "restore"             |
// | dh_answer(answer_id)            | chooses a quiz answer                                                      |
// | dh_look(dark, reduced_motion)   | theme and motion                                                           |
// | dh_resize(width, height, ratio) | the canvas' CSS size (doubles, px) and the device pixel ratio; draws at once |
// | dh_compact(yes)                 | phone layout: title, figure, and one row to touch                          |
// | dh_hit(x, y)                    | 1 if something draggable is there (CSS px from the canvas' corner), else 0 |
// | dh_state()                      | all the page needs to know, as JSON (below)                                |
// | dh_svg(width, height)           | the current figure as a stand-alone SVG                                    |
// | dh_csv()                        | what it plots, as CSV                                                      |
// | dh_file_of(export)              | a file that the figure offers to save: its data, its weights               |
// | dh_frames()                     | frames drawn so far (for tests: nothing moves, nothing is drawn)           |
//
// Fonts (TrueType or OpenType): "stage-regular.ttf" is needed; "stage-bold.ttf", "stage-italic.ttf" if there are.
// "stage-han.otf", "stage-han-bold.otf" are searched for the characters that these lack.
//
// The module is made with two functions and the canvas: Downhill({canvas, downhill_event, ...}).
// downhill_event(kind, text):
//   "state"   after anything changed: text is dh_state()'s JSON. At most once a frame; while a run plays,
//             some eight times a second.
//   "edit"    the learner pressed a formula in the stage: text is the parameter's id; the page focuses its field.
//   "error"   something went wrong that no call asked about: text is a sentence.
//   "lost", "back"   the drawing context was lost, and is restored and drawn again.
//
// Pointer: the stage hears mouse and touch on the canvas itself. A touch that begins on something draggable is taken
// (the page does not scroll); any other scrolls the page, or is a tap, which arrives as a click. The wheel is left to
// the page. The canvas takes no keyboard.
//
// dh_state(): {
//   "lesson": id, "step": step id, "index": 0, "line": figure line, "at": timeline step, "describe": sentence,
//   "parameters": [...], "readouts": [...], "actions": [...], "exports": [...]     of the current scene; rows as in lesson/figure_json.h
//   "task": {"done": bool} | null,
//   "quiz": {"answered": id or "", "right": bool, "why": sentence} | null,
//   "done": [bool per step], "progress": JSON text for the store,
//   "can_reset": bool, "can_restore": bool
// }
// clang-format on
