#include "figure/frame.h"

#include <algorithm>
#include <cmath>

#include "figure/text_metrics.h"

namespace downhill::figure {
namespace {

constexpr float kGap = 7;       // between an axis and its numbers
constexpr float kOverhang = 8;  // how far a textbook axis reaches beyond the grid
constexpr float kEdge = 4;      // nothing is nearer to the figure's edge
constexpr Stroke kAxisStroke{Role::kInk2, 1.4F};
constexpr Stroke kGridStroke{Role::kGrid, 1};

// Thin straight lines are crisp when they run through the middle of pixels.
float crisp(float at) { return std::floor(at) + 0.5F; }

Rectangle grown(Rectangle box, float by) {
  return {box.left - by, box.top - by, box.width + 2 * by, box.height + 2 * by};
}

// Numbers need more room along x, where they are wide, than along y.
std::vector<Tick> x_ticks(const Axes& axes, const FrameOptions& options) {
  const float spacing = options.x.spacing > 0 ? options.x.spacing : 7.3F * options.text_size;
  return ticks(axes.x, axes.x_scale, tick_target(axes.box.width, spacing), options.x.format);
}

std::vector<Tick> y_ticks(const Axes& axes, const FrameOptions& options) {
  const float spacing = options.y.spacing > 0 ? options.y.spacing : 4.8F * options.text_size;
  return ticks(axes.y, axes.y_scale, tick_target(axes.box.height, spacing), options.y.format);
}

float widest(const std::vector<Tick>& ticks, float size) {
  float width = 0;
  for (const Tick& tick : ticks) width = std::max(width, text_width(tick.label, size));
  return width;
}

// Where an axis stands within the range it crosses: 0 at min, 1 at max.
double crossing(Range range, Scale scale, FrameStyle style) {
  const bool origin =
      style == FrameStyle::kTextbook && scale == Scale::kLinear && range.contains(0);
  return origin && range.length() > 0 ? -range.min / range.length() : 0;
}

// The margin that keeps `need` px between the figure's edge and an axis that stands at `fraction`
// of the `length` px which the margin leaves.
float margin_for(float need, double fraction, float length) {
  const float f = static_cast<float>(fraction);
  return f >= 1 ? 0 : (need - f * length) / (1 - f);
}

// One drawing: what the parts of a frame share.
class Frame {
 public:
  Frame(DrawList& list, const Axes& axes, const FrameOptions& options)
      : list_(list),
        axes_(axes),
        options_(options),
        textbook_(options.style == FrameStyle::kTextbook),
        x_ticks_(x_ticks(axes, options)),
        y_ticks_(y_ticks(axes, options)) {
    const Rectangle& box = axes.box;
    const double across = crossing(axes.x, axes.x_scale, options.style);
    const double up = crossing(axes.y, axes.y_scale, options.style);
    axis_x_ = crisp(box.left + static_cast<float>(across) * box.width);
    axis_y_ = crisp(box.bottom() - static_cast<float>(up) * box.height);
  }

  void draw() {
    list_.push_back(Plot{axes_.box, axes_.x.min, axes_.x.max, axes_.y.min, axes_.y.max,
                         axes_.x_scale == Scale::kLog, axes_.y_scale == Scale::kLog,
                         options_.x.name, options_.y.name});
    if (options_.grid) draw_grid();
    draw_lines();
    draw_names();
    draw_zero();
    if (options_.x.numbers) draw_x_numbers();
    if (options_.y.numbers) draw_y_numbers();
  }

 private:
  void draw_grid() {
    const Rectangle& box = axes_.box;
    for (const Tick& tick : x_ticks_) {
      const float x = crisp(axes_.screen_x(tick.value));
      if (x == axis_x_) continue;
      list_.push_back(Line{{x, box.top}, {x, box.bottom()}, kGridStroke});
    }
    for (const Tick& tick : y_ticks_) {
      const float y = crisp(axes_.screen_y(tick.value));
      if (y == axis_y_) continue;
      list_.push_back(Line{{box.left, y}, {box.right(), y}, kGridStroke});
    }
  }

  void draw_lines() {
    const Rectangle& box = axes_.box;
    const float over = textbook_ ? kOverhang : 0;
    const float right = box.right() + over, top = box.top - over;
    list_.push_back(Line{{box.left, axis_y_}, {right, axis_y_}, kAxisStroke});
    list_.push_back(Line{{axis_x_, box.bottom()}, {axis_x_, top}, kAxisStroke});
    if (!textbook_) return;
    list_.push_back(Polyline{{{right - 8, axis_y_ - 5}, {right, axis_y_}, {right - 8, axis_y_ + 5}},
                             kAxisStroke});
    list_.push_back(
        Polyline{{{axis_x_ - 5, top + 8}, {axis_x_, top}, {axis_x_ + 5, top + 8}}, kAxisStroke});
  }

  // A variable stands at the tip of its arrow; a long name above the end of its axis.
  void draw_names() {
    const Rectangle& box = axes_.box;
    const float size = options_.text_size;
    Text x{{}, options_.x.name, {Role::kInk2}, size, Align::kEnd, Baseline::kTop, options_.x.face};
    Text y{
        {}, options_.y.name, {Role::kInk2}, size, Align::kStart, Baseline::kTop, options_.y.face};
    if (textbook_) {
      x.anchor = {box.right() + kOverhang + 4, axis_y_ + kGap};
      y.anchor = {axis_x_ + 12, box.top - kOverhang};
      if (text_width(x.text, size, x.face) > 2 * size) {
        x.anchor.y = axis_y_ - kGap;
        x.baseline = Baseline::kBottom;
      }
      x.halo = y.halo = true;
    } else {
      x.anchor = {box.right(), box.bottom() + kGap + 1.4F * size};
      y.anchor = {box.left - kGap - widest(y_ticks_, size), box.top - 1.6F * size};
    }
    place(x);
    place(y);
  }

