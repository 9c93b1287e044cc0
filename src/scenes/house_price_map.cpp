// The loss over two weights: heights, level curves, the lowest point, and the way down.
#include <Eigen/Cholesky>
#include <algorithm>
#include <cmath>
#include <numbers>

#include "figure/curve.h"
#include "figure/text_metrics.h"
#include "scenes/house_price_picture.h"
#include "text/number.h"

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

// The loss on the map: 1/2 d^T A d above the lowest point of this map, d from the bottom in
// the first two weights. That point lies `rise` above the bottom: with age in the model, b is not
// on the map and may be off. (Standardised features do not share in the Hessian with the bias.)
struct Slice {
  Eigen::Matrix2d A;
  Eigen::Vector2d bottom;
  double rise = 0;

  explicit Slice(const HousePicture& picture) {
    const HousePriceModel& model = *picture.model;
    A = model.hessian().topLeftCorner<2, 2>();
    bottom = model.bottom().head<2>();
    if (!model.with_age()) return;
    const double off = picture.theta()[2] - model.bottom()[2];
    rise = 0.5 * model.hessian()(2, 2) * off * off;
  }
  double above(const Eigen::Vector2d& weights) const {
    const Eigen::Vector2d d = weights - bottom;
    return 0.5 * d.dot(A * d);
  }
};

void draw_heights(DrawList& list, const HousePicture& picture, const Axes& axes,
                  const Slice& slice) {
  constexpr float kCell = 9;  // px
  Cells cells{axes.box,
              std::max(1, static_cast<int>(axes.box.width / kCell)),
              std::max(1, static_cast<int>(axes.box.height / kCell)),
              {},
              0.85F};
  const Eigen::Vector2d unit = readable_unit(*picture.model);
  const double half = half_height(*picture.model);
  const double highest = 1.6 * half * half;
  for (int row = 0; row < cells.rows; ++row) {
    for (int column = 0; column < cells.columns; ++column) {
      const float x = (static_cast<float>(column) + 0.5F) / static_cast<float>(cells.columns);
      const float y = (static_cast<float>(row) + 0.5F) / static_cast<float>(cells.rows);
      const DataPoint at = axes.data_from_screen(
          {axes.box.left + x * axes.box.width, axes.box.top + y * axes.box.height});
      const double above = slice.above({at.x / unit[0], at.y / unit[1]});
      cells.levels.push_back(static_cast<float>(std::min(1.0, std::sqrt(above / highest))));
    }
  }
  list.push_back(std::move(cells));
}

// A level curve of a quadratic is an ellipse: with A = L L^T, the points bottom + r L^-T (cos,
// sin).
void draw_levels(DrawList& list, const HousePicture& picture, const Axes& axes,
                 const Slice& slice) {
  constexpr int kCorners = 48, kMostLevels = 24;
  const Eigen::LLT<Eigen::Matrix2d> factor(slice.A);
  const Eigen::Vector2d unit = readable_unit(*picture.model);
  for (int k = 1; k <= kMostLevels; ++k) {
    const double above = k * level_step(*picture.model);
    Polygon level{{}, kNoFill, {Role::kInk, 1, Dash::kSolid, 0.28F}};
    bool seen = false;
    for (int i = 0; i < kCorners; ++i) {
      const double angle = 2 * std::numbers::pi * i / kCorners;
      const Eigen::Vector2d circle(std::cos(angle), std::sin(angle));
      const Eigen::Vector2d weights =
          slice.bottom + std::sqrt(2 * above) * factor.matrixU().solve(circle);
      level.points.push_back(axes.screen_from_data(weights[0] * unit[0], weights[1] * unit[1]));
      seen = seen || axes.box.contains(level.points.back());
    }
    if (seen) list.push_back(std::move(level));
  }
}

void draw_path(DrawList& list, const HousePicture& picture, const Axes& axes) {
  const int last = std::min(picture.step, picture.descent->end());
  Polyline path{{}, {Role::kDown, 2.5F, Dash::kSolid, picture.stages ? 0.4F : 1.F}};
  for (int k = 0; k <= last; ++k) {
    const Point p = axes.screen_from_data(readable(*picture.model, picture.descent->at(k).theta));
    // A place that cannot be told from the last one is not written again.
    if (!path.points.empty() && k != last) {
      const Point& q = path.points.back();
      if (std::hypot(p.x - q.x, p.y - q.y) < 0.5F) continue;
    }
    path.points.push_back(p);
  }
  if (path.points.size() > 1) list.push_back(path);
  for (const Point& p : path.points) {
    if (axes.box.contains(p))
      list.push_back(Circle{p, 3, {Role::kDown, picture.stages ? 0.5F : 1.F}});
  }
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

void draw_bottom(DrawList& list, const HousePicture& picture, const Axes& axes) {
  const Point at = axes.screen_from_data(readable(*picture.model, picture.model->bottom()));
  const Stroke stroke{Role::kGood, 2.5F};
  constexpr float kArm = 7;
  list.push_back(Line{{at.x - kArm, at.y}, {at.x + kArm, at.y}, stroke});
  list.push_back(Line{{at.x, at.y - kArm}, {at.x, at.y + kArm}, stroke});
  list.push_back(Text{{at.x + 10, at.y + 10},
                      picture.say("lowest"),
                      {Role::kGood},
                      picture.text_size,
                      Align::kStart,
                      Baseline::kTop,
                      Face::kPlain,
                      true});
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
  const Slice slice(picture);
  draw_heights(list, picture, axes, slice);
  list.push_back(Clip{axes.box});
  draw_levels(list, picture, axes, slice);
  draw_bottom(list, picture, axes);
  draw_path(list, picture, axes);
  draw_arrows(list, picture, axes);
  list.push_back(Clip{{}, false});
  draw_axes(list, axes, map_frame(picture));

  const Point start = axes.screen_from_data(readable(*picture.model, picture.descent->at(0).theta));
  if (axes.box.contains(start)) draw_handle(list, start, picture.touch(kMapStart));
  const Point here = axes.screen_from_data(readable(*picture.model, picture.theta()));
  if (picture.step > 0 && axes.box.contains(here)) {
    draw_point(list, here, Role::kPoint, 7);
  }
}

}  // namespace downhill::scenes
