#include "scenes/table_picture.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "figure/curve.h"
#include "figure/frame.h"
#include "figure/marks.h"
#include "figure/paragraph.h"
#include "figure/ticks.h"
#include "scenes/quadratic_map.h"
#include "text/number.h"

namespace downhill::scenes {

using namespace figure;  // NOLINT: this file only draws

namespace {

std::string height(double value) {
  if (value == 0 || (std::abs(value) >= 0.01 && std::abs(value) < 1000)) {
    const std::string number = text::short_number(value, 3);
    return number.starts_with('-') ? "−" + number.substr(1) : number;
  }
  return std::abs(value) >= 1000 && std::abs(value) < 1e6 ? text::display_grouped(value, 0)
                                                          : scientific(value);
}

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
        .format = height,
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
  const int last = std::min(picture.step, picture.descent->end());
  Polyline path{{}, {Role::kDown, 2}};
  for (int k = 0; k <= last; ++k) {
    const Eigen::VectorXd& theta = picture.descent->at(k).theta;
    const Point p = axes.screen_from_data(theta[0], theta[1]);
    if (!path.points.empty() && k != last) {
      const Point& q = path.points.back();
      if (std::hypot(p.x - q.x, p.y - q.y) < 0.7F) continue;
    }
    path.points.push_back(p);
  }
  if (path.points.size() > 1) list.push_back(path);
  for (const Point& p : path.points) {
    if (axes.box.contains(p)) list.push_back(Circle{p, 2.4F, {Role::kDown}});
  }
  list.push_back(Clip{{}, false});
  draw_axes(list, axes, options);
  if (axes.box.contains(path.points.back())) {
    draw_point(list, path.points.back(), Role::kPoint, 7);
  }
}

void draw_losses(DrawList& list, const TablePicture& picture, Rectangle box) {
  const TableRegression& model = *picture.model;
  const int last = std::min(picture.step, picture.descent->end());
  const double longest = last <= 50 ? 50 : last <= 100 ? 100 : last <= 200 ? 200 : 600;
  const double near = model.near();
  const double lowest = near / 30;
  const FrameOptions options{
      .style = FrameStyle::kFramed,
      .x = {.name = picture.say("axis.step"), .face = Face::kPlain, .spacing = 55},
      .y = {.name = picture.say("axis.excess"),
            .face = Face::kPlain,
            .format = height,
            .spacing = 40},
      .text_size = picture.text_size};
  const double highest = std::max(30 * model.excess(model.start()), 100 * near);
  const Axes axes =
      with_margins({{0, longest}, {lowest, highest}, box, Scale::kLinear, Scale::kLog}, options);
  if (!(axes.box.width >= 1 && axes.box.height >= 1)) return;
  draw_axes(list, axes, options);
  const float y = axes.screen_y(near);
  list.push_back(
      Line{{axes.box.left, y}, {axes.box.right(), y}, {Role::kGood, 1.5F, Dash::kDashed}});
  list.push_back(Text{{axes.box.right() - 4, y + 4},
                      picture.say("near"),
                      {Role::kGood},
                      picture.text_size,
                      Align::kEnd,
                      Baseline::kTop,
                      Face::kPlain,
                      true});
  std::vector<DataPoint> points;
  for (int k = 0; k <= last; ++k) {
    const double excess = picture.descent->at(k).loss - model.best_loss();
    points.push_back({static_cast<double>(k), std::max(excess, lowest / 2)});
  }
  if (points.size() > 1) draw_data_line(list, points, axes, {Role::kDown, 2.4F});
  const Point here = axes.screen_from_data(points.back());
  if (axes.box.contains(here)) draw_point(list, here, Role::kPoint, 7);
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
