#include "app/desktop.h"

#include <cmath>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace downhill::app {
namespace {

using figure::Face;
using figure::Rectangle;
using figure::Role;
using figure::Size;
using lesson::LessonSource;
using text::Done;
using text::Result;

constexpr float kBar = 56;
constexpr float kWide = 900;          // from here on text and stage stand side by side
constexpr float kStageShare = 0.56F;  // of the width then; of the height when narrow
constexpr float kStageShareNarrow = 0.62F;
constexpr float kEdge = 14;                          // around the stage
constexpr std::uintmax_t kLargestFile = 20'000'000;  // bytes

}  // namespace

Desktop::Desktop(lesson::Course course, bool dark, bool still)
    : course_(std::move(course), runner_),
      stage_(runner_, [this](const std::string& parameter) { editor_.open(parameter); }),
      prose_(course_, runner_),
      menu_(course_),
      editor_(runner_, [this](const std::string& parameter,
                              const std::string& path) { return take_file(parameter, path); }),
      dark_(dark),
      still_(still) {
  look();
}

bool Desktop::load_fonts(const FontFiles& files) {
  has_han_ = !files.han_plain.empty();
  return stage_.load_fonts(files);
}

void Desktop::look() { stage_.look(dark_, still_); }

Result<Done> Desktop::open(const LessonSource& lesson, const std::string& language, int step) {
  Result<Done> opened = course_.open(lesson, language);
  if (!opened) return opened;
  if (step > 0) runner_.go(step);
  notice_.clear();
  if (language == "zh" && !has_han_) tell(runner_.words().say("desktop.no-han"));
  return opened;
}

void Desktop::switch_to(const LessonSource& lesson, const std::string& language) {
  editor_.close();
  const Result<Done> opened = open(lesson, language, 0);
  if (opened) return;
  const std::string reason = text::to_string(opened.error());
  tell(runner_.words().say("desktop.not-opened",
                           {{"lesson", course_.title(lesson.id)}, {"reason", reason}}));
}

std::string Desktop::title() const {
  if (!course_.lesson()) return "Downhill";
  return course_.title(course_.lesson()->id) + " · " + course_.words().say("page.site");
}

ImVec4 Desktop::background() const {
  return ImGui::ColorConvertU32ToFloat4(stage_.palette().color(Role::kPaper));
}

std::string Desktop::take_file(const std::string& parameter, const std::string& path) {
  const text::Words& words = runner_.words();
  std::error_code failed;
  const std::uintmax_t size = std::filesystem::file_size(path, failed);
  std::ifstream file(path, std::ios::binary);
  if (failed || !file) return words.say("desktop.no-file", {{"file", path}});
  const std::string name = std::filesystem::path(path).filename().string();
  if (size > kLargestFile) {
    return words.say("page.file.large", {{"name", name}, {"most", "20"}});
  }
  runner_.add_file(name, {std::istreambuf_iterator<char>(file), {}});
  const Result<Done> set = runner_.set(parameter, name);
  return set ? "" : runner_.sentence(set.error());
}

void Desktop::drop(const std::string& path) {
  if (!runner_.is_open()) return;
  for (const scenes::Parameter& row : runner_.walk().scene().spec().parameters) {
    if (row.kind == scenes::Kind::kFile) return tell(take_file(row.id, path));
  }
  tell(runner_.words().say("desktop.takes-no-file"));
}

void Desktop::hear_keys() {
  const ImGuiIO& io = ImGui::GetIO();
  if (editor_.is_open() || io.WantTextInput || !runner_.is_open()) return;
  const auto pressed = [](ImGuiKey key) { return ImGui::IsKeyPressed(key, true); };
  if (pressed(ImGuiKey_L)) menu_.toggle();
  if (menu_.is_open()) return;
  const int step = runner_.walk().index();
  if (pressed(ImGuiKey_PageDown)) runner_.go(step + 1);
  if (pressed(ImGuiKey_PageUp)) runner_.go(step - 1);
  if (pressed(ImGuiKey_DownArrow)) prose_.scroll(3);
  if (pressed(ImGuiKey_UpArrow)) prose_.scroll(-3);
  if (pressed(ImGuiKey_Tab)) stage_.focus_next(io.KeyShift ? -1 : 1);
  if (pressed(ImGuiKey_RightArrow)) stage_.nudge(1, io.KeyShift);
  if (pressed(ImGuiKey_LeftArrow)) stage_.nudge(-1, io.KeyShift);
  if (pressed(ImGuiKey_Enter) || pressed(ImGuiKey_Space)) stage_.press_focused();
  if (pressed(ImGuiKey_Q)) stage_.toggle_quiz();
  if (pressed(ImGuiKey_R)) stage_.reset_or_restore();
  if (pressed(ImGuiKey_D)) {
    dark_ = !dark_;
    look();
  }
  if (pressed(ImGuiKey_Z)) switch_to(*course_.lesson(), course_.next_language());
  if (pressed(ImGuiKey_Escape)) notice_.clear();
  for (int i = 0; i < 9; ++i) {
    if (pressed(static_cast<ImGuiKey>(ImGuiKey_1 + i)) ||
        pressed(static_cast<ImGuiKey>(ImGuiKey_Keypad1 + i))) {
      stage_.choose_answer(i);
    }
  }
}

