#include "scenes/scaling_picture.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

#include "figure/curve.h"
#include "figure/frame.h"
#include "figure/marks.h"
#include "figure/panels.h"
#include "scenes/fork.h"
#include "scenes/quadratic_map.h"
#include "scenes/way_down.h"
#include "text/number.h"

namespace downhill::scenes {

using namespace figure;  // NOLINT: this file only draws

namespace {

// Half the map's height: a little beyond the place where all weights are 0.
double half_height(const ScalingModel& model) { return 1.25 * model.bottom().norm(); }

FrameOptions map_frame(const ScalingPicture& picture) {
  return {.style = FrameStyle::kFramed,
          .x = {.name = picture.say("axis.w", {{"unit", picture.area_unit}}),
                .face = Face::kPlain,
                .spacing = 70},
          .y = {.name = picture.say(picture.model->with_age() ? "axis.v" : "axis.b"),
                .face = Face::kPlain,
                .spacing = 50},
          .text_size = picture.text_size,
          .grid = false};
}

std::string height(double value) {
  return value < 1000 ? text::short_number(value, 3) : text::display_grouped(value, 0);
}

void draw_probe(DrawList& list, const ScalingPicture& picture, const Axes& axes) {
  const Eigen::Vector2d& bottom = picture.model->bottom();
  const Eigen::Vector2d end = picture.probe();
  const Point from = axes.screen_from_data(bottom[0], bottom[1]);
  const Point to = axes.screen_from_data(end[0], end[1]);
  const float radius = std::hypot(to.x - from.x, to.y - from.y);
  list.push_back(Circle{from, radius, kNoFill, {Role::kInk2, 1.4F, Dash::kDashed}});
  draw_arrow(list, from, to, Role::kUp, 2.6F, true);
  draw_handle(list, to, picture.touch(kProbe));
}

}  // namespace

Touch ScalingPicture::touch(Handle handle) const {
  if (options.held == handle) return Touch::kHeld;
  return options.hot == handle ? Touch::kHot : Touch::kRest;
}

Eigen::Vector2d ScalingPicture::probe() const {
  const double radians = angle * std::numbers::pi / 180;
  return model->bottom() +
         0.6 * half_height(*model) * Eigen::Vector2d(std::cos(radians), std::sin(radians));
}

ScalingLayout scaling_layout(std::string_view view, Size size) {
  const Rectangle all{0, 0, size.width, size.height};
  ScalingLayout out;
  if (view == "map") {
    out.map = all;
    return out;
  }
  const float left = 0.54F * size.width;
  out.map = {0, 0, left, size.height};
  (view == "probe" ? out.cost : out.curve) = {left, 0, size.width - left, size.height};
  return out;
}

Axes scaling_map_axes(const ScalingPicture& picture, Rectangle box) {
  const Eigen::Vector2d& bottom = picture.model->bottom();
  const double half = half_height(*picture.model);
  Axes axes = with_margins(
      {{bottom[0] - half, bottom[0] + half}, {bottom[1] - half, bottom[1] + half}, box},
      map_frame(picture));
  // A square map, in the middle of a wide box.
  const float side = std::min(axes.box.width, axes.box.height);
  if (!(side > 0)) return axes;
  axes.box.left += (axes.box.width - side) / 2;
  axes.box = {axes.box.left, axes.box.top, side, side};
  return axes;
}

void draw_scaling_map(DrawList& list, const ScalingPicture& picture, Rectangle box) {
  const Axes axes = scaling_map_axes(picture, box);
  if (!(axes.box.width >= 1 && axes.box.height >= 1)) return;
  const ScalingModel& model = *picture.model;
  const QuadraticMap map{axes, model.hessian(), model.bottom()};
  // The line through nothing has the same loss in every scale: heights can be compared.
  const double high = model.excess({0, 0});
  draw_quadratic_heights(list, map, 3 * high, 5);
  list.push_back(Clip{axes.box});
  draw_quadratic_levels(list, map, nice_step(high / 8), 24);
  draw_lowest(list, axes.screen_from_data(model.bottom()[0], model.bottom()[1]),
              picture.say("lowest"), picture.text_size);
  const auto place = [&](const Eigen::VectorXd& theta) {
    const Eigen::Vector2d at = model.plane(theta);
    return DataPoint{at[0], at[1]};
  };
  for (const HouseDescent* way : {picture.descent, picture.fork}) {
    if (picture.probes || !way) continue;
    const Stroke stroke = way == picture.fork ? kForkStroke : Stroke{Role::kDown, 2};
    draw_way_down(list, *way, picture.step, axes, place, stroke, 2.4F);
  }
  list.push_back(Clip{{}, false});
  draw_axes(list, axes, map_frame(picture));
  if (picture.probes) return draw_probe(list, picture, axes);

  const auto mark = [&](const HouseDescent& way, int step, const auto& draw) {
    const Eigen::Vector2d at = picture.model->plane(way.at(step).theta);
    const Point p = axes.screen_from_data(at[0], at[1]);
    if (axes.box.contains(p)) draw(p);
  };
  mark(*picture.descent, 0, [&](Point p) { draw_handle(list, p, picture.touch(kScalingStart)); });
  if (picture.step == 0) return;
  const auto draw_place = [&](const HouseDescent& way, Role role) {
    mark(way, picture.step, [&](Point p) { draw_point(list, p, role, 7); });
  };
  if (picture.fork) draw_place(*picture.fork, kForkRole);
  draw_place(*picture.descent, Role::kPoint);
}

void draw_cost(DrawList& list, const ScalingPicture& picture, Rectangle box) {
  const ScalingModel& model = *picture.model;
  const double length = (picture.probe() - model.bottom()).norm();
  const auto cost = [&](double degrees) {
    const double radians = degrees * std::numbers::pi / 180;
    const Eigen::Vector2d u(std::cos(radians), std::sin(radians));
    return 0.5 * length * length * u.dot(model.hessian() * u);
  };
  const double least = 0.5 * length * length * model.curvature().smallest;
  const double most = 0.5 * length * length * model.curvature().largest;
  const FrameOptions options{
      .style = FrameStyle::kFramed,
      .x = {.name = picture.say("axis.angle"), .face = Face::kPlain, .spacing = 60},
      .y = {.name = picture.say("axis.cost"),
            .face = Face::kPlain,
            .format = height,
            .spacing = 40},
      .text_size = picture.text_size};
  const Axes axes = with_margins(
      {{0, 360}, {least / 3, std::max(3 * most, 100 * least)}, box, Scale::kLinear, Scale::kLog},
      options);
  if (!(axes.box.width >= 1 && axes.box.height >= 1)) return;
  draw_axes(list, axes, options);
  for (const auto& [cost_there, name] : {std::pair{most, "across"}, {least, "along"}}) {
    const float y = axes.screen_y(cost_there);
    list.push_back(
        Line{{axes.box.left, y}, {axes.box.right(), y}, {Role::kInk2, 1.2F, Dash::kDashed}});
    const bool above = cost_there == most;
    list.push_back(Text{{axes.box.center().x, above ? y - 4 : y + 4},
                        picture.say(name, {{"cost", text::display_grouped(cost_there, 0)}}),
                        {Role::kInk2},
                        picture.text_size,
                        Align::kMiddle,
                        above ? Baseline::kBottom : Baseline::kTop,
                        Face::kPlain,
                        true});
  }
  draw_curve(list, cost, axes.x, axes, {Role::kCurve, 2.4F});
  draw_point(list, axes.screen_from_data(picture.angle, cost(picture.angle)), Role::kUp, 7);
}

void draw_losses(DrawList& list, const ScalingPicture& picture, Rectangle box) {
  const ScalingModel& model = *picture.model;
  const auto share = [&](const char* key, double of_largest) {
    return picture.say(key, {{"share", text::short_number(of_largest, 3)}});
  };
  draw_excess(list,
              {.descent = picture.descent,
               .fork = picture.fork,
               .step = picture.step,
               .best_loss = model.model().best_loss(),
               .near = model.near(),
               .highest = 30 * model.excess({0, 0}),
               .axis_step = picture.say("axis.step"),
               .axis_excess = picture.say("axis.excess"),
               .arrived = picture.say("near"),
               .legend = {{share("fork.before", picture.share), {Role::kDown, 2.4F}},
                          {share("fork.after", picture.fork_share), kForkStroke}},
               .text_size = picture.text_size},
              box);
}

}  // namespace downhill::scenes
