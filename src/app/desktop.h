// The course in a window: a bar with lesson, language and theme; the step's text; the stage. What
// draws it in a window of the system is desktop_window.h; this knows Dear ImGui alone.
//
//     +-------------------------------------------+
//     | (Lessons)  5 The gradient     (中文)  (◐) |
//     |-------------------------------------------|
//     |  text of the step   |  +---------------+  |   narrow: the text above the stage
//     |                     |  |     stage     |  |
//     +-------------------------------------------+
#pragma once

#include <string>

#include "app/lesson_menu.h"
#include "app/open_course.h"
#include "app/prose_panel.h"
#include "app/runner.h"
#include "app/stage.h"
#include "app/value_editor.h"

namespace downhill::app {

class Desktop {
 public:
  // `still`: no gliding, for pictures.
  Desktop(lesson::Course course, bool dark, bool still);

  // In an ImGui context. False if the plain font is none.
  bool load_fonts(const FontFiles& files);
  text::Result<text::Done> open(const lesson::LessonSource& lesson, const std::string& language,
                                int step);

  // One frame. True: something moves.
  bool draw(figure::Size size, float ratio, double now_secs);
  ImVec4 background() const;
  // For the window: "The gradient · Downhill".
  std::string title() const;
  const lesson::Course& course() const { return course_.course(); }

  // A file that was dropped on the window.
  void drop(const std::string& path);

  const Runner& runner() const { return runner_; }

  // Shown until something else is opened, under the bar.
  void tell(std::string sentence) { notice_ = std::move(sentence); }
  const std::string& notice() const { return notice_; }

 private:
  void switch_to(const lesson::LessonSource& lesson, const std::string& language);
  void look();
  void hear_keys();
  std::string take_file(const std::string& parameter, const std::string& path);
  void draw_bar(const figure::Rectangle& box);
  float draw_notice(const figure::Rectangle& bar);

  Runner runner_;
  OpenCourse course_;
  Stage stage_;
  ProsePanel prose_;
  LessonMenu menu_;
  ValueEditor editor_;
  bool dark_;
  bool still_;
  bool has_han_ = true;
  std::string notice_;
};

}  // namespace downhill::app
