// The page's canvas: SDL window, WebGL 2 context, pointer, and frames on demand.
//
// A frame is drawn after input, after request_frame(), and while the client says that something
// moves; a few more let Dear ImGui settle; then none. SDL is kept from what it would take from the
// page: the keyboard, the wheel, the canvas' size, the title, the hidden-page and unload events. A
// touch is taken only where a drag may begin, and two where they may enlarge; all others are the
// browser's, which scrolls with them or sends a click.
#pragma once

#include <imgui.h>

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "figure/draw_list.h"
#include "text/result.h"

struct SDL_Window;
struct SDL_Cursor;
union SDL_Event;

namespace downhill::app {

class Canvas {
 public:
  struct Client {
    std::function<bool(figure::Size, float ratio, double now_secs)> draw;  // true: something moves
    std::function<ImVec4()> background;
    std::function<bool(figure::Point)> can_drag_at;
    std::function<bool(figure::Point, figure::Point)> can_pinch_at;
    // Two fingers have moved: where they were, where they are.
    std::function<void(figure::Point, figure::Point, figure::Point, figure::Point)> pinch;
    std::function<void(bool painted)> drawn;    // after each frame; false: there is no context
    std::function<void(bool)> context_is_lost;  // true: lost; false: restored
  };

  explicit Canvas(Client client) : client_(std::move(client)) {}
  Canvas(const Canvas&) = delete;
  Canvas& operator=(const Canvas&) = delete;

  // Needs a current ImGui context. Errors: "no-canvas", "no-webgl".
  text::Result<text::Done> start(const std::string& selector);
  bool is_started() const { return window_ != nullptr; }

  // The canvas' CSS size and the device pixel ratio. Draws at once, for the canvas is cleared by
  // this.
  void resize(double width, double height, double ratio);
  void request_frame();
  int frames() const { return frames_; }

 private:
  void free_the_page();
  void listen_to_touch();
  void frame();
  void show_cursor();
  int handle(const SDL_Event& event);
  bool begin_touch(int id, figure::Point at);
  bool end_touch(int id);
  void let_go();
  bool handle_touch(int type, int id, float x, float y);
  struct Callbacks;  // what the browser calls

  Client client_;
  SDL_Window* window_ = nullptr;
  SDL_Cursor* arrow_ = nullptr;
  SDL_Cursor* hand_ = nullptr;
  figure::Size size_;
  float ratio_ = 1;
  int frames_ = 0;
  int settle_ = 0;  // frames still to draw
  bool pending_ = false;
  bool lost_ = false;
  double drawn_secs_ = 0;
  ImVec2 page_offset_{0, 0};  // from the page's window to the canvas, at the last press
  struct Finger {
    int id;
    figure::Point at;
  };
  std::vector<Finger> fingers_;  // on the canvas
  int finger_ = -1;              // the one that drags
  bool pinching_ = false;        // until all are gone
  double touched_secs_ = -10;    // when a finger was last there: clicks that follow are its taps
};

}  // namespace downhill::app
