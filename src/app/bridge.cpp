#include "app/bridge.h"

#include <emscripten/em_macros.h>
#include <emscripten/emscripten.h>
#include <imgui.h>

#include <string>
#include <string_view>

#include "app/canvas.h"
#include "app/runner.h"
#include "app/stage.h"
#include "app/state.h"
#include "text/json.h"

extern "C" void downhill_tell(const char* kind, const char* text);  // bridge_library.js

namespace downhill::app {
namespace {

using text::Done;
using text::Error;
using text::Result;

void tell(const char* kind, const std::string& text) { downhill_tell(kind, text.c_str()); }

// The whole program: one a page.
class Program {
 public:
  Program()
      : stage_(runner_, [](const std::string& parameter) { tell("edit", parameter); }),
        canvas_({
            .draw = [this](figure::Size size, float ratio,
                           double now) { return stage_.draw(size, ratio, now); },
            .background =
                [this] {
                  return ImGui::ColorConvertU32ToFloat4(
                      stage_.palette().color(figure::Role::kSheet));
                },
            .can_drag_at = [this](figure::Point at) { return stage_.can_drag_at(at); },
            .can_pinch_at = [this](figure::Point a,
                                   figure::Point b) { return stage_.can_pinch_at(a, b); },
            .pinch = [this](figure::Point a, figure::Point b, figure::Point a_now,
                            figure::Point b_now) { stage_.pinch(a, b, a_now, b_now); },
            .drawn = [this](bool painted) { tell_state(painted); },
            .context_is_lost = [](bool lost) { tell(lost ? "lost" : "back", ""); },
        }) {}

  Runner& runner() { return runner_; }
  Stage& stage() { return stage_; }
  Canvas& canvas() { return canvas_; }

  Result<Done> start(const char* selector) {
    if (canvas_.is_started()) return Done{};
    if (!ImGui::GetCurrentContext()) {
      ImGui::CreateContext();
      ImGuiIO& io = ImGui::GetIO();
      io.IniFilename = nullptr;
      io.ConfigFlags |= ImGuiConfigFlags_NoKeyboard;
      ImGuiStyle& style = ImGui::GetStyle();
      style.WindowPadding = {0, 0};
      style.WindowBorderSize = 0;
      style.WindowMinSize = {1, 1};
      style.CircleTessellationMaxError = 0.08F;
      const auto font = [this](const char* name) {
        const std::string* file = runner_.file(name);
        return file ? std::string_view(*file) : std::string_view();
      };
      if (!stage_.load_fonts({font("stage-regular.ttf"), font("stage-bold.ttf"),
                              font("stage-italic.ttf"), font("stage-han.otf"),
                              font("stage-han-bold.otf")})) {
        ImGui::DestroyContext();
        return Error{"no-font",
                     "the font stage-regular.ttf is missing or is no font",
                     {{"file", "stage-regular.ttf"}},
                     {}};
      }
    }
    return canvas_.start(selector);
  }

  // The answer of a call: "", or the error for the page. Draws what has changed.
  const char* answer(const Result<Done>& result) {
    canvas_.request_frame();
    if (result) return text("");
    const text::Json json = {{"error", runner_.sentence(result.error())},
                             {"column", result.error().place.column}};
    return text(json.dump(-1, ' ', false, text::Json::error_handler_t::replace));
  }
  const char* text(std::string answer) {
    answer_ = std::move(answer);
    return answer_.c_str();
  }

  // Runs `call` if a lesson is open.
  template <class Call>
  const char* with_lesson(Call call) {
    if (!runner_.is_open()) return answer(Error{"no-lesson", "no lesson is open", {}, {}});
    return answer(call());
  }

 private:
  // While a run plays, a few times a second: more often nobody can read the page's numbers, and
  // the page lays out and paints its forms for each.
  void tell_state(bool more_frames) {
    constexpr double kApart = 120;  // ms
    if (!runner_.is_open() || told_ == runner_.revision()) return;
    const double now = emscripten_get_now();
    if (more_frames && runner_.is_running() && now - told_at_ < kApart) return;
    told_ = runner_.revision();
    told_at_ = now;
    tell("state", state_json(runner_));
  }

