#include "scenes/house_price.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string>
#include <utility>

#include "data/ames.h"
#include "figure/text_metrics.h"
#include "scenes/fork.h"
#include "scenes/house_price_model.h"
#include "scenes/house_price_picture.h"
#include "scenes/house_sales.h"
#include "scenes/playback.h"
#include "text/number.h"

namespace downhill::scenes {
namespace {

using figure::Role;

class HousePrice final : public Scene {
 public:
  HousePrice(const SceneSpec& spec, const Context& context) : Scene(spec, context) {
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
  std::vector<Export> exports() const override;
  std::string exported(std::string_view id) const override;

 protected:
  void update() override;

 private:
  // A value of the timeline's place: the walk may have stopped before the step that was asked for.
  const DescentPoint& now() const { return descent_->at(step()); }
  bool diverged() const { return step() > 0 && now().loss > descent_->at(0).loss * (1 + 1e-9); }
  bool over() const;  // nothing new will come of further steps
  // Views in which one draws a line by hand, or uses it, have no buttons for training.
  bool trains() const {
    const std::string& view = value("view");
    return view != "fit" && view != "fit-map" && view != "house";
  }

  HouseStage stage() const;
  HousePicture picture(figure::Size size, const DrawOptions& options) const;
  std::string money(double thousand_dollars) const;

  std::optional<data::Ames> ames_;
  std::optional<text::Error> damage_;
  std::optional<HousePriceModel> model_;
  std::optional<HouseDescent> descent_;
  std::optional<HouseDescent> fork_;
  std::array<double, 4> start_and_rate_{};  // what descent_ was made from
  Playback playback_;
};

void HousePrice::update() {
  if (!ames_) return;
  const bool with_age = value("features") == "area-age";
  if (!model_ || model_->with_age() != with_age) {
    text::Result<HousePriceModel> model = HousePriceModel::of(*ames_, with_age);
    if (!model) {
      damage_ = model.error();
      ames_.reset();
      model_.reset();
      descent_.reset();
      fork_.reset();
      return;
    }
    descent_.reset();
    fork_.reset();
    model_.emplace(*std::move(model));
  }
  const std::array wanted{number("w"), number("v"), number("b"), number("rate")};
  if (!descent_ || wanted != start_and_rate_) {
    start_and_rate_ = wanted;
    descent_.emplace(model_->regression(), model_->theta({wanted[0], wanted[1], wanted[2]}),
                     wanted[3]);
    fork_.reset();
  }
  descent_->reach(step() + 1);  // one further: the update stage shows it
  follow_fork(fork_, *descent_, forked_at(*this), number("fork_rate"), step());
}

HouseStage HousePrice::stage() const {
  const auto it = std::ranges::find(kHouseStageNames, value("stage"));
  return static_cast<HouseStage>(it - kHouseStageNames.begin());
}

std::string HousePrice::money(double thousand_dollars) const {
  return words().say("house-price.money",
                     {{"amount", text::display_grouped(1000 * thousand_dollars, 0)}});
}

std::vector<Observable> HousePrice::observe() const {
  std::vector<Observable> out;
  if (!descent_) {
    for (const std::string& id : spec().observables) {
      out.push_back({.id = id, .value = kUndefined});
    }
    return out;
  }
  const HousePriceModel& model = *model_;
  const DescentPoint& here = now();
  const int bias = model.regression().features();
  const bool with_age = model.with_age();
  const HouseWeights w = model.weights(here.theta);
  const HouseWeights best = model.weights(model.bottom());
  const double rmse = std::sqrt(here.loss), best_rmse = std::sqrt(model.best_loss());
  const double price = model.price(here.theta, number("area"), number("age"));
  const Eigen::VectorXd& g = here.gradient;

  const double sold = model.prices()[kExampleSale];
  const double predicted =
      model.price(here.theta, model.areas()[kExampleSale], model.ages()[kExampleSale]);

  const auto count = [](double value) { return text::display_grouped(value, 0); };
  const auto add = [&](std::string id, double value, int decimals, Role role = Role::kInk,
                       std::string unit = {}, std::string text = {}) {
    out.push_back({std::move(id), value, decimals, role, std::move(unit), std::move(text)});
  };
  add("loss", here.loss, 0, Role::kInk, {}, count(here.loss));
  add("rmse", rmse, 1, Role::kWarn, {}, money(rmse));
  add("w_area", w.per_sqft, 2, Role::kCurve, "$/ft²");
  add("w_age", with_age ? w.per_year : kUndefined, 0, Role::kCurve, "$");
  add("bias", w.average, 1, Role::kCurve, {}, money(w.average));
  add("grad_area", g[0], 2, Role::kUp);
  add("grad_age", with_age ? g[1] : kUndefined, 2, Role::kUp);
  add("grad_bias", g[bias], 2, Role::kUp);
  add("theta_area", here.theta[0], 2, Role::kCurve);
  add("theta_age", with_age ? here.theta[1] : kUndefined, 2, Role::kCurve);
  add("price", price, 1, Role::kPoint, {}, money(price));
  add("r2", model.explained(here.loss), 3);
  add("within", 100 * model.share_within(here.theta, rmse), 0, Role::kInk, "%");
  add("best_loss", model.best_loss(), 0, Role::kGood, {}, count(model.best_loss()));
  add("best_rmse", best_rmse, 1, Role::kGood, {}, money(best_rmse));
  add("best_w_area", best.per_sqft, 2, Role::kGood, "$/ft²");
  add("best_w_age", with_age ? best.per_year : kUndefined, 0, Role::kGood, "$");
  add("best_bias", best.average, 1, Role::kGood, {}, money(best.average));
  const double gap = model.gap(here.theta);
  add("gap", gap, 7, Role::kInk, {}, text::short_number(gap, 2));
  add("largest_rate", model.curvature().largest_rate(), 3, Role::kWarn);
  add("condition", model.curvature().condition(), 2);
  add("diverged", diverged(), 0, Role::kWarn);
  add("sales", model.sales(), 0, Role::kInk, {}, count(model.sales()));
  const auto outside =
      (model.areas().array() > 1000 * kMostArea) || (model.prices().array() > kMostPrice);
  add("outside", static_cast<double>(outside.count()), 0);
  add("mean_area", model.mean_area(), 0, Role::kInk, "ft²");
  add("mean_age", model.mean_age(), 0);
  add("area_deviation", model.area_deviation(), 0, Role::kInk, "ft²");
  add("age_deviation", model.age_deviation(), 0);
  add("example_area", model.areas()[kExampleSale], 0, Role::kInk, "ft²");
  add("example_sold", sold, 1, Role::kInk, {}, money(sold));
  add("example_price", predicted, 1, Role::kCurve, {}, money(predicted));
  add("example_error", predicted - sold, 1, Role::kWarn, {}, money(predicted - sold));
  add("forked", fork_.has_value(), 0);
  const double other = fork_ ? fork_->at(step()).loss : kUndefined;
  add("fork_loss", other, 0, kForkRole, {}, fork_ ? count(other) : "");
  const double higher = other - here.loss;
  add("fork_difference", higher, 1, kForkRole, {}, fork_ ? text::display_grouped(higher, 1) : "");
  return out;
}

HousePicture HousePrice::picture(figure::Size size, const DrawOptions& options) const {
  HousePicture out;
  out.model = &*model_;
  out.descent = &*descent_;
  out.fork = fork_ ? &*fork_ : nullptr;
  out.words = &words();
  out.step = step();
  out.rate = number("rate");
  out.area = number("area");
  out.age = number("age");
  out.turn = number("turn");
  out.diverged = diverged();
  out.options = options;
  out.text_size = figure::text_size_for(size);
  const std::string& view = value("view");
  out.stages = view == "loop";
  out.stage = stage();
  out.own_house = view == "house";
  out.line_handles = step() == 0 && !out.own_house && !out.stages;
  const std::string& errors = value("errors");
  if (errors == "lines") out.errors = HouseErrors::kLines;
  if (errors == "squares") out.errors = HouseErrors::kSquares;
  return out;
}

figure::DrawList HousePrice::draw(figure::Size size, const DrawOptions& options) const {
  figure::DrawList list;
  if (!descent_) {
    return only_a_sentence(words().say_error(*damage_), size);
  }
  const HousePicture shown = picture(size, options);
  const HouseLayout layout = house_layout(value("view"), shown.stage, size);
  if (layout.scatter) draw_scatter(list, shown, *layout.scatter);
  if (layout.map) draw_map(list, shown, *layout.map);
  if (layout.curve) draw_loss_curve(list, shown, *layout.curve);
  if (layout.plane) draw_plane(list, shown, *layout.plane);
  if (layout.loop) draw_stages(list, shown, *layout.loop);
  if (fork_ && layout.map && !layout.curve) {
    draw_legend(list, fork_legend(words(), shown.rate, fork_->rate(), {Role::kDown, 2.5F}),
                map_axes(shown, *layout.map).box, shown.text_size);
  }
  if (shown.diverged) {
    for (const auto& panel : {layout.curve, layout.map, layout.scatter, layout.plane}) {
      if (!panel) continue;
      draw_warning(list, shown,
                   words().say("house-price.too-fast", {{"largest", shown.largest_rate()}}),
                   *panel);
      break;
    }
  }
  return list;
}

std::string HousePrice::describe() const {
  if (!descent_) return words().say_error(*damage_);
  const HousePriceModel& model = *model_;
  const HouseWeights w = model.weights(now().theta);
  const double rmse = std::sqrt(now().loss);
  const double price = model.price(now().theta, number("area"), number("age"));
  const auto whole = [](double value) { return text::display_grouped(value, 0); };
  const text::Arguments arguments{
      {"sales", whole(model.sales())},
      {"step", std::to_string(step())},
      {"w", text::display(w.per_sqft, 2)},
      {"v", whole(w.per_year)},
      {"bias", money(w.average)},
      {"loss", whole(now().loss)},
      {"best", whole(model.best_loss())},
      {"rmse", money(rmse)},
      {"stage", words().say("house-price.stage." + value("stage"))},
      {"area", whole(number("area"))},
      {"age", whole(number("age"))},
      {"price", money(price)},
      {"rate", text::short_number(number("rate"), 4)},
      {"largest", picture({}, {}).largest_rate()},
  };
  std::string out = words().say("house-price.describe." + value("view"), arguments);
  const char* line =
      model.with_age() ? "house-price.describe.weights-age" : "house-price.describe.weights";
  out += words().say("house-price.describe.join") + words().say(line, arguments);
  if (diverged()) {
    out += words().say("house-price.describe.join") +
           words().say("house-price.describe.diverged", arguments);
  }
  if (fork_) {
    out += words().say("figure.fork.describe", {{"step", std::to_string(fork_->forked_at())},
                                                {"rate", text::short_number(fork_->rate(), 3)},
                                                {"loss", whole(fork_->at(step()).loss)}});
  }
  return out;
}

Handle HousePrice::hit(figure::Point at, figure::Size size, float reach) const {
  if (!descent_) return kNoHandle;
  const HousePicture shown = picture(size, {});
  const HouseLayout layout = house_layout(value("view"), shown.stage, size);
  Handle nearest = kNoHandle;
  float best = reach;
  const auto consider = [&](Handle handle, const figure::Axes& axes, figure::DataPoint where) {
    const figure::Point p = axes.screen_from_data(where);
    const float distance = std::hypot(p.x - at.x, p.y - at.y);
    if (!axes.box.contains(p) || distance > best) return;
    best = distance;
    nearest = handle;
  };
  if (layout.scatter) {
    const figure::Axes axes = scatter_axes(shown, *layout.scatter);
    if (shown.line_handles) {
      consider(kLineHeight, axes, line_height_handle(shown));
      consider(kLineSlope, axes, line_slope_handle(shown));
    }
    if (shown.own_house) {
      const double price = model_->price(shown.theta(), shown.area, shown.age);
      consider(kOwnHouse, axes, {shown.area / 1000, price});
    }
  }
  if (layout.map) {
    const HouseWeights start = model_->weights(descent_->at(0).theta);
    consider(kMapStart, map_axes(shown, *layout.map),
             {start.per_sqft, model_->with_age() ? start.per_year : start.average});
  }
  return nearest;
}

void HousePrice::drag(Handle handle, figure::Point to, figure::Size size) {
  if (!descent_) return;
  const HousePicture shown = picture(size, {});
  const HouseLayout layout = house_layout(value("view"), shown.stage, size);
  if (handle == kMapStart && layout.map) {
    const figure::DataPoint p = map_axes(shown, *layout.map).data_from_screen(to);
    set_number("w", p.x);
    set_number(model_->with_age() ? "v" : "b", p.y);
    return;
  }
  if (!layout.scatter) return;
  const figure::DataPoint p = scatter_axes(shown, *layout.scatter).data_from_screen(to);
  const figure::DataPoint pivot = line_height_handle(shown);
  switch (handle) {
    case kLineHeight:
      // With age in the model the line is that of one age; b is the price at the average age.
      set_number("b", number("b") + p.y - pivot.y);
      break;
    case kLineSlope:
      // Thousand dollars per thousand ft² are dollars per ft². Too near to the pivot, a pixel would
      // be a large turn.
      set_number("w", (p.y - pivot.y) / std::max(p.x - pivot.x, 0.3));
      break;
    case kOwnHouse:
      set_number("area", 1000 * p.x);
      break;
    default:
      break;
  }
}

std::vector<Action> HousePrice::actions() const {
  if (!descent_ || !trains()) return {};
  const bool more =
      step() < spec().last_step && (fork_ || !(descent_->stopped() && step() >= descent_->end()));
  std::vector<Action> out;
  if (value("view") == "loop") out.push_back({.id = "stage", .enabled = more});
  if (diverged()) out.push_back({.id = "use_rate"});
  for (Action& action : playback_.actions(*this, more, over())) {
    if (action.id == "rewind") action.enabled |= stage() != HouseStage::kInitialise;
    out.push_back(std::move(action));
  }
  if (value("view") != "loop") out.push_back(fork_action(*this, more));
  return out;
}

void HousePrice::act(std::string_view action) {
  if (!descent_ || !trains()) return;
  playback_.act(*this, action, descent_->end());
  act_on_fork(*this, action, number("rate"));
  if (action == "stage") {
    const int next = static_cast<int>(stage()) + 1;
    if (next < kHouseStages) {
      (void)set("stage", kHouseStageNames[static_cast<std::size_t>(next)]);
    } else if (step() < spec().last_step) {
      (void)set("stage", kHouseStageNames[static_cast<std::size_t>(HouseStage::kForward)]);
      go_to_step(step() + 1);
    }
  } else if (action == "use_rate" && diverged()) {
    // The largest, rounded down, so that it holds.
    set_number("rate", std::floor(1000 * model_->curvature().largest_rate()) / 1000);
  } else if (action == "rewind") {
    (void)set("stage", kHouseStageNames.front());
  }
}

// The model as it is at this step.
std::vector<Export> HousePrice::exports() const {
  if (!descent_) return {};
  return {{.id = "python", .ending = "py"}, {.id = "cpp", .ending = "cpp"}};
}

std::string HousePrice::exported(std::string_view id) const {
  if (!descent_) return {};
  const TrainedLine line_now = model_->line(now().theta);
  return id == "python" ? python_code(line_now) : id == "cpp" ? cpp_code(line_now) : "";
}

bool HousePrice::over() const {
  const auto ended = [&](const HouseDescent& way) {
    return model_->gap(way.at(step()).theta) < 1e-9 || (way.stopped() && step() >= way.end());
  };
  return ended(*descent_) && (!fork_ || ended(*fork_));
}

// The first steps one by one, so that they can be followed; later ones faster.
bool HousePrice::advance() {
  playback_.advance(*this, std::max(1, step() / 30));
  if (descent_ && over()) playback_.stop();
  return playback_.is_running();
}

}  // namespace

std::unique_ptr<Scene> make_house_price(const SceneSpec& spec, const Context& context) {
  return std::make_unique<HousePrice>(spec, context);
}

}  // namespace downhill::scenes
