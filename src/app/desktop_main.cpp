// `downhill-desktop`: the course in a native window.
#define SDL_MAIN_HANDLED
#include <SDL.h>
#include <imgui.h>

#include <iostream>
#include <memory>

#include "app/desktop.h"
#include "app/desktop_options.h"
#include "app/desktop_window.h"
#include "app/system_fonts.h"
#include "lesson/course_folder.h"

namespace downhill::app {
namespace {

constexpr int kDone = 0, kFailed = 1, kWrongUsage = 2;

int refuse(const text::Error& error, int code) {
  std::cerr << "downhill-desktop: " << text::to_string(error) << '\n';
  return code;
}

struct Destroy {
  void operator()(ImGuiContext* context) const { ImGui::DestroyContext(context); }
};

// Where this program stands, with a slash at the end.
std::string program_folder() {
  const std::unique_ptr<char, decltype(&SDL_free)> folder(SDL_GetBasePath(), SDL_free);
  return folder ? folder.get() : "";
}

void set_up_imgui() {
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  ImGuiStyle& style = ImGui::GetStyle();
  style.WindowPadding = {0, 0};
  style.WindowBorderSize = 0;
  style.WindowMinSize = {1, 1};
  style.CircleTessellationMaxError = 0.08F;
}

int run(const std::vector<std::string>& words) {
  const text::Result<DesktopOptions> options = read_desktop_options(words);
  if (!options) return refuse(options.error(), kWrongUsage);
  if (options->help) {
    std::cout << desktop_help();
    return kDone;
  }
  const text::Result<std::string> folder = lesson::find_lessons(
      options->lessons, {program_folder() + DOWNHILL_INSTALLED_LESSONS, DOWNHILL_LESSONS_DIR});
  if (!folder) return refuse(folder.error(), kWrongUsage);
  text::Result<lesson::Files> files = lesson::read_lessons(*folder);
  if (!files) return refuse(files.error(), kWrongUsage);
  // Mistakes in a lesson are told when it is opened.
  std::vector<text::Error> mistakes;
  lesson::Course course = lesson::load_course(*std::move(files), mistakes);
  text::Result<DesktopStart> named = find_start(*options, course);
  if (!named) return refuse(named.error(), kWrongUsage);
  const std::string first = named->lesson->id;

  const std::unique_ptr<ImGuiContext, Destroy> context(ImGui::CreateContext());
  set_up_imgui();
  Desktop desktop(std::move(course), options->dark, !options->screenshot.empty());
  {
    const SystemFonts fonts = read_system_fonts();
    if (!desktop.load_fonts(fonts.files())) {
      return refuse({"no-font",
                     "there is no font to write with: install Noto Sans (on Debian "
                     "fonts-noto-core, and fonts-noto-cjk for Chinese)",
                     {},
                     {}},
                    kFailed);
    }
  }
  const text::Result<text::Done> opened =
      desktop.open(*desktop.course().find(first), named->language, named->step);
  if (!opened) return refuse(opened.error(), kFailed);
  DesktopWindow window(desktop);
  const text::Result<text::Done> shown = window.open(options->size);
  if (!shown) return refuse(shown.error(), kFailed);
  if (options->screenshot.empty()) {
    window.run();
    return kDone;
  }
  const text::Result<text::Done> written = window.write_picture(options->screenshot);
  return written ? kDone : refuse(written.error(), kFailed);
}

}  // namespace
}  // namespace downhill::app

// NOLINTNEXTLINE(bugprone-exception-escape): out of memory may end the program
int main(int count, char** words) { return downhill::app::run({words + 1, words + count}); }
