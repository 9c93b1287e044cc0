// The list of lessons, part by part.
#pragma once

#include "app/open_course.h"
#include "app/widgets.h"

namespace downhill::app {

class LessonMenu {
 public:
  explicit LessonMenu(const OpenCourse& course) : course_(course) {}

  bool is_open() const { return is_open_; }
  void toggle();
  // The lesson that was chosen in this frame, or null.
  const lesson::LessonSource* draw(const figure::Rectangle& screen, const Palette& palette,
                                   const Typeface& typeface);

 private:
  void move(int direction);
  const lesson::LessonSource* draw_rows(const Sheet& sheet, const figure::Rectangle& box);

  const OpenCourse& course_;
  bool is_open_ = false;
  const lesson::LessonSource* pointed_ = nullptr;  // by the arrow keys; Enter chooses it
  bool shows_pointed_ = false;                     // in the next frame it is scrolled to
};

}  // namespace downhill::app
