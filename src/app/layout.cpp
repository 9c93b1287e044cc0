#include "app/layout.h"

#include <algorithm>
#include <cmath>

namespace downhill::app {
namespace {

using figure::Rectangle;
using figure::Size;

constexpr float kGap = 8;    // between neighbours in a row
constexpr float kChip = 37;  // height of a readout
constexpr float kAnswerGap = 6;
constexpr float kCardPadding = 10;
constexpr float kNavigation = 46;  // height of Back and Next

float margin(Size stage) { return stage.width >= 560 ? 18 : 16; }

float dashes_width(Size stage, int steps) {
  const float wanted = static_cast<float>(steps) * 28 - 6;
  return std::max(0.0F, std::min(wanted, content_width(stage) * 0.4F));
}

float row_width(const std::vector<float>& widths) {
  float sum = -kGap;
  for (float width : widths) sum += width + kGap;
  return sum;
}

// Boxes of these widths, set one after the other in as many rows as they need.
std::vector<Rectangle> flow(const std::vector<float>& widths, float left, float width,
                            float height) {
  std::vector<Rectangle> boxes;
  float x = left, y = 0;
  for (float wanted : widths) {
    const float w = std::min(wanted, width);
    if (x > left && x + w > left + width) {
      x = left;
      y += height + kGap;
    }
    boxes.push_back({x, y, w, height});
    x += w + kGap;
  }
  return boxes;
}

std::vector<Rectangle> control_rows(const std::vector<ControlWidth>& controls, float left,
                                    float width) {
  std::vector<Rectangle> boxes;
  const bool two_a_row = width >= 520 && controls.size() > 1;
  constexpr float kBetween = 28;
  float y = 0;
  bool half_taken = false;
  for (std::size_t i = 0; i < controls.size(); ++i) {
    const bool half = two_a_row && controls[i] == ControlWidth::kHalf;
    const bool next_half =
        i + 1 < controls.size() && two_a_row && controls[i + 1] == ControlWidth::kHalf;
    const float column = (width - kBetween) / 2;
    if (half && half_taken) {
      boxes.push_back({left + column + kBetween, y, column, kTouch});
      y += kTouch;
      half_taken = false;
    } else if (half && next_half) {
      boxes.push_back({left, y, column, kTouch});
      half_taken = true;
    } else {
      boxes.push_back({left, y, width, kTouch});
      y += kTouch;
    }
  }
  return boxes;
}

// Buttons stand beside a control that has its row to itself, if that leaves it room.
bool can_share_row(const std::vector<Rectangle>& controls, const std::vector<float>& actions,
                   float width) {
  constexpr float kLeastControl = 210;
  if (controls.empty() || actions.empty() || controls.back().width < width) return false;
  return row_width(actions) <= width - kLeastControl - 2 * kGap;
}

float height_of(const std::vector<Rectangle>& boxes) {
  float bottom = 0;
  for (const Rectangle& box : boxes) bottom = std::max(bottom, box.bottom());
  return bottom;
}

void move_down(std::vector<Rectangle>& boxes, float by) {
  for (Rectangle& box : boxes) box.top += by;
}

// Fills a stage from its bottom edge upwards.
class Upwards {
 public:
  Upwards(float bottom, float left, float width) : bottom_(bottom), left_(left), width_(width) {}
  float edge() const { return bottom_; }
  void space(float height) { bottom_ -= height; }
  Rectangle box(float height) {
    bottom_ -= height;
    return {left_, bottom_, width_, height};
  }
  std::vector<Rectangle> rows(std::vector<Rectangle> boxes) {
    bottom_ -= height_of(boxes);
    move_down(boxes, bottom_);
    return boxes;
  }

