#include "scenes/scaling.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <optional>
#include <string>
#include <utility>

#include "data/ames.h"
#include "figure/text_metrics.h"
#include "figure/ticks.h"
#include "nn/quadratic_walk.h"
#include "scenes/fork.h"
#include "scenes/house_price_picture.h"
#include "scenes/house_sales.h"
#include "scenes/playback.h"
#include "scenes/scaling_picture.h"
#include "text/number.h"

namespace downhill::scenes {
namespace {

using figure::Role;

class ScalingScene final : public Scene {
 public:
  ScalingScene(const SceneSpec& spec, const Context& context) : Scene(spec, context) {
    text::Result<data::Ames> ames = house_sales(file(kHouseFile));
    if (!ames) {
      damage_ = ames.error();
      return;
    }
    ames_ = *std::move(ames);
  }

  std::vector<Observable> observe() const override;
  figure::DrawList draw(figure::Size size, const DrawOptions& options) const override;
  std::string describe() const override;
  Handle hit(figure::Point at, figure::Size size, float reach) const override;
  void drag(Handle handle, figure::Point to, figure::Size size) override;
  std::vector<Action> actions() const override;
  void act(std::string_view action) override;
  bool advance() override;

 protected:
  void update() override;

 private:
  const DescentPoint& now() const { return descent_->at(step()); }
  double rate() const { return number("share") * model_->curvature().largest_rate(); }
  double excess() const { return now().loss - model_->model().best_loss(); }
  bool diverged() const { return step() > 0 && now().loss > descent_->at(0).loss * (1 + 1e-9); }
  bool probes() const { return value("view") == "probe"; }
  bool over() const;
  std::string area_unit() const;
  ScalingPicture picture(figure::Size size, const DrawOptions& options) const;

