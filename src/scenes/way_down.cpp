#include "scenes/way_down.h"

#include <algorithm>
#include <cmath>

#include "figure/curve.h"
#include "figure/frame.h"
#include "figure/ticks.h"
#include "scenes/fork.h"
#include "text/number.h"

namespace downhill::scenes {

using namespace figure;  // NOLINT: this file only draws

namespace {

std::string height(double value) {
  const double power = std::log10(value);
  const bool plain = value >= 0.01 && value < 1e6;
  if (!plain && std::abs(power - std::round(power)) < 1e-9) {
    return power_of_ten(static_cast<int>(std::round(power)));
  }
  if (value < 1000) return value >= 0.01 ? text::short_number(value, 3) : scientific(value);
  return value < 1e6 ? text::display_grouped(value, 0) : scientific(value);
}

}  // namespace

void draw_way_down(DrawList& list, const HouseDescent& way, int until, const Axes& axes,
                   const std::function<DataPoint(const Eigen::VectorXd&)>& place,
                   const Stroke& stroke, float dot) {
  const int last = std::min(until, way.end());
  Polyline path{{}, stroke};
  for (int k = std::max(way.forked_at(), 0); k <= last; ++k) {
    const Point p = axes.screen_from_data(place(way.at(k).theta));
    // A place that cannot be told from the last one is not written again.
    if (!path.points.empty() && k != last) {
      const Point& q = path.points.back();
      if (std::hypot(p.x - q.x, p.y - q.y) < 0.6F) continue;
    }
    path.points.push_back(p);
  }
  if (path.points.size() < 2) return;
  list.push_back(path);
  for (const Point& p : path.points) {
    if (axes.box.contains(p)) list.push_back(Circle{p, dot, {stroke.role, stroke.opacity}});
  }
}

void draw_excess(DrawList& list, const ExcessPanel& panel, Rectangle box) {
  const auto last_of = [&](const HouseDescent& way) { return std::min(panel.step, way.end()); };
  const int last = std::max(last_of(*panel.descent), panel.fork ? last_of(*panel.fork) : 0);
  const double longest = last <= 50 ? 50 : last <= 100 ? 100 : last <= 200 ? 200 : 600;
  const double lowest = panel.near / 30;
  const FrameOptions options{
      .style = FrameStyle::kFramed,
      .x = {.name = panel.axis_step, .face = Face::kPlain, .spacing = 55},
      .y = {.name = panel.axis_excess, .face = Face::kPlain, .format = height, .spacing = 40},
      .text_size = panel.text_size};
  const Axes axes = with_margins(
      {{0, longest}, {lowest, panel.highest}, box, Scale::kLinear, Scale::kLog}, options);
  if (!(axes.box.width >= 1 && axes.box.height >= 1)) return;
  draw_axes(list, axes, options);
  const float y = axes.screen_y(panel.near);
  list.push_back(
      Line{{axes.box.left, y}, {axes.box.right(), y}, {Role::kGood, 1.5F, Dash::kDashed}});
  list.push_back(Text{{axes.box.right() - 4, y + 4},
                      panel.arrived,
                      {Role::kGood},
                      panel.text_size,
                      Align::kEnd,
                      Baseline::kTop,
                      Face::kPlain,
                      true});
  const auto draw_one = [&](const HouseDescent& way, const Stroke& stroke, Role here) {
    std::vector<DataPoint> points;
    for (int k = std::max(way.forked_at(), 0); k <= last_of(way); ++k) {
      const double excess = way.at(k).loss - panel.best_loss;
      points.push_back({static_cast<double>(k), std::max(excess, lowest / 2)});
    }
    if (points.empty()) return;
    if (points.size() > 1) draw_data_line(list, points, axes, stroke);
    const Point end = axes.screen_from_data(points.back());
    if (axes.box.contains(end)) draw_point(list, end, here, 7);
  };
  if (panel.fork) draw_one(*panel.fork, kForkStroke, kForkRole);
  draw_one(*panel.descent, {Role::kDown, 2.4F}, Role::kPoint);
  if (panel.fork) draw_legend(list, panel.legend, axes.box, panel.text_size);
}

}  // namespace downhill::scenes