bool Desktop::draw(Size size, float ratio, double now_secs) {
  const Palette& palette = stage_.palette();
  ImGuiStyle& style = ImGui::GetStyle();
  style.ScrollbarSize = 10;
  style.ScrollbarRounding = 5;
  const auto color = [&](ImGuiCol part, Role role, float opacity) {
    style.Colors[part] = ImGui::ColorConvertU32ToFloat4(palette.color(role, opacity));
  };
  color(ImGuiCol_ScrollbarBg, Role::kPaper, 0);
  color(ImGuiCol_ScrollbarGrab, Role::kInk2, 0.3F);
  color(ImGuiCol_ScrollbarGrabHovered, Role::kInk2, 0.5F);
  color(ImGuiCol_ScrollbarGrabActive, Role::kInk2, 0.7F);

  hear_keys();
  const bool wide = size.width >= kWide;
  const Rectangle screen = {0, 0, size.width, size.height};
  const Rectangle bar = {0, 0, size.width, kBar};
  const float top = kBar + draw_notice(bar);
  const float height = size.height - top;
  Rectangle text, stage;
  if (wide) {
    const float width = std::round(size.width * kStageShare);
    text = {0, top, size.width - width, height};
    stage = {size.width - width, top, width, height};
  } else {
    const float stage_height = std::round(height * kStageShareNarrow);
    text = {0, top, size.width, height - stage_height};
    stage = {0, top + height - stage_height, size.width, stage_height};
  }
  stage = {stage.left + kEdge, stage.top + kEdge, stage.width - 2 * kEdge,
           stage.height - 2 * kEdge};

  // The sheet that the stage lies on.
  ImDrawList& ground = *ImGui::GetBackgroundDrawList();
  ground._FringeScale = 1 / ratio;
  const Sheet under{ground, palette, stage_.typeface()};
  draw_box(under, on_pixels(under, stage), 14, palette.color(Role::kSheet),
           palette.color(Role::kLine));
  const bool moving = stage_.draw(stage, ratio, now_secs);
  prose_.draw(text, palette, stage_.typeface());
  draw_bar(bar);
  if (const LessonSource* chosen = menu_.draw(screen, palette, stage_.typeface())) {
    switch_to(*chosen, course_.language());
  }
  editor_.draw(screen, palette, stage_.typeface());
  return moving;
}

void Desktop::draw_bar(const Rectangle& box) {
  constexpr ImGuiWindowFlags kPlain = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                                      ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoNav |
                                      ImGuiWindowFlags_NoBackground |
                                      ImGuiWindowFlags_NoBringToFrontOnFocus;
  ImGui::SetNextWindowPos({box.left, box.top});
  ImGui::SetNextWindowSize({box.width, box.height});
  ImGui::Begin("bar", nullptr, kPlain);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const Palette palette = stage_.palette();
  const Typeface& typeface = stage_.typeface();
  list._FringeScale = 1 / typeface.ratio();
  const Sheet sheet{list, palette, typeface};
  const float y = typeface.snap(box.bottom() - 1);
  list.AddRectFilled({box.left, y}, {box.right(), y + 1}, palette.color(Role::kLine));
  constexpr float kSize = 16, kHeight = 38, kGap = 8;
  const float top = (kBar - kHeight) / 2;
  const text::Words& words = course_.words();

  const Pill lessons{words.say("desktop.lessons"), PillStyle::kOutline};
  const float lessons_width = pill_width(typeface, lessons, kSize);
  if (pill(sheet, "lessons", {16, top, lessons_width, kHeight}, lessons, kSize)) menu_.toggle();

  const std::string other = course_.next_language();
  const Pill language{course_.language_name(other), PillStyle::kOutline};
  const Pill theme{words.say(dark_ ? "desktop.light" : "desktop.dark"), PillStyle::kOutline};
  const float language_width = pill_width(typeface, language, kSize);
  const float theme_width = pill_width(typeface, theme, kSize);
  float right = box.right() - 16;
  if (pill(sheet, "theme", {right - theme_width, top, theme_width, kHeight}, theme, kSize)) {
    dark_ = !dark_;
    look();
  }
  right -= theme_width + kGap;
  bool speak = false;
  if (course_.course().languages.size() > 1) {
    speak = pill(sheet, "language", {right - language_width, top, language_width, kHeight},
                 language, kSize);
    right -= language_width + kGap;
  }
  const std::string here =
      std::to_string(course_.lesson()->number) + "  " + course_.title(course_.lesson()->id);
  const float left = 16 + lessons_width + 14;
  list.PushClipRect({left, box.top}, {right - 4, box.bottom()}, true);
  draw_text(sheet, here, left, kBar / 2, kSize, palette.color(Role::kInk2));
  list.PopClipRect();
  ImGui::End();
  if (speak) switch_to(*course_.lesson(), other);
}

// What went wrong, on a strip below the bar. Returns the strip's height.
float Desktop::draw_notice(const Rectangle& bar) {
  if (notice_.empty()) return 0;
  constexpr float kSize = 15, kPadding = 8;
  const Typeface& typeface = stage_.typeface();
  const TextBlock text = text_block(typeface, notice_, kSize, bar.width - 40);
  const float height = text.height() + 2 * kPadding;
  ImDrawList& ground = *ImGui::GetBackgroundDrawList();
  const Sheet sheet{ground, stage_.palette(), typeface};
  ground.AddRectFilled({0, bar.bottom()}, {bar.width, bar.bottom() + height},
                       stage_.palette().color(Role::kWarn, 0.14F));
  draw_block(sheet, text, 20, bar.bottom() + kPadding, Role::kInk);
  return height;
}

}  // namespace downhill::app
