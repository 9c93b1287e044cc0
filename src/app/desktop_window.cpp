#include "app/desktop_window.h"

#include <SDL.h>
#include <SDL_opengl.h>
#include <backends/imgui_impl_opengl3.h>
#include <backends/imgui_impl_sdl2.h>
#include <imgui_internal.h>  // InputEventsQueue
#include <png.h>

#include <cstddef>
#include <vector>

namespace downhill::app {
namespace {

using text::Done;
using text::Error;
using text::Result;

constexpr int kSettle = 3;       // frames after the last change, as on the page
constexpr int kMostFrames = 60;  // of a picture: a run on the figure may go on for long
constexpr int kBlinkMs = 300;    // between frames while a cursor blinks in a text field

// A function of the machine's OpenGL; SDL has loaded it.
template <class Function>
Function* gl(const char* name) {
  return reinterpret_cast<Function*>(SDL_GL_GetProcAddress(name));
}
using Viewport = void APIENTRY(GLint, GLint, GLsizei, GLsizei);
using ClearColor = void APIENTRY(GLfloat, GLfloat, GLfloat, GLfloat);
using Clear = void APIENTRY(GLbitfield);
using ReadPixels = void APIENTRY(GLint, GLint, GLsizei, GLsizei, GLenum, GLenum, void*);
using PixelStore = void APIENTRY(GLenum, GLint);

}  // namespace

DesktopWindow::~DesktopWindow() {
  if (context_) {
    ImGui_ImplOpenGL3_Shutdown();
    ImGui_ImplSDL2_Shutdown();
    SDL_GL_DeleteContext(context_);
  }
  if (window_) SDL_DestroyWindow(window_);
  SDL_Quit();
}

Result<Done> DesktopWindow::open(figure::Size size) {
  const auto failed = [] {
    const std::string reason = SDL_GetError();
    return Error{"no-window",
                 "no window with OpenGL 3 could be opened: " + reason,
                 {{"reason", reason}},
                 {}};
  };
  SDL_SetHint(SDL_HINT_IME_SHOW_UI, "1");
  SDL_SetHint(SDL_HINT_VIDEO_HIGHDPI_DISABLED, "0");
  if (SDL_Init(SDL_INIT_VIDEO) != 0) return failed();
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_PROFILE_MASK, SDL_GL_CONTEXT_PROFILE_CORE);
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, 3);
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_MINOR_VERSION, 2);
  SDL_GL_SetAttribute(SDL_GL_DOUBLEBUFFER, 1);
  window_ =
      SDL_CreateWindow(desktop_.title().c_str(), SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED,
                       static_cast<int>(size.width), static_cast<int>(size.height),
                       SDL_WINDOW_OPENGL | SDL_WINDOW_RESIZABLE | SDL_WINDOW_ALLOW_HIGHDPI);
  if (!window_) return failed();
  SDL_SetWindowMinimumSize(window_, 480, 600);
  context_ = SDL_GL_CreateContext(window_);
  if (!context_) return failed();
  SDL_GL_SetSwapInterval(1);
  ImGui_ImplSDL2_InitForOpenGL(window_, context_);
  ImGui_ImplOpenGL3_Init("#version 150");
  return Done{};
}

DesktopWindow::Heard DesktopWindow::listen(int wait_ms) {
  SDL_Event event;
  Heard heard;
  for (bool there = SDL_WaitEventTimeout(&event, wait_ms) != 0; there;
       there = SDL_PollEvent(&event) != 0) {
    heard.anything = true;
    ImGui_ImplSDL2_ProcessEvent(&event);
    if (event.type == SDL_QUIT) heard.closed = true;
    if (event.type == SDL_DROPFILE) {
      desktop_.drop(event.drop.file);
      SDL_free(event.drop.file);
    }
  }
  return heard;
}

bool DesktopWindow::frame() {
  ImGui_ImplOpenGL3_NewFrame();
  ImGui_ImplSDL2_NewFrame();
  ImGui::NewFrame();
  const ImGuiIO& io = ImGui::GetIO();
  const double now_secs = static_cast<double>(SDL_GetTicks64()) / 1000;
  const bool moving =
      desktop_.draw({io.DisplaySize.x, io.DisplaySize.y}, io.DisplayFramebufferScale.x, now_secs);
  ImGui::Render();
  if (title_ != desktop_.title()) {
    title_ = desktop_.title();
    SDL_SetWindowTitle(window_, title_.c_str());
  }
  static auto* viewport = gl<Viewport>("glViewport");
  static auto* clear_color = gl<ClearColor>("glClearColor");
  static auto* clear = gl<Clear>("glClear");
  int width = 0, height = 0;
  SDL_GL_GetDrawableSize(window_, &width, &height);
  const ImVec4 paper = desktop_.background();
  viewport(0, 0, width, height);
  clear_color(paper.x, paper.y, paper.z, 1);
  clear(GL_COLOR_BUFFER_BIT);
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
  return moving;
}

void DesktopWindow::run() {
  // Dear ImGui takes a press and its release in frames of their own.
  const auto has_queue = [] { return !ImGui::GetCurrentContext()->InputEventsQueue.empty(); };
  for (int settle = kSettle;;) {
    const bool blinks = ImGui::GetIO().WantTextInput;
    const Heard heard = listen(settle > 0 ? 0 : blinks ? kBlinkMs : -1);
    if (heard.closed) return;
    const bool moving = frame();
    SDL_GL_SwapWindow(window_);
    const bool held = ImGui::IsAnyItemActive() && !blinks;
    settle = heard.anything || moving || has_queue() || held ? kSettle : settle - 1;
  }
}

Result<Done> DesktopWindow::write_picture(const std::string& path) {
  int still = 0;
  for (int i = 0; i < kMostFrames && still < kSettle; ++i) {
    (void)listen(0);
    still = frame() ? 0 : still + 1;
  }
  return read_back(path);
}

// Of the buffer that was drawn and not yet shown.
Result<Done> DesktopWindow::read_back(const std::string& path) {
  int width = 0, height = 0;
  SDL_GL_GetDrawableSize(window_, &width, &height);
  std::vector<unsigned char> pixels(static_cast<std::size_t>(width) * 3 *
                                    static_cast<std::size_t>(height));
  gl<PixelStore>("glPixelStorei")(GL_PACK_ALIGNMENT, 1);
  gl<ReadPixels>("glReadPixels")(0, 0, width, height, GL_RGB, GL_UNSIGNED_BYTE, pixels.data());
  png_image image = {};
  image.version = PNG_IMAGE_VERSION;
  image.width = static_cast<png_uint_32>(width);
  image.height = static_cast<png_uint_32>(height);
  image.format = PNG_FORMAT_RGB;
  // A negative stride: OpenGL's first row is the lowest.
  if (png_image_write_to_file(&image, path.c_str(), 0, pixels.data(), -3 * width, nullptr) == 0) {
    return Error{"write", "cannot write this picture", {}, {path, 0, 0}};
  }
  return Done{};
}

}  // namespace downhill::app