  std::optional<data::Ames> ames_;
  std::optional<text::Error> damage_;
  std::optional<ScalingModel> model_;
  std::optional<HouseDescent> descent_, fork_;
  std::string made_from_;  // what they were made from
  Playback playback_;
};

void ScalingScene::update() {
  if (!ames_) return;
  const std::string wanted = value("features") + " " + value("scaling") + " " + value("unit");
  const bool with_age = value("features") == "area-age";
  if (!model_ || wanted != made_from_) {
    made_from_ = wanted;
    descent_.reset();
    fork_.reset();
    text::Result<ScalingModel> model =
        ScalingModel::of(*ames_, with_age,
                         {.centred = value("scaling") != "raw",
                          .standardised = value("scaling") == "standardised",
                          .area_unit = number("unit")});
    if (!model) {
      damage_ = model.error();
      ames_.reset();
      model_.reset();
      return;
    }
    model_.emplace(*std::move(model));
  }
  const HousePriceModel& houses = model_->model();
  // With age on the map, the price of the average house is not: it is right from the start.
  const double average = with_age ? houses.weights(houses.bottom()).average : number("b");
  const Eigen::VectorXd start = houses.theta({number("w"), number("v"), average});
  descent_.emplace(houses.regression(), start, rate());
  descent_->reach(step());
  const double largest = model_->curvature().largest_rate();
  fork_.reset();
  follow_fork(fork_, *descent_, forked_at(*this), number("fork_rate") * largest, step());
}

bool ScalingScene::over() const {
  const auto ended = [&](const HouseDescent& way) {
    return way.at(step()).loss - model_->model().best_loss() <= model_->near() ||
           (way.stopped() && step() >= way.end());
  };
  return step() >= spec().last_step || (ended(*descent_) && (!fork_ || ended(*fork_)));
}

std::string ScalingScene::area_unit() const {
  if (value("scaling") == "standardised") return words().say("scaling.unit.deviation");
  const double unit = number("unit");
  const std::string count =
      unit == 1
          ? ""
          : (unit < 1000 ? text::short_number(unit, 3) : text::display_grouped(unit, 0)) + " ";
  return words().say("scaling.unit.sqft", {{"count", count}});
}

std::vector<Observable> ScalingScene::observe() const {
  std::vector<Observable> out;
  if (!descent_) {
    for (const std::string& id : spec().observables) out.push_back({.id = id, .value = kUndefined});
    return out;
  }
  const HousePriceModel& houses = model_->model();
  const nn::Curvature& curvature = model_->curvature();
  const HouseWeights w = houses.weights(now().theta);
  const HouseWeights best = houses.weights(houses.bottom());
  const bool with_age = model_->with_age();
  const ScalingPicture shown = picture({}, {});
  const double length = (shown.probe() - model_->bottom()).norm();
  const double steps =
      nn::steps_until(model_->hessian(), model_->plane(descent_->at(0).theta) - model_->bottom(),
                      rate(), model_->near());
  const auto add = [&](std::string id, double value, int decimals, Role role = Role::kInk,
                       std::string unit = {}, std::string text = {}) {
    out.push_back({std::move(id), value, decimals, role, std::move(unit), std::move(text)});
  };
  const auto add_readable = [&](std::string id, double value, Role role = Role::kInk) {
    add(std::move(id), value, 3, role, {}, std::isnan(value) ? "" : figure::readable(value, 3));
  };
  add("loss", now().loss, 0, Role::kInk, {}, text::display_grouped(now().loss, 0));
  add("excess", excess(), 1, Role::kWarn, {}, text::display_grouped(excess(), 1));
  add_readable("condition", curvature.condition(), Role::kWarn);
  add_readable("largest", curvature.largest);
  add_readable("smallest", curvature.smallest);
  add_readable("largest_rate", curvature.largest_rate(), Role::kWarn);
  add_readable("rate", rate());
  // Infinite if it never arrives: then a condition on it is neither true nor false.
  const bool arrives = std::isfinite(steps);
  add("steps_needed", arrives ? steps : kUndefined, 0, Role::kDown, {},
      arrives ? figure::readable(steps, 3) : words().say("scaling.never"));
  add_readable("grad_area", now().gradient[0], Role::kUp);
  add_readable("grad_other", now().gradient[1], Role::kUp);
  add_readable("ratio", std::abs(now().gradient[0] / now().gradient[1]), Role::kUp);
  add("w_area", w.per_sqft, 2, Role::kCurve, "$/ft²");
  add("w_age", with_age ? w.per_year : kUndefined, 0, Role::kCurve, "$");
  add("bias", w.average, 1, Role::kCurve);
  add("best_w_area", best.per_sqft, 2, Role::kGood, "$/ft²");
  add("best_w_age", with_age ? best.per_year : kUndefined, 0, Role::kGood, "$");
  add_readable("cost", model_->excess(shown.probe()), Role::kUp);
  add_readable("cost_across", 0.5 * length * length * curvature.largest);
  add_readable("cost_along", 0.5 * length * length * curvature.smallest);
  add("diverged", diverged(), 0, Role::kWarn);
  add("area_deviation", houses.area_deviation(), 0, Role::kInk, "ft²");
  add("age_deviation", houses.age_deviation(), 0);
  add("mean_area", houses.mean_area(), 0, Role::kInk, "ft²");
  add("forked", fork_.has_value(), 0);
  const double other = fork_ ? fork_->at(step()).loss : kUndefined;
  const std::string none;
  add("fork_loss", other, 0, kForkRole, {}, fork_ ? text::display_grouped(other, 0) : none);
  add("fork_difference", other - now().loss, 1, kForkRole, {},
      fork_ ? text::display_grouped(other - now().loss, 1) : none);
  return out;
}

ScalingPicture ScalingScene::picture(figure::Size size, const DrawOptions& options) const {
  ScalingPicture out;
  out.model = &*model_;
  out.descent = &*descent_;
  out.fork = fork_ ? &*fork_ : nullptr;
  out.share = number("share");
  out.fork_share = number("fork_rate");
  out.words = &words();
  out.step = step();
  out.angle = number("angle");
  out.probes = probes();
  out.area_unit = area_unit();
  out.options = options;
  out.text_size = figure::text_size_for(size);
  return out;
}

figure::DrawList ScalingScene::draw(figure::Size size, const DrawOptions& options) const {
  figure::DrawList list;
  if (!descent_) {
    return only_a_sentence(words().say_error(*damage_), size);
  }
  const ScalingPicture shown = picture(size, options);
  const ScalingLayout layout = scaling_layout(value("view"), size);
  if (layout.map) draw_scaling_map(list, shown, *layout.map);
  if (layout.cost) draw_cost(list, shown, *layout.cost);
  if (layout.curve) draw_losses(list, shown, *layout.curve);
  return list;
}

std::string ScalingScene::describe() const {
  if (!descent_) return words().say_error(*damage_);
  const double steps =
      nn::steps_until(model_->hessian(), model_->plane(descent_->at(0).theta) - model_->bottom(),
                      rate(), model_->near());
  const ScalingPicture shown = picture({}, {});
  const text::Arguments arguments{
      {"scaling", words().say("scaling.scaling." + value("scaling"))},
      {"unit", area_unit()},
      {"condition", figure::readable(model_->curvature().condition(), 3)},
      {"rate", figure::readable(rate(), 3)},
      {"largest", figure::readable(model_->curvature().largest_rate(), 3)},
      {"step", std::to_string(step())},
      {"excess", text::display_grouped(excess(), 1)},
      {"needed", std::isfinite(steps) ? figure::readable(steps, 3) : words().say("scaling.never")},
      {"angle", text::display(number("angle"), 0)},
      {"cost", figure::readable(model_->excess(shown.probe()), 3)},
  };
  std::string out = words().say("scaling.describe.map", arguments);
  const std::string& join = words().say("house-price.describe.join");
  out +=
      join + words().say(probes() ? "scaling.describe.probe" : "scaling.describe.walk", arguments);
  if (diverged()) out += join + words().say("scaling.describe.diverged", arguments);
  if (fork_) {
    out += words().say("figure.fork.describe",
                       {{"step", std::to_string(fork_->forked_at())},
                        {"rate", figure::readable(fork_->rate(), 3)},
                        {"loss", text::display_grouped(fork_->at(step()).loss, 0)}});
  }
  return out;
}

Handle ScalingScene::hit(figure::Point at, figure::Size size, float reach) const {
  if (!descent_) return kNoHandle;
  const ScalingPicture shown = picture(size, {});
  const figure::Axes axes = scaling_map_axes(shown, *scaling_layout(value("view"), size).map);
  const Eigen::Vector2d where = shown.probes ? shown.probe() : shown.place(0);
  const figure::Point p = axes.screen_from_data(where[0], where[1]);
  const bool near = std::hypot(p.x - at.x, p.y - at.y) <= reach;
  if (!near || !axes.box.contains(p)) return kNoHandle;
  return shown.probes ? kProbe : kScalingStart;
}

void ScalingScene::drag(Handle handle, figure::Point to, figure::Size size) {
  if (!descent_) return;
  const figure::Axes axes =
      scaling_map_axes(picture(size, {}), *scaling_layout(value("view"), size).map);
  const figure::DataPoint p = axes.data_from_screen(to);
  const Eigen::Vector2d place(p.x, p.y);
  if (handle == kProbe) {
    const Eigen::Vector2d d = place - model_->bottom();
    const double degrees = std::atan2(d[1], d[0]) * 180 / std::numbers::pi;
    set_number("angle", degrees < 0 ? degrees + 360 : degrees);
  } else if (handle == kScalingStart) {
    const bool with_age = model_->with_age();
    const HouseWeights w = model_->model().weights(model_->theta(place));
    set_number("w", w.per_sqft);
    set_number(with_age ? "v" : "b", with_age ? w.per_year : w.average);
  }
}

std::vector<Action> ScalingScene::actions() const {
  if (!descent_ || probes()) return {};
  const bool more = step() < spec().last_step;
  std::vector<Action> out = playback_.actions(*this, more, over());
  out.push_back(fork_action(*this, more));
  if (diverged()) out.insert(out.begin(), {.id = "use_rate"});
  return out;
}

void ScalingScene::act(std::string_view action) {
  if (!descent_ || probes()) return;
  playback_.act(*this, action, descent_->end());
  act_on_fork(*this, action, number("share"));
  if (action == "use_rate" && diverged()) set_number("share", 0.99);
}

// The first steps one by one, so that they can be followed; later ones faster.
bool ScalingScene::advance() {
  playback_.advance(*this, std::max(1, step() / 30));
  if (descent_ && over()) playback_.stop();
  return playback_.is_running();
}

}  // namespace

SceneSpec scaling_spec() {
  const auto names = [](auto... items) { return std::vector<std::string>{items...}; };
  SceneSpec spec{
      .id = "scaling",
      .parameters =
          {
              {.id = "view",
               .kind = Kind::kChoice,
               .initial = "curve",
               .choices = names("map", "curve", "probe")},
              {.id = "features",
               .kind = Kind::kChoice,
               .initial = "area-age",
               .choices = names("area", "area-age")},
              {.id = "scaling",
               .kind = Kind::kChoice,
               .initial = "centred",
               .choices = names("raw", "centred", "standardised")},
              // ft² in the unit of area.
              {.id = "unit",
               .initial = "1",
               .min = 1,
               .max = 1000,
               .grain = 0,
               .logarithmic = true,
               .unit = "ft²"},
              // The learning rate, as a part of the largest that converges.
              {.id = "share", .initial = "0.9", .min = 0.05, .max = 1.1, .grain = 0.01},
              // The start: dollars per ft², dollars per year, thousand dollars.
              {.id = "w", .initial = "0", .min = -200, .max = 400, .grain = 1, .unit = "$/ft²"},
              {.id = "v", .initial = "0", .min = -4000, .max = 2000, .grain = 10, .unit = "$"},
              {.id = "b", .initial = "0", .min = 0, .max = 400, .grain = 1, .unit = "k$"},
              {.id = "angle", .initial = "30", .min = 0, .max = 360, .grain = 1, .unit = "°"},
          },
      .observables = names("loss", "excess", "condition", "largest", "smallest", "largest_rate",
                           "rate", "steps_needed", "grad_area", "grad_other", "ratio", "w_area",
                           "w_age", "bias", "best_w_area", "best_w_age", "cost", "cost_across",
                           "cost_along", "diverged", "area_deviation", "age_deviation", "mean_area",
                           "forked", "fork_loss", "fork_difference"),
      .files = names(std::string(kHouseFile)),
      .last_step = 600,
  };
  add_fork(spec, *spec.find("share"), spec.last_step);
  return spec;
}

std::unique_ptr<Scene> make_scaling(const SceneSpec& spec, const Context& context) {
  return std::make_unique<ScalingScene>(spec, context);
}

}  // namespace downhill::scenes
