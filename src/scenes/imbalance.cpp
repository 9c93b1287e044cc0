#include "scenes/imbalance.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "data/points.h"
#include "figure/text_metrics.h"
#include "optim/gradient_descent.h"
#include "scenes/imbalance_picture.h"
#include "scenes/playback.h"
#include "text/number.h"

namespace downhill::scenes {
namespace {

using figure::Role;

constexpr int kTimeline = 400;
constexpr Handle kLine = 1;

class Imbalance final : public Scene {
 public:
  using Scene::Scene;

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
  const Eigen::VectorXd& theta() const { return walk_[static_cast<std::size_t>(step())]; }
  double logit() const { return std::log(number("threshold") / (1 - number("threshold"))); }
  nn::Confusion judged() const {
    return nn::confusion(model_->probabilities(theta()), model_->labels(), number("threshold"));
  }
  // The mean pull of a class on b, as a length.
  double pull_on_b(double label) const;

  std::optional<nn::LogisticRegression> model_;
  std::array<double, 6> made_from_{};
  std::vector<Eigen::VectorXd> walk_;  // theta before each step
  Playback playback_;
};

void Imbalance::update() {
  const std::array wanted{number("ratio"), number("count"),  number("noise"),
                          number("seed"),  number("weight"), number("rate")};
  if (model_ && wanted == made_from_) return;
  made_from_ = wanted;
  const auto points =
      data::make_points("blobs", {.count = static_cast<int>(number("count")),
                                  .noise = number("noise"),
                                  .seed = static_cast<std::uint64_t>(number("seed")),
                                  .share = 1 / (1 + number("ratio"))});
  if (!points) return;  // cannot be: the rows hold all of it in range
  auto model = nn::LogisticRegression::of(points->places, points->labels, number("weight"));
  if (!model) return;
  model_.emplace(*std::move(model));
  optim::GradientDescent<double> rule(model_->parameters());
  Eigen::VectorXd theta = Eigen::VectorXd::Zero(model_->parameters());
  walk_.assign(1, theta);
  for (int step = 0; step < kTimeline; ++step) {
    (void)rule.step(theta, model_->gradient(theta), number("rate"));
    walk_.push_back(theta);
  }
}

double Imbalance::pull_on_b(double label) const {
  const Eigen::MatrixXd pulls = model_->pulls(theta());
  const Eigen::VectorXd of_class =
      (model_->labels().array() == label).select(pulls.row(2).transpose().array(), 0.0);
  return std::abs(of_class.sum()) / model_->examples();
}

std::vector<Observable> Imbalance::observe() const {
  const Eigen::VectorXd slope = model_->gradient(theta());
  const nn::Confusion c = judged();
  const double steep = theta().head(2).norm();
  const auto add = [](std::string id, double value, int decimals, Role role = Role::kInk,
                      std::string unit = {}) {
    return Observable{std::move(id), value, decimals, role, std::move(unit)};
  };
  return {add("loss", model_->loss(theta()), 3),
          add("w1", theta()[0], 2, Role::kCurve),
          add("w2", theta()[1], 2, Role::kCurve),
          add("b", theta()[2], 2, Role::kCurve),
          add("gradient", slope.norm(), 3),
          add("slope_w1", slope[0], 3),
          add("slope_w2", slope[1], 3),
          add("slope_b", slope[2], 3),
          add("pull_common", pull_on_b(0), 3, Role::kDown),
          add("pull_rare", pull_on_b(1), 3, Role::kUp),
          add("accuracy", 100 * c.accuracy(), 1, Role::kInk, "%"),
          add("precision", 100 * c.precision(), 0, Role::kGuess, "%"),
          add("recall", 100 * c.recall(), 0, Role::kGood, "%"),
          add("f1", 100 * c.f1(), 0, Role::kInk, "%"),
          add("hits", c.hits, 0, Role::kGood),
          add("misses", c.misses, 0, Role::kWarn),
          add("false_alarms", c.false_alarms, 0, Role::kWarn),
          add("rare", c.hits + c.misses, 0, Role::kUp),
          add("common", c.false_alarms + c.rejections, 0, Role::kDown),
          add("shift", steep > 1e-6 ? (logit() - theta()[2]) / steep : kUndefined, 2)};
}

std::string Imbalance::describe() const {
  const nn::Confusion c = judged();
  const auto percent = [](double part) { return text::display(100 * part, 0); };
  const text::Arguments arguments{{"common", std::to_string(c.false_alarms + c.rejections)},
                                  {"rare", std::to_string(c.hits + c.misses)},
                                  {"weight", text::short_number(number("weight"), 3)},
                                  {"step", std::to_string(step())},
                                  {"hits", std::to_string(c.hits)},
                                  {"alarms", std::to_string(c.false_alarms)},
                                  {"accuracy", percent(c.accuracy())},
                                  {"recall", percent(c.recall())},
                                  {"common_pull", text::display(pull_on_b(0), 3)},
                                  {"rare_pull", text::display(pull_on_b(1), 3)}};
  std::string out = words().say("imbalance.describe", arguments);
  if (value("show") != "matrix") out += words().say("imbalance.describe.pulls", arguments);
  return out;
}

figure::DrawList Imbalance::draw(figure::Size size, const DrawOptions& options) const {
  const ImbalanceLayout layout = imbalance_layout(value("show"), size);
  ImbalancePicture picture{.model = &*model_,
                           .theta = theta(),
                           .logit = logit(),
                           .confusion = judged(),
                           .pull_common = pull_on_b(0),
                           .pull_rare = pull_on_b(1),
                           .words = &words(),
                           .shows_pulls = layout.pulls.has_value(),
                           .text_size = figure::text_size_for(size)};
  if (value("show") != "pulls") {
    picture.line_touch = options.held == kLine  ? figure::Touch::kHeld
                         : options.hot == kLine ? figure::Touch::kHot
                                                : figure::Touch::kRest;
  }
  figure::DrawList list;
  draw_clouds(list, picture, layout.clouds);
  if (layout.pulls) draw_pulls(list, picture, *layout.pulls);
  if (layout.matrix) draw_matrix(list, picture, *layout.matrix);
  return list;
}

Handle Imbalance::hit(figure::Point at, figure::Size size, float reach) const {
  const auto handle = line_handle(theta(), logit());
  if (!handle || value("show") == "pulls") return kNoHandle;
  const figure::Axes axes =
      clouds_axes(imbalance_layout(value("show"), size).clouds, figure::text_size_for(size));
  const figure::Point p = axes.screen_from_data(*handle);
  return std::hypot(p.x - at.x, p.y - at.y) <= reach ? kLine : kNoHandle;
}

// The threshold with which the line runs through the pointer: the probability there.
void Imbalance::drag(Handle handle, figure::Point to, figure::Size size) {
  if (handle != kLine) return;
  const figure::DataPoint at =
      clouds_axes(imbalance_layout(value("show"), size).clouds, figure::text_size_for(size))
          .data_from_screen(to);
  const auto here =
      nn::LogisticRegression::of(Eigen::Vector2d(at.x, at.y), Eigen::VectorXd::Zero(1));
  if (here) set_number("threshold", here->probabilities(theta())[0]);
}

std::vector<Action> Imbalance::actions() const {
  return playback_.actions(*this, step() < spec().last_step);
}

void Imbalance::act(std::string_view action) { playback_.act(*this, action); }

bool Imbalance::advance() {
  // The first steps one by one, so that they can be followed; later ones faster.
  return playback_.advance(*this, std::max(1, step() / 15));
}

}  // namespace

SceneSpec imbalance_spec() {
  return {
      .id = "imbalance",
      .parameters =
          {{.id = "ratio",
            .kind = Kind::kInteger,
            .initial = "1",
            .min = 1,
            .max = 100,
            .grain = 1,
            .logarithmic = true},
           {.id = "weight", .initial = "1", .min = 1, .max = 200, .grain = 0, .logarithmic = true},
           {.id = "threshold", .initial = "0.5", .min = 0.001, .max = 0.999, .grain = 0.001},
           {.id = "show",
            .kind = Kind::kChoice,
            .initial = "all",
            .choices = {"pulls", "matrix", "all"}},
           {.id = "count", .kind = Kind::kInteger, .initial = "606", .min = 10, .max = 606},
           {.id = "noise", .initial = "0.9", .min = 0.3, .max = 1.5, .grain = 0.05},
           {.id = "rate", .initial = "1", .min = 0.01, .max = 1.5, .grain = 0, .logarithmic = true},
           {.id = "seed", .kind = Kind::kInteger, .initial = "1", .min = 1, .max = 999}},
      .observables = {"loss",     "w1",           "w2",      "b",           "gradient",
                      "slope_w1", "slope_w2",     "slope_b", "pull_common", "pull_rare",
                      "accuracy", "precision",    "recall",  "f1",          "hits",
                      "misses",   "false_alarms", "rare",    "common",      "shift"},
      .last_step = kTimeline,
  };
}

std::unique_ptr<Scene> make_imbalance(const SceneSpec& spec, const Context& context) {
  return std::make_unique<Imbalance>(spec, context);
}

}  // namespace downhill::scenes
