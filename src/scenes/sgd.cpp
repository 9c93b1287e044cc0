#include "scenes/sgd.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <optional>
#include <string>
#include <utility>

#include "data/ames.h"
#include "data/batches.h"
#include "figure/text_metrics.h"
#include "scenes/fork.h"
#include "scenes/playback.h"
#include "scenes/sgd_picture.h"
#include "text/number.h"

namespace downhill::scenes {
namespace {

using figure::Role;

// Steps over which the hovering is measured.
constexpr int kHover = 100;

class Sgd final : public Scene {
 public:
  Sgd(const SceneSpec& spec, const Context& context) : Scene(spec, context) {
    const text::Result<data::Ames> ames = house_sales(file(kHouseFile));
    if (!ames) {
      damage_ = ames.error();
      return;
    }
    text::Result<HousePriceModel> model =
        HousePriceModel::of(data::up_to(*ames, 1000 * kMostArea), /*with_age=*/false);
    if (!model) {
      damage_ = model.error();
      return;
    }
    model_.emplace(*std::move(model));
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
  const DescentPoint& now() const { return walk_->at(step()); }
  int batch() const { return static_cast<int>(number("batch")); }
  std::uint64_t seed() const { return static_cast<std::uint64_t>(number("seed")); }
  data::Batches batches(int size) const { return {model_->sales(), size, seed()}; }
  bool compares() const { return value("view") == "progress" || value("view") == "all"; }
  bool blown_up() const { return walk_->stopped() && step() >= walk_->end(); }
  bool over() const {
    return blown_up() && !(fork_ && !(fork_->stopped() && step() >= fork_->end()));
  }
  bool walks() const { return value("view") == "path" || compares(); }
  // The mean of the loss above its lowest over the last kHover steps; not defined before.
  double hover() const;
  double holding_rate() const;  // in place of one that does not hold
  SgdPicture picture(figure::Size size, const DrawOptions& options) const;

  std::optional<text::Error> damage_;
  std::optional<HousePriceModel> model_;
  std::optional<HouseDescent> walk_, fork_;
  std::array<double, 5> made_from_{};  // what walk_ was made from
  std::vector<SgdRun> runs_;           // beside one another, when they are compared
  Eigen::VectorXd truth_;              // the gradient of all sales at the walk's place
  std::vector<GradientCloud> clouds_;  // of many sizes, or of one sale and the chosen size
  std::size_t chosen_ = 0;             // the cloud of the chosen size
  Playback playback_;
};

void Sgd::update() {
  if (!model_) return;
  const std::array wanted{number("w"), number("b"), number("rate"), number("batch"),
                          number("seed")};
  const nn::LinearRegression& regression = model_->regression();
  const Eigen::VectorXd start = model_->theta({wanted[0], 0, wanted[1]});
  if (!walk_ || wanted != made_from_) {
    made_from_ = wanted;
    walk_.emplace(regression, start, wanted[2], batches(batch()));
    fork_.reset();
    runs_.clear();
  }
  walk_->reach(step());
  follow_fork(fork_, *walk_, walks() ? forked_at(*this) : -1, number("fork_rate"), step());
  if (compares()) {
    if (runs_.empty()) {
      const int all = model_->sales();
      runs_.push_back({1, {regression, start, wanted[2], batches(1)}, {Role::kWarn, 1.8F}});
      if (batch() != 1 && batch() != all) {
        runs_.push_back({batch(), *walk_, {Role::kDown, 2}});
      }
      runs_.push_back({all, {regression, start, wanted[2]}, {Role::kInk, 2}});
    }
    for (SgdRun& run : runs_) run.descent.reach(step());
  }

  truth_ = regression.gradient(now().theta);
  std::vector<int> sizes{1};
  if (value("view") == "law") sizes = {1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000};
  const auto place = std::ranges::lower_bound(sizes, batch());
  chosen_ = static_cast<std::size_t>(place - sizes.begin());
  if (place == sizes.end() || *place != batch()) sizes.insert(place, batch());
  const bool draws = value("view") == "cloud" || value("view") == "law";
  clouds_ = gradient_clouds(regression, now().theta, sizes, seed(), draws ? kCloudDraws : 0);
}

// By trying: half of it, and again, until the walk comes to the timeline's end.
double Sgd::holding_rate() const {
  const Parameter& row = *spec().find("rate");
  double rate = number("rate");
  for (bool holds = false; !holds && rate > row.min;) {
    rate = std::max(rate / 2, row.min);
    HouseDescent trial(model_->regression(), walk_->at(0).theta, rate, batches(batch()));
    trial.reach(spec().last_step);
    holds = !trial.stopped() && trial.at(spec().last_step).loss < trial.at(0).loss;
  }
  return rate;
}

double Sgd::hover() const {
  if (step() < kHover) return kUndefined;
  double sum = 0;
  for (int k = step() - kHover + 1; k <= step(); ++k) sum += walk_->at(k).loss;
  return sum / kHover - model_->best_loss();
}

std::vector<Observable> Sgd::observe() const {
  std::vector<Observable> out;
  if (!model_) {
    for (const std::string& id : spec().observables) out.push_back({.id = id, .value = kUndefined});
    return out;
  }
  const GradientCloud& cloud = clouds_[chosen_];
  const Eigen::VectorXd& g = now().gradient;
  const double cosine = truth_.dot(g) / (truth_.norm() * g.norm());
  const double after = model_->regression().loss(now().theta - number("rate") * g);
  const HouseWeights w = model_->weights(now().theta);
  const auto seen = static_cast<double>(batches(batch()).seen_before(step()));
  const auto add = [&](std::string id, double value, int decimals, Role role = Role::kInk,
                       std::string unit = {}, std::string text = {}) {
    out.push_back({std::move(id), value, decimals, role, std::move(unit), std::move(text)});
  };
  const auto grouped = [](double value) { return text::display_grouped(value, 0); };
  add("loss", now().loss, 0, Role::kInk, {}, grouped(now().loss));
  add("best_loss", model_->best_loss(), 0, Role::kGood, {}, grouped(model_->best_loss()));
  const double excess = now().loss - model_->best_loss();
  add("excess", excess, 1, Role::kWarn, {}, text::display_grouped(excess, 1));
  add("hover", hover(), 1, Role::kWarn);
  add("w_area", w.per_sqft, 2, Role::kCurve, "$/ft²");
  add("bias", w.average, 1, Role::kCurve);
  add("grad_w", truth_[0], 1, Role::kUp);
  add("grad_b", truth_[1], 1, Role::kUp);
  add("slope", truth_.norm(), 1, Role::kUp);
  add("batch_w", g[0], 1, Role::kPoint);
  add("batch_b", g[1], 1, Role::kPoint);
  add("off", std::acos(std::clamp(cosine, -1.0, 1.0)) * 180 / std::numbers::pi, 0, Role::kPoint,
      "°");
  add("after", after, 0, Role::kInk, {}, grouped(after));
  add("spread", cloud.spread, 1, Role::kCurve);
  add("spread_seen", cloud.seen, 1, Role::kDown);
  add("spread_one", clouds_.front().spread, 1);
  add("agree", 100 * cloud.agree, 0, Role::kInk, "%");
  add("inside", 100 * cloud.inside, 0, Role::kInk, "%");
  add("seen", seen, 0, Role::kInk, {}, grouped(seen));
  add("epochs", seen / model_->sales(), 2);
  add("per_epoch", batches(batch()).per_epoch(), 0);
  add("sales", model_->sales(), 0, Role::kInk, {}, grouped(model_->sales()));
  add("blown_up", blown_up() ? 1 : 0, 0, Role::kWarn);
  add("forked", fork_.has_value(), 0);
  const double other = fork_ ? fork_->at(step()).loss : kUndefined;
  add("fork_loss", other, 0, kForkRole, {}, fork_ ? grouped(other) : "");
  const double higher = other - now().loss;
  add("fork_difference", higher, 1, kForkRole, {}, fork_ ? text::display_grouped(higher, 1) : "");
  return out;
}

SgdPicture Sgd::picture(figure::Size size, const DrawOptions& options) const {
  SgdPicture out;
  out.house.model = &*model_;
  out.house.descent = &*walk_;
  out.house.fork = fork_ ? &*fork_ : nullptr;
  out.house.words = &words();
  out.house.step = step();
  out.house.rate = number("rate");
  out.house.options = options;
  out.house.text_size = figure::text_size_for(size);
  if (value("view") == "batch") {
    // More strokes than this are a black cloud.
    constexpr std::size_t kMostShown = 60;
    data::Batches all = batches(batch());
    const std::span<const int> shown = all.at(step());
    out.house.batch.assign(shown.begin(),
                           shown.begin() + static_cast<int>(std::min(kMostShown, shown.size())));
  }
  out.truth = truth_;
  out.cloud = &clouds_[chosen_];
  out.batch = batch();
  out.spread_one = clouds_.front().spread;
  out.law = &clouds_;
  out.runs = &runs_;
  out.fan = value("view") == "cloud";
  return out;
}

figure::DrawList Sgd::draw(figure::Size size, const DrawOptions& options) const {
  figure::DrawList list;
  if (!model_) {
    return only_a_sentence(words().say_error(*damage_), size);
  }
  const SgdPicture shown = picture(size, options);
  const SgdLayout layout = sgd_layout(value("view"), size);
  if (layout.scatter) draw_scatter(list, shown.house, *layout.scatter);
  if (layout.cloud) draw_cloud(list, shown, *layout.cloud);
  if (layout.map) {
    draw_map(list, shown.house, *layout.map);
    if (!walks()) draw_steps(list, shown, *layout.map);
  }
  if (layout.law) draw_law(list, shown, *layout.law);
  if (layout.by_step) draw_progress(list, shown, *layout.by_step, /*by_sale=*/false);
  if (layout.by_sale) draw_progress(list, shown, *layout.by_sale, /*by_sale=*/true);
  if (layout.by_step && size.width >= 1 && size.height >= 1) {
    // On a small map the legend would lie on the walk.
    const bool on_map = layout.map && layout.map->width > 250;
    draw_run_legend(list, shown,
                    on_map ? map_axes(shown.house, *layout.map).box
                           : progress_axes(shown, *layout.by_sale, /*by_sale=*/true).box);
  }
  if (blown_up()) {
    for (const auto& panel : {layout.map, layout.by_step, layout.law}) {
      if (!panel) continue;
      draw_warning(list, shown.house, shown.say("too-fast"), *panel);
      break;
    }
  }
  return list;
}

std::string Sgd::describe() const {
  if (!model_) return words().say_error(*damage_);
  const GradientCloud& cloud = clouds_[chosen_];
  const auto percent = [](double part) { return text::display(100 * part, 0); };
  const text::Arguments arguments{
      {"batch", text::display_grouped(batch(), 0)},
      {"sales", text::display_grouped(model_->sales(), 0)},
      {"draws", std::to_string(kCloudDraws)},
      {"step", std::to_string(step())},
      {"rate", text::short_number(number("rate"), 4)},
      {"loss", text::display_grouped(now().loss, 0)},
      {"best", text::display_grouped(model_->best_loss(), 0)},
      {"seen", text::display_grouped(static_cast<double>(batches(batch()).seen_before(step())), 0)},
      {"grad_w", text::display(truth_[0], 1)},
      {"grad_b", text::display(truth_[1], 1)},
      {"batch_w", text::display(now().gradient[0], 1)},
      {"batch_b", text::display(now().gradient[1], 1)},
      {"spread", text::display(cloud.spread, 1)},
      {"drawn", text::display(cloud.seen, 1)},
      {"agree", percent(cloud.agree)},
  };
  std::string out = words().say("sgd.describe." + value("view"), arguments);
  if (blown_up()) {
    out += words().say("house-price.describe.join") + words().say("sgd.describe.too-fast");
  }
  if (fork_) {
    out += words().say("figure.fork.describe",
                       {{"step", std::to_string(fork_->forked_at())},
                        {"rate", text::short_number(fork_->rate(), 3)},
                        {"loss", text::display_grouped(fork_->at(step()).loss, 0)}});
  }
  return out;
}

Handle Sgd::hit(figure::Point at, figure::Size size, float reach) const {
  const SgdLayout layout = sgd_layout(value("view"), size);
  if (!model_ || !layout.map) return kNoHandle;
  const figure::Axes axes = map_axes(picture(size, {}).house, *layout.map);
  const figure::Point p = axes.screen_from_data(number("w"), number("b"));
  const bool near = std::hypot(p.x - at.x, p.y - at.y) <= reach;
  return axes.box.contains(p) && near ? kMapStart : kNoHandle;
}

void Sgd::drag(Handle handle, figure::Point to, figure::Size size) {
  const SgdLayout layout = sgd_layout(value("view"), size);
  if (!model_ || !layout.map || handle != kMapStart) return;
  const figure::DataPoint p = map_axes(picture(size, {}).house, *layout.map).data_from_screen(to);
  set_number("w", p.x);
  set_number("b", p.y);
}

std::vector<Action> Sgd::actions() const {
  if (!model_) return {};
  std::vector<Action> out{{.id = "draw"}};
  if (!walks()) return out;
  const bool more = step() < spec().last_step && !over();
  for (Action& action : playback_.actions(*this, more)) out.push_back(std::move(action));
  out.push_back(fork_action(*this, more));
  // First, so that a phone has room for it.
  if (blown_up()) out.insert(out.begin(), {.id = "use_rate"});
  return out;
}

void Sgd::act(std::string_view action) {
  if (!model_) return;
  playback_.act(*this, action, walk_->end());
  act_on_fork(*this, action, number("rate"));
  if (action == "draw") {
    const Parameter& row = *spec().find("seed");
    const double next = number("seed") + 1;
    set_number("seed", next > row.max ? row.min : next);
  } else if (action == "use_rate" && blown_up()) {
    set_number("rate", holding_rate());
  }
}

// The first steps one by one, so that they can be followed; later ones faster.
bool Sgd::advance() {
  playback_.advance(*this, std::max(1, step() / 30));
  if (model_ && over()) playback_.stop();
  return playback_.is_running();
}

}  // namespace

SceneSpec sgd_spec() {
  const auto names = [](auto... items) { return std::vector<std::string>{items...}; };
  SceneSpec spec{
      .id = "sgd",
      .parameters =
          {
              {.id = "view",
               .kind = Kind::kChoice,
               .initial = "all",
               .choices = names("batch", "cloud", "law", "path", "progress", "all")},
              {.id = "batch",
               .kind = Kind::kInteger,
               .initial = "1",
               .min = 1,
               .max = 2925,
               .grain = 1,
               .logarithmic = true},
              // The start: dollars per ft², thousand dollars.
              {.id = "w", .initial = "20", .min = -200, .max = 400, .grain = 1, .unit = "$/ft²"},
              {.id = "b", .initial = "60", .min = 0, .max = 400, .grain = 1, .unit = "k$"},
              {.id = "rate",
               .initial = "0.1",
               .min = 0.001,
               .max = 1,
               .grain = 0.001,
               .logarithmic = true},
              {.id = "seed",
               .kind = Kind::kInteger,
               .initial = "1",
               .min = 1,
               .max = 999,
               .grain = 1},
          },
      .observables =
          names("loss", "best_loss", "excess", "hover", "w_area", "bias", "grad_w", "grad_b",
                "slope", "batch_w", "batch_b", "off", "after", "spread", "spread_seen",
                "spread_one", "agree", "inside", "seen", "epochs", "per_epoch", "sales", "blown_up",
                "forked", "fork_loss", "fork_difference"),
      .files = names(std::string(kHouseFile)),
      .last_step = 400,
  };
  add_fork(spec, *spec.find("rate"), spec.last_step);
  return spec;
}

std::unique_ptr<Scene> make_sgd(const SceneSpec& spec, const Context& context) {
  return std::make_unique<Sgd>(spec, context);
}

}  // namespace downhill::scenes
