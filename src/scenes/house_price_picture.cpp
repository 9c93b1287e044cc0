#include "scenes/house_price_picture.h"

#include <algorithm>
#include <cmath>

#include "figure/curve.h"
#include "figure/panels.h"
#include "figure/placement.h"
#include "figure/text_metrics.h"
#include "scenes/fork.h"
#include "text/number.h"

namespace downhill::scenes {

using namespace figure;  // NOLINT: this file only draws

std::string HousePicture::say(std::string_view key, const text::Arguments& arguments) const {
  return words->say("house-price." + std::string(key), arguments);
}

std::string HousePicture::largest_rate() const {
  // Rounded down, so that the number itself holds.
  const double largest = std::floor(1000 * model->curvature().largest_rate() + 1e-6) / 1000;
  return text::short_number(largest, 4);
}

HouseLayout house_layout(std::string_view view, HouseStage stage, Size size) {
  const bool narrow = size.width < 520;
  const Rectangle all{0, 0, size.width, size.height};
  HouseLayout out;
  if (view == "map") {
    out.map = all;
  } else if (view == "curve") {
    out.curve = all;
  } else if (view == "plane") {
    out.plane = all;
  } else if (view == "all" && figure::is_low(all)) {
    const auto row = figure::panels(all, 3);
    out.scatter = row[0], out.map = row[1], out.curve = row[2];
  } else if (view == "fit-map" || view == "all") {
    const float curve = view == "all" ? 0.36F * size.height : 0;
    const float left = 0.52F * size.width;
    out.scatter = {0, 0, left, size.height - curve};
    out.map = {left, 0, size.width - left, size.height - curve};
    if (view == "all") out.curve = {0, size.height - curve, size.width, curve};
  } else if (view == "loop" && narrow) {
    const float top = std::min(108.F, size.height);
    const Rectangle below{0, top, size.width, size.height - top};
    out.loop = {0, 0, size.width, top};
    const bool on_map = stage == HouseStage::kBackward || stage == HouseStage::kUpdate;
    (on_map ? out.map : out.scatter) = below;
  } else if (view == "loop") {
    const float left = 0.47F * size.width;
    out.loop = {0, 0, left, size.height};
    out.scatter = {left, 0, size.width - left, size.height / 2};
    out.map = {left, size.height / 2, size.width - left, size.height / 2};
  } else {  // fit, house
    out.scatter = all;
  }
  return out;
}

Touch HousePicture::touch(Handle handle) const {
  if (options.held == handle) return Touch::kHeld;
  return options.hot == handle ? Touch::kHot : Touch::kRest;
}

void draw_warning(DrawList& list, const HousePicture& picture, const std::string& warning,
                  Rectangle box) {
  Text text{
      {},         warning, {Role::kWarn}, picture.text_size, Align::kMiddle, Baseline::kMiddle,
      Face::kBold};
  const float wanted = text_width(text.text, text.size, text.face) + 24;
  const float width = std::min(wanted, box.width);
  text.size *= width / wanted;
  const float height = 1.9F * picture.text_size;
  text.anchor = {box.right() - width / 2, box.top + std::min(box.height / 2, 8 + height)};
  list.push_back(Rect{{text.anchor.x - width / 2, text.anchor.y - height / 2, width, height},
                      {Role::kSheet, 0.92F},
                      {Role::kWarn, 1.5F},
                      6});
  list.push_back(text);
}

namespace {

// Above the dashed line, at the end of it where the curve is not.
void draw_floor_label(DrawList& list, const HousePicture& picture, const Axes& axes, float floor) {
  const std::string label =
      picture.say("floor", {{"loss", text::display_grouped(picture.model->best_loss(), 0)}});
  const float wanted = text_width(label, picture.text_size);
  const float width = std::min(wanted, axes.box.width - 8);
  const float text_size = picture.text_size * width / wanted;
  const Size size{width, 1.3F * text_size};
  const float top = floor - size.height - 2;
  const Rectangle right{axes.box.right() - size.width - 4, top, size.width, size.height};
  const Rectangle left{axes.box.left + 8, top, size.width, size.height};
  const Rectangle place = best_place({right, left}, axes.box, list);
  list.push_back(Text{place.center(),
                      label,
                      {Role::kGood},
                      text_size,
                      Align::kMiddle,
                      Baseline::kMiddle,
                      Face::kPlain,
                      true});
}

}  // namespace

void draw_loss_curve(DrawList& list, const HousePicture& picture, Rectangle box) {
  const auto last_of = [&](const HouseDescent& way) { return std::min(picture.step, way.end()); };
  const int last = std::max(last_of(*picture.descent), picture.fork ? last_of(*picture.fork) : 0);
  double longest = 20;
  for (double nice : {50.0, 100.0, 200.0, 400.0}) {
    if (last > longest) longest = nice;
  }
  // What diverges leaves the window at three times the height of the start.
  const double start = picture.descent->at(0).loss;
  double highest = start;
  for (int k = 0; k <= last; ++k) {
    highest = std::max(highest, picture.descent->at(k).loss);
    if (picture.fork) highest = std::max(highest, picture.fork->at(k).loss);
  }
  highest = 1.1 * std::min(highest, 3 * start);

  const auto grouped = [](double value) { return text::display_grouped(value, 0); };
  const FrameOptions options{
      .style = FrameStyle::kFramed,
      .x = {.name = picture.say("axis.step"), .face = Face::kPlain, .spacing = 60},
      .y = {.name = picture.say("axis.loss"),
            .face = Face::kPlain,
            .format = grouped,
            .spacing = 44},
      .text_size = picture.text_size};
  const Axes axes = with_margins({{0, longest}, {0, highest}, box}, options);
  draw_axes(list, axes, options);

  // The floor: no line has less loss.
  const double floor = picture.model->best_loss();
  const float y = axes.screen_y(floor);
  list.push_back(
      Line{{axes.box.left, y}, {axes.box.right(), y}, {Role::kGood, 1.5F, Dash::kDashed}});
  const auto draw_losses = [&](const HouseDescent& way, const Stroke& stroke, Role here) {
    std::vector<DataPoint> points;
    for (int k = std::max(way.forked_at(), 0); k <= last_of(way); ++k) {
      points.push_back({static_cast<double>(k), way.at(k).loss});
    }
    if (points.empty()) return;
    if (points.size() > 1) draw_data_line(list, points, axes, stroke);
    list.push_back(Clip{axes.box});
    for (const DataPoint& p : points) {
      if (last > 60) break;
      list.push_back(Circle{axes.screen_from_data(p), 2.5F, {stroke.role}});
    }
    list.push_back(Clip{{}, false});
    const Point end = axes.screen_from_data(points.back());
    if (axes.box.contains(end)) draw_point(list, end, here, 7);
  };
  const Stroke run{Role::kDown, 2.5F};
  if (picture.fork) draw_losses(*picture.fork, kForkStroke, kForkRole);
  draw_losses(*picture.descent, run, Role::kPoint);
  if (!picture.diverged) draw_floor_label(list, picture, axes, y);
  if (picture.fork && axes.box.height > 5 * picture.text_size) {
    draw_legend(list, fork_legend(*picture.words, picture.rate, picture.fork->rate(), run),
                axes.box, picture.text_size);
  }
}

}  // namespace downhill::scenes
