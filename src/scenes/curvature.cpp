#include "scenes/curvature.h"

#include <Eigen/Core>
#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "calculus/critical_point.h"
#include "figure/curve.h"
#include "figure/fit_range.h"
#include "figure/frame.h"
#include "figure/marks.h"
#include "figure/panels.h"
#include "figure/text_metrics.h"
#include "scenes/landscape.h"
#include "text/number.h"

namespace downhill::scenes {
namespace {

using calculus::CriticalKind;
using figure::Axes;
using figure::DataPoint;
using figure::DrawList;
using figure::Point;
using figure::Range;
using figure::Rectangle;
using figure::Role;
using figure::Size;

constexpr float kSnap = 12;          // px
constexpr float kLeastForTag = 220;  // px: on a narrower map a tag would hide what it speaks of

// The two directions, in the order of the eigenvalues.
enum Axis { kLow = 0, kHigh = 1 };
constexpr std::array kAxes{kLow, kHigh};

std::string word_of(CriticalKind kind) {
  switch (kind) {
    case CriticalKind::kMinimum:
      return "valley";
    case CriticalKind::kMaximum:
      return "peak";
    case CriticalKind::kSaddle:
      return "saddle";
    case CriticalKind::kUndecided:
      return "flat";
    case CriticalKind::kNotCritical:
    case CriticalKind::kUndefined:
      break;
  }
  return "undefined";
}

class CurvatureScene : public LandscapeScene {
 public:
  using LandscapeScene::LandscapeScene;

  std::vector<Observable> observe() const override;
  DrawList draw(Size size, const DrawOptions& options) const override;
  std::string describe() const override;
  void drag(Handle handle, Point to, Size size) override;
  std::vector<Action> actions() const override;
  void act(std::string_view action) override;

 protected:
  LandscapeBoxes boxes(Size size) const override;
  void update() override;

 private:
  bool shows_surface() const { return value("show") == "surface"; }
  bool is_defined() const { return point_.kind != CriticalKind::kUndefined; }
  bool is_level() const { return is_defined() && point_.kind != CriticalKind::kNotCritical; }
  double lambda(Axis axis) const { return is_defined() ? point_.eigenvalues[axis] : kUndefined; }
  DataPoint direction(Axis axis) const;
  double angle(Axis axis) const;
  bool curves(Axis axis, int sign) const;
  Role role(Axis axis) const;
  figure::Stroke stroke(Axis axis, float width) const;
  std::string verdict() const;
  void stand_on(const Eigen::Vector2d& place);
  void draw_directions(DrawList& list, const figure::GroundMap& map) const;
  void draw_verdict(DrawList& list, const figure::GroundMap& map, float text_size) const;
  void draw_sections(DrawList& list, Rectangle box, float text_size) const;

