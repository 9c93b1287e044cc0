// A window of the system for the course: SDL2 and OpenGL 3. A frame is drawn after input and while
// something moves, as on the page (canvas.h); else the program sleeps.
#pragma once

#include <string>

#include "app/desktop.h"
#include "text/result.h"

struct SDL_Window;

namespace downhill::app {

class DesktopWindow {
 public:
  explicit DesktopWindow(Desktop& desktop) : desktop_(desktop) {}
  DesktopWindow(const DesktopWindow&) = delete;
  DesktopWindow& operator=(const DesktopWindow&) = delete;
  ~DesktopWindow();

  // Needs a current ImGui context. Errors: "no-window".
  text::Result<text::Done> open(figure::Size size);

  // Until the learner closes it.
  void run();

  // Draws until nothing moves, or for so many frames as training may take, and writes what the
  // window shows. Errors: "write".
  text::Result<text::Done> write_picture(const std::string& path);

 private:
  // Takes what the learner did; waits for it at most so long (0: not, -1: as long as it takes).
  struct Heard {
    bool anything = false;
    bool closed = false;
  };
  Heard listen(int wait_ms);
  bool frame();  // true: something moves
  text::Result<text::Done> read_back(const std::string& path);

  Desktop& desktop_;
  SDL_Window* window_ = nullptr;
  void* context_ = nullptr;
  std::string title_;
};

}  // namespace downhill::app
