#include "scenes/gradient.h"

#include <Eigen/Core>
#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>
#include <string>
#include <utility>

#include "calculus/slopes.h"
#include "figure/arrow_field.h"
#include "figure/curve.h"
#include "figure/frame.h"
#include "figure/panels.h"
#include "figure/surface.h"
#include "figure/text_metrics.h"
#include "scenes/audit.h"
#include "scenes/gradient_walk.h"
#include "scenes/guess.h"
#include "scenes/landscape.h"
#include "text/number.h"

namespace downhill::scenes {
namespace {

using figure::Axes;
using figure::DataPoint;
using figure::DrawList;
using figure::Point;
using figure::Range;
using figure::Rectangle;
using figure::Role;
using figure::Size;

constexpr int kLastStep = 240;

constexpr Handle kGuessTip = kOwnHandles;

enum class Show { kArrow, kLength, kField, kFollow, kAlong };

// px: on a narrower map a tag would hide what it speaks of, so its text stands above.
constexpr float kLeastForTag = 220;

Show show_of(const std::string& choice) {
  constexpr std::pair<std::string_view, Show> kShows[] = {{"length", Show::kLength},
                                                          {"field", Show::kField},
                                                          {"follow", Show::kFollow},
                                                          {"along", Show::kAlong}};
  for (const auto& [name, show] : kShows) {
    if (name == choice) return show;
  }
  return Show::kArrow;
}

std::string pair_text(double a, double b) {
  return "(" + text::display(a, 2) + ", " + text::display(b, 2) + ")";
}

class GradientScene : public LandscapeScene {
 public:
  using LandscapeScene::LandscapeScene;

  std::vector<Observable> observe() const override;
  DrawList draw(Size size, const DrawOptions& options) const override;
  std::string describe() const override;
  Range range(std::string_view id) const override;
  std::string entry_label(std::string_view id, int entry) const override;
  Handle hit(Point at, Size size, float reach) const override;
  void drag(Handle handle, Point to, Size size) override;
  std::vector<Action> actions() const override;
  void act(std::string_view action) override;
  bool advance() override;

 protected:
  LandscapeBoxes boxes(Size size) const override;
  void update() override;

 private:
  // f, with its holes filled if that is asked.
  double height(double x, double y) const;
  calculus::SlopeLimit slope_towards(double angle) const;
  bool uphill() const { return number("up") != 0; }
  bool has_gradient() const { return std::isfinite(slope_x_) && std::isfinite(slope_y_); }
  double length() const { return std::hypot(slope_x_, slope_y_); }
  double miss() const;
  bool walk_is_over() const { return walked() >= walk_.length; }
  double walked() const { return step() * land().ground().window.x.length() / 100; }
  DataPoint hiker() const;

  // The tip of an arrow with these components at the place, on the map.
  Point tip(const figure::GroundMap& map, double across, double up) const {
    return map.axes.screen_from_data(land().x() + scale_ * across, land().y() + scale_ * up);
  }
  Point guess_tip(const figure::GroundMap& map) const;
  void draw_arrows(DrawList& list, const figure::GroundMap& map, const DrawOptions& options) const;
  void draw_gradient(DrawList& list, const figure::GroundMap& map, float text_size) const;
  void draw_section(DrawList& list, Rectangle box, float text_size) const;