  calculus::CriticalPoint point_;
  Eigen::Matrix2d hessian_;
  std::optional<Eigen::Vector2d> level_;  // a level place near by
};

void CurvatureScene::update() {
  LandscapeScene::update();
  const Eigen::Vector2d here(land().x(), land().y());
  point_ = calculus::classify(land().field(), here);
  hessian_ = land().field().hessian(here);
  // At corners the rules give numbers all the same.
  if (std::isnan(land().slope_x()) || std::isnan(land().slope_y())) point_ = {};
  level_.reset();
  const auto found = calculus::find_critical_point(land().field(), here);
  const Parameter& row = *spec().find("x");
  if (found && found->cwiseAbs().maxCoeff() <= row.max) level_ = Eigen::Vector2d(*found);
}

DataPoint CurvatureScene::direction(Axis axis) const {
  const auto v = point_.eigenvectors.col(axis);
  const double sign = v[0] < -1e-12 || (std::abs(v[0]) <= 1e-12 && v[1] < 0) ? -1 : 1;
  return {sign * v[0], sign * v[1]};
}

double CurvatureScene::angle(Axis axis) const {
  if (!is_defined()) return kUndefined;
  const DataPoint d = direction(axis);
  return std::atan2(d.y, d.x) * 180 / std::numbers::pi;
}

// Whether it curves up (sign 1) or down (-1): as the verdict counts it.
bool CurvatureScene::curves(Axis axis, int sign) const {
  if (!is_defined()) return false;
  return sign * lambda(axis) > 1e-8 * point_.eigenvalues.cwiseAbs().maxCoeff();
}

Role CurvatureScene::role(Axis axis) const {
  return curves(axis, 1) ? Role::kGood : curves(axis, -1) ? Role::kDown : Role::kInk2;
}

figure::Stroke CurvatureScene::stroke(Axis axis, float width) const {
  return {role(axis), width, axis == kLow ? figure::Dash::kDashed : figure::Dash::kSolid};
}

std::string CurvatureScene::verdict() const {
  const std::string kind = is_level() || !is_defined() ? "" : "slope_";
  return words().say("curvature.verdict." + kind + word_of(point_.shape));
}

std::vector<Observable> CurvatureScene::observe() const {
  const auto flag = [&](std::string id, bool yes) {
    return Observable{.id = std::move(id), .value = yes ? 1.0 : 0.0, .decimals = 0};
  };
  const auto entry = [&](int i, int j) { return is_defined() ? hessian_(i, j) : kUndefined; };
  const bool shaped = is_defined();
  const auto is = [&](CriticalKind kind) { return shaped && point_.shape == kind; };
  return {
      {.id = "z", .value = land().z()},
      {.id = "slope_x", .value = land().slope_x(), .role = Role::kUp},
      {.id = "slope_y", .value = land().slope_y(), .role = Role::kUp},
      {.id = "gradient", .value = shaped ? point_.gradient_norm : kUndefined, .role = Role::kUp},
      {.id = "h_xx", .value = entry(0, 0)},
      {.id = "h_xy", .value = entry(0, 1)},
      {.id = "h_yy", .value = entry(1, 1)},
      {.id = "high", .value = lambda(kHigh), .role = role(kHigh)},
      {.id = "low", .value = lambda(kLow), .role = role(kLow)},
      {.id = "angle_high", .value = angle(kHigh), .decimals = 0, .role = role(kHigh), .unit = "°"},
      {.id = "angle_low", .value = angle(kLow), .decimals = 0, .role = role(kLow), .unit = "°"},
      flag("level", is_level()),
      flag("valley", is(CriticalKind::kMinimum)),
      flag("peak", is(CriticalKind::kMaximum)),
      flag("saddle", is(CriticalKind::kSaddle)),
      flag("flat", is(CriticalKind::kUndecided)),
      {.id = "verdict", .value = kUndefined, .role = Role::kTangent, .text = verdict()},
  };
}

std::string CurvatureScene::describe() const {
  const text::Arguments arguments{{"f", land().f().pretty()},
                                  {"x", text::display(land().x(), 2)},
                                  {"y", text::display(land().y(), 2)},
                                  {"gradient", text::display(point_.gradient_norm, 2)},
                                  {"high", text::display(lambda(kHigh), 2)},
                                  {"low", text::display(lambda(kLow), 2)},
                                  {"angle_high", text::display(angle(kHigh), 0)},
                                  {"angle_low", text::display(angle(kLow), 0)},
                                  {"verdict", verdict()}};
  return words().say(is_defined() ? "curvature.describe" : "curvature.describe.undefined",
                     arguments);
}

LandscapeBoxes CurvatureScene::boxes(Size size) const {
  const std::vector<Rectangle> two = figure::panels({0, 0, size.width, size.height}, 2);
  return {shows_surface() ? two[1] : Rectangle{}, two[0], figure::text_size_for(size)};
}

// The two directions as lines through the place with heads at both ends, and how much they curve.
void CurvatureScene::draw_directions(DrawList& list, const figure::GroundMap& map) const {
  if (!is_defined()) return;
  const Rectangle& box = map.axes.box;
  const Point here = map.axes.screen_from_data(land().x(), land().y());
  const float half = std::clamp(0.2F * box.width, 24.0F, 64.0F);
  list.push_back(figure::Clip{box});
  for (const Axis axis : kAxes) {
    const DataPoint d = direction(axis);
    const float dx = half * static_cast<float>(d.x), dy = -half * static_cast<float>(d.y);
    for (const float sign : {1.0F, -1.0F}) {
      figure::draw_arrow(list, here, {here.x + sign * dx, here.y + sign * dy}, role(axis), 3, true);
    }
  }
  if (!is_level()) {
    // Its direction is what matters here; its length is among the numbers.
    const double length = point_.gradient_norm;
    const float reach = 0.8F * half;
    const Point tip{here.x + reach * static_cast<float>(land().slope_x() / length),
                    here.y - reach * static_cast<float>(land().slope_y() / length)};
    figure::draw_arrow(list, here, tip, Role::kUp, 2.2F, true);
  }
  list.push_back(figure::Clip{{}, false});
}

// Above the map: what it is.
void CurvatureScene::draw_verdict(DrawList& list, const figure::GroundMap& map,
                                  float text_size) const {
  const Rectangle& box = map.axes.box;
  if (box.width < 60) return;
  if (box.width >= kLeastForTag && is_defined()) {
    const Point here = map.axes.screen_from_data(land().x(), land().y());
    const float half = std::clamp(0.2F * box.width, 24.0F, 64.0F) + 8;
    for (const Axis axis : kAxes) {
      const DataPoint d = direction(axis);
      // At the end that points to the middle, so that it is seen.
      const float sign = (box.center().x - here.x) * static_cast<float>(d.x) -
                                     (box.center().y - here.y) * static_cast<float>(d.y) <
                                 0
                             ? -1.0F
                             : 1.0F;
      const Point end{here.x + sign * half * static_cast<float>(d.x),
                      here.y - sign * half * static_cast<float>(d.y)};
      figure::draw_tag(list, end, "λ = " + text::display(lambda(axis), 2), box,
                       {.role = role(axis), .text_size = 0.93F * text_size, .distance = 8});
    }
  }
  figure::Text title{{box.center().x, box.top - 8},
                     verdict(),
                     {is_level() ? Role::kInk : Role::kInk2},
                     text_size,
                     figure::Align::kMiddle};
  title.face = figure::Face::kBold;
  list.push_back(std::move(title));
}

// The ground along both directions, over the distance from the place.
void CurvatureScene::draw_sections(DrawList& list, Rectangle box, float text_size) const {
  const figure::FrameOptions frame{.x = {.name = "t"}, .y = {.name = "f"}, .text_size = text_size};
  const double half = land().ground().window.x.length() / 3;
  std::vector<double> heights;
  const auto along = [&](Axis axis) {
    return [this, d = direction(axis)](double t) {
      return land().f()(land().x() + t * d.x, land().y() + t * d.y);
    };
  };
  if (is_defined()) {
    for (const Axis axis : kAxes) {
      for (int i = -20; i <= 20; ++i) heights.push_back(along(axis)(half * i / 20));
    }
  }
  const Axes axes =
      with_margins({{-half, half}, figure::padded(figure::fit_heights(heights), 0.12), box}, frame);
  if (!(axes.box.width >= 1 && axes.box.height >= 1)) return;
  draw_axes(list, axes, frame);
  if (!is_defined()) return;
  for (const Axis axis : {kHigh, kLow}) {
    figure::draw_curve(list, along(axis), {-half, half}, axes, stroke(axis, 2.8F));
  }
  figure::draw_point(list, axes.screen_from_data(0, land().z()), Role::kPoint, 7);
  const auto name = [&](Axis axis) {
    const char* way = curves(axis, 1) ? "up" : curves(axis, -1) ? "down" : "straight";
    return words().say(std::string("curvature.curves.") + way,
                       {{"angle", text::display(angle(axis), 0)}});
  };
  figure::draw_legend(list, {{name(kHigh), stroke(kHigh, 2.8F)}, {name(kLow), stroke(kLow, 2.8F)}},
                      axes.box, 0.93F * text_size);
}

DrawList CurvatureScene::draw(Size size, const DrawOptions& options) const {
  DrawList list;
  const LandscapeBoxes where = boxes(size);
  draw_map(list, where, options, [&](const figure::GroundMap& map) { draw_directions(list, map); });
  if (where.map.width >= 1 && where.map.height >= 1) {
    draw_verdict(list, map(where), where.text_size);
  }
  if (!shows_surface()) {
    const std::vector<Rectangle> two = figure::panels({0, 0, size.width, size.height}, 2);
    draw_sections(list, two[1], where.text_size);
    return list;
  }
  const figure::ReliefOptions relief = this->relief(where);
  draw_surface(list, where, options, relief, [&](const figure::Space& space) {
    if (!is_defined()) return;
    const double reach = land().ground().window.x.length() / 3;
    for (const Axis axis : {kHigh, kLow}) {
      const DataPoint d = direction(axis);
      figure::draw_way(list, land().ground(), space, relief,
                       {land().x() - reach * d.x, land().y() - reach * d.y},
                       {land().x() + reach * d.x, land().y() + reach * d.y}, stroke(axis, 2.8F),
                       0.3F);
    }
  });
  return list;
}

void CurvatureScene::stand_on(const Eigen::Vector2d& place) {
  const std::vector<std::pair<std::string, std::string>> values{{"x", text::exact(place[0])},
                                                                {"y", text::exact(place[1])}};
  (void)set_all(values);
}

void CurvatureScene::drag(Handle handle, Point to, Size size) {
  LandscapeScene::drag(handle, to, size);
  if (handle != kPlaceOnMap || !level_) return;
  const Point level = map(boxes(size)).axes.screen_from_data((*level_)[0], (*level_)[1]);
  if (std::hypot(level.x - to.x, level.y - to.y) <= kSnap) stand_on(*level_);
}

std::vector<Action> CurvatureScene::actions() const {
  return {{.id = "level", .enabled = level_.has_value() && !is_level()}};
}

void CurvatureScene::act(std::string_view action) {
  if (action == "level" && level_) stand_on(*level_);
}

}  // namespace

SceneSpec curvature_spec() {
  SceneSpec spec{
      .id = "curvature",
      .parameters = landscape_rows("x^2-y^2", "1", "0.5"),
      .observables = {"z", "slope_x", "slope_y", "gradient", "h_xx", "h_xy", "h_yy", "high", "low",
                      "angle_high", "angle_low", "level", "valley", "peak", "saddle", "flat",
                      "verdict"},
  };
  auto& choices = spec.parameters.front().choices;
  for (const char* more : {"x^4+y^4", "-x^4-y^4", "x^2+y^4", "x^2-y^4", "x y"}) {
    choices.emplace_back(more);
  }
  spec.parameters.push_back({.id = "show",
                             .kind = Kind::kChoice,
                             .initial = "sections",
                             .choices = {"sections", "surface"}});
  for (Parameter& row : camera_rows()) spec.parameters.push_back(std::move(row));
  return spec;
}

std::unique_ptr<Scene> make_curvature(const SceneSpec& spec, const Context& context) {
  return std::make_unique<CurvatureScene>(spec, context);
}

}  // namespace downhill::scenes
