#include "scenes/confusion_picture.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "figure/curve.h"
#include "figure/frame.h"
#include "figure/marks.h"
#include "figure/panels.h"
#include "figure/text_metrics.h"
#include "text/number.h"

namespace downhill::scenes {

using namespace figure;  // NOLINT: this file only draws

namespace {

constexpr Role kFirst = Role::kPoint, kSecond = Role::kGuess;
constexpr Role kAgree = Role::kDown, kDisagree = Role::kUp;
constexpr Role kShuffled = Role::kDown, kCurriculum = Role::kGuess;

Text label(Point at, std::string what, Role role, float size, Align align, Baseline baseline) {
  return {at, std::move(what), {role}, size, align, baseline};
}

}  // namespace

std::string ConfusionPicture::say(std::string_view key) const {
  return words->say("confusion." + std::string(key));
}

ConfusionLayout confusion_layout(std::string_view show, Size size) {
  const Rectangle all{0, 0, size.width, size.height};
  if (show == "runs") return {.runs = all};
  if (show == "seeds") return {.seeds = all};
  if (size.height > 1.3F * size.width) {
    const float upper = std::round(0.6F * size.height), half = std::round(0.5F * size.width);
    return {.matrix = Rectangle{0, 0, size.width, upper},
            .arrows = Rectangle{0, upper, half, size.height - upper},
            .points = Rectangle{half, upper, size.width - half, size.height - upper}};
  }
  if (figure::is_low(all)) {
    const auto row = figure::panels(all, 3);
    return {.matrix = row[0], .arrows = row[1], .points = row[2]};
  }
  const float left = std::round(std::min(0.64F * size.width, size.height));
  const float upper = std::round(0.5F * size.height);
  return {.matrix = Rectangle{0, 0, left, size.height},
          .arrows = Rectangle{left, 0, size.width - left, upper},
          .points = Rectangle{left, upper, size.width - left, size.height - upper}};
}

Rectangle matrix_square(Rectangle box, float text_size) {
  const float margin = 1.5F * text_size;
  const float side = std::min(box.width - margin - 6, box.height - 2 * margin - 4);
  if (side < 30) return {box.left, box.top, 0, 0};
  return {box.left + margin, box.top + std::max(2 * margin, (box.height - side) / 2), side, side};
}

Rectangle matrix_cell(Rectangle square, int row, int column) {
  const float side = square.width / kBatches;
  return {square.left + static_cast<float>(column) * side,
          square.top + static_cast<float>(row) * side, side, side};
}

void draw_cosines(DrawList& list, const ConfusionPicture& picture, Rectangle box) {
  const Rectangle square = matrix_square(box, picture.text_size);
  if (square.width <= 0) return;
  const float side = square.width / kBatches, size = 0.93F * picture.text_size;
  list.push_back(label({square.left, square.top - 1.6F * size}, picture.say("matrix-name"),
                       Role::kInk2, size, Align::kStart, Baseline::kBottom));
  for (int row = 0; row < kBatches; ++row) {
    const Role as_row = row == picture.i ? Role::kInk : Role::kInk2;
    const Role as_column = row == picture.j ? Role::kInk : Role::kInk2;
    const Rectangle on = matrix_cell(square, row, row);
    const std::string name = std::to_string(row + 1);
    list.push_back(label({square.left - 6, on.center().y}, name, as_row, size, Align::kEnd,
                         Baseline::kMiddle));
    list.push_back(label({on.center().x, square.top - 4}, name, as_column, size, Align::kMiddle,
                         Baseline::kBottom));
    for (int column = 0; column < kBatches; ++column) {
      const double c = picture.cosines(row, column);
      const Rectangle cell = matrix_cell(square, row, column);
      const Rectangle inner{cell.left + 1, cell.top + 1, side - 2, side - 2};
      const auto strength = static_cast<float>(0.08 + 0.62 * std::abs(c));
      list.push_back(Rect{inner, {c < 0 ? kDisagree : kAgree, strength}, kNoStroke, 4});
      const float text = std::min(size, 0.36F * side);
      if (text < 8.5F) continue;
      list.push_back(label(inner.center(), text::display(c, side < 44 ? 1 : 2), Role::kInk, text,
                           Align::kMiddle, Baseline::kMiddle));
    }
  }
  Rectangle chosen = matrix_cell(square, picture.i, picture.j);
  chosen = {chosen.left + 1, chosen.top + 1, chosen.width - 2, chosen.height - 2};
  list.push_back(Rect{chosen, kNoFill, {Role::kInk, 3}, 4});
}

void draw_pair(DrawList& list, const ConfusionPicture& picture, Rectangle box) {
  if (!has_room(box)) return;
  const float size = 0.93F * picture.text_size;
  const double c = picture.cosines(picture.i, picture.j);
  const double a = picture.lengths[picture.i], b = picture.lengths[picture.j];
  const float foot = 1.8F * size;  // for the numbers
  const Rectangle field{box.left + 8, box.top + 4, box.width - 16, box.height - foot - 4};
  const double most = std::max({a, b, 1e-12});
  // Room for a half turn upwards.
  const float reach = std::min(0.38F * field.width, 0.8F * field.height);
  if (reach < 10) return;
  const Point from{field.center().x, field.bottom() - 4};
  const double angle = std::acos(std::clamp(c, -1.0, 1.0));
  const auto to = [&](double length, double turn) {
    const auto r = static_cast<double>(reach) * length / most;
    return Point{from.x + static_cast<float>(r * std::cos(turn)),
                 from.y - static_cast<float>(r * std::sin(turn))};
  };
  // The angle between them, and the right angle where agreement ends.
  list.push_back(Line{from, {from.x, from.y - reach}, {Role::kLine, 1.2F, Dash::kDashed}});
  Polyline arc{{}, {c < 0 ? kDisagree : kAgree, 2}};
  constexpr int kPieces = 24;
  for (int k = 0; k <= kPieces; ++k) {
    const double turn = angle * k / kPieces;
    arc.points.push_back({from.x + 0.28F * reach * static_cast<float>(std::cos(turn)),
                          from.y - 0.28F * reach * static_cast<float>(std::sin(turn))});
  }
  list.push_back(std::move(arc));
  draw_arrow(list, from, to(a, 0), kFirst, 2.8F);
  draw_arrow(list, from, to(b, angle), kSecond, 2.8F);
  // Beyond the arrow heads; of two that lie together the first below.
  const auto name = [&](int batch, double length, double turn, Role role, float below) {
    const Point at = to(length + 1.1 * most * static_cast<double>(size / reach), turn);
    list.push_back(label({at.x, at.y + below}, "g" + std::to_string(batch + 1), role, size,
                         Align::kMiddle, Baseline::kMiddle));
  };
  const bool together = angle < 0.4 && picture.i != picture.j;
  name(picture.i, a, 0, kFirst, together ? 0.8F * size : 0);
  if (picture.i != picture.j) name(picture.j, b, angle, kSecond, together ? -0.6F * size : 0);
  const std::string degrees = text::display(angle * 180 / std::numbers::pi, 0) + "°";
  list.push_back(label({box.center().x, box.bottom() - 3},
                       "cos " + degrees + " = " + text::display(c, 2), c < 0 ? kDisagree : kAgree,
                       size, Align::kMiddle, Baseline::kBottom));
}

void draw_examples(DrawList& list, const ConfusionPicture& picture, Rectangle box) {
  if (!has_room(box)) return;
  const float size = 0.93F * picture.text_size;
  const Rectangle field{box.left + 8, box.top + 1.4F * size, box.width - 16,
                        box.height - 3.2F * size};
  if (!has_room(field)) return;
  const Axes axes = with_equal_units({{-1.8, 1.8}, {-1.4, 1.4}, field});
  list.push_back(Rect{field, kNoFill, {Role::kLine, 1}, 4});
  list.push_back(Clip{field});
  for (int b = 0; b < kBatches; ++b) {
    const nn::LabelledBatch& batch = (*picture.batches)[static_cast<std::size_t>(b)];
    for (Eigen::Index k = 0; k < batch.inputs.cols(); ++k) {
      const Point at = axes.screen_from_data(batch.inputs(0, k), batch.inputs(1, k));
      const Role role = batch.targets(0, k) > 0.5 ? Role::kUp : Role::kCurve;
      const bool in = b == picture.i || b == picture.j;
      list.push_back(Circle{at, in ? 3.4F : 2.2F, {role, in ? 1.0F : 0.4F}});
      if (!in) continue;
      list.push_back(Circle{at, 5.6F, kNoFill, {b == picture.i ? kFirst : kSecond, 1.6F}});
    }
  }
  list.push_back(Clip{{}, false});
  const auto name = [&](int b, float x, Align align, Role role) {
    list.push_back(label({x, field.top - 3}, picture.say("batch") + " " + std::to_string(b + 1),
                         role, size, align, Baseline::kBottom));
  };
  name(picture.i, field.left, Align::kStart, kFirst);
  if (picture.i != picture.j) name(picture.j, field.right(), Align::kEnd, kSecond);
}

void draw_losses(DrawList& list, const ConfusionPicture& picture, Rectangle box) {
  const FrameOptions options{.style = FrameStyle::kFramed,
                             .x = {.name = picture.say("axis.step"), .face = Face::kPlain},
                             .y = {.name = picture.say("axis.loss"), .face = Face::kPlain},
                             .text_size = picture.text_size};
  double highest = 0.1;
  for (const auto* losses : {&picture.shuffled, &picture.curriculum}) {
    for (const double loss : *losses) {
      if (std::isfinite(loss)) highest = std::max(highest, std::min(loss, 2.0));
    }
  }
  const double most = std::max(30.0, static_cast<double>(picture.shuffled.size()) - 1);
  const Axes axes = with_margins({{0, most}, {0, 1.1 * highest}, box}, options);
  if (!has_room(axes.box)) return;
  draw_axes(list, axes, options);
  const auto curve = [&](const std::vector<double>& losses, Role role) {
    std::vector<DataPoint> line;
    for (std::size_t k = 0; k < losses.size(); ++k) {
      line.push_back({static_cast<double>(k), losses[k]});
    }
    if (line.size() > 1) draw_data_line(list, line, axes, {role, 2.2F});
    if (line.empty() || !std::isfinite(line.back().y)) return;
    const Point at = axes.screen_from_data(line.back());
    if (axes.box.contains(at)) draw_point(list, at, role, 5.5F);
  };
  curve(picture.curriculum, kCurriculum);
  curve(picture.shuffled, kShuffled);
  draw_legend(list,
              {{picture.say("shuffled"), {kShuffled, 2.2F}},
               {picture.say("curriculum"), {kCurriculum, 2.2F}}},
              axes.box, 0.93F * picture.text_size);
}

void draw_seeds(DrawList& list, const ConfusionPicture& picture, Rectangle box) {
  const FrameOptions options{.style = FrameStyle::kFramed,
                             .x = {.name = picture.say("seed"), .face = Face::kPlain},
                             .y = {.name = picture.say("axis.more"), .face = Face::kPlain},
                             .text_size = picture.text_size};
  // By how many percent the curriculum ends higher.
  std::vector<double> more;
  double most = 5;
  for (const SeedResult& seed : picture.seeds) {
    const double percent = 100 * (seed.curriculum / seed.shuffled - 1);
    more.push_back(std::isfinite(percent) ? std::clamp(percent, -200.0, 200.0) : 0);
    most = std::max(most, std::abs(more.back()));
  }
  const double count = std::max(1.0, static_cast<double>(more.size()));
  const Axes axes = with_margins({{0.4, count + 0.6}, {-1.25 * most, 1.25 * most}, box}, options);
  if (!has_room(axes.box)) return;
  draw_axes(list, axes, options);
  for (std::size_t k = 0; k < more.size(); ++k) {
    const double at = static_cast<double>(k) + 1;
    const Point from = axes.screen_from_data(at - 0.36, std::max(more[k], 0.0));
    const Point to = axes.screen_from_data(at + 0.36, std::min(more[k], 0.0));
    const bool wins = more[k] < 0;
    list.push_back(Rect{{from.x, from.y, to.x - from.x, std::max(to.y - from.y, 1.5F)},
                        {wins ? Role::kGood : Role::kWarn, 0.85F}});
  }
  const float middle = axes.screen_y(0);
  list.push_back(Line{{axes.box.left, middle}, {axes.box.right(), middle}, {Role::kInk2, 1.4F}});
  const float size = 0.93F * picture.text_size;
  list.push_back(label({axes.box.left + 6, axes.box.bottom() - 6}, picture.say("curriculum-wins"),
                       Role::kGood, size, Align::kStart, Baseline::kBottom));
  list.push_back(label({axes.box.left + 6, axes.box.top + 4}, picture.say("shuffled-wins"),
                       Role::kWarn, size, Align::kStart, Baseline::kTop));
}

}  // namespace downhill::scenes
