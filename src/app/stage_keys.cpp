// The stage by keyboard.
#include <algorithm>
#include <cmath>

#include "app/stage.h"

namespace downhill::app {
namespace {

using figure::Rectangle;
using figure::Role;
using scenes::Kind;
using scenes::Parameter;
using scenes::Scene;

}  // namespace

void Stage::focus_next(int direction) {
  if (!runner_.is_open()) return;
  quiz_open_ = false;
  const auto all = static_cast<int>(controls().size() + runner_.walk().scene().actions().size());
  if (all == 0) return;
  focused_ = focused_ < 0 ? (direction > 0 ? 0 : all - 1) : (focused_ + direction + all) % all;
}

void Stage::nudge(int direction, bool far) {
  const std::vector<Control> all = controls();
  if (focused_ < 0) focused_ = 0;
  if (focused_ >= static_cast<int>(all.size())) return;
  const Control& control = all[static_cast<std::size_t>(focused_)];
  const Scene& scene = runner_.walk().scene();
  const Parameter* row = control.parameter;
  if (row && row->kind == Kind::kChoice && !row->choices.empty()) {
    const auto& choices = row->choices;
    const auto at = std::ranges::find(choices, scene.value(control.id)) - choices.begin();
    const auto last = static_cast<std::ptrdiff_t>(choices.size()) - 1;
    const auto next = std::clamp<std::ptrdiff_t>(at + direction, 0, last);
    (void)runner_.set(control.id, choices[static_cast<std::size_t>(next)]);
    return;
  }
  if (row && row->kind != Kind::kNumber && row->kind != Kind::kInteger) return;
  const figure::Range range =
      row ? scene.range(row->id) : figure::Range{0, static_cast<double>(scene.spec().last_step)};
  const double value = row ? scene.number(control.id) : scene.step();
  const double steps = far ? 10 : 1;
  if (row && row->logarithmic && range.min > 0) {
    runner_.set_number(control.id,
                       value * std::pow(range.max / range.min, direction * steps / 100));
    return;
  }
  // A hundredth of the way, or the next whole number.
  const bool whole = !row || row->kind == Kind::kInteger;
  const double unit = whole ? 1 : (range.max - range.min) / 100;
  runner_.set_number(control.id,
                     std::clamp(value + direction * steps * unit, range.min, range.max));
}

void Stage::press_focused() {
  const std::vector<Control> all = controls();
  if (focused_ < 0 || quiz_open_) return;
  const auto index = static_cast<std::size_t>(focused_);
  if (index < all.size()) {
    const Parameter* row = all[index].parameter;
    if (!row) return;
    if (row->kind == Kind::kFlag) {
      (void)runner_.set(row->id, runner_.walk().scene().number(row->id) != 0 ? "0" : "1");
    } else if (row->kind != Kind::kNumber && row->kind != Kind::kInteger &&
               (row->kind != Kind::kChoice || row->choices.empty())) {
      edit_(row->id);
    }
    return;
  }
  const std::vector<scenes::Action> actions = runner_.walk().scene().actions();
  if (index - all.size() < actions.size()) (void)runner_.act(actions[index - all.size()].id);
}

void Stage::toggle_quiz() {
  if (runner_.walk().current().quiz) quiz_open_ = !quiz_open_;
}

void Stage::choose_answer(int index) {
  const auto& quiz = runner_.walk().current().quiz;
  if (!quiz || index < 0 || index >= static_cast<int>(quiz->answers.size())) return;
  if (quiz_open_) {
    (void)runner_.answer(quiz->answers[static_cast<std::size_t>(index)].id);
  } else {
    quiz_open_ = true;  // nobody answers what they have not read
  }
}

void Stage::reset_or_restore() {
  const bool restore = runner_.walk().can_restore() && !runner_.is_moved();
  (void)runner_.act(restore ? "restore" : "reset");
}

void Stage::draw_focus(const Sheet& sheet) const {
  if (focused_ < 0 || quiz_open_) return;
  const std::size_t index = static_cast<std::size_t>(focused_), controls = layout_.controls.size();
  Rectangle box;
  if (index < controls) {
    box = layout_.controls[index];
    box.left -= 8;
    box.width += 16;
  } else if (index - controls < layout_.actions.size()) {
    box = layout_.actions[index - controls];
  }
  if (!(box.width > 16)) return;
  draw_box(sheet, on_pixels(sheet, box), box.height / 2, 0, palette_.color(Role::kDown), 2);
}

}  // namespace downhill::app
