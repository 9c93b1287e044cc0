// The stage: one sheet with the step's title and progress, its figure, readouts, task, controls,
// question, and the way back and on. Draws a Runner with Dear ImGui and hands it what the learner
// does.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "app/glide.h"
#include "app/layout.h"
#include "app/lens.h"
#include "app/pace.h"
#include "app/runner.h"
#include "app/typeface.h"
#include "app/widgets.h"

namespace downhill::app {

class Stage {
 public:
  // `edit` is called when the learner presses a formula, with the parameter's id.
  Stage(Runner& runner, std::function<void(const std::string& parameter)> edit)
      : runner_(runner), edit_(std::move(edit)) {}

  // In an ImGui context that is set up. False if the plain font is missing or damaged.
  bool load_fonts(const FontFiles& files) { return typeface_.load(files); }
  void use_default_font() { typeface_.use_default_font(); }  // natively
  void look(bool dark, bool reduced_motion);
  void set_compact(bool compact) { compact_ = compact; }
  const Palette& palette() const { return palette_; }
  const Layout& layout() const { return layout_; }  // of the last frame

  // One frame, between ImGui::NewFrame() and Render(), in a box of the screen. True: something
  // moves, another frame is wanted.
  bool draw(const figure::Rectangle& box, float ratio, double now_secs);
  bool draw(figure::Size size, float ratio, double now_secs) {
    return draw({0, 0, size.width, size.height}, ratio, now_secs);
  }
  const Typeface& typeface() const { return typeface_; }

  // By keyboard, natively (on the page its form controls do it). One control or button has the
  // focus, drawn as a ring; these are its keys.
  void focus_next(int direction);
  void nudge(int direction, bool far);  // a slider, a choice
  void press_focused();                 // a button, a switch, a formula
  void toggle_quiz();
  void choose_answer(int index);  // opens the question first
  void reset_or_restore();

  // Whether a drag may begin at this place of the last frame: on a handle of the figure, a slider,
  // or anywhere on a figure that is enlarged.
  bool can_drag_at(figure::Point at) const;

  // Whether two fingers at these places enlarge the figure; and that they have moved.
  bool can_pinch_at(figure::Point a, figure::Point b) const;
  void pinch(figure::Point a, figure::Point b, figure::Point a_now, figure::Point b_now);

 private:
  struct Texts {
    TextBlock title, caption, task, question, why;
    std::vector<TextBlock> answers;
  };
  // A control's row: its parameter, or the timeline.
  struct Control {
    std::string id;
    const scenes::Parameter* parameter = nullptr;  // null: the timeline
  };

  void enter_step();
  std::vector<Control> controls() const;
  ControlWidth control_width(const Control& control, figure::Size size) const;
  Texts break_texts(figure::Size size) const;
  Needs needs(figure::Size size, const Texts& texts);

  void draw_head(const Sheet& sheet, const Texts& texts);
  bool play(double now_secs);
  void draw_figure(const Sheet& sheet, double now_secs);
  void draw_lens(const Sheet& sheet);
  void draw_chips(const Sheet& sheet);
  void draw_task(const Sheet& sheet, const TextBlock& text);
  void draw_quiz(const Sheet& sheet, const Texts& texts);
  void draw_controls(const Sheet& sheet);
  void draw_control(const Sheet& sheet, const Control& control, const figure::Rectangle& box,
                    float label_width);
  void draw_number(const Sheet& sheet, const Control& control, const figure::Rectangle& box,
                   float label_width);
  void draw_actions(const Sheet& sheet);
  void draw_navigation(const Sheet& sheet);
  void draw_focus(const Sheet& sheet) const;
  float kept_width(const std::string& key, float width);
  Pill action_pill(const scenes::Action& action) const;
  Pill quiz_pill() const;
  Pill reset_pill() const;

  Runner& runner_;
  std::function<void(const std::string&)> edit_;
  Typeface typeface_;
  Palette palette_;
  bool reduced_motion_ = false;
  bool compact_ = false;

  std::string entered_;  // the lesson whose step that is, and its language
  int step_ = -1;
  bool quiz_open_ = false;
  int focused_ = -1;  // of the controls, then the actions; -1: none
  std::map<std::string, float>
      widths_;  // the widest that readouts and values have been in this step
  Layout layout_;
  std::vector<figure::Rectangle> sliders_;  // of the last frame
  scenes::Handle held_ = scenes::kNoHandle;
  Lens lens_;
  Glide glide_;
  Pace pace_;
};

}  // namespace downhill::app
