#include "scenes/population.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <string>
#include <utility>
#include <vector>

#include "data/histogram.h"
#include "figure/curve.h"
#include "figure/frame.h"
#include "figure/marks.h"
#include "figure/panels.h"
#include "figure/text_metrics.h"
#include "scenes/playback.h"
#include "scenes/population_run.h"
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

constexpr int kTimeline = 40;
constexpr Handle kOptimum = 1, kMean = 2;
constexpr Range kTraits{-5, 5};
constexpr int kBins = 50;
constexpr Role kCrowd = Role::kUp, kFitness = Role::kCurve, kForecast = Role::kGuess;

struct Layout {
  Rectangle crowd, below;
};
Layout layout_of(Size size) {
  const figure::Pair boxes = figure::above_or_beside({0, 0, size.width, size.height}, 0.54F);
  return {boxes.first, boxes.second};
}

class PopulationScene final : public Scene {
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
  const Generation& now() const { return crowds_[static_cast<std::size_t>(step())]; }
  double forecast() const { return forecast_[static_cast<std::size_t>(step())]; }
  figure::FrameOptions crowd_frame(float text_size) const;
  void draw_height_name(DrawList& list, const Axes& axes, std::string_view key,
                        float text_size) const;
  Axes crowd_axes(Size size) const;
  Point handle_place(Handle handle, const Axes& axes) const;
  void draw_crowd(DrawList& list, const Axes& axes, const DrawOptions& options,
                  float text_size) const;
  void draw_path(DrawList& list, const Rectangle& box, float text_size) const;
  void draw_landscape(DrawList& list, const Rectangle& box, float text_size) const;

  std::string made_from_;
  PopulationPlan plan_;
  std::vector<Generation> crowds_;
  std::vector<double> forecast_;
  Playback playback_;
};

void PopulationScene::update() {
  std::string from;
  for (const char* id :
       {"mean", "variance", "optimum", "width", "hill", "hill_at", "count", "seed"}) {
    from += value(id) + " ";
  }
  if (from == made_from_) return;
  made_from_ = from;
  plan_ = {.peaks = {{number("optimum"), number("width"), 1}},
           .mean = number("mean"),
           .variance = number("variance"),
           .count = static_cast<int>(number("count")),
           .generations = kTimeline,
           .seed = static_cast<std::uint64_t>(number("seed"))};
  if (number("hill") > 0) {
    plan_.peaks.push_back({number("hill_at"), number("width"), number("hill")});
  }
  crowds_ = populations(plan_);
  forecast_ = predicted_means(plan_);
}

std::vector<Observable> PopulationScene::observe() const {
  const auto add = [](std::string id, double value, int decimals, Role role) {
    return Observable{.id = std::move(id), .value = value, .decimals = decimals, .role = role};
  };
  const double m = now().mean, P = plan_.variance;
  return {add("trait", m, 2, kCrowd),
          add("gradient", selection_gradient(plan_.peaks, m, P), 3, Role::kInk),
          add("predicted", now().predicted, 3, kForecast),
          add("sampled", now().sampled, 3, kCrowd),
          add("fitness", mean_fitness(plan_.peaks, m, P), 3, kFitness),
          add("off", std::abs(m - number("optimum")), 2, Role::kInk),
          add("forecast", forecast(), 2, kForecast),
          add("apart", std::abs(m - forecast()), 2, Role::kInk)};
}

std::string PopulationScene::describe() const {
  return words().say("population.describe", {{"count", std::to_string(plan_.count)},
                                             {"step", std::to_string(step())},
                                             {"mean", text::display(now().mean, 2)},
                                             {"variance", text::short_number(plan_.variance, 3)},
                                             {"optimum", text::display(number("optimum"), 2)},
                                             {"predicted", text::display(now().predicted, 3)},
                                             {"sampled", text::display(now().sampled, 3)}});
}

// Both pictures have traits from left to right, without numbers at the side: one under the other.
figure::FrameOptions PopulationScene::crowd_frame(float text_size) const {
  return {.style = figure::FrameStyle::kFramed,
          .x = {.name = words().say("population.axis.trait"), .face = figure::Face::kPlain},
          .y = {.numbers = false},
          .text_size = text_size};
}

// Inside the box, at the top: beside an axis without numbers there is no room.
void PopulationScene::draw_height_name(DrawList& list, const Axes& axes, std::string_view key,
                                       float text_size) const {
  figure::Text name{{axes.box.left + 6, axes.box.top + 4}, words().say(key), {Role::kInk2}};
  name.size = 0.93F * text_size;
  name.baseline = figure::Baseline::kTop;
  list.push_back(std::move(name));
}

