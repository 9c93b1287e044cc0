#include "scenes/sgd_picture.h"

#include <Eigen/Cholesky>
#include <algorithm>
#include <cmath>
#include <numbers>

#include "figure/curve.h"
#include "figure/panels.h"
#include "figure/text_metrics.h"
#include "scenes/fork.h"
#include "text/number.h"

namespace downhill::scenes {

using namespace figure;  // NOLINT: this file only draws

SgdLayout sgd_layout(std::string_view view, Size size) {
  const Rectangle all{0, 0, size.width, size.height};
  SgdLayout out;
  if (view == "path") {
    out.map = all;
  } else if (view == "law") {
    out.law = all;
  } else if (view == "progress") {
    const std::vector<Rectangle> boxes = panels(all, 2);
    out.by_step = boxes[0];
    out.by_sale = boxes[1];
  } else if (view == "all") {
    const std::vector<Rectangle> boxes = panels(all, 3);
    out.map = boxes[0];
    out.by_step = boxes[1];
    out.by_sale = boxes[2];
  } else {  // batch, cloud
    const float left = 0.52F * size.width;
    (view == "batch" ? out.scatter : out.cloud) = {0, 0, left, size.height};
    out.map = {left, 0, size.width - left, size.height};
  }
  return out;
}

namespace {

void draw_cross(DrawList& list, Point at, const Stroke& stroke) {
  constexpr float kArm = 7;
  list.push_back(Line{{at.x - kArm, at.y}, {at.x + kArm, at.y}, stroke});
  list.push_back(Line{{at.x, at.y - kArm}, {at.x, at.y + kArm}, stroke});
}

// {w: 2, b: 1} of a gradient, as the point of the plane of slopes.
DataPoint slopes(const Eigen::VectorXd& g) { return {g[0], g[g.size() - 1]}; }

Eigen::Matrix2d slopes(const Eigen::MatrixXd& covariance) {
  const Eigen::Index b = covariance.rows() - 1;
  Eigen::Matrix2d out;
  out << covariance(0, 0), covariance(0, b), covariance(b, 0), covariance(b, b);
  return out;
}

}  // namespace

void draw_cloud(DrawList& list, const SgdPicture& picture, Rectangle box) {
  const FrameOptions options{
      .style = FrameStyle::kFramed,
      .x = {.name = picture.say("axis.slope-w"), .face = Face::kPlain, .spacing = 70},
      .y = {.name = picture.say("axis.slope-b"), .face = Face::kPlain, .spacing = 50},
      .text_size = picture.house.text_size};
  // A window for the cloud of single sales, round the true gradient.
  const DataPoint truth = slopes(picture.truth);
  const double half = std::max(1.7 * picture.spread_one, 1e-9);
  const Axes axes = with_equal_units(with_margins(
      {{truth.x - half, truth.x + half}, {truth.y - half, truth.y + half}, box}, options));
  if (!(axes.box.width >= 1 && axes.box.height >= 1)) return;
  draw_axes(list, axes, options);

  list.push_back(Clip{axes.box});
  for (const Eigen::VectorXd& g : picture.cloud->draws) {
    list.push_back(Circle{axes.screen_from_data(slopes(g)), 2.4F, {Role::kDown, 0.45F}});
  }
  // The ellipse of two standard deviations: with Cov = L L^T, the points truth + 2 L (cos, sin).
  if (picture.cloud->spread > 0) {
    constexpr int kCorners = 64;
    const Eigen::Matrix2d L =
        Eigen::LLT<Eigen::Matrix2d>(slopes(picture.cloud->covariance)).matrixL();
    Polygon ellipse{{}, kNoFill, {Role::kCurve, 2.2F}};
    for (int i = 0; i < kCorners; ++i) {
      const double angle = 2 * std::numbers::pi * i / kCorners;
      const Eigen::Vector2d off = 2 * L * Eigen::Vector2d(std::cos(angle), std::sin(angle));
      ellipse.points.push_back(axes.screen_from_data(truth.x + off[0], truth.y + off[1]));
    }
    list.push_back(std::move(ellipse));
  }
  const Point level = axes.screen_from_data(0, 0);
  draw_cross(list, level, {Role::kGood, 2.2F});
  list.push_back(Clip{{}, false});

  const Point middle = axes.screen_from_data(truth);
  draw_point(list, middle, Role::kUp, 6);
  const Point first = axes.screen_from_data(slopes(picture.house.now().gradient));
  if (axes.box.contains(first)) draw_point(list, first, Role::kPoint, 5);
  draw_legend(list,
              {{picture.say("true"), {Role::kUp, 0}},
               {picture.say("this-batch"), {Role::kPoint, 0}},
               {picture.say("ellipse"), {Role::kCurve, 2.2F}}},
              axes.box, picture.house.text_size);
  if (axes.box.contains(level)) {
    draw_label(list, level,
               Text{{},
                    picture.say("level"),
                    {Role::kGood},
                    picture.house.text_size,
                    Align::kStart,
                    Baseline::kBottom,
                    Face::kPlain,
                    true},
               axes.box, 10);
  }
}

void draw_law(DrawList& list, const SgdPicture& picture, Rectangle box) {
  const FrameOptions options{
      .style = FrameStyle::kFramed,
      .x = {.name = picture.say("axis.batch"), .face = Face::kPlain, .spacing = 70},
      .y = {.name = picture.say("axis.spread"), .face = Face::kPlain, .spacing = 50},
      .text_size = picture.house.text_size};
  const double top = 2 * picture.spread_one;
  const Axes axes = with_margins({{1, static_cast<double>(picture.house.model->sales()) * 1.2},
                                  {top / 500, top},
                                  box,
                                  Scale::kLog,
                                  Scale::kLog},
                                 options);
  if (!(axes.box.width >= 1 && axes.box.height >= 1)) return;
  draw_axes(list, axes, options);
  const Stroke root{Role::kInk2, 1.6F, Dash::kDashed}, theory{Role::kCurve, 2.4F};
  draw_curve(
      list, [&](double B) { return picture.spread_one / std::sqrt(B); }, axes.x, axes, root);
  const double n = picture.house.model->sales();
  draw_curve(
      list, [&](double B) { return picture.spread_one * std::sqrt((n - B) / (n - 1) / B); },
      {1, n * (1 - 1e-9)}, axes, theory);
  list.push_back(Clip{axes.box});
  for (const GradientCloud& cloud : *picture.law) {
    if (!(cloud.seen > 0)) continue;
    list.push_back(Circle{axes.screen_from_data(cloud.batch, cloud.seen), 4.5F, {Role::kDown}});
  }
  list.push_back(Clip{{}, false});
  const Point here = axes.screen_from_data(picture.cloud->batch, picture.cloud->seen);
  if (axes.box.contains(here)) draw_point(list, here, Role::kPoint, 7);
  draw_legend(list,
              {{picture.say("draws"), {Role::kDown, 0}},
               {picture.say("theory"), theory},
               {picture.say("root"), root}},
              axes.box, picture.house.text_size);
}

namespace {

constexpr double kLowestShown = 0.1;

FrameOptions progress_frame(const SgdPicture& picture, bool by_sale) {
  // Powers of ten only: in between there is no room for grouped numbers.
  const auto power = [](double value) {
    return value < 1000 ? text::short_number(value, 3)
                        : power_of_ten(static_cast<int>(std::lround(std::log10(value))));
  };
  return {.style = FrameStyle::kFramed,
          .x = {.name = picture.say(by_sale ? "axis.sales" : "axis.step"),
                .face = Face::kPlain,
                .format = by_sale ? TickFormat(power) : TickFormat(),
                .spacing = 55},
          .y = {.name = picture.say("axis.excess"),
                .face = Face::kPlain,
                .format = power,
                .spacing = 40},
          .text_size = picture.house.text_size};
}

}  // namespace

Axes progress_axes(const SgdPicture& picture, Rectangle box, bool by_sale) {
  constexpr double kHighest = 2e5;
  const int last = picture.house.step;
  const double steps = last <= 50 ? 50 : last <= 100 ? 100 : last <= 200 ? 200 : 400;
  return with_margins({by_sale ? Range{1, steps * picture.house.model->sales()} : Range{0, steps},
                       {kLowestShown, kHighest},
                       box,
                       by_sale ? Scale::kLog : Scale::kLinear,
                       Scale::kLog},
                      progress_frame(picture, by_sale));
}

void draw_progress(DrawList& list, const SgdPicture& picture, Rectangle box, bool by_sale) {
  const int last = picture.house.step;
  const Axes axes = progress_axes(picture, box, by_sale);
  if (!(axes.box.width >= 1 && axes.box.height >= 1)) return;
  draw_axes(list, axes, progress_frame(picture, by_sale));

  const double floor = picture.house.model->best_loss();
  const auto draw_one = [&](const HouseDescent& way, int batch, const Stroke& stroke) {
    const data::Batches batches(picture.house.model->sales(), batch, 0);
    std::vector<DataPoint> points;
    const int end = std::min(last, way.end());
    for (int k = std::max(way.forked_at(), 0); k <= end; ++k) {
      const double excess = std::max(way.at(k).loss - floor, kLowestShown / 2);
      if (!by_sale) {
        points.push_back({static_cast<double>(k), excess});
        continue;
      }
      // Nothing changes until the first batch is complete.
      const double seen = static_cast<double>(batches.seen_before(k));
      if (k == 1 && !points.empty()) points.push_back({seen, points.back().y});
      points.push_back({std::max(seen, 1.0), excess});
    }
    if (points.empty()) return;
    if (points.size() > 1) draw_data_line(list, points, axes, stroke);
    const Point here = axes.screen_from_data(points.back());
    if (axes.box.contains(here)) {
      list.push_back(Circle{here, 4.5F, {stroke.role}, {Role::kSheet, 1.5F}});
    }
  };
  for (const SgdRun& run : *picture.runs) draw_one(run.descent, run.batch, run.stroke);
  if (picture.house.fork) draw_one(*picture.house.fork, picture.batch, kForkStroke);
}

void draw_run_legend(DrawList& list, const SgdPicture& picture, Rectangle box) {
  std::vector<LegendItem> legend;
  for (const SgdRun& run : *picture.runs) {
    legend.push_back(
        {run.batch == picture.house.model->sales()
             ? picture.say("all-sales")
             : picture.say("batch-of", {{"batch", text::display_grouped(run.batch, 0)}}),
         run.stroke});
  }
  if (picture.house.fork) {
    legend.push_back(
        fork_legend(*picture.house.words, picture.house.rate, picture.house.fork->rate(), {})
            .back());
  }
  draw_legend(list, legend, box, picture.house.text_size);
}

void draw_steps(DrawList& list, const SgdPicture& picture, Rectangle box) {
  const HousePicture& house = picture.house;
  const Axes axes = map_axes(house, box);
  if (!(axes.box.width >= 1 && axes.box.height >= 1)) return;
  const auto screen = [&](const Eigen::VectorXd& theta) {
    const HouseWeights w = house.model->weights(theta);
    return axes.screen_from_data(w.per_sqft, w.average);
  };
  const Point here = screen(house.theta());
  list.push_back(Clip{axes.box});
  if (picture.fan) {
    constexpr std::size_t kShown = 60;
    for (std::size_t i = 0; i < std::min(kShown, picture.cloud->draws.size()); ++i) {
      const Point to = screen(house.theta() - house.rate * picture.cloud->draws[i]);
      list.push_back(Line{here, to, {Role::kDown, 1.2F, Dash::kSolid, 0.35F}});
      list.push_back(Circle{to, 2.2F, {Role::kDown, 0.6F}});
    }
  }
  draw_arrow(list, here, screen(house.theta() - house.rate * picture.truth), Role::kUp, 2.6F, true);
  if (!picture.fan) {
    draw_arrow(list, here, screen(house.theta() - house.rate * house.now().gradient), Role::kDown,
               2.6F, true);
  }
  list.push_back(Clip{{}, false});
  if (axes.box.contains(here)) {
    house.step == 0 ? draw_handle(list, here, house.touch(kMapStart))
                    : draw_point(list, here, Role::kPoint, 7);
  }
  draw_legend(list,
              {{picture.say("step-all"), {Role::kUp, 2.6F}},
               {picture.say(picture.fan ? "steps-batch" : "step-batch"),
                {Role::kDown, picture.fan ? 1.4F : 2.6F}}},
              axes.box, house.text_size);
}

}  // namespace downhill::scenes
