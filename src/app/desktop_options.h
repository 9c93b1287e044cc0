// The command line of `downhill-desktop`.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "figure/draw_list.h"
#include "lesson/course.h"
#include "text/result.h"

namespace downhill::app {

struct DesktopOptions {
  bool help = false;
  std::optional<std::string> lessons;  // the folder asked for
  std::string lesson;                  // a folder's name, "05-gradient"; "": the first
  std::string language;                // "": by $LANG, else the course's first
  bool dark = false;
  std::string step = "1";  // its number or its id
  figure::Size size = {1200, 800};
  std::string screenshot;  // a PNG file; "": a window to learn in
};

// Errors: "usage", one sentence with the nearest name there is.
text::Result<DesktopOptions> read_desktop_options(const std::vector<std::string>& words);

std::string desktop_help();

// What the options name, in the course that is there. A lesson is known by its folder
// ("05-gradient"), its number ("5") or its id ("gradient"). Errors: "usage".
struct DesktopStart {
  const lesson::LessonSource* lesson = nullptr;
  std::string language;
  int step = 0;
};
text::Result<DesktopStart> find_start(const DesktopOptions& options, const lesson::Course& course);

}  // namespace downhill::app