Axes PopulationScene::crowd_axes(Size size) const {
  return with_margins({kTraits, {0, 1.25}, layout_of(size).crowd},
                      crowd_frame(figure::text_size_for(size)));
}

Point PopulationScene::handle_place(Handle handle, const Axes& axes) const {
  if (handle == kMean) return axes.screen_from_data(number("mean"), 0);
  const double z = number("optimum");
  return axes.screen_from_data(z, std::min(fitness(plan_.peaks, z), 1.25));
}

void PopulationScene::draw_crowd(DrawList& list, const Axes& axes, const DrawOptions& options,
                                 float text_size) const {
  if (!has_room(axes.box)) return;
  draw_axes(list, axes, crowd_frame(text_size));
  const std::vector<double> shares =
      data::histogram(now().traits.transpose(), kTraits.min, kTraits.max, kBins);
  // The peak of a crowd with this variance has three quarters of the fitness' height.
  const double width = kTraits.length() / kBins;
  const double highest = width / std::sqrt(2 * std::numbers::pi * plan_.variance);
  const double scale = 0.75 / std::clamp(highest, 1e-9, 1.0);
  for (int i = 0; i < kBins; ++i) {
    const double share = shares[static_cast<std::size_t>(i)];
    if (share <= 0) continue;
    const Point top = axes.screen_from_data(kTraits.min + i * width, std::min(share * scale, 1.25));
    const float right = axes.screen_x(kTraits.min + (i + 1) * width);
    list.push_back(figure::Rect{{top.x + 0.5F, top.y, right - top.x - 1, axes.box.bottom() - top.y},
                                {kCrowd, 0.55F}});
  }
  const auto W = [this](double z) { return fitness(plan_.peaks, z); };
  draw_curve(list, W, kTraits, axes, {kFitness, 2.6F});
  const auto upright = [&](double m, Role role, figure::Dash dash) {
    const float x = axes.screen_x(m);
    if (x < axes.box.left || x > axes.box.right()) return;
    list.push_back(figure::Line{{x, axes.box.top}, {x, axes.box.bottom()}, {role, 2, dash}});
  };
  upright(now().mean, kCrowd, figure::Dash::kSolid);
  for (const Handle handle : {kMean, kOptimum}) {
    const figure::Touch touch = options.held == handle  ? figure::Touch::kHeld
                                : options.hot == handle ? figure::Touch::kHot
                                                        : figure::Touch::kRest;
    draw_handle(list, handle_place(handle, axes), touch, handle == kMean ? kCrowd : kFitness, 8);
  }
  draw_height_name(list, axes, "population.axis.fitness", text_size);
  // Where the gradient sends the mean.
  const double next = now().mean + now().predicted;
  const float from = axes.screen_x(now().mean), to = axes.screen_x(next);
  const float level = axes.box.top + 0.12F * axes.box.height;
  if (std::abs(to - from) > 5 && axes.box.contains({to, level})) {
    draw_arrow(list, {from, level}, {to, level}, Role::kInk, 2.8F, true);
    figure::Text name{{}, words().say("population.step-of-mean"), {Role::kInk}};
    name.size = 0.93F * text_size;
    draw_label(list, {std::max(from, to), level}, name, axes.box, 6);
  }
}

void PopulationScene::draw_path(DrawList& list, const Rectangle& box, float text_size) const {
  const figure::FrameOptions frame{
      .style = figure::FrameStyle::kFramed,
      .x = {.name = words().say("population.axis.generation"), .face = figure::Face::kPlain},
      .y = {.name = words().say("population.trait"), .face = figure::Face::kPlain},
      .text_size = text_size};
  Range y{number("optimum"), number("optimum")};
  const auto hold = [&](double m) { y = {std::min(y.min, m), std::max(y.max, m)}; };
  for (int k = 0; k <= kTimeline; ++k) {
    hold(crowds_[static_cast<std::size_t>(k)].mean);
    hold(forecast_[static_cast<std::size_t>(k)]);
  }
  y = {y.min - 0.4, y.max + 0.4};
  const Axes axes = with_margins({{0, kTimeline}, y, box}, frame);
  if (!has_room(axes.box)) return;
  draw_axes(list, axes, frame);
  std::vector<DataPoint> line;
  for (int k = 0; k <= kTimeline; ++k) {
    line.push_back({static_cast<double>(k), forecast_[static_cast<std::size_t>(k)]});
  }
  draw_data_line(list, line, axes, {kForecast, 2.2F});
  for (int k = 0; k <= step(); ++k) {
    const Point at = axes.screen_from_data(k, crowds_[static_cast<std::size_t>(k)].mean);
    if (k < step()) list.push_back(figure::Circle{at, 3.4F, {kCrowd}});
    if (k == step()) figure::draw_point(list, at, kCrowd, 6);
  }
  figure::draw_legend(list,
                      {{words().say("population.crowd"), {kCrowd, 0}},
                       {words().say("population.prediction"), {kForecast, 2.2F}}},
                      axes.box, 0.93F * text_size);
}

