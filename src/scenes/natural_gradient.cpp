#include "scenes/natural_gradient.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "figure/text_metrics.h"
#include "scenes/natural_gradient_picture.h"
#include "scenes/playback.h"
#include "text/number.h"

namespace downhill::scenes {
namespace {

using figure::DrawList;
using figure::Point;
using figure::Role;
using figure::Size;
using optim::Gaussian;

constexpr Handle kStart = 1, kTarget = 2;
constexpr int kTimeline = 200;
constexpr int kPatience = 5000;  // steps until a descent is given up
constexpr double kArrived = 0.01;

// How far curve a lies from curve b at most: the largest distance of its points from b.
double distance(const std::vector<Gaussian>& a, const std::vector<Gaussian>& b) {
  double most = 0;
  for (const Gaussian& p : a) {
    double least = std::hypot(p.mu - b[0].mu, p.sigma - b[0].sigma);
    for (std::size_t i = 1; i < b.size(); ++i) {
      const Eigen::Vector2d from(b[i - 1].mu, b[i - 1].sigma), to(b[i].mu, b[i].sigma);
      const Eigen::Vector2d way = to - from, d = Eigen::Vector2d(p.mu, p.sigma) - from;
      const double length = way.squaredNorm();
      const double part = length > 0 ? std::clamp(way.dot(d) / length, 0.0, 1.0) : 0;
      least = std::min(least, (d - part * way).norm());
    }
    most = std::max(most, least);
  }
  return most;
}

// About 300 of the places, the last one included.
std::vector<Gaussian> thinned(const std::vector<Gaussian>& places) {
  const std::size_t every = places.size() / 300 + 1;
  std::vector<Gaussian> out;
  for (std::size_t i = 0; i < places.size(); i += every) out.push_back(places[i]);
  out.push_back(places.back());
  return out;
}

class NaturalGradientScene : public Scene {
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
  // Both ways of descending, in one kind of coordinates.
  struct Pair {
    std::vector<Gaussian> ordinary, natural;  // until they arrive, or give up
    bool ordinary_arrives = false, natural_arrives = false;
  };
  Pair run(optim::Coordinates coordinates) const;
  Gaussian start() const { return {number("mu"), number("sigma")}; }
  Gaussian target() const { return {number("target_mu"), number("target_sigma")}; }
  bool in_both() const { return value("coordinates") == "both"; }
  const Pair& shown() const { return value("coordinates") == "log-sigma" ? in_log_ : plain_; }
  const Gaussian& now(const std::vector<Gaussian>& places) const {
    return places[std::min(static_cast<std::size_t>(step()), places.size() - 1)];
  }
  bool is_over() const;
  std::optional<figure::Rectangle> map_box(Size size) const {
    return fit_layout(value("show"), size).map;
  }

