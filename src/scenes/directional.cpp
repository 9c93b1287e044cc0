#include "scenes/directional.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <optional>
#include <utility>
#include <vector>

#include "figure/panels.h"
#include "figure/text_metrics.h"
#include "scenes/audit.h"
#include "scenes/compass.h"
#include "scenes/compass_picture.h"
#include "scenes/guess.h"
#include "scenes/landscape.h"
#include "text/number.h"

namespace downhill::scenes {
namespace {

using figure::DataPoint;
using figure::DrawList;
using figure::Point;
using figure::Range;
using figure::Rectangle;
using figure::Role;
using figure::Size;
using figure::SpacePoint;

// Handles: the arrow's end on the map, the point on the curve and on the polar plot, and the
// end of the guessed arrow.
constexpr Handle kArrow = kOwnHandles, kOnCurve = kOwnHandles + 1, kOnPolar = kOwnHandles + 2,
                 kGuessArrow = kOwnHandles + 3;

// Of the side of the map: the dial's radius, and how near to the edge one may stand.
constexpr float kDial = 0.22F, kLeastDial = 36;  // px
constexpr double kEdge = 0.2;

struct Pictures {
  Rectangle surface, map, curve, polar;  // without width: not shown
};

class Directional : public LandscapeScene {
 public:
  using LandscapeScene::LandscapeScene;

  std::vector<Observable> observe() const override;
  DrawList draw(Size size, const DrawOptions& options) const override;
  std::string describe() const override;
  Range range(std::string_view id) const override;
  Handle hit(Point at, Size size, float reach) const override;
  void drag(Handle handle, Point to, Size size) override;
  std::vector<Action> actions() const override { return guess_.actions(); }
  void act(std::string_view action) override { Guess::act(*this, action); }
  std::string entry_label(std::string_view id, int entry) const override;

 protected:
  void update() override;
  LandscapeBoxes boxes(Size size) const override;

 private:
  Pictures pictures(Size size) const;
  CompassPicture compass_picture(Size size) const;
  double angle() const { return number("angle"); }
  double radians() const { return angle() * std::numbers::pi / 180; }
  // Not while the learner guesses.
  double slope() const { return guess_.hides_answer() ? kUndefined : compass_.slope(angle()); }
  bool shows_gradient() const {
    return (number("gradient") > 0 || guess_.is_asked()) && !guess_.hides_answer() &&
           !std::isnan(compass_.steepest_angle());
  }
  // Where the guessed arrow points; before it is taken hold of, as far as `angle` says.
  double guessed_angle() const { return guess_.is_complete() ? guess_.values().front() : angle(); }
  static float dial_radius(const figure::GroundMap& map) {
    return std::max(kLeastDial, kDial * map.axes.box.width);
  }
  Point dial_end(const figure::GroundMap& map, double degrees, float part) const;

  Point draw_leaning_arrow(DrawList& list, const figure::Space& space, double degrees,
                           Role role) const;
  void draw_on_surface(DrawList& list, const figure::Space& space,
                       const figure::ReliefOptions& relief, const LandscapeBoxes& boxes) const;
  void draw_dial(DrawList& list, const figure::GroundMap& map, const DrawOptions& options) const;

