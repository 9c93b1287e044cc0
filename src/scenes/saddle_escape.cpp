#include "scenes/saddle_escape.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "figure/curve.h"
#include "figure/frame.h"
#include "figure/marks.h"
#include "figure/panels.h"
#include "figure/text_metrics.h"
#include "figure/ticks.h"
#include "scenes/escape_runs.h"
#include "scenes/landscape.h"
#include "scenes/playback.h"
#include "text/number.h"

namespace downhill::scenes {
namespace {

using figure::Axes;
using figure::DataPoint;
using figure::DrawList;
using figure::Point;
using figure::Rectangle;
using figure::Role;
using figure::Size;

constexpr int kTimeline = 300;
constexpr double kLower = 0.1;  // than the pass: has left
constexpr int kDecades = 9;     // of noise, down from 1
constexpr Handle kNoiseOnAxis = kOwnHandles;
constexpr Role kHikers = Role::kDown;

// Steps until a quarter, half and three quarters have left, for one size of noise.
struct Leaving {
  double noise = 0;
  std::optional<int> early, half, late;
};

std::string noise_text(double noise) {
  return noise < 1e-3 ? figure::scientific(noise) : text::short_number(noise, 3);
}

double or_undefined(const std::optional<int>& steps) { return steps ? *steps : kUndefined; }

class SaddleEscapeScene : public LandscapeScene {
 public:
  using LandscapeScene::LandscapeScene;

  std::vector<Observable> observe() const override;
  DrawList draw(Size size, const DrawOptions& options) const override;
  std::string describe() const override;
  Handle hit(Point at, Size size, float reach) const override;
  void drag(Handle handle, Point to, Size size) override;
  std::vector<Action> actions() const override;
  void act(std::string_view action) override;
  bool advance() override;

 protected:
  LandscapeBoxes boxes(Size size) const override;
  void update() override;

 private:
  bool shows_median() const { return value("show") == "median"; }
  std::vector<Leaving> survey(EscapePlan plan) const;
  double decade() const;
  figure::FrameOptions frame(float text_size) const;
  Axes median_axes(Size size) const;
  void draw_hikers(DrawList& list, const Axes& axes) const;
  void draw_median(DrawList& list, const Axes& axes, const DrawOptions& options,
                   float text_size) const;

