#include "scenes/landscape.h"

#include <algorithm>
#include <cmath>

#include "figure/text_metrics.h"
#include "scenes/landmarks.h"

namespace downhill::scenes {
namespace {

using figure::DrawList;
using figure::Point;
using figure::Range;
using figure::Role;
using figure::Size;

constexpr double kFar = 20;
constexpr double kGrain = 0.05;

Range including(Range range, double value) {
  return {std::min(range.min, value), std::max(range.max, value)};
}

}  // namespace

void Landscape::stand(const std::string& formula, double x, double y) {
  if (formula != studied_) {
    const auto parsed = expr::Function::parse(formula, {"x", "y"});
    if (!parsed) return;  // cannot be: every stored formula has been parsed before
    studied_ = formula;
    f_ = *parsed;
    partials_ = {f_->derivative(0), f_->derivative(1)};
    field_.emplace(*f_);
    const auto height = [f = *f_](double u, double v) { return f(u, v); };
    fitted_ = figure::fit_window(height);
    ground_ = figure::survey(height, fitted_);
  }
  // A unit must stay as long in x as in y.
  const figure::Window wanted{including(fitted_.x, x), including(fitted_.y, y)};
  const double side = std::max(wanted.x.length(), wanted.y.length());
  const auto widened = [&](Range range) {
    const double more = (side - range.length()) / 2;
    return more > 0 ? Range{range.min - more, range.max + more} : range;
  };
  const figure::Window window{widened(wanted.x), widened(wanted.y)};
  if (window != ground_.window) ground_ = figure::survey(ground_.height, window);

  x_ = x;
  y_ = y;
  const double z = (*f_)(x, y);
  z_ = std::isfinite(z) ? z : kUndefined;
  // The rules give numbers at corners too; feet do not.
  const figure::DataPoint gradient = gradient_at(x, y);
  slope_x_ = has_slope([&](double t) { return (*f_)(t, y); }, x) ? gradient.x : kUndefined;
  slope_y_ = has_slope([&](double t) { return (*f_)(x, t); }, y) ? gradient.y : kUndefined;
}

figure::DataPoint Landscape::gradient_at(double x, double y) const {
  const Eigen::VectorXd gradient = field_->gradient(Eigen::Vector2d(x, y));
  return {gradient[0], gradient[1]};
}

std::vector<Parameter> landscape_rows(const std::string& f, const std::string& x,
                                      const std::string& y) {
  return {
      {.id = "f",
       .kind = Kind::kFormula,
       .initial = f,
       .choices = {"x^2/2+y^2/4", "4-x^2/2-y^2/4", "x^2-y^2", "x^2/4+x y/2+y^2/2", "x+2y",
                   "sin(x)cos(y)", "sin(x)+y^2/4", "x^3/3-x+y^2/2", "3x exp(-(x^2+y^2)/2)",
                   "x^3/3-x y^2", "exp(x y)", "sqrt(x^2+y^2)", "abs(x)+abs(y)/2", "ln(x)+ln(y)",
                   "(1-x)^2+2(y-x^2/2)^2"},
       .variables = {"x", "y"}},
      {.id = "x", .initial = x, .min = -kFar, .max = kFar, .grain = kGrain},
      {.id = "y", .initial = y, .min = -kFar, .max = kFar, .grain = kGrain},
  };
}

std::vector<Parameter> camera_rows() {
  Parameter turn{.id = "turn", .initial = "30", .min = -180, .max = 180, .grain = 1};
  Parameter tilt{.id = "tilt",
                 .initial = "36",
                 .min = figure::kLeastTilt,
                 .max = figure::kMostTilt,
                 .grain = 1};
  turn.unit = tilt.unit = "°";
  return {std::move(turn), std::move(tilt)};
}

void LandscapeScene::update() { land_.stand(value("f"), number("x"), number("y")); }

std::optional<AuditSubject> LandscapeScene::audited() const {
  if (spec().find("audit") == nullptr) return std::nullopt;
  return AuditSubject{land_.f(), {land_.x(), land_.y()}};
}

Range LandscapeScene::range(std::string_view id) const {
  const Range declared = Scene::range(id);
  if (id != "x" && id != "y") return declared;
  const figure::Window& window = land_.ground().window;
  const Range& seen = id == "x" ? window.x : window.y;
  return {std::max(declared.min, seen.min), std::min(declared.max, seen.max)};
}

figure::Space LandscapeScene::space(const LandscapeBoxes& boxes) const {
  return figure::relief_space(land_.ground(), boxes.surface, camera(), relief(boxes));
}

figure::ReliefOptions LandscapeScene::relief(const LandscapeBoxes& boxes) const {
  constexpr float kLeastForNumbers = 240;  // px
  return {.z_name = "f",
          .text_size = boxes.text_size,
          .numbers = boxes.surface.width >= kLeastForNumbers};
}

figure::GroundMap LandscapeScene::map(const LandscapeBoxes& boxes) const {
  return figure::ground_map(land_.ground(), boxes.map,
                            {.z_name = "f", .text_size = boxes.text_size});
}

figure::SpacePoint LandscapeScene::place() const {
  const Range& z = land_.ground().z;
  const double height = std::isnan(land_.z()) ? z.min : std::clamp(land_.z(), z.min, z.max);
  return {land_.x(), land_.y(), height};
}

Point LandscapeScene::place_on_surface(const LandscapeBoxes& boxes) const {
  return space(boxes).screen_from_data(place());
}

Point LandscapeScene::place_on_map(const LandscapeBoxes& boxes) const {
  return map(boxes).axes.screen_from_data(land_.x(), land_.y());
}

figure::Touch LandscapeScene::touch(const DrawOptions& options,
                                    std::initializer_list<Handle> handles) {
  const auto among = [&](Handle handle) {
    return std::find(handles.begin(), handles.end(), handle) != handles.end();
  };
  if (among(options.held)) return figure::Touch::kHeld;
  return among(options.hot) ? figure::Touch::kHot : figure::Touch::kRest;
}

Handle LandscapeScene::hit(Point at, Size size, float reach) const {
  const LandscapeBoxes where = boxes(size);
  const auto distance = [&](Point p) { return std::hypot(p.x - at.x, p.y - at.y); };
  if (where.map.width > 0 && distance(place_on_map(where)) <= reach) return kPlaceOnMap;
  if (where.surface.width <= 0) return kNoHandle;
  if (distance(place_on_surface(where)) <= reach) return kPlaceOnSurface;
  return where.surface.contains(at) ? kTurnSurface : kNoHandle;
}

void LandscapeScene::grab(Handle handle, Point at, Size) {
  if (handle == kTurnSurface) turntable_.grab(at, camera());
}

void LandscapeScene::drag(Handle handle, Point to, Size size) {
  const LandscapeBoxes where = boxes(size);
  const auto stand_at = [&](figure::DataPoint p) {
    set_number("x", p.x);
    set_number("y", p.y);
  };
  if (handle == kPlaceOnMap) {
    stand_at(map(where).axes.data_from_screen(to));
  } else if (handle == kPlaceOnSurface) {
    if (const auto seen = figure::place_seen_at(land_.ground(), space(where), to,
                                                figure::DataPoint{land_.x(), land_.y()}))
      stand_at(*seen);
  } else if (handle == kTurnSurface) {
    if (!turntable_.is_held()) turntable_.grab(to, camera());
    const figure::Camera moved = turntable_.moved_to(to);
    set_number("turn", moved.turn);
    set_number("tilt", moved.tilt);
  }
}

void LandscapeScene::draw_surface(DrawList& list, const LandscapeBoxes& boxes,
                                  const DrawOptions& options, const figure::ReliefOptions& relief,
                                  const std::function<void(const figure::Space&)>& over) const {
  if (boxes.surface.width < 1 || boxes.surface.height < 1) return;
  const figure::Space space = this->space(boxes);
  figure::draw_relief_floor(list, land_.ground(), space, relief);
  const figure::SpacePoint here = place();
  const Point at = space.screen_from_data(here);
  if (!relief.cut_x && !relief.cut_y) {
    const Point foot = space.screen_from_data({here.x, here.y, space.z().min});
    list.push_back(figure::Circle{foot, 3.5F, {Role::kPoint, 0.6F}});
    list.push_back(figure::Line{foot, at, {Role::kPoint, 1.2F, figure::Dash::kDotted, 0.7F}});
  }
  figure::draw_relief(list, land_.ground(), space, relief);
  if (over) over(space);
  figure::draw_handle(list, at, touch(options, {kPlaceOnSurface}),
                      std::isnan(land_.z()) ? Role::kWarn : Role::kPoint, 7);
}

void LandscapeScene::draw_map(DrawList& list, const LandscapeBoxes& boxes,
                              const DrawOptions& options,
                              const std::function<void(const figure::GroundMap&)>& over,
                              std::vector<Point> free) const {
  if (boxes.map.width < 1 || boxes.map.height < 1) return;
  const figure::GroundMap map = this->map(boxes);
  free.push_back(place_on_map(boxes));
  figure::draw_ground_map(list, land_.ground(), map, free);
  if (over) over(map);
  figure::draw_handle(list, place_on_map(boxes), touch(options, {kPlaceOnMap}),
                      std::isnan(land_.z()) ? Role::kWarn : Role::kPoint, 8);
}

}  // namespace downhill::scenes