  Compass compass_;
  Guess guess_;
  std::string scaled_;            // the function that scale_ is for,
  figure::Window scaled_window_;  // and the window
  double scale_ = 1;              // slopes of this size occur in the window
};

void Directional::update() {
  LandscapeScene::update();
  compass_.read(land());
  guess_ = Guess(*this, Guess::Needs::kAll);
  const figure::Window& window = land().ground().window;
  if (scaled_ == value("f") && scaled_window_ == window) return;
  scaled_ = value("f");
  scaled_window_ = window;
  // Steep for this ground: only a tenth of it is steeper.
  constexpr int kNodes = 15;
  std::vector<double> lengths;
  for (int i = 0; i < kNodes * kNodes; ++i) {
    const int column = i % kNodes, row = i / kNodes;
    const double x = window.x.min + window.x.length() * column / (kNodes - 1);
    const double y = window.y.min + window.y.length() * row / (kNodes - 1);
    const DataPoint g = land().gradient_at(x, y);
    const double length = std::hypot(g.x, g.y);
    if (std::isfinite(length)) lengths.push_back(length);
  }
  std::sort(lengths.begin(), lengths.end());
  scale_ = lengths.empty() ? 1 : lengths[lengths.size() * 9 / 10];
  if (!(scale_ > 0)) scale_ = 1;
}

Pictures Directional::pictures(Size size) const {
  const Rectangle all{0, 0, size.width, size.height};
  const std::string& show = value("show");
  // The curve and the plot are the answer.
  const bool told = !guess_.hides_answer();
  const bool curve = told && (show == "trace" || show == "curve" || show == "all");
  const bool polar = told && (show == "polar" || show == "all");
  const std::vector<Rectangle> boxes = figure::panels(all, 2 + (curve ? 1 : 0) + (polar ? 1 : 0));
  Pictures out{boxes[0], boxes[1], {}, {}};
  if (curve) out.curve = boxes[2];
  if (polar) out.polar = boxes.back();
  return out;
}

LandscapeBoxes Directional::boxes(Size size) const {
  const Pictures pictures = this->pictures(size);
  return {pictures.surface, pictures.map, figure::text_size_for(size)};
}

CompassPicture Directional::compass_picture(Size size) const {
  return {.compass = &compass_,
          .angle = angle(),
          .scale = scale_,
          .gradient = shows_gradient(),
          .slope_name = words().say("directional.slope"),
          .text_size = figure::text_size_for(size)};
}

std::vector<Observable> Directional::observe() const {
  const auto told = [&](double value) { return guess_.hides_answer() ? kUndefined : value; };
  std::vector<Observable> out{
      {.id = "z", .value = land().z()},
      {.id = "slope", .value = slope(), .role = slope_role(slope())},
      {.id = "slope_x", .value = told(compass_.slope_x()), .role = Role::kTangent},
      {.id = "slope_y", .value = told(compass_.slope_y()), .role = Role::kTangent},
      {.id = "steepest", .value = told(compass_.steepest()), .role = Role::kUp},
      {.id = "steepest_angle",
       .value = told(compass_.steepest_angle()),
       .decimals = 0,
       .role = Role::kUp,
       .unit = "°"},
      {.id = "off", .value = told(compass_.off(angle())), .decimals = 0, .unit = "°"},
      {.id = "u_x", .value = std::cos(radians())},
      {.id = "u_y", .value = std::sin(radians())},
  };
  guess_.observe(out, compass_.off(guessed_angle()), "°", 0);
  return out;
}

std::string Directional::entry_label(std::string_view, int) const {
  return words().say("directional.guess_label");
}

std::string Directional::describe() const {
  const text::Arguments numbers{{"f", land().f().pretty()},
                                {"x", text::display(land().x(), 2)},
                                {"y", text::display(land().y(), 2)},
                                {"angle", text::display(angle(), 0)},
                                {"slope", text::display(slope(), 2)},
                                {"steepest", text::display(compass_.steepest(), 2)},
                                {"steepest_angle", text::display(compass_.steepest_angle(), 0)}};
  const auto say = [&](const char* key) {
    return words().say(std::string("directional.describe.") + key, numbers);
  };
  if (std::isnan(land().z())) return say("gap");
  if (guess_.hides_answer()) return say("guess");
  if (guess_.compares() && shows_gradient()) {
    return words().say("directional.describe.compare",
                       {{"f", land().f().pretty()},
                        {"guess", text::display(guessed_angle(), 0)},
                        {"steepest_angle", text::display(compass_.steepest_angle(), 0)},
                        {"miss", text::display(compass_.off(guessed_angle()), 0)}});
  }
  if (std::isnan(slope())) return say("none");
  if (shows_gradient()) return say("gradient");
  return say("slope");
}

Range Directional::range(std::string_view id) const {
  const Range inside = LandscapeScene::range(id);
  if (id != "x" && id != "y") return inside;
  // The dial has to stay within the figure.
  return figure::padded(inside, -kEdge);
}

Point Directional::dial_end(const figure::GroundMap& map, double degrees, float part) const {
  const Point here = map.axes.screen_from_data(land().x(), land().y());
  const double radius = static_cast<double>(part * dial_radius(map));
  const double t = degrees * std::numbers::pi / 180;
  return {here.x + static_cast<float>(radius * std::cos(t)),
          here.y - static_cast<float>(radius * std::sin(t))};
}

// An arrow that leans as the ground does in a direction; its tip.
Point Directional::draw_leaning_arrow(DrawList& list, const figure::Space& space, double degrees,
                                      Role role) const {
  const double m = compass_.slope(degrees), t = degrees * std::numbers::pi / 180;
  double length = 0.26 * land().ground().window.x.length();
  const double most = 0.5 * space.z().length();
  if (std::abs(m) * length > most) length = most / std::abs(m);
  const SpacePoint here = place();
  const Point to = space.screen_from_data(
      {here.x + length * std::cos(t), here.y + length * std::sin(t), here.z + length * m});
  figure::draw_arrow(list, space.screen_from_data(here), to, role, 3.4F, true);
  return to;
}

// The path straight ahead with its arrow; of a guess, its arrow and the gradient's.
void Directional::draw_on_surface(DrawList& list, const figure::Space& space,
                                  const figure::ReliefOptions& relief,
                                  const LandscapeBoxes& boxes) const {
  if (guess_.hides_answer()) return;
  if (guess_.compares()) {
    if (!shows_gradient()) return;
    draw_leaning_arrow(list, space, guessed_angle(), Role::kGuess);
    draw_leaning_arrow(list, space, compass_.steepest_angle(), Role::kUp);
    return;
  }
  const double side = land().ground().window.x.length();
  const double ux = side * std::cos(radians()), uy = side * std::sin(radians());
  const double x = land().x(), y = land().y();
  draw_way(list, land().ground(), space, relief, {x - ux, y - uy}, {x + ux, y + uy},
           {Role::kCurve, 2.4F}, 0.2F);
  if (!std::isfinite(slope())) return;
  const Role role = slope_role(slope());
  const Point tip = draw_leaning_arrow(list, space, angle(), role);
  const std::string text = words().say("directional.slope") + " " + text::display(slope(), 2);
  figure::draw_tag(
      list, tip, text, boxes.surface,
      {.role = role, .text_size = boxes.text_size, .distance = 1.2F * boxes.text_size});
}

void Directional::draw_dial(DrawList& list, const figure::GroundMap& map,
                            const DrawOptions& options) const {
  const Point here = map.axes.screen_from_data(land().x(), land().y());
  const float radius = dial_radius(map);
  list.push_back(figure::Circle{here, radius, {Role::kSheet, 0.25F}, {Role::kSheet, 3.5F}});
  list.push_back(figure::Circle{here, radius, figure::kNoFill, {Role::kInk2, 1.2F}});
  for (int degrees = 0; degrees < 360; degrees += 30) {
    const float from = degrees % 90 == 0 ? 0.86F : 0.93F;
    list.push_back(
        figure::Line{dial_end(map, degrees, from), dial_end(map, degrees, 1), {Role::kInk2, 1.2F}});
  }
  if (shows_gradient()) {
    const double angle_of = compass_.steepest_angle();
    figure::draw_arrow(list, here, dial_end(map, angle_of, 0.95F), Role::kUp, 3, true);
    // Beside its tip, on the side that the other arrow leaves free.
    const double other = guess_.is_asked() ? guessed_angle() : angle();
    const double aside = std::remainder(other - angle_of, 360) > 0 ? -24 : 24;
    figure::Text name{dial_end(map, angle_of + aside, 0.8F), "∇f", {Role::kUp}};
    name.size = map.options.text_size;
    name.align = figure::Align::kMiddle;
    name.baseline = figure::Baseline::kMiddle;
    name.halo = true;
    list.push_back(std::move(name));
  }
  if (guess_.is_asked()) {
    const Point end = dial_end(map, guessed_angle(), 1);
    figure::draw_arrow(list, here, end, Role::kGuess, 3.4F, true);
    if (guess_.hides_answer()) {
      figure::draw_handle(list, end, touch(options, {kGuessArrow}), Role::kGuess, 7);
    }
    return;
  }
  const Point end = dial_end(map, angle(), 1);
  figure::draw_arrow(list, here, end, slope_role(slope()), 3.4F, true);
  figure::draw_handle(list, end, touch(options, {kArrow}), slope_role(slope()), 7);
}

DrawList Directional::draw(Size size, const DrawOptions& options) const {
  DrawList list;
  const Pictures where = pictures(size);
  const LandscapeBoxes boxes = this->boxes(size);
  const figure::ReliefOptions relief = this->relief(boxes);
  draw_surface(list, boxes, options, relief,
               [&](const figure::Space& space) { draw_on_surface(list, space, relief, boxes); });
  std::vector<Point> dial;  // no label under it
  for (int degrees = 0; degrees < 360; degrees += 30) {
    for (float part : {0.5F, 1.F}) dial.push_back(dial_end(map(boxes), degrees, part));
  }
  draw_map(
      list, boxes, options, [&](const figure::GroundMap& map) { draw_dial(list, map, options); },
      std::move(dial));
  const CompassPicture picture = compass_picture(size);
  if (where.curve.width > 0) {
    const double until = value("show") == "trace" ? angle() : 360;
    draw_slope_curve(list, picture, where.curve, until, touch(options, {kOnCurve}));
  }
  if (where.polar.width > 0) {
    draw_polar(list, picture, where.polar, touch(options, {kOnPolar}));
  }
  return list;
}

Handle Directional::hit(Point at, Size size, float reach) const {
  const Pictures where = pictures(size);
  const CompassPicture picture = compass_picture(size);
  Handle nearest = kNoHandle;
  float least = reach;
  const auto offer = [&](Handle handle, Point p) {
    const float distance = std::hypot(p.x - at.x, p.y - at.y);
    if (distance > least || (nearest != kNoHandle && distance == least)) return;
    least = distance;
    nearest = handle;
  };
  const LandscapeBoxes boxes = this->boxes(size);
  if (where.map.width > 0) {
    if (guess_.hides_answer()) offer(kGuessArrow, dial_end(map(boxes), guessed_angle(), 1));
    if (!guess_.is_asked()) offer(kArrow, dial_end(map(boxes), angle(), 1));
    offer(kPlaceOnMap, place_on_map(boxes));
  }
  if (where.curve.width > 0)
    offer(kOnCurve, curve_point(picture, curve_axes(picture, where.curve)));
  if (where.polar.width > 0) offer(kOnPolar, polar_point(picture, polar_of(picture, where.polar)));
  return nearest != kNoHandle ? nearest : LandscapeScene::hit(at, size, reach);
}

void Directional::drag(Handle handle, Point to, Size size) {
  const auto angle_from = [&](Point center) {
    const double degrees =
        std::atan2(static_cast<double>(center.y - to.y), static_cast<double>(to.x - center.x)) *
        180 / std::numbers::pi;
    return degrees < 0 ? degrees + 360 : degrees;
  };
  const CompassPicture picture = compass_picture(size);
  if (handle == kArrow) {
    set_number("angle", angle_from(place_on_map(boxes(size))));
  } else if (handle == kGuessArrow) {
    set_entry("guess", 0, angle_from(place_on_map(boxes(size))));
  } else if (handle == kOnPolar) {
    set_number("angle", angle_from(polar_of(picture, pictures(size).polar).center));
  } else if (handle == kOnCurve) {
    set_number("angle", 90 * curve_axes(picture, pictures(size).curve).data_from_screen(to).x);
  } else {
    LandscapeScene::drag(handle, to, size);
  }
}

}  // namespace

SceneSpec directional_spec() {
  SceneSpec spec{.id = "directional", .parameters = landscape_rows("x^2/2+y^2/4", "1", "1.5")};
  Parameter angle{.id = "angle", .initial = "30", .min = 0, .max = 360, .grain = 1};
  angle.unit = "°";
  spec.parameters.push_back(std::move(angle));
  spec.parameters.push_back({.id = "show",
                             .kind = Kind::kChoice,
                             .initial = "all",
                             .choices = {"turn", "trace", "curve", "polar", "all"}});
  spec.parameters.push_back({.id = "gradient", .kind = Kind::kFlag, .initial = "0"});
  for (Parameter& row : camera_rows()) spec.parameters.push_back(std::move(row));
  spec.parameters.push_back(audit_row());
  spec.observables = {"z",   "slope", "slope_x", "slope_y", "steepest", "steepest_angle",
                      "off", "u_x",   "u_y"};
  add_guess(spec, {.count = 1, .min = 0, .max = 360, .grain = 1, .unit = "°"});
  return spec;
}

std::unique_ptr<Scene> make_directional(const SceneSpec& spec, const Context& context) {
  return std::make_unique<Directional>(spec, context);
}

}  // namespace downhill::scenes
