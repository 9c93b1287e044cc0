#include "app/canvas.h"

#include <GLES3/gl3.h>
#include <SDL.h>
#include <backends/imgui_impl_opengl3.h>
#include <emscripten/html5.h>

#include <algorithm>
#include <cfloat>
#include <cmath>

extern "C" int downhill_take_canvas(const char* selector);  // bridge_library.js

namespace downhill::app {
namespace {

constexpr const char* kCanvas = "#canvas";  // as SDL knows it
constexpr int kSettle = 3;  // frames after the last change: hover and layout follow a frame behind

double now_secs() { return emscripten_performance_now() / 1000; }

}  // namespace

// The browser's callbacks; their user data is the canvas.
struct Canvas::Callbacks {
  static Canvas& canvas(void* user) { return *static_cast<Canvas*>(user); }

  static bool frame(double, void* user) {
    canvas(user).pending_ = false;
    canvas(user).frame();
    return false;
  }
  static int event(void* user, SDL_Event* event) { return canvas(user).handle(*event); }

  static bool touch(int type, const EmscriptenTouchEvent* event, void* user) {
    bool taken = false;
    for (int i = 0; i < event->numTouches; ++i) {
      const EmscriptenTouchPoint& point = event->touches[i];
      if (!point.isChanged) continue;
      taken = canvas(user).handle_touch(type, point.identifier, static_cast<float>(point.targetX),
                                        static_cast<float>(point.targetY)) ||
              taken;
    }
    return taken;  // true keeps the browser from scrolling
  }

  // SDL hears the mouse over the canvas only; a drag may leave it.
  static bool page_press(int, const EmscriptenMouseEvent* event, void* user) {
    int x = 0, y = 0;
    SDL_GetMouseState(&x, &y);
    canvas(user).page_offset_ = {static_cast<float>(event->clientX - x),
                                 static_cast<float>(event->clientY - y)};
    return false;
  }
  static bool page_move(int, const EmscriptenMouseEvent* event, void* user) {
    Canvas& self = canvas(user);
    if (!ImGui::GetIO().MouseDown[0]) return false;
    ImGui::GetIO().AddMousePosEvent(static_cast<float>(event->clientX) - self.page_offset_.x,
                                    static_cast<float>(event->clientY) - self.page_offset_.y);
    self.request_frame();
    return false;
  }

  static bool lost(int, const void*, void* user) {
    canvas(user).lost_ = true;
    // Forgotten while the context is lost, when nothing is deleted in earnest: later they would be
    // another context's. The next frame makes them anew.
    ImGui_ImplOpenGL3_DestroyDeviceObjects();
    canvas(user).client_.context_is_lost(true);
    return true;  // asks for restoration
  }
  static bool restored(int, const void*, void* user) {
    Canvas& self = canvas(user);
    self.lost_ = false;
    self.request_frame();
    self.client_.context_is_lost(false);
    return true;
  }
};

text::Result<text::Done> Canvas::start(const std::string& selector) {
  if (!downhill_take_canvas(selector.c_str())) {
    return text::Error{"no-canvas",
                       "there is no canvas '" + selector + "' on the page",
                       {{"selector", selector}},
                       {}};
  }
  SDL_SetHint(SDL_HINT_EMSCRIPTEN_KEYBOARD_ELEMENT, kCanvas);
  SDL_SetHint(SDL_HINT_TOUCH_MOUSE_EVENTS, "0");
  const auto failed = [] {
    const std::string reason = SDL_GetError();
    return text::Error{
        "no-webgl", "the browser gave no WebGL 2 context: " + reason, {{"reason", reason}}, {}};
  };
  if (SDL_Init(SDL_INIT_VIDEO) != 0) return failed();
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_PROFILE_MASK, SDL_GL_CONTEXT_PROFILE_ES);
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, 3);
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_MINOR_VERSION, 0);
  SDL_GL_SetAttribute(SDL_GL_DOUBLEBUFFER, 1);
  for (SDL_GLattr unused : {SDL_GL_ALPHA_SIZE, SDL_GL_DEPTH_SIZE, SDL_GL_STENCIL_SIZE}) {
    SDL_GL_SetAttribute(unused, 0);
  }
  // No title: SDL would make it the page's.
  SDL_Window* window = SDL_CreateWindow(nullptr, 0, 0, 1, 1, SDL_WINDOW_OPENGL);
  if (!window) return failed();
  if (!SDL_GL_CreateContext(window)) return failed();
  window_ = window;
  ImGui_ImplOpenGL3_Init("#version 300 es");
  arrow_ = SDL_CreateSystemCursor(SDL_SYSTEM_CURSOR_ARROW);
  hand_ = SDL_CreateSystemCursor(SDL_SYSTEM_CURSOR_HAND);
  SDL_SetEventFilter(Callbacks::event, this);
  free_the_page();
  listen_to_touch();
  emscripten_set_mousedown_callback(EMSCRIPTEN_EVENT_TARGET_DOCUMENT, this, false,
                                    Callbacks::page_press);
  emscripten_set_mousemove_callback(EMSCRIPTEN_EVENT_TARGET_DOCUMENT, this, false,
                                    Callbacks::page_move);
  emscripten_set_webglcontextlost_callback(kCanvas, this, false, Callbacks::lost);
  emscripten_set_webglcontextrestored_callback(kCanvas, this, false, Callbacks::restored);
  return text::Done{};
}

