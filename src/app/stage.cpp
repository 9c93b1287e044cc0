#include "app/stage.h"

#include <algorithm>
#include <chrono>
#include <cstddef>

#include "app/controls.h"
#include "app/draw_list_imgui.h"
#include "lesson/readout.h"
#include "scenes/audit.h"
#include "text/number.h"

namespace downhill::app {
namespace {

using figure::Face;
using figure::Point;
using figure::Rectangle;
using figure::Role;
using figure::Size;
using scenes::Kind;
using scenes::Parameter;
using scenes::Scene;

constexpr float kReach = 16;       // px from a handle at which the mouse takes hold of it
constexpr float kTouchReach = 26;  // and a finger

std::string name_of(const lesson::Lesson& lesson) { return lesson.language + "/" + lesson.id; }

}  // namespace

void Stage::look(bool dark, bool reduced_motion) {
  palette_ = Palette(dark);
  reduced_motion_ = reduced_motion;
}

// ---- what there is to show ----

void Stage::enter_step() {
  const lesson::Walk& walk = runner_.walk();
  const lesson::Step& step = walk.current();
  entered_ = name_of(walk.lesson());
  step_ = walk.index();
  widths_.clear();
  focused_ = -1;
  held_ = scenes::kNoHandle;
  lens_.close();
  // Where answering is the only thing to do, the question is open.
  quiz_open_ = step.quiz && !step.task && !walk.quiz_done(step_);
}

std::vector<Stage::Control> Stage::controls() const {
  std::vector<Control> all;
  const Scene& scene = runner_.walk().scene();
  for (const std::string& id : runner_.walk().current().controls) {
    if (const Parameter* parameter = scene.spec().find(id)) {
      // The figure itself is where a list is drawn.
      if (parameter->kind != Kind::kList) all.push_back({id, parameter});
    } else if (id == "step" && scene.spec().last_step > 0) {
      all.push_back({id, nullptr});
    }
  }
  std::ptrdiff_t coming = 0;
  for (const Parameter& parameter : scene.spec().parameters) {
    const bool named = std::ranges::any_of(
        all, [&](const Control& control) { return control.id == parameter.id; });
    if (named || !scene.offers(parameter)) continue;
    // After the one that matters first: it has just been asked for.
    all.insert(all.begin() + (all.empty() ? 0 : 1 + coming), {parameter.id, &parameter});
    ++coming;
  }
  return all;
}

ControlWidth Stage::control_width(const Control& control, Size size) const {
  if (!control.parameter || control.parameter->kind != Kind::kChoice ||
      control.parameter->choices.empty()) {
    return ControlWidth::kHalf;
  }
  const Scene& scene = runner_.walk().scene();
  std::vector<std::string> labels;
  for (const std::string& choice : control.parameter->choices) {
    labels.push_back(lesson::label(scene, control.id + "." + choice));
  }
  const float half = (content_width(size) - 28) / 2;
  const bool fits =
      segments_fit(typeface_, lesson::label(scene, control.id), labels, half, layout_.em);
  return fits ? ControlWidth::kHalf : ControlWidth::kFull;
}

Stage::Texts Stage::break_texts(Size size) const {
  const lesson::Walk& walk = runner_.walk();
  const lesson::Step& step = walk.current();
  const float em = em_for(size);
  Texts texts;
  texts.title =
      text_block(typeface_, step.title, em,
                 title_width(size, static_cast<int>(walk.lesson().steps.size())), Face::kBold);
  if (compact_) return texts;
  texts.caption = text_block(typeface_, step.caption, caption_size(em), content_width(size));
  const float card = card_text_width(size);
  if (step.task) {
    const bool done = walk.task_done(walk.index());
    texts.task =
        text_block(typeface_, done && !step.task->done.empty() ? step.task->done : step.task->text,
                   small_size(em), card);
  }
  if (step.quiz) {
    texts.question = text_block(typeface_, step.quiz->question, small_size(em), content_width(size),
                                Face::kBold);
    for (const lesson::Answer& answer : step.quiz->answers) {
      texts.answers.push_back(text_block(typeface_, answer.text, small_size(em), card));
      if (answer.id == walk.answered(walk.index())) {
        texts.why = text_block(typeface_, answer.why, caption_size(em), content_width(size));
      }
    }
  }
  return texts;
}

Pill Stage::action_pill(const scenes::Action& action) const {
  const PillStyle style = action.running   ? PillStyle::kChosen
                          : action.enabled ? PillStyle::kControl
                                           : PillStyle::kDisabled;
  return {lesson::label(runner_.walk().scene(), action), style, Icon::kNone, Icon::kNone};
}

Pill Stage::quiz_pill() const {
  const lesson::Walk& walk = runner_.walk();
  if (quiz_open_) return {runner_.words().say("stage.figure"), PillStyle::kOutline};
  const bool right = walk.quiz_done(step_);
  // Once the task is done, the question is what is left to do.
  const bool next = !right && (!walk.current().task || walk.task_done(step_));
  return {runner_.words().say("stage.question"),
          next    ? PillStyle::kChosen
          : right ? PillStyle::kOutline
                  : PillStyle::kControl,
          right ? Icon::kCheck : Icon::kQuestion, Icon::kNone};
}

Pill Stage::reset_pill() const {
  const bool restore = runner_.walk().can_restore() && !runner_.is_moved();
  return {runner_.words().say(restore ? "stage.restore" : "stage.reset"), PillStyle::kQuiet,
          restore ? Icon::kRestore : Icon::kReset, Icon::kNone};
}

// Readouts and values only grow while a step lasts, so that nothing beside them jumps.
float Stage::kept_width(const std::string& key, float width) {
  float& kept = widths_[key];
  kept = std::max(kept, width);
  return kept;
}

Needs Stage::needs(Size size, const Texts& texts) {
  const lesson::Walk& walk = runner_.walk();
  const Scene& scene = walk.scene();
  const float em = em_for(size);
  Needs needs{.stage = size, .compact = compact_};
  needs.steps = static_cast<int>(walk.lesson().steps.size());
  needs.title = texts.title.height();
  needs.caption = texts.caption.height();
  needs.task = std::max(texts.task.height(), texts.task.lines.empty() ? 0.0F : kMark);
  for (const lesson::Readout& r : lesson::readouts(scene, walk.current().readouts)) {
    needs.chips.push_back(
        kept_width("readout." + r.id, chip_width(typeface_, r.label, r.text, small_size(em))));
  }
  for (const Control& control : controls()) {
    needs.controls.push_back(control_width(control, size));
  }
  for (const scenes::Action& action : scene.actions()) {
    needs.actions.push_back(kept_width("action." + action.id,
                                       pill_width(typeface_, action_pill(action), small_size(em))));
  }
  if (compact_) return needs;

  needs.quiz_open = quiz_open_;
  needs.question = texts.question.height();
  for (const TextBlock& answer : texts.answers) {
    needs.answers.push_back(std::max(kTouch, answer.height() + 18));
  }
  needs.why = texts.why.height();
  const text::Words& words = runner_.words();
  if (step_ > 0) {
    needs.back = pill_width(
        typeface_, {words.say("stage.back"), PillStyle::kOutline, Icon::kBack, Icon::kNone}, em);
  }
  if (step_ + 1 < needs.steps) {
    needs.next = pill_width(
        typeface_, {words.say("stage.next"), PillStyle::kSolid, Icon::kNone, Icon::kNext}, em);
  }
  if (walk.current().quiz) needs.quiz_button = pill_width(typeface_, quiz_pill(), em);
  if (!quiz_open_ && (runner_.is_moved() || walk.can_restore())) {
    Pill reset = reset_pill();
    const float left = content_width(size) - needs.back - needs.next - needs.quiz_button - 24;
    if (pill_width(typeface_, reset, em) > left) reset.text.clear();
    needs.reset = pill_width(typeface_, reset, em);
  }
  return needs;
}

// ---- playing ----

// Lets what runs go on by the ticks that are due. A machine too slow for them plays more slowly
// rather than in leaps.
bool Stage::play(double now_secs) {
  using Clock = std::chrono::steady_clock;
  constexpr auto kMost = std::chrono::milliseconds(5);  // of a frame's 16
  if (!runner_.is_running()) {
    pace_.stop();
    return false;
  }
  const auto begun = Clock::now();
  bool goes_on = true;
  for (int due = pace_.ticks(now_secs); goes_on && due > 0; --due) {
    goes_on = runner_.advance();
    if (Clock::now() - begun > kMost) break;
  }
  return goes_on;
}

// ---- drawing ----

bool Stage::draw(const Rectangle& box, float ratio, double now_secs) {
  const Size size = {box.width, box.height};
  typeface_.set_ratio(ratio);
  sliders_.clear();
  ImGui::SetNextWindowPos({box.left, box.top});
  ImGui::SetNextWindowSize({size.width, size.height});
  constexpr ImGuiWindowFlags kPlain =
      ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoMove |
      ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoNav |
      ImGuiWindowFlags_NoScrollWithMouse | ImGuiWindowFlags_NoBringToFrontOnFocus;
  ImGui::Begin("stage", nullptr, kPlain);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list._FringeScale = 1 / ratio;  // edges fade over one device pixel, not one CSS pixel
  bool moving = false;
  if (runner_.is_open() && size.width > 0 && size.height > 0) {
    moving = play(now_secs);
    const lesson::Walk& walk = runner_.walk();
    if (walk.index() != step_ || entered_ != name_of(walk.lesson())) enter_step();
    const Texts texts = break_texts(size);
    layout_ = arrange(needs(size, texts));
    layout_.move({box.left, box.top});
    const Sheet sheet{list, palette_, typeface_};
    draw_head(sheet, texts);
    draw_figure(sheet, now_secs);
    draw_chips(sheet);
    if (!(quiz_open_ && !compact_)) {
      draw_task(sheet, texts.task);
      draw_controls(sheet);
      draw_actions(sheet);
    } else {
      draw_quiz(sheet, texts);
    }
    draw_navigation(sheet);
    draw_focus(sheet);
    moving = moving || glide_.is_moving() || runner_.is_running();
  }
  ImGui::End();
  return moving;
}

void Stage::draw_head(const Sheet& sheet, const Texts& texts) {
  draw_block(sheet, texts.title, layout_.title.left, layout_.title.top, Role::kInk);
  draw_block(sheet, layout_.caption.height > 0 ? texts.caption : TextBlock{}, layout_.caption.left,
             layout_.caption.top, Role::kInk2);
  const lesson::Walk& walk = runner_.walk();
  const auto count = static_cast<int>(walk.lesson().steps.size());
  const Rectangle& row = layout_.dashes;
  const float gap = 6, width = (row.width + gap) / static_cast<float>(count) - gap;
  for (int i = 0; i < count && width > 0; ++i) {
    const bool here = i == walk.index(), done = walk.step_done(i);
    const Role role = done ? Role::kGood : here ? Role::kInk : Role::kLine;
    const float height = here && done ? 8.0F : 5.0F;  // here, even when the colour says done
    const float left = row.left + static_cast<float>(i) * (width + gap);
    const float top = sheet.typeface.snap(row.center().y - height / 2);
    rounded_path(sheet.list, {left, top, width, height}, height / 2);
    sheet.list.PathFillConvex(palette_.color(role));
  }
}

void Stage::draw_figure(const Sheet& sheet, double now_secs) {
  const Rectangle& box = layout_.figure;
  if (!(box.width > 1) || !(box.height > 1)) return;
  const Size size = lens_.enlarged({box.width, box.height});
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  const Point pointer = lens_.through({mouse.x - box.left, mouse.y - box.top});
  const bool finger = ImGui::GetIO().MouseSource == ImGuiMouseSource_TouchScreen;
  const float reach = finger ? kTouchReach : kReach;

  if (lens_.is_open()) ImGui::SetNextItemAllowOverlap();
  const Touch touched = touch("figure", box, true);
  const Scene& now = runner_.walk().scene();
  const Size own = scenes::own_size(now, size);  // what the scene itself draws in
  if (touched.began) {
    held_ = now.hit(pointer, own, reach);
    runner_.grab(held_, pointer, own);
  }
  if (!touched.held) held_ = scenes::kNoHandle;
  const ImVec2 delta = ImGui::GetIO().MouseDelta;
  if (held_ != scenes::kNoHandle && (delta.x != 0 || delta.y != 0)) {
    runner_.drag(held_, pointer, own);
  } else if (touched.held && lens_.is_open()) {
    lens_.pan({box.width, box.height}, {delta.x, delta.y});
  }
  scenes::DrawOptions options{.hot = scenes::kNoHandle, .held = held_};
  if (held_ == scenes::kNoHandle && touched.hovered && !finger) {
    options.hot = now.hit(pointer, own, reach);
  }
  if (options.hot != scenes::kNoHandle || held_ != scenes::kNoHandle) {
    ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  }
  const bool by_hand = ImGui::IsAnyItemActive() || runner_.is_running();
  const Scene& scene =
      glide_.follow(runner_.walk().scene(), now_secs, by_hand || reduced_motion_,
                    [this](const std::string& line) { return runner_.copy_of_scene(line); });
  sheet.list.PushClipRect({box.left, box.top}, {box.right(), box.bottom()}, true);
  app::draw(sheet.list, scenes::picture(scene, size, options), palette_, typeface_,
            {box.left - lens_.corner().x, box.top - lens_.corner().y});
  sheet.list.PopClipRect();
  draw_lens(sheet);
}

// How much larger the figure is, and the way back.
void Stage::draw_lens(const Sheet& sheet) {
  if (!lens_.is_open()) return;
  const Rectangle& box = layout_.figure;
  const Pill back{text::display(lens_.scale(), 1) + "×", PillStyle::kOutline, Icon::kReset};
  const float width = pill_width(typeface_, back, small_size(layout_.em));
  if (pill(sheet, "lens", {box.right() - width - 8, box.top + 8, width, kTouch}, back,
           small_size(layout_.em))) {
    lens_.close();
  }
}

void Stage::draw_chips(const Sheet& sheet) {
  const auto readouts = lesson::readouts(runner_.walk().scene(), runner_.walk().current().readouts);
  for (std::size_t i = 0; i < readouts.size() && i < layout_.chips.size(); ++i) {
    const lesson::Readout& r = readouts[i];
    chip(sheet, layout_.chips[i], r.label, r.text, r.role, small_size(layout_.em));
  }
  if (layout_.rule <= 0) return;
  const float y = typeface_.snap(layout_.rule);
  const float left = ImGui::GetWindowPos().x;
  sheet.list.AddRectFilled({left, y}, {left + layout_.stage.width, y + 1},
                           palette_.color(Role::kLine));
}

void Stage::draw_navigation(const Sheet& sheet) {
  const text::Words& words = runner_.words();
  const float em = layout_.em;
  Pill reset = reset_pill();
  if (layout_.reset.width < pill_width(typeface_, reset, em)) reset.text.clear();
  if (pill(sheet, "reset", layout_.reset, reset, em)) reset_or_restore();
  if (pill(sheet, "quiz", layout_.quiz_button, quiz_pill(), em)) toggle_quiz();
  const int step = step_;
  if (pill(sheet, "back", layout_.back,
           {words.say("stage.back"), PillStyle::kOutline, Icon::kBack, Icon::kNone}, em)) {
    runner_.go(step - 1);
  }
  if (pill(sheet, "next", layout_.next,
           {words.say("stage.next"), PillStyle::kSolid, Icon::kNone, Icon::kNext}, em)) {
    runner_.go(step + 1);
  }
}

bool Stage::can_drag_at(Point at) const {
  for (const Rectangle& track : sliders_) {
    if (track.contains(at)) return true;
  }
  const Rectangle& box = layout_.figure;
  if (!runner_.is_open() || !box.contains(at)) return false;
  if (lens_.is_open()) return true;
  const Scene& scene = runner_.walk().scene();
  return scene.hit({at.x - box.left, at.y - box.top},
                   scenes::own_size(scene, {box.width, box.height}),
                   kTouchReach) != scenes::kNoHandle;
}

bool Stage::can_pinch_at(Point a, Point b) const {
  const Rectangle& box = layout_.figure;
  return runner_.is_open() && box.contains(a) && box.contains(b);
}

void Stage::pinch(Point a, Point b, Point a_now, Point b_now) {
  const Rectangle& box = layout_.figure;
  const auto inside = [&](Point p) { return Point{p.x - box.left, p.y - box.top}; };
  lens_.pinch({box.width, box.height}, inside(a), inside(b), inside(a_now), inside(b_now));
}

}  // namespace downhill::app
