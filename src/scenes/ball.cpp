#include "scenes/ball.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "calculus/leapfrog.h"
#include "expr/function.h"
#include "figure/curve.h"
#include "figure/fit_range.h"
#include "figure/frame.h"
#include "figure/marks.h"
#include "figure/panels.h"
#include "figure/text_metrics.h"
#include "scenes/playback.h"
#include "text/number.h"

namespace downhill::scenes {
namespace {

using calculus::Ball;
using figure::Axes;
using figure::DataPoint;
using figure::DrawList;
using figure::Point;
using figure::Range;
using figure::Rectangle;
using figure::Role;
using figure::Size;

constexpr int kTimeline = 400;
constexpr Handle kStart = 1;
constexpr Range kGround{-3.2, 3.2};
constexpr Role kLeapfrog = Role::kDown, kEuler = Role::kWarn;

// Of the figure, that the ground takes beside the energies.
constexpr float kGroundShare = 0.58F;

// One way of stepping: the balls before each step, and their energies.
struct Flight {
  std::vector<Ball> balls;
  std::vector<double> energies;
};

class BallScene final : public Scene {
 public:
  using Scene::Scene;

  std::vector<Observable> observe() const override;
  DrawList draw(Size size, const DrawOptions& options) const override;
  std::string describe() const override;
  Handle hit(Point at, Size size, float reach) const override;
  void drag(Handle handle, Point to, Size size) override;
  std::vector<Action> actions() const override;
  void act(std::string_view action) override;
  bool advance() override;

 protected:
  void update() override;

 private:
  void study();
  const Ball& ball() const { return leapfrog_.balls[static_cast<std::size_t>(step())]; }
  double first_energy() const { return leapfrog_.energies[0]; }
  double energy(const Flight& flight) const {
    return flight.energies[static_cast<std::size_t>(step())];
  }
  double worst(const Flight& flight) const;  // percent
  Axes ground_axes(Size size) const;
  void draw_ground(DrawList& list, const Axes& axes, const DrawOptions& options,
                   float text_size) const;
  void draw_names(DrawList& list, const Axes& axes, float text_size) const;
  void draw_energy(DrawList& list, const Rectangle& box, float text_size) const;

