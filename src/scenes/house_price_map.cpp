// The loss over two weights: heights, level curves, the lowest point, and the way down.
#include <algorithm>
#include <cmath>

#include "figure/curve.h"
#include "scenes/fork.h"
#include "scenes/house_price_picture.h"
#include "scenes/quadratic_map.h"
#include "scenes/way_down.h"

namespace downhill::scenes {

using namespace figure;  // NOLINT: this file only draws

namespace {

// Half the window's height, in thousand dollars of weight. With age in the model the learner starts
// nearer to the bottom.
double half_height(const HousePriceModel& model) { return model.with_age() ? 100 : 200; }

// Level curves are equally far apart in height, as on a map for hikers: close lines are steep.
double level_step(const HousePriceModel& model) { return model.with_age() ? 2000 : 5000; }

// One unit of the first two entries of theta, as HouseWeights count them.
Eigen::Vector2d readable_unit(const HousePriceModel& model) {
  Eigen::VectorXd one = Eigen::VectorXd::Ones(model.regression().parameters());
  const HouseWeights w = model.weights(one);
  return {w.per_sqft, model.with_age() ? w.per_year : w.average};
}

DataPoint readable(const HousePriceModel& model, const Eigen::VectorXd& theta) {
  const Eigen::Vector2d unit = readable_unit(model);
  return {theta[0] * unit[0], theta[1] * unit[1]};
}

FrameOptions map_frame(const HousePicture& picture) {
  return {.style = FrameStyle::kFramed,
          .x = {.name = picture.say("axis.w"), .face = Face::kPlain, .spacing = 70},
          .y = {.name = picture.say(picture.model->with_age() ? "axis.v" : "axis.b"),
                .face = Face::kPlain,
                .spacing = 50},
          .text_size = picture.text_size,
          .grid = false};
}

// The loss on the map. With age in the model, b is not on the map; standardised features do not
// share in the Hessian with the bias, so it moves no level curve.
QuadraticMap quadratic(const HousePicture& picture, const Axes& axes) {
  const HousePriceModel& model = *picture.model;
  return {axes, model.hessian().topLeftCorner<2, 2>(), model.bottom().head<2>(),
          readable_unit(model)};
}

Stroke run_stroke(const HousePicture& picture) {
  return {Role::kDown, 2.5F, Dash::kSolid, picture.stages ? 0.4F : 1.F};
}

// The gradient points uphill, and the step goes against it; the gradient is drawn to another scale.
void draw_arrows(DrawList& list, const HousePicture& picture, const Axes& axes) {
  if (!picture.at(HouseStage::kBackward) && !picture.at(HouseStage::kUpdate)) return;
  const DescentPoint& now = picture.now();
  const Point here = axes.screen_from_data(readable(*picture.model, now.theta));
  const Point uphill =
      axes.screen_from_data(readable(*picture.model, now.theta + 0.02 * now.gradient));
  const float dx = uphill.x - here.x, dy = uphill.y - here.y;
  const float length = std::hypot(dx, dy);
  if (length > 0.05F) {
    const float scale = std::clamp(length * 25, 36.F, 80.F) / length;
    draw_arrow(list, here, {here.x + scale * dx, here.y + scale * dy}, Role::kUp, 2.6F, true);
  }
  if (!picture.at(HouseStage::kUpdate)) return;
  const Point next = axes.screen_from_data(readable(*picture.model, picture.next().theta));
  draw_arrow(list, here, next, Role::kDown, 2.6F, true);
}

}  // namespace

Axes map_axes(const HousePicture& picture, Rectangle box) {
  const HousePriceModel& model = *picture.model;
  const Eigen::Vector2d unit = readable_unit(model);
  const DataPoint middle = readable(model, model.bottom());
  const double half = half_height(model);
  Axes axes{{middle.x - half * unit[0], middle.x + half * unit[0]},
            {middle.y - half * unit[1], middle.y + half * unit[1]},
            box};
  axes = with_margins(axes, map_frame(picture));
  // Nothing happens far to the sides: a wide box keeps them free.
  const float widest = 1.5F * axes.box.height;
  if (axes.box.width > widest) {
    axes.box.left += (axes.box.width - widest) / 2;
    axes.box.width = widest;
  }
  // The same number of thousand dollars a pixel across as up.
  if (axes.box.height > 0) {
    const double wide = half * unit[0] * static_cast<double>(axes.box.width / axes.box.height);
    axes.x = {middle.x - wide, middle.x + wide};
  }
  return axes;
}

void draw_map(DrawList& list, const HousePicture& picture, Rectangle box) {
  const Axes axes = map_axes(picture, box);
  if (!(axes.box.width >= 1 && axes.box.height >= 1)) return;
  constexpr float kCell = 9;  // px
  constexpr int kMostLevels = 24;
  const QuadraticMap map = quadratic(picture, axes);
  const double half = half_height(*picture.model);
  draw_quadratic_heights(list, map, 1.6 * half * half, kCell);
  list.push_back(Clip{axes.box});
  draw_quadratic_levels(list, map, level_step(*picture.model), kMostLevels);
  draw_lowest(list, axes.screen_from_data(readable(*picture.model, picture.model->bottom())),
              picture.say("lowest"), picture.text_size);
  const auto place = [&](const Eigen::VectorXd& theta) { return readable(*picture.model, theta); };
  draw_way_down(list, *picture.descent, picture.step, axes, place, run_stroke(picture), 3);
  if (picture.fork) {
    draw_way_down(list, *picture.fork, picture.step, axes, place, kForkStroke, 3);
  }
  draw_arrows(list, picture, axes);
  list.push_back(Clip{{}, false});
  draw_axes(list, axes, map_frame(picture));

  const Point start = axes.screen_from_data(readable(*picture.model, picture.descent->at(0).theta));
  if (axes.box.contains(start)) draw_handle(list, start, picture.touch(kMapStart));
  const auto draw_place = [&](const Eigen::VectorXd& theta, Role role) {
    const Point p = axes.screen_from_data(readable(*picture.model, theta));
    if (picture.step > 0 && axes.box.contains(p)) draw_point(list, p, role, 7);
  };
  if (picture.fork) draw_place(picture.fork->at(picture.step).theta, kForkRole);
  draw_place(picture.theta(), Role::kPoint);
}

}  // namespace downhill::scenes