void PopulationScene::draw_landscape(DrawList& list, const Rectangle& box, float text_size) const {
  const figure::FrameOptions frame = crowd_frame(text_size);
  const double P = plan_.variance;
  const auto height = [&](double m) { return log_mean_fitness(plan_.peaks, m, P); };
  double most = -HUGE_VAL;
  for (double m = kTraits.min; m <= kTraits.max; m += 0.1) most = std::max(most, height(m));
  // What counts lies near the top.
  const Axes axes = with_margins({kTraits, {most - 4.2, most + 1.2}, box}, frame);
  if (!has_room(axes.box)) return;
  draw_axes(list, axes, frame);
  draw_curve(list, height, kTraits, axes, {kForecast, 2.6F});
  for (int k = 0; k <= step(); ++k) {
    const double m = crowds_[static_cast<std::size_t>(k)].mean;
    const Point at = axes.screen_from_data(m, std::max(height(m), axes.y.min));
    if (k < step()) list.push_back(figure::Circle{at, 3, {kCrowd, 0.6F}});
    if (k == step()) figure::draw_point(list, at, kCrowd, 8);
  }
  draw_height_name(list, axes, "population.axis.landscape", text_size);
}

DrawList PopulationScene::draw(Size size, const DrawOptions& options) const {
  DrawList list;
  const float text_size = figure::text_size_for(size);
  draw_crowd(list, crowd_axes(size), options, text_size);
  const Rectangle below = layout_of(size).below;
  if (value("show") == "path") draw_path(list, below, text_size);
  if (value("show") == "landscape") draw_landscape(list, below, text_size);
  return list;
}

Handle PopulationScene::hit(Point at, Size size, float reach) const {
  const Axes axes = crowd_axes(size);
  const auto distance = [&](Handle handle) {
    const Point p = handle_place(handle, axes);
    return std::hypot(p.x - at.x, p.y - at.y);
  };
  const float optimum = distance(kOptimum), mean = distance(kMean);
  if (std::min(optimum, mean) > reach) return kNoHandle;
  return optimum <= mean ? kOptimum : kMean;
}

void PopulationScene::drag(Handle handle, Point to, Size size) {
  if (handle == kNoHandle) return;
  set_number(handle == kOptimum ? "optimum" : "mean", crowd_axes(size).data_from_screen(to).x);
}

std::vector<Action> PopulationScene::actions() const {
  return playback_.actions(*this, step() < spec().last_step);
}

void PopulationScene::act(std::string_view action) { playback_.act(*this, action); }

bool PopulationScene::advance() {
  return playback_.advance(*this, 1, step() < 8 ? 5 : 2);  // ticks a generation
}

}  // namespace

SceneSpec population_spec() {
  const auto trait = [](std::string id, std::string initial) {
    return Parameter{
        .id = std::move(id), .initial = std::move(initial), .min = -4, .max = 4, .grain = 0.05};
  };
  return {
      .id = "population",
      .parameters = {trait("mean", "-2.5"),
                     {.id = "variance",
                      .initial = "0.4",
                      .min = 0.02,
                      .max = 4,
                      .grain = 0,
                      .logarithmic = true},
                     trait("optimum", "2"),
                     {.id = "width", .initial = "1.5", .min = 0.3, .max = 3, .grain = 0.05},
                     {.id = "hill", .initial = "0", .min = 0, .max = 1, .grain = 0.05},
                     trait("hill_at", "-1.5"),
                     {.id = "count",
                      .kind = Kind::kInteger,
                      .initial = "400",
                      .min = 10,
                      .max = 4000,
                      .logarithmic = true},
                     {.id = "show",
                      .kind = Kind::kChoice,
                      .initial = "path",
                      .choices = {"path", "landscape"}},
                     {.id = "seed", .kind = Kind::kInteger, .initial = "1", .min = 1, .max = 999}},
      .observables = {"trait", "gradient", "predicted", "sampled", "fitness", "off", "forecast",
                      "apart"},
      .last_step = kTimeline,
  };
}

std::unique_ptr<Scene> make_population(const SceneSpec& spec, const Context& context) {
  return std::make_unique<PopulationScene>(spec, context);
}

}  // namespace downhill::scenes
