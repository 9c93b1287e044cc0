// The lower part of the stage: task, question, controls, actions.
#include <algorithm>
#include <cctype>
#include <cmath>

#include "app/controls.h"
#include "app/stage.h"
#include "lesson/readout.h"
#include "text/number.h"

namespace downhill::app {
namespace {

using figure::Point;
using figure::Rectangle;
using figure::Role;
using scenes::Kind;
using scenes::Parameter;
using scenes::Scene;

// The slider's place of a value, in [0, 1], and back.
double fraction_of(double value, double min, double max, bool logarithmic) {
  if (!(max > min)) return 0;
  return logarithmic ? std::log(value / min) / std::log(max / min) : (value - min) / (max - min);
}
double value_at(double fraction, double min, double max, bool logarithmic) {
  return logarithmic ? min * std::pow(max / min, fraction) : min + (max - min) * fraction;
}

}  // namespace

void Stage::draw_task(const Sheet& sheet, const TextBlock& text) {
  if (layout_.task.height > 0) {
    task_card(sheet, layout_.task, text, runner_.walk().task_done(step_));
  }
}

void Stage::draw_quiz(const Sheet& sheet, const Texts& texts) {
  const lesson::Walk& walk = runner_.walk();
  if (!walk.current().quiz) return;
  const lesson::Quiz& quiz = *walk.current().quiz;
  const std::string answered = walk.answered(step_);
  draw_block(sheet, texts.question, layout_.question.left, layout_.question.top, Role::kInk);
  for (std::size_t i = 0; i < quiz.answers.size(); ++i) {
    const lesson::Answer& answer = quiz.answers[i];
    const Touch touched = touch("answer." + answer.id, layout_.answers[i]);
    const Rectangle box = on_pixels(sheet, layout_.answers[i]);
    const bool chosen = answer.id == answered, right = answer.id == quiz.right;
    const Role role = !chosen ? Role::kDown : right ? Role::kGood : Role::kWarn;
    const float tint = chosen ? 0.08F : touched.held ? 0.14F : touched.hovered ? 0.06F : 0.0F;
    draw_box(sheet, box, 14, palette_.color(role, tint),
             palette_.color(chosen || touched.hovered ? role : Role::kLine));
    const TextBlock& text = texts.answers[i];
    const float top = box.center().y - text.height() / 2;
    const Point mark = {box.left + kCardEdge + kMark / 2, top + text.line_height / 2};
    if (chosen && !right) {
      draw_mark(sheet, mark, role, Icon::kCross);
    } else {
      draw_mark(sheet, mark,
                chosen            ? role
                : touched.hovered ? Role::kDown
                                  : Role::kInk2,
                chosen ? Icon::kCheck : Icon::kNone);
    }
    draw_block(sheet, text, box.left + kCardEdge + kMark + kMarkGap, top, Role::kInk);
    if (touched.pressed) (void)runner_.answer(answer.id);
  }
  draw_block(sheet, texts.why, layout_.why.left, layout_.why.top,
             answered == quiz.right ? Role::kGood : Role::kInk2);
}

void Stage::draw_controls(const Sheet& sheet) {
  const std::vector<Control> all = controls();
  const Scene& scene = runner_.walk().scene();
  for (std::size_t i = 0; i < all.size() && i < layout_.controls.size(); ++i) {
    const Rectangle& box = layout_.controls[i];
    if (!(box.width > 0)) continue;
    // Sliders that stand under each other begin at the same place.
    float label_width = 0;
    for (std::size_t k = 0; k < all.size(); ++k) {
      const bool slides = !all[k].parameter || all[k].parameter->kind == Kind::kNumber ||
                          all[k].parameter->kind == Kind::kInteger;
      if (!slides || layout_.controls[k].left != box.left) continue;
      label_width = std::max(
          label_width, typeface_.width(lesson::label(scene, all[k].id), layout_.em * kLabelScale));
    }
    draw_control(sheet, all[i], box, std::min(label_width, box.width * 0.48F));
  }
}

void Stage::draw_control(const Sheet& sheet, const Control& control, const Rectangle& box,
                         float label_width) {
  const Scene& scene = runner_.walk().scene();
  const std::string label = lesson::label(scene, control.id);
  const float em = layout_.em;
  const Kind kind = control.parameter ? control.parameter->kind : Kind::kInteger;
  if (kind == Kind::kFlag) {
    const bool on = scene.number(control.id) != 0;
    if (toggle(sheet, control.id, box, label, on, em)) {
      (void)runner_.set(control.id, on ? "0" : "1");
    }
  } else if (kind == Kind::kChoice && !control.parameter->choices.empty()) {
    std::vector<std::string> labels;
    int current = -1;
    for (const std::string& choice : control.parameter->choices) {
      if (choice == scene.value(control.id)) current = static_cast<int>(labels.size());
      labels.push_back(lesson::label(scene, control.id + "." + choice));
    }
    const int pressed = segments(sheet, control.id, box, label, labels, current, em);
    if (pressed >= 0) {
      (void)runner_.set(control.id, control.parameter->choices[static_cast<std::size_t>(pressed)]);
    }
  } else if (kind == Kind::kFormula || kind == Kind::kChoice || kind == Kind::kText ||
             kind == Kind::kFile) {
    // What is typed or taken from a long list is so in the page's form.
    if (formula(sheet, control.id, box, label, lesson::value_text(scene, *control.parameter), em)) {
      edit_(control.id);
    }
  } else {
    draw_number(sheet, control, box, label_width);
  }
}

void Stage::draw_number(const Sheet& sheet, const Control& control, const Rectangle& box,
                        float label_width) {
  const Scene& scene = runner_.walk().scene();
  const Parameter* row = control.parameter;
  const auto last_step = static_cast<double>(scene.spec().last_step);
  const figure::Range range = row ? scene.range(row->id) : figure::Range{0, last_step};
  const double min = range.min, max = range.max;
  const bool logarithmic = row && row->logarithmic;
  const double value = row ? scene.number(control.id) : scene.step();
  const std::string label = lesson::label(scene, control.id);
  const std::string text = row ? lesson::value_text(scene, *row) : text::display(value, 0);
  float widest = typeface_.width(text, layout_.em);
  if (!logarithmic) {
    // Room for both ends of the range from the start, with the decimals of the value.
    const std::size_t point = text.find('.');
    int decimals = 0;
    while (point != std::string::npos &&
           point + 1 + static_cast<std::size_t>(decimals) < text.size() &&
           std::isdigit(
               static_cast<unsigned char>(text[point + 1 + static_cast<std::size_t>(decimals)]))) {
      ++decimals;
    }
    for (double end : {min, max}) {
      widest = std::max(
          widest,
          typeface_.width(lesson::number_text(end, decimals, row ? row->unit : ""), layout_.em));
    }
  }
  const SliderLook look{.label = label,
                        .value = text,
                        .label_width = label_width,
                        .value_width = kept_width("value." + control.id, widest),
                        .size = layout_.em};
  sliders_.push_back(slider_track(box, look));
  auto fraction = static_cast<float>(fraction_of(value, min, max, logarithmic));
  if (slider(sheet, control.id, box, look, fraction)) {
    runner_.set_number(control.id, value_at(static_cast<double>(fraction), min, max, logarithmic));
  }
}

void Stage::draw_actions(const Sheet& sheet) {
  const std::vector<scenes::Action> actions = runner_.walk().scene().actions();
  for (std::size_t i = 0; i < actions.size() && i < layout_.actions.size(); ++i) {
    if (!(layout_.actions[i].width > 0)) continue;  // there was no room for it
    if (pill(sheet, "action." + actions[i].id, layout_.actions[i], action_pill(actions[i]),
             small_size(layout_.em))) {
      (void)runner_.act(actions[i].id);
      return;  // the others may be gone
    }
  }
}

}  // namespace downhill::app