// Takes back what SDL has registered and the page needs.
void Canvas::free_the_page() {
  emscripten_set_wheel_callback(kCanvas, nullptr, false, nullptr);
  emscripten_set_keydown_callback(kCanvas, nullptr, false, nullptr);
  emscripten_set_keyup_callback(kCanvas, nullptr, false, nullptr);
  emscripten_set_keypress_callback(kCanvas, nullptr, false, nullptr);
  // SDL would keep the page from scrolling at every touch.
  emscripten_set_touchstart_callback(kCanvas, nullptr, false, nullptr);
  emscripten_set_touchmove_callback(kCanvas, nullptr, false, nullptr);
  emscripten_set_touchend_callback(kCanvas, nullptr, false, nullptr);
  emscripten_set_touchcancel_callback(kCanvas, nullptr, false, nullptr);
  emscripten_set_resize_callback(EMSCRIPTEN_EVENT_TARGET_WINDOW, nullptr, false, nullptr);
  emscripten_set_focus_callback(EMSCRIPTEN_EVENT_TARGET_WINDOW, nullptr, false, nullptr);
  emscripten_set_blur_callback(EMSCRIPTEN_EVENT_TARGET_WINDOW, nullptr, false, nullptr);
  emscripten_set_visibilitychange_callback(nullptr, false, nullptr);
  // A listener for this would keep the page out of the browser's cache for going back.
  emscripten_set_beforeunload_callback(nullptr, nullptr);
}

void Canvas::listen_to_touch() {
  emscripten_set_touchstart_callback(kCanvas, this, false, Callbacks::touch);
  emscripten_set_touchmove_callback(kCanvas, this, false, Callbacks::touch);
  emscripten_set_touchend_callback(kCanvas, this, false, Callbacks::touch);
  emscripten_set_touchcancel_callback(kCanvas, this, false, Callbacks::touch);
}

bool Canvas::handle_touch(int type, int id, float x, float y) {
  touched_secs_ = now_secs();
  if (type == EMSCRIPTEN_EVENT_TOUCHSTART) return begin_touch(id, {x, y});
  if (type != EMSCRIPTEN_EVENT_TOUCHMOVE) return end_touch(id);
  if (pinching_) {
    const std::vector<Finger> before = fingers_;
    for (Finger& finger : fingers_) {
      if (finger.id == id) finger.at = {x, y};
    }
    if (fingers_.size() == 2) {
      client_.pinch(before[0].at, before[1].at, fingers_[0].at, fingers_[1].at);
    }
  } else if (id == finger_) {
    ImGui::GetIO().AddMousePosEvent(x, y);
  } else {
    return false;
  }
  request_frame();
  return true;
}

bool Canvas::begin_touch(int id, figure::Point at) {
  fingers_.push_back({id, at});
  if (fingers_.size() == 2 && client_.can_pinch_at(fingers_[0].at, at)) {
    let_go();
    pinching_ = true;
    return true;
  }
  if (fingers_.size() > 1 || !client_.can_drag_at(at)) return pinching_;
  finger_ = id;
  ImGuiIO& io = ImGui::GetIO();
  io.AddMouseSourceEvent(ImGuiMouseSource_TouchScreen);
  io.AddMousePosEvent(at.x, at.y);
  io.AddMouseButtonEvent(0, true);
  request_frame();
  return true;
}