  Runner runner_;
  Stage stage_;
  Canvas canvas_;
  std::string answer_;
  std::uint64_t told_ = 0;  // the revision the page knows
  double told_at_ = -1000;  // ms
};

Program& program() {
  static Program program;
  return program;
}

}  // namespace
}  // namespace downhill::app

using downhill::app::program;

extern "C" {

EMSCRIPTEN_KEEPALIVE const char* dh_words(const char* language, const char* json) {
  return program().answer(program().runner().add_words(language, json));
}

EMSCRIPTEN_KEEPALIVE void dh_file(const char* name, const char* bytes, int size) {
  program().runner().add_file(name, std::string(bytes, static_cast<std::size_t>(size)));
}

EMSCRIPTEN_KEEPALIVE const char* dh_start(const char* canvas_selector, int dark,
                                          int reduced_motion) {
  program().stage().look(dark != 0, reduced_motion != 0);
  return program().answer(program().start(canvas_selector));
}

EMSCRIPTEN_KEEPALIVE const char* dh_open(const char* lesson_json, const char* progress) {
  const auto opened = program().runner().open(lesson_json, progress);
  if (!opened) return program().answer(opened.error());
  if (opened->progress_error) return program().answer(*opened->progress_error);
  return program().answer(downhill::text::Done{});
}

EMSCRIPTEN_KEEPALIVE const char* dh_go(const char* step_id) {
  return program().with_lesson([&] { return program().runner().go(std::string_view(step_id)); });
}

EMSCRIPTEN_KEEPALIVE const char* dh_figure(const char* line) {
  return program().with_lesson([&] { return program().runner().open_figure(line); });
}

EMSCRIPTEN_KEEPALIVE const char* dh_set(const char* parameter, const char* value) {
  return program().with_lesson([&] { return program().runner().set(parameter, value); });
}

EMSCRIPTEN_KEEPALIVE const char* dh_act(const char* action) {
  return program().with_lesson([&] { return program().runner().act(action); });
}

EMSCRIPTEN_KEEPALIVE const char* dh_answer(const char* answer_id) {
  return program().with_lesson([&] { return program().runner().answer(answer_id); });
}

EMSCRIPTEN_KEEPALIVE void dh_look(int dark, int reduced_motion) {
  program().stage().look(dark != 0, reduced_motion != 0);
  program().canvas().request_frame();
}

EMSCRIPTEN_KEEPALIVE void dh_resize(double width, double height, double ratio) {
  program().canvas().resize(width, height, ratio);
}

EMSCRIPTEN_KEEPALIVE void dh_compact(int yes) {
  program().stage().set_compact(yes != 0);
  program().canvas().request_frame();
}

EMSCRIPTEN_KEEPALIVE int dh_hit(double x, double y) {
  return program().stage().can_drag_at({static_cast<float>(x), static_cast<float>(y)}) ? 1 : 0;
}

EMSCRIPTEN_KEEPALIVE const char* dh_state() {
  return program().text(downhill::app::state_json(program().runner()));
}

EMSCRIPTEN_KEEPALIVE const char* dh_svg(int width, int height) {
  return program().text(downhill::app::figure_svg(
      program().runner(), {static_cast<float>(width), static_cast<float>(height)},
      program().stage().palette().is_dark()));
}

EMSCRIPTEN_KEEPALIVE const char* dh_csv() {
  return program().text(downhill::app::figure_csv(program().runner()));
}

EMSCRIPTEN_KEEPALIVE const char* dh_file_of(const char* export_id) {
  return program().text(downhill::app::figure_file(program().runner(), export_id));
}

EMSCRIPTEN_KEEPALIVE int dh_frames() { return program().canvas().frames(); }

}  // extern "C"