  // The crossing's 0, where both axes have one: written once.
  void draw_zero() {
    const bool x_has = options_.x.numbers && axes_.x.contains(0) && axes_.x_scale == Scale::kLinear;
    const bool y_has = options_.y.numbers && axes_.y.contains(0) && axes_.y_scale == Scale::kLinear;
    if (!x_has || !y_has || label_of_zero(x_ticks_) != label_of_zero(y_ticks_)) return;
    const bool at_crossing =
        crisp(axes_.screen_x(0)) == axis_x_ && crisp(axes_.screen_y(0)) == axis_y_;
    if (!at_crossing) return;
    zero_is_written_ = true;
    Text zero = number(label_of_zero(x_ticks_));
    zero.anchor = {axis_x_ - kGap, axis_y_ + kGap};
    zero.align = Align::kEnd;
    zero.baseline = Baseline::kTop;
    place(zero);
  }

  void draw_x_numbers() {
    for (const Tick& tick : x_ticks_) {
      if (tick.value == 0 && zero_is_written_) continue;
      Text text = number(tick.label);
      text.anchor = {axes_.screen_x(tick.value), axis_y_ + kGap};
      text.align = Align::kMiddle;
      text.baseline = Baseline::kTop;
      // The y axis runs on below a textbook x axis: a number on it would be struck through.
      const bool struck = textbook_ && axis_y_ + kGap < axes_.box.bottom() &&
                          grown(text_box(text), 3).touches({axis_x_, axes_.box.top, 0, 1e6F});
      if (!struck) place(text);
    }
  }

  void draw_y_numbers() {
    for (const Tick& tick : y_ticks_) {
      if (tick.value == 0 && zero_is_written_) continue;
      Text text = number(tick.label);
      text.anchor = {axis_x_ - kGap, axes_.screen_y(tick.value)};
      text.align = Align::kEnd;
      text.baseline = Baseline::kMiddle;
      const bool struck = textbook_ && axis_x_ - kGap > axes_.box.left &&
                          grown(text_box(text), 1).touches({axes_.box.left, axis_y_, 1e6F, 0});
      if (!struck) place(text);
    }
  }

  Text number(const std::string& label) const {
    Text text{{}, label, {Role::kInk2}, options_.text_size};
    text.halo = textbook_;
    return text;
  }

  static std::string label_of_zero(const std::vector<Tick>& ticks) {
    for (const Tick& tick : ticks) {
      if (tick.value == 0) return tick.label;
    }
    return "";
  }

  // Draws a text that meets no earlier one.
  void place(const Text& text) {
    if (text.text.empty()) return;
    const Rectangle box = grown(text_box(text), 2);
    for (const Rectangle& other : placed_) {
      if (box.touches(other)) return;
    }
    placed_.push_back(box);
    list_.push_back(text);
  }

  DrawList& list_;
  const Axes& axes_;
  const FrameOptions& options_;
  bool textbook_;
  std::vector<Tick> x_ticks_, y_ticks_;
  float axis_x_ = 0, axis_y_ = 0;  // where the y axis and the x axis stand
  bool zero_is_written_ = false;
  std::vector<Rectangle> placed_;
};

}  // namespace

Axes with_margins(Axes axes, const FrameOptions& options) {
  const Rectangle area = axes.box;
  const bool textbook = options.style == FrameStyle::kTextbook;
  const float size = options.text_size;
  const double up = crossing(axes.y, axes.y_scale, options.style);
  const double across = crossing(axes.x, axes.x_scale, options.style);
  // The numbers decide the box and the box the numbers: a second round settles it.
  for (int round = 0; round < 2; ++round) {
    const float x_width = options.x.numbers ? widest(x_ticks(axes, options), size) : 0;
    const float y_width = options.y.numbers ? widest(y_ticks(axes, options), size) : 0;
    // A number at the very end of an axis is centred there.
    float left = kEdge + x_width / 2, right = left;
    float top = kEdge + 0.6F * size, bottom = top;
    const float below = kEdge + (options.x.numbers ? kGap + 1.1F * size : 0);
    const float beside = kEdge + (options.y.numbers ? kGap + y_width : 0);
    if (textbook) {
      top = std::max(top, kEdge + kOverhang);
      right = std::max(right, kEdge + kOverhang + 4);
      bottom = std::max(bottom, margin_for(below, up, area.height - top));
      left = std::max(left, margin_for(beside, across, area.width - right));
    } else {
      if (!options.y.name.empty()) top = kEdge + 1.8F * size;
      bottom = below + (options.x.name.empty() ? 0 : 1.4F * size);
      left = std::max(left, beside);
    }
    axes.box = {area.left + left, area.top + top, std::max(0.F, area.width - left - right),
                std::max(0.F, area.height - top - bottom)};
  }
  return axes;
}

Axes with_equal_units(Axes axes) {
  if (axes.box.width <= 0 || axes.box.height <= 0) return axes;
  const double x_unit = axes.x.length() / static_cast<double>(axes.box.width);
  const double y_unit = axes.y.length() / static_cast<double>(axes.box.height);
  Range& range = x_unit < y_unit ? axes.x : axes.y;
  const double half = std::max(x_unit, y_unit) *
                      static_cast<double>(x_unit < y_unit ? axes.box.width : axes.box.height) / 2;
  const double middle = range.middle();
  range = {middle - half, middle + half};
  return axes;
}

void draw_axes(DrawList& list, const Axes& axes, const FrameOptions& options) {
  if (!(axes.box.width >= 1 && axes.box.height >= 1)) return;
  Frame(list, axes, options).draw();
}

}  // namespace downhill::figure
