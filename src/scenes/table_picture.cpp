#include "scenes/table_picture.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "figure/curve.h"
#include "figure/frame.h"
#include "figure/marks.h"
#include "figure/paragraph.h"
#include "figure/ticks.h"
#include "scenes/fork.h"
#include "scenes/quadratic_map.h"
#include "scenes/way_down.h"
#include "text/number.h"

namespace downhill::scenes {

using namespace figure;  // NOLINT: this file only draws

namespace {

// A column's name, cut where an axis is too short for it.
std::string shortened(const std::string& name, float text_size, float room) {
  const auto most = static_cast<std::size_t>(std::max(4.F, room / (0.55F * text_size)));
  if (name.size() <= most) return name;
  std::size_t end = most - 1;
  while (end > 0 && (static_cast<unsigned char>(name[end]) & 0xC0U) == 0x80U) --end;
  return name.substr(0, end) + "…";
}

void draw_map(DrawList& list, const TablePicture& picture, Rectangle box) {
  const TableRegression& model = *picture.model;
  const float room = 0.7F * box.width;
  const auto weight = [&](std::size_t i) {
    return AxisOptions{
        .name = picture.say("axis.weight",
                            {{"column", shortened(picture.columns[i], picture.text_size, room)}}),
        .face = Face::kPlain,
        .format = [](double value) { return readable(value, 3); },
        .spacing = i == 1 ? 75.F : 50.F};
  };
  const FrameOptions options{.style = FrameStyle::kFramed,
                             .x = weight(1),
                             .y = weight(2),
                             .text_size = picture.text_size,
                             .grid = false};
  const Eigen::Vector2d bottom = model.bottom().head<2>();
  const double distance = bottom.norm();
  const double half = distance > 0 ? 1.25 * distance : 1;
  Axes axes = with_margins(
      {{bottom[0] - half, bottom[0] + half}, {bottom[1] - half, bottom[1] + half}, box}, options);
  const float side = std::min(axes.box.width, axes.box.height);
  if (!(side >= 1)) return;
  axes.box = {axes.box.left, axes.box.top + (axes.box.height - side) / 2, side, side};
  const double above = model.excess(model.start());
  const double high = above > 0 ? above : 0.5 * half * half * model.curvature().largest;
  const QuadraticMap map{axes, model.hessian(), bottom};
  draw_quadratic_heights(list, map, 3 * high, 5);
  list.push_back(Clip{axes.box});
  draw_quadratic_levels(list, map, nice_step(high / 8), 24);
  draw_lowest(list, axes.screen_from_data(bottom[0], bottom[1]), picture.say("lowest"),
              picture.text_size);
  const auto place = [](const Eigen::VectorXd& theta) { return DataPoint{theta[0], theta[1]}; };
  for (const HouseDescent* way : {picture.descent, picture.fork}) {
    if (!way) continue;
    const Stroke stroke = way == picture.fork ? kForkStroke : Stroke{Role::kDown, 2};
    draw_way_down(list, *way, picture.step, axes, place, stroke, 2.4F);
  }
  list.push_back(Clip{{}, false});
  draw_axes(list, axes, options);
  for (const HouseDescent* way : {picture.fork, picture.descent}) {
    if (!way) continue;
    const Point at = axes.screen_from_data(place(way->at(picture.step).theta));
    const Role role = way == picture.fork ? kForkRole : Role::kPoint;
    if (axes.box.contains(at)) draw_point(list, at, role, 7);
  }
}

void draw_losses(DrawList& list, const TablePicture& picture, Rectangle box) {
  const TableRegression& model = *picture.model;
  ExcessPanel panel{.descent = picture.descent,
                    .fork = picture.fork,
                    .step = picture.step,
                    .best_loss = model.best_loss(),
                    .near = model.near(),
                    .highest = std::max(30 * model.excess(model.start()), 100 * model.near()),
                    .axis_step = picture.say("axis.step"),
                    .axis_excess = picture.say("axis.excess"),
                    .arrived = picture.say("near"),
                    .text_size = picture.text_size};
  if (picture.fork) {
    panel.legend = fork_legend(*picture.words, picture.descent->rate(), picture.fork->rate(),
                               {Role::kDown, 2.4F});
  }
  draw_excess(list, panel, box);
}

}  // namespace

void draw_table_picture(DrawList& list, const TablePicture& picture, Size size) {
  constexpr float kEdge = 12;
  const float width = size.width - 2 * kEdge;
  if (!(width >= 1 && size.height >= 1)) return;
  float top = 6;
  top =
      draw_paragraph(list, {kEdge, top}, picture.headline, picture.text_size, width, {Role::kInk});
  if (!picture.problems.empty()) {
    top = draw_paragraph(list, {kEdge, top}, picture.problems, picture.text_size - 1, width,
                         {Role::kWarn});
  }
  const float left = 0.54F * size.width, room = size.height - top;
  draw_map(list, picture, {0, top, left, room});
  draw_losses(list, picture, {left, top, size.width - left, room});
}

}  // namespace downhill::scenes
