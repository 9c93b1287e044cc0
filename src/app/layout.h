// Where everything on the stage goes. Pure arithmetic: sizes in, rectangles out.
//
//     +--------------------------------------+
//     | Title                       == -- -- |   progress: a dash a step
//     | caption                              |
//     |                                      |
//     |               figure                 |   takes all that is left
//     |                                      |
//     | (chip) (chip) (chip)                 |   readouts
//     |--------------------------------------|   rule
//     | task card                            |
//     | controls, one or two a row           |   or, when the question is open:
//     | (action) (action)                    |   question, answers, explanation
//     | (Back)  (Question) (Reset)    (Next) |
//     +--------------------------------------+
//
// Compact (a phone, with the text below the stage): title, figure, and one row to touch.
#pragma once

#include <vector>

#include "figure/draw_list.h"

namespace downhill::app {

inline constexpr float kTouch = 44;     // px: the least height of anything to press
inline constexpr float kCardEdge = 14;  // from a card's side to its mark
inline constexpr float kMark = 20;      // the round mark of tasks and answers
inline constexpr float kMarkGap = 10;   // from it to the text

enum class ControlWidth { kHalf, kFull };

// What wants a place. A size of 0 means: not there.
struct Needs {
  figure::Size stage;
  bool compact = false;
  int steps = 1;
  float title = 0;  // heights of texts, broken to title_width() or content_width()
  float caption = 0;
  float task = 0;                 // broken to card_text_width()
  std::vector<float> chips = {};  // widths
  std::vector<ControlWidth> controls = {};
  std::vector<float> actions = {};  // widths
  bool quiz_open = false;
  float question = 0;                                    // height
  std::vector<float> answers = {};                       // heights, each as wide as the stage
  float why = 0;                                         // height
  float back = 0, next = 0, quiz_button = 0, reset = 0;  // widths
};

struct Layout {
  figure::Size stage;
  float em = 18;  // the font size of title, buttons and values
  figure::Rectangle title, dashes, caption, figure;
  std::vector<figure::Rectangle> chips;
  float rule = 0;  // y of the line above the panel
  figure::Rectangle task;
  std::vector<figure::Rectangle> controls, actions;
  figure::Rectangle question;
  std::vector<figure::Rectangle> answers;
  figure::Rectangle why;
  figure::Rectangle back, next, quiz_button, reset;

  // Everything that has a place, further on by so much.
  void move(figure::Point by);
};

// The font size for a stage of this size; readouts, tasks and answers are a little smaller,
// captions smaller still.
float em_for(figure::Size stage);
float small_size(float em);
float caption_size(float em);
// Widths that texts are broken to.
float content_width(figure::Size stage);
float title_width(figure::Size stage, int steps);
float card_text_width(figure::Size stage);

// What does not fit is left out, with an empty rectangle, so that the figure keeps a third of the
// height: first the caption, then the readouts, then the task (text and page say it too). Of many
// controls the last ones are left out.
Layout arrange(const Needs& needs);

}  // namespace downhill::app