  std::string made_from_;
  Pair plain_, in_log_;
  double gap_ordinary_ = kUndefined, gap_natural_ = kUndefined;
  Playback playback_;
};

NaturalGradientScene::Pair NaturalGradientScene::run(optim::Coordinates coordinates) const {
  const optim::GaussianFit fit(target(), coordinates);
  // Arrived is a loss below kArrived; the pictures and gaps follow it further.
  constexpr double kFurther = 1e-6;
  optim::GaussianDescent plan{.rate = number("rate"), .steps = kPatience, .arrived = kFurther};
  Pair out;
  out.ordinary = optim::descend(fit, start(), plan);
  plan.natural = true;
  out.natural = optim::descend(fit, start(), plan);
  out.ordinary_arrives = fit.loss(out.ordinary.back()) <= kArrived;
  out.natural_arrives = fit.loss(out.natural.back()) <= kArrived;
  return out;
}

void NaturalGradientScene::update() {
  std::string from;
  for (const char* id : {"mu", "sigma", "target_mu", "target_sigma", "rate"}) {
    from += value(id) + " ";
  }
  if (from == made_from_) return;
  made_from_ = from;
  plain_ = run(optim::Coordinates::kSigma);
  in_log_ = run(optim::Coordinates::kLogSigma);
  const auto gap = [](const std::vector<Gaussian>& a, const std::vector<Gaussian>& b) {
    const std::vector<Gaussian> p = thinned(a), q = thinned(b);
    return std::max(distance(p, q), distance(q, p));
  };
  const bool ordinary = plain_.ordinary_arrives && in_log_.ordinary_arrives;
  const bool natural = plain_.natural_arrives && in_log_.natural_arrives;
  gap_ordinary_ = ordinary ? gap(plain_.ordinary, in_log_.ordinary) : kUndefined;
  gap_natural_ = natural ? gap(plain_.natural, in_log_.natural) : kUndefined;
}

std::vector<Observable> NaturalGradientScene::observe() const {
  const optim::GaussianFit fit(target());
  const Gaussian& ordinary = now(shown().ordinary);
  const Gaussian& natural = now(shown().natural);
  const Eigen::Vector2d slope = fit.gradient(start());
  const Eigen::Matrix2d fisher = fit.fisher(start());
  const double radius = std::sqrt(2 * number("kl"));
  const auto arrival = [&](const std::vector<Gaussian>& places) -> double {
    const auto at = std::find_if(places.begin(), places.end(),
                                 [&](const Gaussian& g) { return fit.loss(g) <= kArrived; });
    return at == places.end() ? kUndefined : static_cast<double>(at - places.begin());
  };
  const auto add = [](std::string id, double value, int decimals, Role role) {
    return Observable{.id = std::move(id), .value = value, .decimals = decimals, .role = role};
  };
  constexpr Role kOrdinary = Role::kUp, kNatural = Role::kGuess;
  return {
      add("divergence", fit.loss(start()), 3, Role::kInk),
      add("width", radius / std::sqrt(fisher(0, 0)), 3, kNatural),
      add("height", radius / std::sqrt(fisher(1, 1)), 3, kNatural),
      add("f_mu", fisher(0, 0), 2, Role::kCurve),
      add("f_sigma", fisher(1, 1), 2, Role::kCurve),
      add("slope_mu", slope[0], 3, Role::kTangent),
      add("slope_sigma", slope[1], 3, Role::kTangent),
      add("ordinary_mu", ordinary.mu, 3, kOrdinary),
      add("ordinary_sigma", ordinary.sigma, 3, kOrdinary),
      add("ordinary_loss", fit.loss(ordinary), 4, kOrdinary),
      add("natural_mu", natural.mu, 3, kNatural),
      add("natural_sigma", natural.sigma, 3, kNatural),
      add("natural_loss", fit.loss(natural), 4, kNatural),
      add("ordinary_steps", arrival(shown().ordinary), 0, kOrdinary),
      add("natural_steps", arrival(shown().natural), 0, kNatural),
      add("gap_ordinary", gap_ordinary_, 3, kOrdinary),
      add("gap_natural", gap_natural_, 3, kNatural),
  };
}

std::string NaturalGradientScene::describe() const {
  const optim::GaussianFit fit(target());
  const auto pair = [](const Gaussian& g) {
    return "(" + text::display(g.mu, 2) + ", " + text::display(g.sigma, 2) + ")";
  };
  const Gaussian& ordinary = now(shown().ordinary);
  const Gaussian& natural = now(shown().natural);
  const text::Arguments arguments{{"start", pair(start())},
                                  {"target", pair(target())},
                                  {"divergence", text::display(fit.loss(start()), 3)},
                                  {"rate", text::short_number(number("rate"), 3)},
                                  {"step", std::to_string(step())},
                                  {"ordinary", pair(ordinary)},
                                  {"ordinary_loss", text::display(fit.loss(ordinary), 3)},
                                  {"natural", pair(natural)},
                                  {"natural_loss", text::display(fit.loss(natural), 3)}};
  std::string out = words().say("natural-gradient.describe", arguments);
  if (step() > 0) out += words().say("natural-gradient.describe.steps", arguments);
  return out;
}

DrawList NaturalGradientScene::draw(Size size, const DrawOptions& options) const {
  const auto touch = [&](Handle handle) {
    return options.held == handle  ? figure::Touch::kHeld
           : options.hot == handle ? figure::Touch::kHot
                                   : figure::Touch::kRest;
  };
  const figure::Stroke ordinary{Role::kUp, 2.4F}, natural{Role::kGuess, 2.4F};
  const auto dashed = [](figure::Stroke stroke) {
    stroke.dash = figure::Dash::kDashed;
    return stroke;
  };
  FitPicture picture{.words = &words(),
                     .start = start(),
                     .target = target(),
                     .kl = number("kl"),
                     .step = step(),
                     .paths = {{shown().ordinary, ordinary}, {shown().natural, natural}},
                     .one_step = value("show") == "step",
                     .start_touch = touch(kStart),
                     .target_touch = touch(kTarget),
                     .text_size = figure::text_size_for(size)};
  if (in_both()) {
    picture.paths.push_back({in_log_.ordinary, dashed(ordinary)});
    picture.paths.push_back({in_log_.natural, dashed(natural)});
  }
  DrawList list;
  const FitLayout layout = fit_layout(value("show"), size);
  if (layout.map) draw_fit_map(list, picture, *layout.map);
  if (layout.curves) draw_fit_curves(list, picture, *layout.curves);
  if (layout.loss) draw_fit_loss(list, picture, *layout.loss);
  return list;
}

Handle NaturalGradientScene::hit(Point at, Size size, float reach) const {
  const auto box = map_box(size);
  if (!box) return kNoHandle;
  const figure::Axes axes = fit_map_axes(*box, figure::text_size_for(size), words());
  const auto distance_to = [&](const Gaussian& g) {
    const Point p = axes.screen_from_data(g.mu, g.sigma);
    return std::hypot(p.x - at.x, p.y - at.y);
  };
  const float to_start = distance_to(start()), to_target = distance_to(target());
  if (std::min(to_start, to_target) > reach) return kNoHandle;
  return to_start <= to_target ? kStart : kTarget;
}

void NaturalGradientScene::drag(Handle handle, Point to, Size size) {
  const auto box = map_box(size);
  if (!box || handle == kNoHandle) return;
  const figure::DataPoint p =
      fit_map_axes(*box, figure::text_size_for(size), words()).data_from_screen(to);
  set_number(handle == kStart ? "mu" : "target_mu", p.x);
  set_number(handle == kStart ? "sigma" : "target_sigma", p.y);
}

bool NaturalGradientScene::is_over() const {
  const auto last = std::max(shown().ordinary.size(), shown().natural.size()) - 1;
  return step() >= spec().last_step || static_cast<std::size_t>(step()) >= last;
}

std::vector<Action> NaturalGradientScene::actions() const {
  if (value("show") == "curves" || value("show") == "step") return {};
  return playback_.actions(*this, !is_over());
}

void NaturalGradientScene::act(std::string_view action) { playback_.act(*this, action); }

bool NaturalGradientScene::advance() {
  const bool goes_on = playback_.advance(*this, 1, step() < 20 ? 6 : 2);  // ticks a step
  if (is_over()) playback_.stop();
  return goes_on && playback_.is_running();
}

}  // namespace

SceneSpec natural_gradient_spec() {
  const auto mu = [](std::string id, std::string initial) {
    return Parameter{
        .id = std::move(id), .initial = std::move(initial), .min = -5, .max = 5, .grain = 0.05};
  };
  const auto sigma = [](std::string id, std::string initial) {
    return Parameter{
        .id = std::move(id), .initial = std::move(initial), .min = 0.1, .max = 5, .grain = 0.05};
  };
  return {
      .id = "natural-gradient",
      .parameters = {mu("mu", "-3"),
                     sigma("sigma", "2"),
                     mu("target_mu", "2"),
                     sigma("target_sigma", "0.5"),
                     {.id = "rate",
                      .initial = "0.1",
                      .min = 0.005,
                      .max = 1,
                      .grain = 0,
                      .logarithmic = true},
                     {.id = "kl",
                      .initial = "0.02",
                      .min = 0.002,
                      .max = 0.5,
                      .grain = 0,
                      .logarithmic = true},
                     {.id = "coordinates",
                      .kind = Kind::kChoice,
                      .initial = "sigma",
                      .choices = {"sigma", "log-sigma", "both"}},
                     {.id = "show",
                      .kind = Kind::kChoice,
                      .initial = "both",
                      .choices = {"curves", "step", "map", "both", "loss"}}},
      .observables = {"divergence", "width", "height", "f_mu", "f_sigma", "slope_mu", "slope_sigma",
                      "ordinary_mu", "ordinary_sigma", "ordinary_loss", "natural_mu",
                      "natural_sigma", "natural_loss", "ordinary_steps", "natural_steps",
                      "gap_ordinary", "gap_natural"},
      .last_step = kTimeline,
  };
}

std::unique_ptr<Scene> make_natural_gradient(const SceneSpec& spec, const Context& context) {
  return std::make_unique<NaturalGradientScene>(spec, context);
}

}  // namespace downhill::scenes