  std::string studied_;
  mutable std::optional<DescentGround> ground_;  // keeps scratch space
  std::optional<Eigen::VectorXd> pass_;
  double curvature_ = kUndefined;
  EscapePlan plan_;
  Escapes escapes_;
  std::string surveyed_;
  std::vector<Leaving> plain_, rolling_;  // without momentum, with it (empty: none)
  std::optional<int> plain_half_;
  Playback playback_;
};

void SaddleEscapeScene::update() {
  LandscapeScene::update();
  if (value("f") != studied_) {
    studied_ = value("f");
    ground_.emplace(land().f());
    plan_ = {};
    escapes_ = {};
    surveyed_.clear();
  }
  const std::vector<double> start{number("x"), number("y")};
  pass_ = pass_near(*ground_, start, number("rate"));
  curvature_ = kUndefined;
  EscapePlan plan{.start = start,
                  .rate = number("rate"),
                  .momentum = number("momentum"),
                  .noise = number("noise"),
                  .seed = static_cast<int>(number("seed")),
                  .kept = kTimeline};
  Eigen::VectorXd slope = Eigen::Vector2d::Zero();
  if (pass_) {
    curvature_ = ground_->curvatures(*pass_)[0];
    plan.below = ground_->look(*pass_, slope) - kLower;
  } else {
    plan.below = -HUGE_VAL;
  }
  if (plan != plan_ || escapes_.left.empty()) {
    plan_ = plan;
    escapes_ = escapes(*ground_, plan_);
    plan.kept = 0;
    plain_half_ = escapes_.quantile(0.5);
    if (plan.momentum != 0) {
      EscapePlan plain = plan;
      plain.momentum = 0;
      plain_half_ = escapes(*ground_, plain).quantile(0.5);
    }
  }
  std::string depends;
  for (const char* id : {"x", "y", "rate", "momentum", "seed"}) depends += value(id) + " ";
  if (!shows_median() || depends == surveyed_) return;
  surveyed_ = depends;
  plan.kept = 0;
  rolling_.clear();
  if (plan.momentum != 0) rolling_ = survey(plan);
  plan.momentum = 0;
  plain_ = survey(plan);
}

std::vector<Leaving> SaddleEscapeScene::survey(EscapePlan plan) const {
  std::vector<Leaving> out;
  for (int decade = -kDecades; decade <= 0; ++decade) {
    plan.noise = std::pow(10, decade);
    const Escapes all = escapes(*ground_, plan);
    out.push_back({plan.noise, all.quantile(0.25), all.quantile(0.5), all.quantile(0.75)});
  }
  return out;
}

// The levels of noise are powers of ten: -7 and -3 are two and six places after the smallest.
double SaddleEscapeScene::decade() const {
  if (plain_.empty()) return kUndefined;
  const std::vector<Leaving>& all = rolling_.empty() ? plain_ : rolling_;
  return (or_undefined(all[kDecades - 7].half) - or_undefined(all[kDecades - 3].half)) / 4;
}

std::vector<Observable> SaddleEscapeScene::observe() const {
  const auto steps = [](const std::optional<int>& count) { return or_undefined(count); };
  return {
      {.id = "share",
       .value = 100 * escapes_.share(step()),
       .decimals = 0,
       .role = kHikers,
       .unit = "%"},
      {.id = "median",
       .value = steps(escapes_.quantile(0.5)),
       .decimals = 0,
       .role = plan_.momentum == 0 ? kHikers : Role::kGuess},
      {.id = "plain", .value = steps(plain_half_), .decimals = 0, .role = kHikers},
      {.id = "decade", .value = decade(), .decimals = 1},
      {.id = "curvature", .value = curvature_, .role = Role::kCurve},
  };
}

std::string SaddleEscapeScene::describe() const {
  const auto median = escapes_.quantile(0.5);
  const text::Arguments arguments{{"f", land().f().pretty()},
                                  {"x", text::display(number("x"), 2)},
                                  {"y", text::display(number("y"), 2)},
                                  {"hikers", std::to_string(plan_.hikers)},
                                  {"noise", noise_text(number("noise"))},
                                  {"rate", text::short_number(number("rate"), 3)},
                                  {"momentum", text::display(number("momentum"), 2)},
                                  {"step", std::to_string(step())},
                                  {"share", text::display(100 * escapes_.share(step()), 0)},
                                  {"median", median ? std::to_string(*median) : ""}};
  std::string out = words().say("saddle-escape.describe", arguments);
  if (!pass_) return out + words().say("saddle-escape.describe.none");
  out += words().say("saddle-escape.describe.left", arguments);
  return out + words().say(median ? "saddle-escape.describe.median" : "saddle-escape.describe.stay",
                           arguments);
}

LandscapeBoxes SaddleEscapeScene::boxes(Size size) const {
  const Rectangle all{0, 0, size.width, size.height};
  const float text_size = figure::text_size_for(size);
  return {{}, shows_median() ? figure::panels(all, 2)[0] : all, text_size};
}

figure::FrameOptions SaddleEscapeScene::frame(float text_size) const {
  const auto say = [&](const char* key) { return words().say(key); };
  return {.style = figure::FrameStyle::kFramed,
          .x = {.name = say("saddle-escape.noise"), .face = figure::Face::kPlain, .spacing = 52},
          .y = {.name = say("saddle-escape.axis.median"), .face = figure::Face::kPlain},
          .text_size = text_size};
}

Axes SaddleEscapeScene::median_axes(Size size) const {
  double most = 20;
  for (const auto* all : {&plain_, &rolling_}) {
    for (const Leaving& one : *all) {
      for (const auto& steps : {one.half, one.late}) {
        if (steps) most = std::max(most, static_cast<double>(*steps));
      }
    }
  }
  const Rectangle box = figure::panels({0, 0, size.width, size.height}, 2)[1];
  return with_margins({{std::pow(10, -kDecades), 1}, {0, 1.08 * most}, box, figure::Scale::kLog},
                      frame(figure::text_size_for(size)));
}

// All others as dots, with a short tail; the first with its whole way.
void SaddleEscapeScene::draw_hikers(DrawList& list, const Axes& axes) const {
  constexpr std::size_t kTail = 4;
  const auto now = static_cast<std::size_t>(step());
  list.push_back(figure::Clip{axes.box});
  for (std::size_t hiker = 1; hiker < escapes_.ways.size(); ++hiker) {
    const std::vector<DataPoint>& way = escapes_.ways[hiker];
    if (now >= way.size()) continue;
    const Point at = axes.screen_from_data(way[now]);
    if (!axes.box.contains(at)) continue;
    figure::Polyline tail{{}, {kHikers, 1.2F, figure::Dash::kSolid, 0.4F}};
    for (std::size_t k = now - std::min(now, kTail); k <= now; ++k) {
      tail.points.push_back(axes.screen_from_data(way[k]));
    }
    const Point& first = tail.points.front();
    if (std::hypot(first.x - at.x, first.y - at.y) > 2) list.push_back(std::move(tail));
    list.push_back(figure::Circle{at, 2.8F, {kHikers, 0.75F}});
  }
  list.push_back(figure::Clip{{}, false});
  const std::vector<DataPoint>& first = escapes_.ways.front();
  const std::vector<DataPoint> walked(
      first.begin(), first.begin() + static_cast<std::ptrdiff_t>(std::min(now + 1, first.size())));
  if (walked.size() > 1) {
    figure::draw_data_line(list, walked, axes, {Role::kSheet, 4.4F, figure::Dash::kSolid, 0.6F});
    figure::draw_data_line(list, walked, axes, {Role::kPoint, 2.2F});
  }
  if (walked.empty()) return;  // nobody can stand where f is not defined
  const Point at = axes.screen_from_data(walked.back());
  if (step() > 0 && axes.box.contains(at)) figure::draw_point(list, at, Role::kPoint, 6);
}

void SaddleEscapeScene::draw_median(DrawList& list, const Axes& axes, const DrawOptions& options,
                                    float text_size) const {
  if (!(axes.box.width >= 1 && axes.box.height >= 1)) return;
  draw_axes(list, axes, frame(text_size));
  const auto draw_curve = [&](const std::vector<Leaving>& all, Role role, figure::Dash dash) {
    figure::Polygon band{{}, {role, 0.14F}};
    std::vector<DataPoint> line;
    for (const Leaving& one : all) {
      line.push_back({one.noise, or_undefined(one.half)});
      if (one.early) band.points.push_back(axes.screen_from_data(one.noise, *one.early));
    }
    for (auto one = all.rbegin(); one != all.rend(); ++one) {
      if (one->late) band.points.push_back(axes.screen_from_data(one->noise, *one->late));
    }
    if (band.points.size() > 2) list.push_back(std::move(band));
    figure::draw_data_line(list, line, axes, {role, 2.4F, dash});
    for (const DataPoint& p : line) {
      if (!std::isnan(p.y)) {
        list.push_back(figure::Circle{axes.screen_from_data(p), 3.4F, {role}});
      }
    }
  };
  draw_curve(plain_, kHikers, figure::Dash::kSolid);
  draw_curve(rolling_, Role::kGuess, figure::Dash::kSolid);
  const double noise = number("noise");
  const auto median = escapes_.quantile(0.5);
  const float x = axes.screen_x(noise);
  list.push_back(figure::Line{
      {x, axes.box.top}, {x, axes.box.bottom()}, {Role::kInk2, 1.2F, figure::Dash::kDashed}});
  const Point at = axes.screen_from_data(noise, median ? *median : 0);
  figure::draw_handle(list, at, touch(options, {kNoiseOnAxis}), median ? Role::kPoint : Role::kWarn,
                      8.5F);
  if (!rolling_.empty()) {
    const std::string momentum = "β = " + text::display(number("momentum"), 2);
    figure::draw_legend(list, {{"β = 0", {kHikers, 2.6F}}, {momentum, {Role::kGuess, 2.6F}}},
                        axes.box, 0.93F * text_size);
  }
}

DrawList SaddleEscapeScene::draw(Size size, const DrawOptions& options) const {
  DrawList list;
  const LandscapeBoxes where = boxes(size);
  draw_map(list, where, options,
           [&](const figure::GroundMap& map) { draw_hikers(list, map.axes); });
  if (shows_median()) draw_median(list, median_axes(size), options, where.text_size);
  return list;
}

Handle SaddleEscapeScene::hit(Point at, Size size, float reach) const {
  if (shows_median()) {
    const Axes axes = median_axes(size);
    const Point p = axes.screen_from_data(number("noise"), escapes_.quantile(0.5).value_or(0));
    const bool on_axis = std::abs(p.x - at.x) <= reach && axes.box.contains(at);
    if (on_axis || std::hypot(p.x - at.x, p.y - at.y) <= reach) return kNoiseOnAxis;
  }
  return LandscapeScene::hit(at, size, reach);
}

void SaddleEscapeScene::drag(Handle handle, Point to, Size size) {
  if (handle != kNoiseOnAxis) return LandscapeScene::drag(handle, to, size);
  set_number("noise", median_axes(size).data_from_screen(to).x);
}

std::vector<Action> SaddleEscapeScene::actions() const {
  return playback_.actions(*this, step() < spec().last_step);
}

void SaddleEscapeScene::act(std::string_view action) { playback_.act(*this, action); }

// Runs until all have left: the first steps slowly, later ones faster.
bool SaddleEscapeScene::advance() {
  playback_.advance(*this, 1 + step() / 25, step() < 15 ? 3 : 1);
  if (escapes_.share(step()) >= 1) playback_.stop();
  return playback_.is_running();
}

}  // namespace

SceneSpec saddle_escape_spec() {
  SceneSpec spec{
      .id = "saddle-escape",
      .parameters = landscape_rows("x^2-y^2", "2", "0"),
      .observables = {"share", "median", "plain", "decade", "curvature"},
      .last_step = kTimeline,
  };
  spec.parameters.front().choices = {
      "x^2-y^2",       "x^2-y^2/4",    "x^2/2-2y^2", "x^2/2+y^4/4-y^2/2",
      "(y^2-1)^2+x^2", "sin(x)cos(y)", "x y"};
  spec.parameters.push_back(
      {.id = "show", .kind = Kind::kChoice, .initial = "map", .choices = {"map", "median"}});
  spec.parameters.push_back(
      {.id = "noise", .initial = "0.001", .min = 1e-9, .max = 1, .grain = 0, .logarithmic = true});
  spec.parameters.push_back(
      {.id = "rate", .initial = "0.1", .min = 0.01, .max = 0.5, .grain = 0, .logarithmic = true});
  spec.parameters.push_back({.id = "momentum", .initial = "0", .min = 0, .max = 0.95});
  spec.parameters.push_back(
      {.id = "seed", .kind = Kind::kInteger, .initial = "1", .min = 1, .max = 999});
  return spec;
}

std::unique_ptr<Scene> make_saddle_escape(const SceneSpec& spec, const Context& context) {
  return std::make_unique<SaddleEscapeScene>(spec, context);
}

}  // namespace downhill::scenes