 private:
  float bottom_, left_, width_;
};

void arrange_navigation(const Needs& needs, Layout& layout, Rectangle row) {
  float x = row.left;
  const auto place = [&](float width) {
    if (width <= 0) return Rectangle{};
    const Rectangle box{x, row.top, width, row.height};
    x += width + kGap;
    return box;
  };
  layout.back = place(needs.back);
  layout.quiz_button = place(needs.quiz_button);
  layout.reset = place(needs.reset);
  if (needs.next > 0) {
    layout.next = {row.right() - needs.next, row.top, needs.next, row.height};
  }
}

void arrange_quiz(const Needs& needs, Layout& layout, Upwards& up) {
  if (needs.why > 0) {
    up.space(4);
    layout.why = up.box(needs.why);
    up.space(kCardPadding);
  }
  layout.answers.resize(needs.answers.size());
  for (std::size_t i = needs.answers.size(); i-- > 0;) {
    layout.answers[i] = up.box(needs.answers[i]);
    up.space(i > 0 ? kAnswerGap : kCardPadding);
  }
  layout.question = up.box(needs.question);
  up.space(kCardPadding);
}

// The part of the stage's height that the figure keeps beside many controls.
constexpr float kFigureBesideControls = 0.4F;

}  // namespace

float em_for(Size stage) { return stage.width >= 560 ? 18 : 16; }
float small_size(float em) { return em >= 18 ? 17 : 16; }
float caption_size(float em) { return em >= 18 ? 16 : 15; }
float content_width(Size stage) { return std::max(0.0F, stage.width - 2 * margin(stage)); }
float title_width(Size stage, int steps) {
  return std::max(0.0F, content_width(stage) - dashes_width(stage, steps) - 2 * kGap);
}
float card_text_width(Size stage) {
  return std::max(0.0F, content_width(stage) - 2 * kCardEdge - kMark - kMarkGap);
}

void Layout::move(figure::Point by) {
  const auto move_box = [by](Rectangle& box) {
    if (box == Rectangle{}) return;  // it has no place
    box.left += by.x;
    box.top += by.y;
  };
  for (Rectangle* box : {&title, &dashes, &caption, &figure, &task, &question, &why, &back, &next,
                         &quiz_button, &reset}) {
    move_box(*box);
  }
  for (std::vector<Rectangle>* row : {&chips, &controls, &actions, &answers}) {
    for (Rectangle& box : *row) move_box(box);
  }
  if (rule > 0) rule += by.y;
}

Layout arrange(const Needs& needs) {
  Layout layout;
  const Size stage = needs.stage;
  const float left = margin(stage), width = content_width(stage);
  layout.stage = stage;
  layout.em = em_for(stage);

  // The top, downwards.
  const float dashes = dashes_width(stage, needs.steps);
  float top = needs.compact ? 10.0F : 14.0F;
  layout.title = {left, top, title_width(stage, needs.steps), needs.title};
  layout.dashes = {left + width - dashes, top, dashes, layout.em * 1.65F};
  top += std::max(needs.title, layout.dashes.height);

  // The bottom, upwards.
  Upwards up(stage.height, left, width);
  if (needs.compact) {
    // One row: the buttons where there are any, as many as fit; else the first control. The page's
    // form has the rest.
    up.space(4);
    layout.controls.resize(needs.controls.size());
    layout.actions.resize(needs.actions.size());
    if (!needs.actions.empty()) {
      const Rectangle row = up.box(kTouch);
      const std::vector<Rectangle> boxes = flow(needs.actions, row.left, row.width, row.height);
      for (std::size_t i = 0; i < boxes.size() && boxes[i].top == 0; ++i) {
        layout.actions[i] = boxes[i];
        layout.actions[i].top = row.top;
      }
      up.space(4);
    } else if (!needs.controls.empty()) {
      layout.controls[0] = up.box(kTouch);
    }
    layout.rule = up.edge();
    layout.figure = {4, top, std::max(0.0F, stage.width - 8), std::max(0.0F, layout.rule - top)};
    return layout;
  }
  up.space(16);
  arrange_navigation(needs, layout, up.box(kNavigation));
  up.space(6);
  const float least_figure = std::max(stage.height / 3, 0.0F);
  bool room = true;  // once something had to go, what matters less goes too
  const auto fits = [&](float height) {
    return room = room && up.edge() - height - top >= least_figure;
  };
  if (needs.quiz_open) {
    arrange_quiz(needs, layout, up);
  } else {
    // The page's form has the controls for which there is no room.
    const float buttons_height =
        needs.actions.empty() ? 0 : height_of(flow(needs.actions, left, width, kTouch)) + 6;
    const float room_for_controls =
        up.edge() - top - buttons_height - kFigureBesideControls * stage.height;
    std::vector<ControlWidth> wanted = needs.controls;
    std::vector<Rectangle> controls = control_rows(wanted, left, width);
    while (wanted.size() > 1 && height_of(controls) > room_for_controls) {
      wanted.pop_back();
      controls = control_rows(wanted, left, width);
    }
    const bool shared = can_share_row(controls, needs.actions, width);
    if (!needs.actions.empty() && !shared) {
      layout.actions = up.rows(flow(needs.actions, left, width, kTouch));
      up.space(6);
    }
    layout.controls = up.rows(std::move(controls));
    if (shared) {
      Rectangle& control = layout.controls.back();
      const float buttons = row_width(needs.actions);
      control.width -= buttons + 2 * kGap;
      layout.actions = flow(needs.actions, left + width - buttons, buttons + 1, kTouch);
      move_down(layout.actions, control.top);
    }
    layout.controls.resize(needs.controls.size());
    up.space(6);
    const float task = needs.task + 2 * kCardPadding;
    if (needs.task > 0 && fits(task + 6)) {
      layout.task = up.box(task);
      up.space(14);
    }
  }
  layout.rule = up.edge();
  if (!needs.quiz_open && !needs.chips.empty()) {
    std::vector<Rectangle> chips = flow(needs.chips, left, width, kChip);
    if (fits(height_of(chips) + 14)) {
      up.space(10);
      layout.chips = up.rows(std::move(chips));
      up.space(4);
    }
  }
  layout.chips.resize(needs.chips.size());
  if (needs.caption > 0 && fits(needs.caption + 4)) {
    layout.caption = {left, top, width, needs.caption};
    top += needs.caption + 4;
  }
  // Its outermost labels stand nearly where the title begins.
  layout.figure = {10, top, std::max(0.0F, stage.width - 20), std::max(0.0F, up.edge() - top)};
  return layout;
}

}  // namespace downhill::app