  std::string studied_;
  std::optional<expr::Function> U_, slope_;
  double lowest_ = 0, border_ = kUndefined;
  Range heights_;
  std::string made_from_;
  Flight leapfrog_, euler_;
  Playback playback_;
};

void BallScene::study() {
  if (studied_ == value("U")) return;
  auto parsed = expr::Function::parse(value("U"), {"x"});
  if (!parsed) return;  // cannot be: every stored formula has been parsed before
  studied_ = value("U");
  U_ = *parsed;
  slope_ = U_->derivative();
  constexpr int kLooks = 641;
  double where = kUndefined;
  lowest_ = HUGE_VAL;
  for (int i = 0; i < kLooks; ++i) {
    const double x = kGround.min + kGround.length() * i / (kLooks - 1);
    const double z = (*U_)(x);
    if (!(z < lowest_)) continue;
    lowest_ = z;
    where = x;
  }
  const double bend = slope_->derivative()(where);
  border_ = bend > 0 ? 2 / std::sqrt(bend) : kUndefined;
  // What lies within two of the middle, with air; steeper ground runs out of the picture.
  heights_ = figure::fit_y_range([this](double x) { return (*U_)(x); }, {-2, 2});
}

void BallScene::update() {
  study();
  std::string from;
  for (const char* id : {"U", "x", "v", "h"}) from += value(id) + " ";
  if (from == made_from_) return;
  made_from_ = from;
  const auto slope = [this](double x) { return (*slope_)(x); };
  const auto fly = [&](auto rule) {
    Flight out;
    Ball now{number("x"), number("v")};
    for (int step = 0; step <= kTimeline; ++step) {
      out.balls.push_back(now);
      out.energies.push_back(calculus::energy(now, (*U_)(now.x)));
      now = rule(slope, now, number("h"));
    }
    return out;
  };
  leapfrog_ = fly(calculus::leapfrog_step);
  euler_ = fly(calculus::euler_step);
}

double BallScene::worst(const Flight& flight) const {
  double most = 0;
  for (int k = 0; k <= step(); ++k) {
    const double off = std::abs(flight.energies[static_cast<std::size_t>(k)] - first_energy());
    if (!std::isfinite(off)) return kUndefined;
    most = std::max(most, off);
  }
  const double above = first_energy() - lowest_;
  return above > 1e-12 ? 100 * most / above : kUndefined;
}

std::vector<Observable> BallScene::observe() const {
  const double slope = (*slope_)(ball().x);
  const auto add = [](std::string id, double value, int decimals, Role role,
                      std::string unit = {}) {
    return Observable{std::move(id), std::isfinite(value) ? value : kUndefined, decimals, role,
                      std::move(unit)};
  };
  return {add("slope", slope, 2, Role::kTangent),
          add("force", -slope, 2, Role::kUp),
          add("x_now", ball().x, 2, kLeapfrog),
          add("v_now", ball().v, 2, kLeapfrog),
          add("energy_start", first_energy(), 3, Role::kInk),
          add("energy", energy(leapfrog_), 3, kLeapfrog),
          add("energy_euler", energy(euler_), 3, kEuler),
          add("error", worst(leapfrog_), 3, kLeapfrog, "%"),
          add("error_euler", worst(euler_), 1, kEuler, "%"),
          add("border", border_, 2, Role::kInk)};
}

std::string BallScene::describe() const {
  const text::Arguments arguments{{"U", U_->pretty()},
                                  {"h", text::short_number(number("h"), 3)},
                                  {"step", std::to_string(step())},
                                  {"x", text::display(ball().x, 2)},
                                  {"v", text::display(ball().v, 2)},
                                  {"force", text::display(-(*slope_)(ball().x), 2)},
                                  {"error", text::display(worst(leapfrog_), 2)},
                                  {"euler", text::display(worst(euler_), 1)}};
  std::string out = words().say("ball.describe", arguments);
  if (step() > 0) out += words().say("ball.describe.energy", arguments);
  return out;
}

Axes BallScene::ground_axes(Size size) const {
  const bool both = value("show") == "both";
  const Rectangle all{0, 0, size.width, size.height};
  const Rectangle box = both ? figure::above_or_beside(all, kGroundShare).first : all;
  const float text_size = figure::text_size_for(size);
  // The level of the first energy is in sight, and where Euler's ball gets to.
  Range y = heights_;
  if (std::isfinite(first_energy())) {
    y.max = std::max(y.max, lowest_ + 2.4 * (first_energy() - lowest_));
  }
  return figure::with_margins({kGround, y, box},
                              {.x = {.name = "x"}, .y = {.name = "U"}, .text_size = text_size});
}

void BallScene::draw_names(DrawList& list, const Axes& axes, float text_size) const {
  figure::draw_legend(
      list,
      {{words().say("ball.leapfrog"), {kLeapfrog, 0}}, {words().say("ball.euler"), {kEuler, 0}}},
      axes.box, 0.93F * text_size);
}

void BallScene::draw_ground(DrawList& list, const Axes& axes, const DrawOptions& options,
                            float text_size) const {
  if (!has_room(axes.box)) return;
  draw_axes(list, axes, {.x = {.name = "x"}, .y = {.name = "U"}, .text_size = text_size});
  const auto U = [this](double x) { return (*U_)(x); };
  draw_curve(list, U, kGround, axes, {Role::kCurve, 2.6F});
  if (std::isfinite(first_energy())) {
    const float y = axes.screen_y(first_energy());
    list.push_back(figure::Line{
        {axes.box.left, y}, {axes.box.right(), y}, {Role::kInk2, 1.2F, figure::Dash::kDashed}});
  }
  const auto at = [&](double x) { return axes.screen_from_data(x, U(x)); };
  const auto shown = [&](Point p) {
    return std::isfinite(p.x) && std::isfinite(p.y) && axes.box.contains(p);
  };
  const figure::Touch touch = options.held == kStart  ? figure::Touch::kHeld
                              : options.hot == kStart ? figure::Touch::kHot
                                                      : figure::Touch::kRest;
  const Point start = at(number("x"));
  if (shown(start)) draw_handle(list, start, touch, Role::kPoint, 8);
  const Point euler = at(euler_.balls[static_cast<std::size_t>(step())].x);
  if (step() > 0 && shown(euler)) figure::draw_point(list, euler, kEuler, 7);
  const Point now = at(ball().x);
  if (shown(now)) {
    if (step() > 0) figure::draw_point(list, now, kLeapfrog, 8);
    // The force, level, as long as a quarter of the window for a slope of 3.
    const auto length = static_cast<float>(std::clamp(-(*slope_)(ball().x) / 12, -0.4, 0.4));
    const Point to{now.x + length * axes.box.width, now.y};
    if (std::abs(to.x - now.x) > 12) {
      draw_arrow(list, now, to, Role::kUp, 2.6F, true);
      figure::Text name{{}, words().say("ball.force-name"), {Role::kUp}};
      name.size = 0.93F * text_size;
      draw_label(list, {(now.x + to.x) / 2, to.y}, name, axes.box, 8);
    }
  }
  if (value("show") == "ground") draw_names(list, axes, text_size);
}

void BallScene::draw_energy(DrawList& list, const Rectangle& box, float text_size) const {
  const figure::FrameOptions frame{
      .style = figure::FrameStyle::kFramed,
      .x = {.name = words().say("ball.axis.time"), .face = figure::Face::kPlain},
      .y = {.name = words().say("ball.axis.energy"), .face = figure::Face::kPlain},
      .text_size = text_size};
  const double h = number("h"), above = std::max(first_energy() - lowest_, 1e-6);
  if (!std::isfinite(above)) return;
  const Axes axes =
      with_margins({{0, h * std::max(20, step())}, {lowest_, lowest_ + 2.2 * above}, box}, frame);
  if (!has_room(axes.box)) return;
  draw_axes(list, axes, frame);
  const auto draw_flight = [&](const Flight& flight, Role role, float width) {
    std::vector<DataPoint> line;
    for (int k = 0; k <= step(); ++k) {
      line.push_back({k * h, flight.energies[static_cast<std::size_t>(k)]});
    }
    if (line.size() > 1) draw_data_line(list, line, axes, {role, width});
    const Point end = axes.screen_from_data(line.back());
    if (std::isfinite(end.y) && axes.box.contains(end)) {
      figure::draw_point(list, end, role, 5.5F);
    }
  };
  draw_flight(euler_, kEuler, 2.2F);
  draw_flight(leapfrog_, kLeapfrog, 2.4F);
  if (axes.box.height > 80) draw_names(list, axes, text_size);
}

DrawList BallScene::draw(Size size, const DrawOptions& options) const {
  DrawList list;
  const float text_size = figure::text_size_for(size);
  draw_ground(list, ground_axes(size), options, text_size);
  if (value("show") == "both") {
    const Rectangle all{0, 0, size.width, size.height};
    draw_energy(list, figure::above_or_beside(all, kGroundShare).second, text_size);
  }
  return list;
}

Handle BallScene::hit(Point at, Size size, float reach) const {
  const double x = number("x");
  const Point start = ground_axes(size).screen_from_data(x, (*U_)(x));
  return std::hypot(start.x - at.x, start.y - at.y) <= reach ? kStart : kNoHandle;
}

void BallScene::drag(Handle handle, Point to, Size size) {
  if (handle == kStart) set_number("x", ground_axes(size).data_from_screen(to).x);
}

std::vector<Action> BallScene::actions() const {
  return playback_.actions(*this, step() < spec().last_step);
}

void BallScene::act(std::string_view action) { playback_.act(*this, action); }

// A swing or two by single steps, then faster.
bool BallScene::advance() { return playback_.advance(*this, 1 + step() / 40); }

}  // namespace

SceneSpec ball_spec() {
  return {
      .id = "ball",
      .parameters =
          {{.id = "U",
            .kind = Kind::kFormula,
            .initial = "x^2/2",
            .choices = {"x^2/2", "2x^2", "1-cos(2x)", "(x^2-1)^2/2", "x^4/8", "abs(x)"},
            .variables = {"x"}},
           {.id = "x", .initial = "2", .min = -3, .max = 3, .grain = 0.05},
           {.id = "v", .initial = "0", .min = -3, .max = 3, .grain = 0.05},
           {.id = "h", .initial = "0.1", .min = 0.005, .max = 2.5, .grain = 0, .logarithmic = true},
           {.id = "show", .kind = Kind::kChoice, .initial = "both", .choices = {"ground", "both"}}},
      .observables = {"slope", "force", "x_now", "v_now", "energy_start", "energy", "energy_euler",
                      "error", "error_euler", "border"},
      .last_step = kTimeline,
  };
}

std::unique_ptr<Scene> make_ball(const SceneSpec& spec, const Context& context) {
  return std::make_unique<BallScene>(spec, context);
}

}  // namespace downhill::scenes
