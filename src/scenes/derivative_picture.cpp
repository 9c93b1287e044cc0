#include "scenes/derivative_picture.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "figure/frame.h"
#include "figure/panels.h"
#include "figure/text_metrics.h"
#include "text/number.h"

namespace downhill::scenes {
namespace {

using figure::Axes;
using figure::Dash;
using figure::DrawList;
using figure::FrameOptions;
using figure::Line;
using figure::Point;
using figure::Range;
using figure::Rectangle;
using figure::Role;
using figure::Size;
using figure::Stroke;

FrameOptions frame(const DerivativeLayout& layout, const char* y_name) {
  return {.x = {.name = "x"}, .y = {.name = y_name}, .text_size = layout.text_size};
}

// A little air at the sides, so that a point at the end of the window is whole.
Range aired(Range range) { return figure::padded(range, 0.03); }

// The point of the axes' box nearest to a point; where there is no y, on the x-axis.
Point held_in(const Axes& axes, double x, double y) {
  const Point p = axes.screen_from_data(x, std::isnan(y) ? 0 : y);
  const Rectangle& box = axes.box;
  return {std::clamp(p.x, box.left, std::max(box.left, box.right())),
          std::clamp(p.y, box.top, std::max(box.top, box.bottom()))};
}

float line_width(const DerivativeLayout& layout, float wide) {
  return layout.text_size < 15 ? 0.85F * wide : wide;
}

void add_line(DrawList& list, const std::optional<Line>& line) {
  if (line) list.push_back(*line);
}

}  // namespace

std::string DerivativePicture::ground_key() const {
  if (std::isnan(y)) return "gap";
  if (landmark) {
    if (!landmark->level) return "corner";
    switch (landmark->kind) {
      case LandmarkKind::kPeak:
        return "peak";
      case LandmarkKind::kValley:
        return "valley";
      case LandmarkKind::kShelf:
        return "shelf";
    }
  }
  if (std::isnan(derivative)) return "corner";
  if (derivative == 0) return "level";
  return derivative > 0 ? "rising" : "falling";
}

DerivativeLayout DerivativePicture::layout(Size size) const {
  DerivativeLayout out;
  out.text_size = figure::text_size_for(size);
  out.point_radius = out.text_size < 15 ? 7 : 8.5F;
  const Range x_range = aired(window);
  if (has_below()) {
    const float split = std::round(0.54F * size.height);
    out.above = with_margins({x_range, heights, {0, 0, size.width, split}}, frame(out, "f(x)"));
    out.below = with_margins({x_range, slopes, {0, split, size.width, size.height - split}},
                             frame(out, "f\u2032(x)"));
    // One x, one place on the screen.
    const float left = std::max(out.above.box.left, out.below.box.left);
    const float right = std::min(out.above.box.right(), out.below.box.right());
    for (Axes* axes : {&out.above, &out.below}) {
      axes->box.left = left;
      axes->box.width = std::max(0.0F, right - left);
    }
    return out;
  }
  const float strip = show == DerivativeShow::kSign ? std::round(2.1F * out.text_size) : 0;
  const float height = std::max(0.0F, size.height - strip);
  out.above = with_margins({x_range, heights, {0, 0, size.width, height}}, frame(out, "y"));
  const float depth = std::round(1.5F * out.text_size);
  out.strip = {out.above.box.left, height, out.above.box.width, std::min(depth, size.height)};
  return out;
}

Point DerivativePicture::place_point(const DerivativeLayout& layout) const {
  return held_in(layout.above, x, y);
}

Point DerivativePicture::second_point(const DerivativeLayout& layout) const {
  return held_in(layout.above, x + h, y2);
}

double DerivativePicture::guess_place(int entry) const {
  const double last = static_cast<double>(guess.values().size()) - 1;
  return window.min + window.length() * entry / last;
}

int DerivativePicture::guess_entry(double at_x) const {
  const int last = static_cast<int>(guess.values().size()) - 1;
  const double share = (at_x - window.min) / window.length();
  return static_cast<int>(std::lround(std::clamp(share, 0.0, 1.0) * last));
}

Point DerivativePicture::below_point(const DerivativeLayout& layout) const {
  return held_in(layout.below, x, derivative);
}

DrawList DerivativePicture::draw(const text::Words& words, Size size, figure::Touch place,
                                 figure::Touch second) const {
  DrawList list;
  const DerivativeLayout layout = this->layout(size);
  if (!has_room(layout.above.box, 1)) return list;
  draw_axes(list, layout.above, frame(layout, has_below() ? "f(x)" : "y"));
  if (has_below()) {
    draw_below(list, layout);
    if (guess.is_asked()) draw_guess(list, words, layout);
  }
  if (show == DerivativeShow::kSign) draw_strip(list, words, layout);
  figure::draw_curve(list, f, window, layout.above, {Role::kCurve, line_width(layout, 3.2F)});
  if (!hides_answer()) draw_lines(list, layout);

  if (has_second()) draw_step(list, layout);
  const Point at = place_point(layout);
  if (place != figure::Touch::kRest) {
    list.push_back(figure::Circle{at, 2.1F * layout.point_radius, {Role::kDown, 0.2F}});
  }
  const Role role = std::isnan(y) ? Role::kWarn : Role::kPoint;
  figure::draw_point(list, at, role, layout.point_radius);
  if (has_second()) {
    figure::draw_handle(list, second_point(layout), second,
                        std::isnan(y2) ? Role::kWarn : Role::kPoint, layout.point_radius);
  }
  if (!hides_answer()) draw_value(list, words, layout);
  return list;
}

void DerivativePicture::draw_strip(DrawList& list, const text::Words& words,
                                   const DerivativeLayout& layout) const {
  constexpr int kPieces = 720;
  const auto sign_at = [&](int i) {
    const double t = window.min + (i + 0.5) / kPieces * window.length();
    const double s = std::isfinite(f(t)) ? slope(t) : 0;
    return s > 0 ? 1 : s < 0 ? -1 : 0;
  };
  for (int first = 0; first < kPieces;) {
    const int sign = sign_at(first);
    int last = first;
    while (last + 1 < kPieces && sign_at(last + 1) == sign) ++last;
    const double from = window.min + static_cast<double>(first) / kPieces * window.length();
    const double to = window.min + (last + 1.0) / kPieces * window.length();
    first = last + 1;
    if (sign == 0) continue;

    Rectangle box = layout.strip;
    box.left = layout.above.screen_x(from) + 1;
    box.width = std::max(0.0F, layout.above.screen_x(to) - 1 - box.left);
    const Role role = sign > 0 ? Role::kUp : Role::kDown;
    const bool here = x >= from && x <= to;
    list.push_back(figure::Rect{box, {role, here ? 0.3F : 0.12F}, figure::kNoStroke, 5});
    const std::string mark = sign > 0 ? "+" : "\u2212";
    const std::string word = words.say(sign > 0 ? "derivative.rising" : "derivative.falling");
    for (const std::string& label : {mark + " " + word, mark}) {
      const float wanted = figure::text_width(label, layout.text_size) + layout.text_size;
      if (wanted > box.width) continue;
      list.push_back(figure::Text{box.center(),
                                  label,
                                  {role},
                                  layout.text_size,
                                  figure::Align::kMiddle,
                                  figure::Baseline::kMiddle});
      break;
    }
  }
}

void DerivativePicture::draw_lines(DrawList& list, const DerivativeLayout& layout) const {
  const auto line = [&](double steepness, const Stroke& stroke) {
    add_line(list, figure::line_through(layout.above, {x, y}, steepness, stroke));
  };
  const Stroke solid{Role::kTangent, line_width(layout, 2.4F)};
  switch (show) {
    case DerivativeShow::kRise:
      return;
    case DerivativeShow::kSecant:
      line(shown_slope(), solid);
      return;
    case DerivativeShow::kLimit:
      for (const double part : {0.25, 0.5, 1.0}) {
        if (h == 0) break;
        const Stroke dashed{Role::kTangent, line_width(layout, 1.4F), Dash::kDashed,
                            part == 1 ? 0.9F : 0.5F};
        line((f(x + part * h) - y) / (part * h), dashed);
      }
      line(derivative, solid);
      return;
    default:
      line(derivative, solid);
  }
}

void DerivativePicture::draw_step(DrawList& list, const DerivativeLayout& layout) const {
  if (std::isnan(y) || std::isnan(y2)) return;
  const bool numbers = show == DerivativeShow::kRise;
  figure::GuideLabels labels{.across = "h", .up = "f(x+h) \u2212 f(x)"};
  labels.text_size = layout.text_size;
  if (show == DerivativeShow::kLimit) labels.up = "";  // the lines need the room
  if (numbers) {
    labels.across = text::display(h, 2);
    labels.across_face = figure::Face::kPlain;
    labels.up = text::display(y2 - y, 2);
  }
  figure::draw_guides(list, place_point(layout), second_point(layout), layout.above.box, labels);
}

void DerivativePicture::draw_below(DrawList& list, const DerivativeLayout& layout) const {
  if (!has_room(layout.below.box, 1)) return;
  draw_axes(list, layout.below, frame(layout, "f\u2032(x)"));
  const Range seen{window.min, show == DerivativeShow::kTrace ? x : window.max};
  if (seen.length() > 0 && !guess.hides_answer()) {
    figure::draw_curve(list, slope, seen, layout.below, {Role::kTangent, line_width(layout, 2.8F)});
  }
  const Point above = place_point(layout);
  const Point foot = layout.below.screen_from_data(x, 0);
  const bool is_open = std::isnan(derivative) || guess.hides_answer();
  const Point end = is_open ? Point{foot.x, layout.below.box.top} : below_point(layout);
  list.push_back(Line{above, {end.x, end.y}, {Role::kInk2, 1.3F, Dash::kDashed}});
  if (is_open) return;
  figure::draw_point(list, end, Role::kTangent, 0.75F * layout.point_radius);
}

void DerivativePicture::draw_guess(DrawList& list, const text::Words& words,
                                   const DerivativeLayout& layout) const {
  const Axes& axes = layout.below;
  if (!has_room(axes.box, 1)) return;
  if (guess.is_begun()) {
    const auto curve = [&](double t) { return guessed_curve(guess.values(), window, t); };
    figure::draw_curve(list, curve, window, axes,
                       {Role::kGuess, line_width(layout, 2.8F), Dash::kDashed});
  }
  if (guess.compares()) {
    const int entry = static_cast<int>(guess.values().size()) / 4;
    figure::Text name{{}, words.say("figure.guess.name"), {Role::kGuess}};
    name.size = layout.text_size;
    const double at = guess_place(entry);
    figure::draw_label(list, axes.screen_from_data(at, guessed_curve(guess.values(), window, at)),
                       name, axes.box);
    return;
  }
  for (int i = 0; i < static_cast<int>(guess.values().size()); ++i) {
    const double value = guess.values()[static_cast<std::size_t>(i)];
    const Point at = held_in(axes, guess_place(i), value);
    if (std::isnan(value)) {
      list.push_back(figure::Circle{at,
                                    0.6F * layout.point_radius,
                                    {Role::kSheet},
                                    {Role::kGuess, 1.4F, Dash::kSolid, 0.75F}});
    } else {
      figure::draw_handle(list, at, figure::Touch::kRest, Role::kGuess,
                          0.75F * layout.point_radius);
    }
  }
  if (guess.is_begun()) return;
  figure::draw_tag(list, axes.screen_from_data(window.middle(), slopes.max),
                   words.say("derivative.draw_here"), axes.box,
                   {.role = Role::kGuess, .text_size = layout.text_size});
}

void DerivativePicture::draw_value(DrawList& list, const text::Words& words,
                                   const DerivativeLayout& layout) const {
  const auto tag = [&](Point beside, const std::string& text, Role role = Role::kTangent) {
    figure::draw_tag(list, beside, text, layout.above.box,
                     {.role = role, .text_size = layout.text_size});
  };
  const auto named = [&](const char* name, double number) {
    return words.say(name) + " " + text::display(number, 2);
  };
  const double steepness = shown_slope();
  const Point beside = has_second() && !std::isnan(y) ? second_point(layout) : place_point(layout);
  if (std::isnan(steepness)) {
    const bool gap = std::isnan(y) || (has_second() && h != 0 && std::isnan(y2));
    tag(beside, words.say(gap ? "derivative.gap" : "derivative.none"), Role::kWarn);
    return;
  }
  if (show == DerivativeShow::kLimit && h != 0) {
    // Both lines are in view, so each is called by its name.
    figure::Text secant{{}, named("derivative.secant", steepness), {Role::kTangent}};
    secant.size = layout.text_size;
    figure::draw_label(list, beside, secant, layout.above.box, 1.7F * layout.point_radius);
    const auto tangent = figure::line_through(layout.above, {x, y}, derivative, {});
    if (!tangent) return;
    const Point from = place_point(layout);
    const Point end = h > 0 ? tangent->to : tangent->from;
    tag({from.x + 0.8F * (end.x - from.x), from.y + 0.8F * (end.y - from.y)},
        named("derivative.tangent", derivative));
    return;
  }
  std::string text = named("derivative.slope", steepness);
  if (!has_second() && landmark && landmark->level) {
    text += " \u00B7 " + words.say("derivative." + ground_key());
  }
  tag(beside, text);
}

}  // namespace downhill::scenes
