#include "scenes/natural_gradient_picture.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <string>

#include "figure/contour.h"
#include "figure/curve.h"
#include "figure/frame.h"
#include "figure/panels.h"
#include "figure/text_metrics.h"

namespace downhill::scenes {

using namespace figure;  // NOLINT: this file only draws
using optim::Gaussian;

namespace {

constexpr double kReach = 5;  // of mu, to both sides, at least
// Losses between which the colours change.
constexpr double kLowestLoss = 0.03, kHighestLoss = 30;

FrameOptions map_frame(float text_size, const text::Words& words) {
  return {.style = FrameStyle::kFramed,
          .x = {.name = "μ"},
          .y = {.name = words.say("natural-gradient.axis.sigma")},
          .text_size = text_size,
          .grid = false};
}

// The points where half the squared Fisher length of the step from `at` is e.
Polygon ellipse(const Axes& axes, const Gaussian& at, double e, const Stroke& stroke) {
  constexpr int kCorners = 40;
  Polygon out{{}, {stroke.role, 0.1F}, stroke};
  // How far the distribution is from itself one unit of mu (of sigma) further.
  const double across = std::sqrt(2 * e) / optim::fisher_length(at, 1, 0);
  const double up = std::sqrt(2 * e) / optim::fisher_length(at, 0, 1);
  for (int i = 0; i < kCorners; ++i) {
    const double t = 2 * std::numbers::pi * i / kCorners;
    out.points.push_back(
        axes.screen_from_data(at.mu + across * std::cos(t), at.sigma + up * std::sin(t)));
  }
  return out;
}

// By the logarithm, which brings out the valley in a loss that rises without end towards sigma = 0.
void draw_heights(DrawList& list, const FitPicture& picture, const Axes& axes) {
  const auto height = [&](double mu, double sigma) {
    const double loss = kl_divergence(picture.target, {mu, sigma});
    return std::log(std::clamp(loss, kLowestLoss / 10, 1e4));
  };
  const Grid grid = sample_grid(height, axes, 65, 45);
  Cells cells = cells_of(grid, {std::log(kLowestLoss), std::log(kHighestLoss)}, axes);
  cells.opacity = 0.85F;
  list.push_back(std::move(cells));
  std::vector<double> levels;
  for (const double loss : {0.1, 0.3, 1.0, 3.0, 10.0}) levels.push_back(std::log(loss));
  draw_contours(list, grid, levels, axes, {Role::kInk, 0.8F, Dash::kSolid, 0.3F});
}

void draw_path(DrawList& list, const Axes& axes, const FitPicture& picture, const FitPath& path,
               bool ellipses) {
  const auto shown =
      static_cast<std::size_t>(std::min(picture.step, static_cast<int>(path.places.size()) - 1));
  std::vector<DataPoint> line;
  for (std::size_t k = 0; k <= shown; ++k) {
    line.push_back({path.places[k].mu, path.places[k].sigma});
  }
  list.push_back(Clip{axes.box});
  if (ellipses) {
    // One touches the next: two half axes apart.
    double since = 0;
    const double apart = 2 * std::sqrt(2 * picture.kl);
    for (std::size_t k = 0; k <= shown; ++k) {
      const Gaussian& here = path.places[k];
      if (k > 0) {
        const Gaussian& before = path.places[k - 1];
        since += optim::fisher_length(before, here.mu - before.mu, here.sigma - before.sigma);
      }
      if (k > 0 && since < apart) continue;
      since = 0;
      list.push_back(ellipse(axes, here, picture.kl, {path.stroke.role, 1.2F}));
    }
  }
  list.push_back(Clip{{}, false});
  if (line.size() > 1) {
    draw_data_line(list, line, axes, {Role::kSheet, path.stroke.width + 2, Dash::kSolid, 0.6F});
    draw_data_line(list, line, axes, path.stroke);
  }
  if (path.stroke.dash == Dash::kSolid) {
    list.push_back(Clip{axes.box});
    Point before{-100, -100};
    for (const DataPoint& place : line) {
      const Point p = axes.screen_from_data(place);
      if (std::hypot(p.x - before.x, p.y - before.y) < 5) continue;
      before = p;
      list.push_back(Circle{p, 2.8F, {path.stroke.role}});
    }
    list.push_back(Clip{{}, false});
  }
  const Point at = axes.screen_from_data(line.back());
  if (picture.step > 0 && axes.box.contains(at)) draw_point(list, at, path.stroke.role, 6);
}

// Inside the circle d^T d / 2 = kl the steepest way is against the gradient, to its border; inside
// the ellipse d^T F d / 2 = kl it is against F^-1 gradient.
void draw_one_step(DrawList& list, const Axes& axes, const FitPicture& picture) {
  const double radius = std::sqrt(2 * picture.kl);
  const Gaussian& here = picture.start;
  const Stroke ordinary{picture.paths[0].stroke.role, 1.6F, Dash::kDashed};
  const Stroke natural{picture.paths[1].stroke.role, 1.6F};
  // The circle is the ellipse of sigma = 1 with the same scale both ways.
  Polygon circle{{}, {ordinary.role, 0.06F}, kNoStroke};
  Polyline rim{{}, ordinary};
  for (int i = 0; i <= 40; ++i) {
    const double t = 2 * std::numbers::pi * i / 40;
    circle.points.push_back(
        axes.screen_from_data(here.mu + radius * std::cos(t), here.sigma + radius * std::sin(t)));
  }
  rim.points = circle.points;
  list.push_back(Clip{axes.box});
  list.push_back(std::move(circle));
  list.push_back(std::move(rim));
  list.push_back(ellipse(axes, here, picture.kl, natural));
  const Point from = axes.screen_from_data(here.mu, here.sigma);
  const auto arrow = [&](const Eigen::Vector2d& way, double length, Role role) {
    if (!(length > 0)) return;
    const Eigen::Vector2d d = way * (radius / length);
    draw_arrow(list, from, axes.screen_from_data(here.mu + d[0], here.sigma + d[1]), role, 2.8F,
               true);
  };
  const optim::GaussianFit fit(picture.target);
  const Eigen::Vector2d down = -fit.gradient(here);
  arrow(down, down.norm(), ordinary.role);
  const Eigen::Vector2d bent = -fit.natural_gradient(here);
  arrow(bent, optim::fisher_length(here, bent[0], bent[1]), natural.role);
  list.push_back(Clip{{}, false});
}

}  // namespace

const Gaussian& FitPath::at(int step) const {
  return places[static_cast<std::size_t>(std::clamp(step, 0, static_cast<int>(places.size()) - 1))];
}

std::string FitPicture::say(std::string_view key) const {
  return words->say("natural-gradient." + std::string(key));
}

// Of the height, or of the width, that the map takes beside another picture.
static constexpr float kMapShare = 0.58F;

FitLayout fit_layout(std::string_view show, Size size) {
  const Rectangle all{0, 0, size.width, size.height};
  if (show == "map" || show == "step") return {.map = all};
  if (show == "curves") return {.curves = all};
  const auto [map, other, beside] = above_or_beside(all, kMapShare);
  if (show == "loss") return {.map = map, .loss = other};
  return {.map = map, .curves = other};
}

Axes fit_map_axes(Rectangle box, float text_size, const text::Words& words) {
  const Axes framed =
      with_margins({{-kReach, kReach}, {0, kReach}, box}, map_frame(text_size, words));
  if (!has_room(framed.box)) return framed;
  // A unit is as long in mu as in sigma.
  const double ratio = static_cast<double>(framed.box.width / framed.box.height);
  Axes out = framed;
  out.x = {-kReach * std::max(1.0, ratio / 2), kReach * std::max(1.0, ratio / 2)};
  out.y = {0, 2 * kReach / std::min(2.0, ratio)};
  return out;
}

void draw_fit_map(DrawList& list, const FitPicture& picture, Rectangle box) {
  const Axes axes = fit_map_axes(box, picture.text_size, *picture.words);
  if (!has_room(axes.box)) return;
  draw_heights(list, picture, axes);
  draw_axes(list, axes, map_frame(picture.text_size, *picture.words));
  const bool several = picture.paths.size() > 2;
  if (picture.one_step) {
    draw_one_step(list, axes, picture);
  } else {
    for (const FitPath& path : picture.paths) draw_path(list, axes, picture, path, !several);
  }
  // The target as a cross inside its handle.
  const Point goal = axes.screen_from_data(picture.target.mu, picture.target.sigma);
  draw_handle(list, goal, picture.target_touch, Role::kGood, 8);
  draw_handle(list, axes.screen_from_data(picture.start.mu, picture.start.sigma),
              picture.start_touch, Role::kPoint, 8);
  Text name{{}, picture.say("target"), {Role::kGood}};
  name.size = 0.93F * picture.text_size;
  if (axes.box.contains(goal)) draw_label(list, goal, name, axes.box);
  std::vector<LegendItem> items;
  const std::string names[] = {picture.say("ordinary"), picture.say("natural")};
  for (std::size_t i = 0; i < picture.paths.size(); ++i) {
    const bool log = i >= 2;
    items.push_back(
        {names[i % 2] + (several ? (log ? " (ln σ)" : " (σ)") : ""), picture.paths[i].stroke});
  }
  draw_legend(list, items, axes.box, 0.93F * picture.text_size);
}

void draw_fit_curves(DrawList& list, const FitPicture& picture, Rectangle box) {
  const FrameOptions options{.style = FrameStyle::kFramed,
                             .x = {.name = "x"},
                             .y = {.numbers = false},
                             .text_size = picture.text_size};
  // The range across is the map's.
  const bool beside = box.left > 0;
  const float ratio = kMapShare / (1 - kMapShare);
  const Axes map = fit_map_axes(beside ? Rectangle{0, 0, ratio * box.width, box.height}
                                       : Rectangle{box.left, 0, box.width, ratio * box.height},
                                picture.text_size, *picture.words);
  const auto top = [](const Gaussian& g) { return g.density(g.mu); };
  std::vector<const Gaussian*> fits;
  for (const FitPath& path : picture.paths) fits.push_back(&path.at(picture.step));
  double highest = top(picture.target);
  for (const Gaussian* fit : fits) highest = std::max(highest, std::min(top(*fit), 3 * highest));
  Axes axes = with_margins({map.x, {0, 1.12 * highest}, box}, options);
  if (!has_room(axes.box)) return;
  if (has_room(map.box) && !beside) {
    axes.box.width += axes.box.left - map.box.left;
    axes.box.left = map.box.left;
    axes.box.width = map.box.width;
  }
  draw_axes(list, axes, options);
  const auto curve = [&](const Gaussian& g, const Stroke& stroke) {
    const auto density = [&g](double x) { return g.density(x); };
    draw_curve(list, density, axes.x, axes, stroke);
  };
  Polygon area{{}, {Role::kGood, 0.16F}};
  area.points.push_back({axes.box.left, axes.box.bottom()});
  for (int i = 0; i <= 160; ++i) {
    const double x = axes.x.min + axes.x.length() * i / 160;
    area.points.push_back(axes.screen_from_data(x, picture.target.density(x)));
  }
  area.points.push_back({axes.box.right(), axes.box.bottom()});
  list.push_back(Clip{axes.box});
  list.push_back(std::move(area));
  list.push_back(Clip{{}, false});
  curve(picture.target, {Role::kGood, 2});
  for (std::size_t i = 0; i < picture.paths.size(); ++i) {
    curve(*fits[i], picture.paths[i].stroke);
  }
  Text name{{axes.box.left + 6, axes.box.top + 4}, picture.say("axis.density"), {Role::kInk2}};
  name.size = 0.93F * picture.text_size;
  name.baseline = Baseline::kTop;
  list.push_back(std::move(name));
  if (box.top > 0 || beside) return;  // the map says which is which
  std::vector<LegendItem> items{{picture.say("target"), {Role::kGood, 2}}};
  if (picture.step == 0) {
    items.push_back({picture.say("fit"), picture.paths[1].stroke});
  } else {
    items.push_back({picture.say("ordinary"), picture.paths[0].stroke});
    items.push_back({picture.say("natural"), picture.paths[1].stroke});
  }
  draw_legend(list, items, axes.box, 0.93F * picture.text_size);
}

void draw_fit_loss(DrawList& list, const FitPicture& picture, Rectangle box) {
  const FrameOptions options{.style = FrameStyle::kFramed,
                             .x = {.name = picture.say("axis.step"), .face = Face::kPlain},
                             .y = {.name = picture.say("axis.loss"), .face = Face::kPlain},
                             .text_size = picture.text_size};
  const optim::GaussianFit fit(picture.target);
  const double most = std::max(20.0, static_cast<double>(picture.step));
  constexpr double kLeast = 1e-4;
  double highest = 1;
  for (const FitPath& path : picture.paths) {
    for (const Gaussian& g : path.places) highest = std::max(highest, fit.loss(g));
  }
  const Axes axes =
      with_margins({{0, most}, {kLeast, 1.5 * highest}, box, Scale::kLinear, Scale::kLog}, options);
  if (!has_room(axes.box)) return;
  draw_axes(list, axes, options);
  for (const FitPath& path : picture.paths) {
    std::vector<DataPoint> line;
    const int shown = std::min(picture.step, static_cast<int>(path.places.size()) - 1);
    for (int k = 0; k <= shown; ++k) {
      line.push_back({static_cast<double>(k), std::max(fit.loss(path.at(k)), 1e-12)});
    }
    if (line.size() > 1) draw_data_line(list, line, axes, path.stroke);
    const Point at = axes.screen_from_data(line.back());
    if (axes.box.contains(at)) draw_point(list, at, path.stroke.role, 5.5F);
  }
}

}  // namespace downhill::scenes