  Show show_ = Show::kArrow;
  double slope_x_ = kUndefined, slope_y_ = kUndefined;
  double scale_ = 1;  // map units a unit of slope
  std::string scaled_;
  calculus::SlopeLimit along_;
  Guess guess_;
  GradientWalk walk_;
  bool running_ = false;
};

double GradientScene::height(double x, double y) const {
  const double z = land().f()(x, y);
  return std::isfinite(z) || number("filled") == 0 ? z : 0;
}

calculus::SlopeLimit GradientScene::slope_towards(double angle) const {
  const double radians = angle * std::numbers::pi / 180;
  // cos 90° is 6e-17 in doubles: to stay on an axis it must be 0.
  const auto tidy = [](double v) { return std::abs(v) < 1e-12 ? 0 : v; };
  const Eigen::Vector2d direction(tidy(std::cos(radians)), tidy(std::sin(radians)));
  return calculus::slope_along([this](const Eigen::VectorXd& p) { return height(p[0], p[1]); },
                               Eigen::Vector2d(land().x(), land().y()), direction);
}

void GradientScene::update() {
  LandscapeScene::update();
  show_ = show_of(value("show"));
  guess_ = Guess(*this, Guess::Needs::kAll);
  slope_x_ = land().slope_x();
  slope_y_ = land().slope_y();
  if (number("filled") != 0 && std::isnan(land().z())) {
    // A slope by x is the same forwards and backwards.
    const auto both_ways = [this](double angle) {
      const auto there = slope_towards(angle), back = slope_towards(angle + 180);
      const bool agree = there.exists && back.exists && std::abs(there.slope + back.slope) < 1e-6;
      return agree ? there.slope : kUndefined;
    };
    slope_x_ = both_ways(0);
    slope_y_ = both_ways(90);
  }
  along_ = slope_towards(number("angle"));

  // Of the slopes all over the window, all but the steepest few make arrows of a quarter of it.
  const figure::Window& window = land().ground().window;
  const std::string scaled =
      value("f") + " " + text::exact(window.x.min) + " " + text::exact(window.x.max);
  if (scaled != scaled_) {
    scaled_ = scaled;
    std::vector<double> lengths;
    constexpr int kSamples = 20;
    for (int i = 0; i < kSamples * kSamples; ++i) {
      const int column = i % kSamples, row = i / kSamples;
      const double x = window.x.min + window.x.length() * (column + 0.5) / kSamples;
      const double y = window.y.min + window.y.length() * (row + 0.5) / kSamples;
      const double slope = std::hypot(land().partial(0)(x, y), land().partial(1)(x, y));
      if (std::isfinite(slope)) lengths.push_back(slope);
    }
    scale_ = 1;
    if (!lengths.empty()) {
      std::sort(lengths.begin(), lengths.end());
      const double steep = lengths[lengths.size() / 2];
      const double room = 0.4 * window.x.length();
      if (steep > room || (steep > 0 && steep < room / 50)) {
        scale_ = 1 / figure::nice_step(steep / room);
      }
    }
  }
  walk_ = {};
  if (show_ == Show::kFollow) {
    walk_ = follow_gradient(land().f(), {land().x(), land().y()}, window, uphill());
  }
}

DataPoint GradientScene::hiker() const {
  const std::vector<DataPoint> way = walk_.until(walked());
  return way.empty() ? DataPoint{land().x(), land().y()} : way.back();
}

double GradientScene::miss() const {
  const std::vector<double>& guess = guess_.values();
  return std::hypot(guess[0] - slope_x_, guess[1] - slope_y_);
}

std::vector<Observable> GradientScene::observe() const {
  const auto flag = [](bool yes) { return yes ? 1.0 : 0.0; };
  const bool follows = show_ == Show::kFollow;
  const DataPoint end = hiker();
  const double direction = has_gradient() && length() > 0
                               ? std::atan2(slope_y_, slope_x_) * 180 / std::numbers::pi
                               : kUndefined;
  std::vector<Observable> out{
      {.id = "z", .value = height(land().x(), land().y())},
      {.id = "slope_x", .value = slope_x_, .role = Role::kTangent},
      {.id = "slope_y", .value = slope_y_, .role = Role::kTangent},
      {.id = "length", .value = length(), .role = Role::kUp},
      {.id = "direction", .value = direction, .decimals = 0, .unit = "°"},
      {.id = "slope_along", .value = along_.slope, .role = Role::kTangent},
      {.id = "has_slope_along", .value = flag(along_.exists), .decimals = 0},
      {.id = "travelled", .value = follows ? std::min(walked(), walk_.length) : 0},
      {.id = "z_end", .value = height(end.x, end.y)},
      {.id = "arrived", .value = flag(follows && step() > 0 && walk_is_over()), .decimals = 0},
      {.id = "formula_x", .value = kUndefined, .text = land().partial(0).pretty()},
      {.id = "formula_y", .value = kUndefined, .text = land().partial(1).pretty()},
      {.id = "scale", .value = scale_},
  };
  guess_.observe(out, miss());
  return out;
}

LandscapeBoxes GradientScene::boxes(Size size) const {
  const float text_size = figure::text_size_for(size);
  const Rectangle all{0, 0, size.width, size.height};
  const std::vector<Rectangle> two = figure::panels(all, 2);
  if (show_ == Show::kAlong) return {two[0], {}, text_size};
  if (two[1].left == 0) return {two[1], two[0], text_size};  // one above the other
  // The map is what is worked on.
  const float split = 0.57F * size.width;
  return {{split, 0, size.width - split, size.height}, {0, 0, split, size.height}, text_size};
}

Point GradientScene::guess_tip(const figure::GroundMap& map) const {
  const std::vector<double>& guess = guess_.values();
  const auto or_zero = [](double v) { return std::isnan(v) ? 0 : v; };
  return tip(map, or_zero(guess[0]), or_zero(guess[1]));
}

DrawList GradientScene::draw(Size size, const DrawOptions& options) const {
  DrawList list;
  const LandscapeBoxes where = boxes(size);
  const std::vector<DataPoint> way = walk_.until(walked());
  const bool follows = show_ == Show::kFollow && way.size() > 1;
  const Role role = uphill() ? Role::kUp : Role::kDown;
  const figure::ReliefOptions relief = this->relief(where);
  draw_map(list, where, options, [&](const figure::GroundMap& map) {
    list.push_back(figure::Clip{map.axes.box});
    const bool whole = (show_ == Show::kField || show_ == Show::kFollow) && !guess_.hides_answer();
    if (whole) {
      const double sign = show_ == Show::kFollow && !uphill() ? -1 : 1;
      const auto field = [&](double x, double y) {
        return DataPoint{sign * land().partial(0)(x, y), sign * land().partial(1)(x, y)};
      };
      figure::draw_arrow_field(list, field, map.axes,
                               {.role = show_ == Show::kFollow ? role : Role::kUp,
                                .spacing = std::clamp(map.axes.box.width / 11, 24.0F, 46.0F)});
    }
    list.push_back(figure::Clip{{}, false});
    if (follows) figure::draw_data_line(list, way, map.axes, {Role::kPoint, 2.8F});
    if (follows) {
      figure::draw_point(list, map.axes.screen_from_data(way.back()), role, 7);
    }
  });
  // Labels look for room beside the point, so they come after it.
  if (where.map.width >= 1 && where.map.height >= 1) draw_arrows(list, map(where), options);
  draw_surface(list, where, options, relief, [&](const figure::Space& space) {
    if (show_ == Show::kAlong) {
      const double radians = number("angle") * std::numbers::pi / 180;
      const double far = land().ground().window.x.length();
      const double dx = far * std::cos(radians), dy = far * std::sin(radians);
      figure::draw_way(list, land().ground(), space, relief, {land().x() - dx, land().y() - dy},
                       {land().x() + dx, land().y() + dy}, {Role::kTangent, 2.6F}, 0.3F);
    }
    if (!follows) return;
    std::vector<figure::SpacePoint> over;
    for (const DataPoint& p : way) over.push_back({p.x, p.y, land().f()(p.x, p.y)});
    figure::draw_on_surface(list, over, land().ground().grid, space, {Role::kPoint, 2.8F}, 0.3F);
    const figure::SpacePoint& end = over.back();
    if (space.z().contains(end.z)) {
      figure::draw_point(list, space.screen_from_data(end), role, 6);
    }
  });
  if (show_ == Show::kAlong) {
    const std::vector<Rectangle> two = figure::panels({0, 0, size.width, size.height}, 2);
    draw_section(list, two[1], where.text_size);
  }
  return list;
}

void GradientScene::draw_arrows(DrawList& list, const figure::GroundMap& map,
                                const DrawOptions& options) const {
  const Rectangle& box = map.axes.box;
  const Point here = map.axes.screen_from_data(land().x(), land().y());
  const float text_size = map.options.text_size;
  const bool has_arrow = show_ != Show::kField || guess_.is_asked();
  if (scale_ != 1 && has_arrow && box.width >= 140) {
    figure::Text note{
        {box.left + 6, box.bottom() - 6},
        words().say("gradient.scale_note", {{"scale", text::short_number(scale_, 3)}})};
    note.size = 0.87F * text_size;
    note.halo = true;
    list.push_back(note);
  }
  if (guess_.is_begun()) {
    const Point to = guess_tip(map);
    list.push_back(figure::Clip{box});
    list.push_back(figure::Line{here, to, {Role::kSheet, 5.5F, figure::Dash::kSolid, 0.8F}, true});
    list.push_back(figure::Line{here, to, {Role::kGuess, 3, figure::Dash::kDashed}, true});
    list.push_back(figure::Clip{{}, false});
  }
  if (!guess_.hides_answer()) return draw_gradient(list, map, text_size);
  figure::draw_handle(list, guess_tip(map), touch(options, {kGuessTip}), Role::kGuess, 10);
  if (guess_.is_begun()) return;
  figure::Text hint{{box.center().x, here.y > box.center().y ? box.top + 8 : box.bottom() - 8},
                    words().say("gradient.draw_here"),
                    {Role::kGuess}};
  hint.size = text_size;
  hint.align = figure::Align::kMiddle;
  hint.baseline = here.y > box.center().y ? figure::Baseline::kTop : figure::Baseline::kBottom;
  hint.halo = true;
  list.push_back(hint);
}

void GradientScene::draw_gradient(DrawList& list, const figure::GroundMap& map,
                                  float text_size) const {
  if (!has_gradient() || show_ == Show::kField) return;
  const bool down = show_ == Show::kFollow && !uphill();
  const double sign = down ? -1 : 1;
  const Point here = map.axes.screen_from_data(land().x(), land().y());
  const Point to = tip(map, sign * slope_x_, sign * slope_y_);
  list.push_back(figure::Clip{map.axes.box});
  figure::draw_arrow(list, here, to, down ? Role::kDown : Role::kUp, 3, true);
  list.push_back(figure::Clip{{}, false});
  const Rectangle& box = map.axes.box;
  const Role role = down ? Role::kDown : Role::kUp;
  const bool small = box.width < kLeastForTag;
  const std::string pair = pair_text(sign * slope_x_, sign * slope_y_);
  std::string text = pair;
  if (show_ == Show::kLength) {
    figure::draw_guides(list, here, to, box,
                        {.across = small ? "" : text::display(slope_x_, 2),
                         .up = small ? "" : text::display(slope_y_, 2),
                         .across_face = figure::Face::kPlain,
                         .text_size = text_size});
    text = words().say("gradient.length") + " " + text::display(length(), 2);
  }
  if (small) {
    figure::Text above{
        {box.right(), box.top - 8}, show_ == Show::kLength ? pair + "  " + text : pair, {role}};
    above.size = text_size;
    above.align = figure::Align::kEnd;
    list.push_back(above);
    return;
  }
  const Point beside{std::clamp(to.x, box.left, box.right()),
                     std::clamp(to.y, box.top, box.bottom())};
  figure::draw_tag(list, beside, text, box, {.role = role, .text_size = text_size, .distance = 14});
}

// The ground along the way, as a curve over the distance from the place.
void GradientScene::draw_section(DrawList& list, Rectangle box, float text_size) const {
  const figure::Window& window = land().ground().window;
  const double half = window.x.length() / 2;
  const double radians = number("angle") * std::numbers::pi / 180;
  const double dx = std::cos(radians), dy = std::sin(radians);
  const figure::FrameOptions frame{.x = {.name = "t"}, .y = {.name = "f"}, .text_size = text_size};
  const Axes axes =
      with_margins({{-half, half}, figure::padded(land().ground().z, 0.08), box}, frame);
  if (!(axes.box.width >= 1 && axes.box.height >= 1)) return;
  draw_axes(list, axes, frame);
  const auto along = [&](double t) { return land().f()(land().x() + t * dx, land().y() + t * dy); };
  figure::draw_curve(list, along, {-half, half}, axes, {Role::kCurve, 3});
  const double z = height(land().x(), land().y());
  if (!std::isfinite(z)) return;
  if (along_.exists) {
    const auto line = figure::line_through(axes, {0, z}, along_.slope, {Role::kTangent, 2.4F});
    if (line) list.push_back(*line);
  }
  figure::draw_point(list, axes.screen_from_data(0, z), Role::kPoint, 7);
  const std::string text =
      along_.exists ? words().say("gradient.slope_along") + " " + text::display(along_.slope, 2)
                    : words().say("gradient.no_slope");
  figure::draw_tag(list, axes.screen_from_data(0, z), text, axes.box,
                   {.role = along_.exists ? Role::kTangent : Role::kWarn, .text_size = text_size});
}

std::string GradientScene::describe() const {
  const DataPoint end = hiker();
  const text::Arguments numbers{{"f", land().f().pretty()},
                                {"x", text::display(land().x(), 2)},
                                {"y", text::display(land().y(), 2)},
                                {"z", text::display(height(land().x(), land().y()), 2)},
                                {"gradient", pair_text(slope_x_, slope_y_)},
                                {"length", text::display(length(), 2)},
                                {"angle", text::display(number("angle"), 0)},
                                {"slope", text::display(along_.slope, 2)},
                                {"end", pair_text(end.x, end.y)},
                                {"z_end", text::display(height(end.x, end.y), 2)},
                                {"way", text::display(std::min(walked(), walk_.length), 2)},
                                {"miss", text::display(miss(), 2)}};
  const auto say = [&](const std::string& key) {
    return words().say("gradient.describe." + key, numbers);
  };
  if (guess_.hides_answer()) return say("guess");
  if (show_ == Show::kAlong) return say(along_.exists ? "along" : "along_none");
  if (!has_gradient()) return say("none");
  std::string out = say("arrow");
  if (show_ == Show::kFollow && step() > 0) out += say(uphill() ? "up" : "down");
  if (guess_.compares()) out += say("miss");
  return out;
}

Range GradientScene::range(std::string_view id) const {
  if (id != "guess") return LandscapeScene::range(id);
  // As far as an arrow of half the window reaches.
  const double most =
      std::min(spec().find(id)->max, land().ground().window.x.length() / scale_ / 2);
  return {-most, most};
}

std::string GradientScene::entry_label(std::string_view, int entry) const {
  return words().say(entry == 0 ? "gradient.guess_x" : "gradient.guess_y");
}

Handle GradientScene::hit(Point at, Size size, float reach) const {
  if (!guess_.hides_answer()) return LandscapeScene::hit(at, size, reach);
  // While the arrow is guessed the place stays where it is.
  const Point to = guess_tip(map(boxes(size)));
  if (std::hypot(to.x - at.x, to.y - at.y) <= reach) return kGuessTip;
  const Handle handle = LandscapeScene::hit(at, size, reach);
  return handle == kTurnSurface ? handle : kNoHandle;
}

void GradientScene::drag(Handle handle, Point to, Size size) {
  if (handle != kGuessTip) return LandscapeScene::drag(handle, to, size);
  const DataPoint p = map(boxes(size)).axes.data_from_screen(to);
  set_entry("guess", 0, (p.x - land().x()) / scale_);
  set_entry("guess", 1, (p.y - land().y()) / scale_);
}

std::vector<Action> GradientScene::actions() const {
  if (guess_.is_asked()) return guess_.actions();
  if (show_ != Show::kFollow) return {};
  return {{.id = "run", .enabled = running_ || !walk_is_over(), .running = running_},
          {.id = "back", .enabled = step() > 0}};
}

void GradientScene::act(std::string_view action) {
  Guess::act(*this, action);
  const bool was_running = std::exchange(running_, false);
  if (action == "run") running_ = !was_running;
  if (action == "back") go_to_step(0);
}

bool GradientScene::advance() {
  if (!running_) return false;
  go_to_step(step() + 1);
  if (walk_is_over() || step() == spec().last_step) running_ = false;
  return running_;
}

}  // namespace

SceneSpec gradient_spec() {
  SceneSpec spec{
      .id = "gradient",
      .parameters = landscape_rows("x^2/2+y^2/4", "1", "2"),
      .observables = {"z", "slope_x", "slope_y", "length", "direction", "slope_along",
                      "has_slope_along", "travelled", "z_end", "arrived", "formula_x", "formula_y",
                      "scale"},
      .last_step = kLastStep,
  };
  spec.parameters.front().choices.emplace_back("x y/(x^2+y^2)");
  spec.parameters.push_back({.id = "show",
                             .kind = Kind::kChoice,
                             .initial = "arrow",
                             .choices = {"arrow", "length", "field", "follow", "along"}});
  spec.parameters.push_back({.id = "up", .kind = Kind::kFlag, .initial = "0"});
  spec.parameters.push_back(
      {.id = "angle", .initial = "0", .min = 0, .max = 360, .grain = 5, .unit = "°"});
  spec.parameters.push_back({.id = "filled", .kind = Kind::kFlag, .initial = "0"});
  for (Parameter& row : camera_rows()) spec.parameters.push_back(std::move(row));
  spec.parameters.push_back(audit_row());
  add_guess(spec, {.count = 2, .min = -100, .max = 100, .grain = 0.05});
  return spec;
}

std::unique_ptr<Scene> make_gradient(const SceneSpec& spec, const Context& context) {
  return std::make_unique<GradientScene>(spec, context);
}

}  // namespace downhill::scenes