bool Canvas::end_touch(int id) {
  const bool taken = pinching_ || id == finger_;
  std::erase_if(fingers_, [id](const Finger& finger) { return finger.id == id; });
  if (id == finger_) let_go();
  if (fingers_.empty()) pinching_ = false;
  return taken;
}

void Canvas::let_go() {
  if (finger_ < 0) return;
  finger_ = -1;
  ImGui::GetIO().AddMouseButtonEvent(0, false);
  ImGui::GetIO().AddMousePosEvent(-FLT_MAX, -FLT_MAX);
  request_frame();
}

// Every event of SDL comes here and goes no further (0), so that its queue stays empty.
int Canvas::handle(const SDL_Event& event) {
  ImGuiIO& io = ImGui::GetIO();
  switch (event.type) {
    case SDL_MOUSEMOTION:
      // SDL holds a pointer that leaves the canvas at its edge; page_move() knows where it is.
      if (io.MouseDown[0]) return 0;
      io.AddMouseSourceEvent(ImGuiMouseSource_Mouse);
      io.AddMousePosEvent(static_cast<float>(event.motion.x), static_cast<float>(event.motion.y));
      break;
    case SDL_MOUSEBUTTONDOWN:
    case SDL_MOUSEBUTTONUP:
      if (event.button.button != SDL_BUTTON_LEFT) return 0;
      io.AddMouseButtonEvent(0, event.type == SDL_MOUSEBUTTONDOWN);
      // After a tap no pointer stays.
      if (event.type == SDL_MOUSEBUTTONUP && now_secs() - touched_secs_ < 1) {
        io.AddMousePosEvent(-FLT_MAX, -FLT_MAX);
      }
      break;
    case SDL_WINDOWEVENT:
      if (event.window.event != SDL_WINDOWEVENT_LEAVE || io.MouseDown[0]) return 0;
      io.AddMousePosEvent(-FLT_MAX, -FLT_MAX);
      break;
    default:
      return 0;
  }
  request_frame();
  return 0;
}

void Canvas::resize(double width, double height, double ratio) {
  if (!window_ || !(width >= 1) || !(height >= 1) || !(ratio > 0)) return;
  size_ = {static_cast<float>(width), static_cast<float>(height)};
  ratio_ = static_cast<float>(ratio);
  // SDL scales the mouse by its idea of the size; the canvas' own size is in device pixels.
  SDL_SetWindowSize(window_, static_cast<int>(std::lround(width)),
                    static_cast<int>(std::lround(height)));
  emscripten_set_canvas_element_size(kCanvas, static_cast<int>(std::lround(width * ratio)),
                                     static_cast<int>(std::lround(height * ratio)));
  frame();
  request_frame();
}

void Canvas::request_frame() {
  settle_ = kSettle;
  if (pending_ || !window_) return;
  pending_ = true;
  emscripten_request_animation_frame(Callbacks::frame, this);
}

// Also when the size changes, while an animation frame may be pending: that one stays the only one.
void Canvas::frame() {
  if (!window_ || !(size_.width > 0)) return;
  if (lost_) {  // nothing can be drawn; what the page's forms have changed is told all the same
    client_.drawn(false);
    return;
  }
  --settle_;
  const double now = now_secs();
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = {size_.width, size_.height};
  io.DisplayFramebufferScale = {ratio_, ratio_};
  io.DeltaTime = static_cast<float>(std::clamp(now - drawn_secs_, 1e-3, 0.1));
  drawn_secs_ = now;
  ImGui_ImplOpenGL3_NewFrame();
  ImGui::NewFrame();
  const bool moving = client_.draw(size_, ratio_, now);
  show_cursor();
  ImGui::Render();
  const ImVec4 paper = client_.background();
  glClearColor(paper.x, paper.y, paper.z, 1);
  glClear(GL_COLOR_BUFFER_BIT);
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
  SDL_GL_SwapWindow(window_);
  ++frames_;
  client_.drawn(true);
  if ((moving || settle_ > 0) && !pending_) {
    pending_ = true;
    emscripten_request_animation_frame(Callbacks::frame, this);
  }
}

void Canvas::show_cursor() {
  SDL_Cursor* wanted = ImGui::GetMouseCursor() == ImGuiMouseCursor_Hand ? hand_ : arrow_;
  if (SDL_GetCursor() != wanted) SDL_SetCursor(wanted);
}

}  // namespace downhill::app
