#include "scenes/exercise_picture.h"

#include <algorithm>
#include <cmath>

#include "figure/curve.h"
#include "figure/fit_range.h"
#include "figure/frame.h"
#include "figure/ground_map.h"
#include "figure/marks.h"
#include "figure/paragraph.h"
#include "figure/text_metrics.h"

namespace downhill::scenes {
namespace {

using figure::DrawList;
using figure::Fill;
using figure::Point;
using figure::Rectangle;
using figure::Role;

float height_of(const std::string& text, float size, float width) {
  return static_cast<float>(figure::text_lines(text, size, width).size()) *
         figure::line_height(size);
}

void draw_words(DrawList& list, const ExercisePicture& picture, Rectangle box, float text_size) {
  const float small = 0.86F * text_size;
  struct Block {
    const std::string* text;
    float size, gap;
    Fill fill;
  };
  const Block blocks[] = {{&picture.standing, small, 6, {Role::kInk2}},
                          {&picture.question, text_size, 6, {Role::kInk}},
                          {&picture.formula, 1.3F * text_size, 12, {Role::kCurve}},
                          {&picture.answer, 1.1F * text_size, 6, {Role::kGuess}},
                          {&picture.verdict, text_size, 0, {picture.tone}}};
  // As large as it fits.
  float scale = 1;
  const auto whole = [&] {
    float height = figure::line_height(1.05F * text_size * scale);
    for (const Block& block : blocks) {
      if (!block.text->empty()) {
        height += height_of(*block.text, scale * block.size, box.width) + scale * block.gap;
      }
    }
    return height;
  };
  while (scale > 0.6F && whole() > box.height) scale -= 0.04F;
  float y = box.top;
  list.push_back(figure::Text{{box.left, y + 0.6F * text_size * scale},
                              picture.kind,
                              {Role::kInk},
                              1.05F * text_size * scale,
                              figure::Align::kStart,
                              figure::Baseline::kMiddle,
                              figure::Face::kBold});
  y += figure::line_height(1.05F * text_size * scale);
  for (const Block& block : blocks) {
    if (block.text->empty()) continue;
    y = figure::draw_paragraph(list, {box.left, y}, *block.text, scale * block.size, box.width,
                               block.fill) +
        scale * block.gap;
  }
}

void draw_working(DrawList& list, const ExercisePicture& picture, Rectangle box, float text_size) {
  list.push_back(figure::Rect{box, {Role::kPaper}, {Role::kLine, 1}, 10});
  const float width = box.width - 18;
  // As large as it fits; where even small letters do not, the last lines.
  float size = 0.95F * text_size;
  const auto height_from = [&](std::size_t first) {
    float out = 14 + figure::line_height(text_size);
    for (std::size_t i = first; i < picture.working.size(); ++i) {
      out += height_of(picture.working[i].formula, size, width) + 3;
      if (!picture.working[i].reason.empty()) {
        out += height_of(picture.working[i].reason, 0.85F * size, width);
      }
    }
    return out;
  };
  while (size > 9.5F && height_from(0) > box.height) size -= 0.5F;
  std::size_t first = 0;
  while (first + 1 < picture.working.size() && height_from(first) > box.height) ++first;
  list.push_back(figure::Clip{box});
  float y = figure::draw_paragraph(list, {box.left + 9, box.top + 6},
                                   picture.working_title + (first > 0 ? " …" : ""),
                                   0.9F * text_size, width, {Role::kInk2});
  for (std::size_t i = first; i < picture.working.size(); ++i) {
    const ExercisePicture::Line& line = picture.working[i];
    if (!line.reason.empty()) {
      y = figure::draw_paragraph(list, {box.left + 9, y}, line.reason, 0.85F * size, width,
                                 {Role::kInk2});
    }
    if (!line.formula.empty()) {
      y = figure::draw_paragraph(list, {box.left + 9, y}, line.formula, size, width,
                                 {line.last ? Role::kTangent : Role::kInk});
    }
    y += 3;
  }
  list.push_back(figure::Clip{{}, false});
}

// The function, or, once an answer was checked, its slope with the answer over it.
void draw_plot(DrawList& list, const ExercisePicture& picture, Rectangle box, float text_size) {
  const practice::Exercise& exercise = *picture.exercise;
  const expr::Function& shown = picture.typed ? exercise.partials[0] : exercise.f;
  const auto value = [&](double x) {
    return std::isfinite(exercise.f(x)) ? shown(x) : std::nan("");
  };
  const figure::Range x_range{-3, 3};
  const figure::FrameOptions options{.x = {.name = "x"},
                                     .y = {.name = picture.typed ? "f′(x)" : "f(x)"},
                                     .text_size = 0.9F * text_size};
  const figure::Axes axes =
      figure::with_margins({x_range, figure::fit_y_range(value, x_range), box}, options);
  if (axes.box.width < 20 || axes.box.height < 20) return;
  figure::draw_axes(list, axes, options);
  const figure::Stroke slope{picture.typed ? Role::kTangent : Role::kCurve, 3};
  figure::draw_curve(list, value, x_range, axes, slope);
  if (!picture.typed) {
    if (!exercise.at.empty()) {
      const double x = exercise.at[0];
      figure::draw_point(list, axes.screen_from_data(x, exercise.f(x)), Role::kPoint, 7);
    }
    return;
  }
  const figure::Stroke typed{Role::kGuess, 2.4F, figure::Dash::kDashed};
  figure::draw_curve(
      list, [&](double x) { return (*picture.typed)(x); }, x_range, axes, typed);
  figure::draw_legend(list, {{picture.slope_name, slope}, {picture.typed_name, typed}}, axes.box,
                      0.85F * text_size);
}

void draw_map(DrawList& list, const ExercisePicture& picture, Rectangle box, float text_size) {
  const practice::Exercise& exercise = *picture.exercise;
  const figure::GroundMap map =
      figure::ground_map(*picture.ground, box, {.text_size = 0.9F * text_size});
  if (map.axes.box.width < 20) return;
  const bool placed = !exercise.at.empty();
  const Point here = placed ? map.axes.screen_from_data(exercise.at[0], exercise.at[1]) : Point{};
  std::vector<Point> free;
  if (placed) free.push_back(here);
  figure::draw_ground_map(list, *picture.ground, map, free);
  if (!placed) return;
  if (!exercise.direction.empty()) {
    const double u = exercise.direction[0], v = exercise.direction[1];
    const double reach = 0.28 * static_cast<double>(map.axes.box.width) / std::hypot(u, v);
    figure::draw_arrow(
        list, here,
        {here.x + static_cast<float>(reach * u), here.y - static_cast<float>(reach * v)},
        Role::kDown, 2.8F, true);
  }
  figure::draw_point(list, here, Role::kPoint, 7);
}

// What a neuron computes, from its weights to its loss.
void draw_chain(DrawList& list, const practice::Neuron& neuron, Rectangle box, float text_size) {
  const std::vector<practice::Neuron::Line> passes = neuron.forward();
  std::vector<std::string> names = {"w"};
  for (const practice::Neuron::Line& line : passes) names.push_back(line.name);
  const auto count = static_cast<float>(names.size());
  const float stride = box.width / count, radius = std::min(0.3F * stride, 1.5F * text_size);
  if (radius < 5) return;
  // A second weight hangs below the row.
  const bool hangs = neuron.weights.size() > 1;
  const float drop = std::min(3.4F * radius, box.height - 2 * radius - 8);
  const float y = box.center().y - (hangs ? drop / 2 : 0);
  const auto centre = [&](std::size_t i) {
    return Point{box.left + (static_cast<float>(i) + 0.5F) * stride, y};
  };
  const auto node = [&](Point at, const std::string& label, Role role) {
    list.push_back(figure::Circle{at, radius, {Role::kPaper}, {role, 2}});
    list.push_back(figure::Text{at,
                                label,
                                {Role::kInk},
                                text_size,
                                figure::Align::kMiddle,
                                figure::Baseline::kMiddle,
                                figure::Face::kItalic});
  };
  const auto arrow = [&](Point from, Point to) {
    const float dx = to.x - from.x, dy = to.y - from.y, length = std::hypot(dx, dy);
    const float cut = (radius + 3) / length;
    figure::draw_arrow(list, {from.x + cut * dx, from.y + cut * dy},
                       {to.x - cut * dx, to.y - cut * dy}, Role::kInk2, 1.8F);
  };
  for (std::size_t i = 1; i < names.size(); ++i) arrow(centre(i - 1), centre(i));
  if (hangs) {
    const std::size_t to = neuron.second ? names.size() - 2 : 1;
    const Point at{centre(to).x, y + drop};
    arrow(at, centre(to));
    node(at, neuron.weights[1], Role::kDown);
  }
  for (std::size_t i = 0; i < names.size(); ++i) {
    node(centre(i), names[i],
         i == 0                  ? Role::kDown
         : i + 1 == names.size() ? Role::kUp
                                 : Role::kCurve);
  }
}

}  // namespace

void draw_exercise(DrawList& list, const ExercisePicture& picture, figure::Size size) {
  if (size.width < 60 || size.height < 60) return;
  const float text_size = figure::text_size_for(size);
  const bool wide = size.width >= 560;
  const float margin = wide ? 14 : 6;
  Rectangle words{margin, margin, size.width - 2 * margin, size.height - 2 * margin};
  Rectangle beside = words;
  if (wide) {
    words.width = std::round(0.46F * words.width);
    beside.left += words.width + 18;
    beside.width -= words.width + 18;
  } else {
    words.height = std::round((picture.working.empty() ? 0.56F : 0.42F) * words.height);
    beside.top += words.height + 4;
    beside.height -= words.height + 4;
  }
  draw_words(list, picture, words, text_size);
  if (!picture.working.empty()) {
    draw_working(list, picture, beside, text_size);
  } else if (picture.exercise->neuron) {
    draw_chain(list, *picture.exercise->neuron, beside, text_size);
  } else if (picture.ground) {
    draw_map(list, picture, beside, text_size);
  } else {
    draw_plot(list, picture, beside, text_size);
  }
}

}  // namespace downhill::scenes
