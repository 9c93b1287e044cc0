#include "scenes/race.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "data/ames.h"
#include "figure/curve.h"
#include "figure/marks.h"
#include "figure/panels.h"
#include "figure/text_metrics.h"
#include "optim/problems.h"
#include "scenes/descent_timeline.h"
#include "scenes/fork.h"
#include "scenes/house_price_model.h"
#include "scenes/house_sales.h"
#include "scenes/landscape.h"
#include "scenes/playback.h"
#include "scenes/race_field.h"
#include "scenes/race_panels.h"
#include "scenes/step_terms.h"
#include "text/number.h"

namespace downhill::scenes {
namespace {

using figure::DataPoint;
using figure::DrawList;
using figure::Point;
using figure::Rectangle;
using figure::Size;

// What step_terms() may call a term; each is published for x and for y.
constexpr std::array kTerms{"g", "velocity", "s", "m", "v", "m_hat", "v_hat", "step"};

std::string rate_of(const Racer& racer) { return std::string("rate_") + racer.id; }

class RaceScene : public LandscapeScene {
 public:
  using LandscapeScene::LandscapeScene;

  std::vector<Observable> observe() const override;
  DrawList draw(Size size, const DrawOptions& options) const override;
  std::string describe() const override;
  std::vector<Action> actions() const override;
  void act(std::string_view action) override;
  bool advance() override;

 protected:
  LandscapeBoxes boxes(Size size) const override { return panels(size).first; }
  void update() override;

 private:
  std::pair<LandscapeBoxes, Rectangle> panels(Size size) const;
  const DescentRun& chosen() const { return runs_[chosen_]; }
  std::vector<double> start() const { return {number("x"), number("y")}; }
  bool is_over() const;
  void update_fork();
  void draw_paths(DrawList& list, const figure::GroundMap& map) const;
  void take_houses();

  std::string studied_;
  std::optional<DescentGround> ground_;
  std::vector<DescentRun> runs_;  // as kRacers
  std::optional<DescentRun> fork_;
  std::size_t chosen_ = 0;
  double lowest_ = 0;            // see RacePanels
  std::vector<StepTerm> terms_;  // of the chosen one's next step
  Playback playback_;
};

void RaceScene::update() {
  LandscapeScene::update();
  if (value("f") != studied_) {
    studied_ = value("f");
    ground_.emplace(land().f());
    runs_.clear();
    fork_.reset();
  }
  for (std::size_t i = 0; i < kRacers.size(); ++i) {
    if (value("chosen") == kRacers[i].id) chosen_ = i;
    DescentPlan plan =
        plan_of(kRacers[i], number(rate_of(kRacers[i])), number("momentum"), start());
    if (i >= runs_.size()) {
      runs_.emplace_back(*ground_, std::move(plan));
    } else if (runs_[i].plan() != plan) {
      runs_[i] = DescentRun(*ground_, std::move(plan));
    }
  }
  terms_ = step_terms(chosen(), step());
  update_fork();
  lowest_ = chosen().at(0).height;
  for (const DescentRun& run : runs_) {
    Eigen::VectorXd slope(2);
    const double height = ground_->look(run.end(), slope);
    if (run.ending() != DescentEnding::kDiverged) lowest_ = std::min(lowest_, height);
    for (int k = 0; k <= run.last(); ++k) lowest_ = std::min(lowest_, run.at(k).height);
  }
}

// The chosen one's way up to the fork, then by the fork's rate and rule.
void RaceScene::update_fork() {
  const int from = forked_at(*this);
  if (from < 0) return fork_.reset();
  const auto other = std::ranges::find(kRacers, value("fork_optimizer"), &Racer::id);
  const Racer& racer = other == kRacers.end() ? kRacers[chosen_] : *other;
  DescentPlan plan = chosen().plan();
  DescentLeg leg = plan_of(racer, number("fork_rate"), number("momentum"), start()).legs[0];
  leg.from = from;
  if (from == 0) plan.legs.clear();
  plan.legs.push_back(std::move(leg));
  if (!fork_ || fork_->plan() != plan) fork_.emplace(*ground_, std::move(plan));
}

std::vector<Observable> RaceScene::observe() const {
  std::vector<Observable> out;
  const auto add = [&](std::string id, double value, int decimals, Role role = Role::kInk) {
    out.push_back({.id = std::move(id), .value = value, .decimals = decimals, .role = role});
  };
  int arrived = 0;
  double soonest = kUndefined;
  for (std::size_t i = 0; i < kRacers.size(); ++i) {
    const int settled = runs_[i].settled();
    const Role role = kRacers[i].stroke.role;
    add(std::string("steps_") + kRacers[i].id, settled >= 0 ? settled : kUndefined, 0, role);
    add(std::string("loss_") + kRacers[i].id, runs_[i].at(step()).height, 4, role);
    if (settled < 0) continue;
    ++arrived;
    if (!(soonest <= settled)) soonest = settled;
  }
  add("arrived", arrived, 0, Role::kGood);
  add("soonest", soonest, 0, Role::kGood);
  const DescentMoment& here = chosen().at(step());
  const double other = fork_ ? fork_->at(step()).height : kUndefined;
  add("forked", fork_.has_value(), 0);
  add("fork_height", other, 4, kRaceFork.role);
  add("fork_difference", other - here.height, 4, kRaceFork.role);
  const bool arrives = fork_ && fork_->settled() >= 0;
  add("fork_settled", arrives ? fork_->settled() : kUndefined, 0, kRaceFork.role);
  add("at_x", here.x, 3, Role::kPoint);
  add("at_y", here.y, 3, Role::kPoint);
  add("height", here.height, 4);
  for (const char* id : kTerms) {
    const auto term = std::find_if(terms_.begin(), terms_.end(),
                                   [&](const StepTerm& known) { return known.id == id; });
    const bool has = term != terms_.end();
    add(std::string(id) + "_x", has ? term->value.x : kUndefined, 4, has ? term->role : Role::kInk);
    add(std::string(id) + "_y", has ? term->value.y : kUndefined, 4, has ? term->role : Role::kInk);
  }
  return out;
}

std::string RaceScene::describe() const {
  const DescentMoment& here = chosen().at(step());
  std::string out = words().say("race.describe", {{"f", land().f().pretty()},
                                                  {"x", text::display(number("x"), 2)},
                                                  {"y", text::display(number("y"), 2)},
                                                  {"step", std::to_string(step())}});
  out +=
      words().say("race.describe.chosen", {{"name", words().say("race.chosen." + value("chosen"))},
                                           {"x", text::display(here.x, 2)},
                                           {"y", text::display(here.y, 2)},
                                           {"height", text::display(here.height, 3)}});
  for (std::size_t i = 0; i < kRacers.size(); ++i) {
    if (runs_[i].settled() < 0) continue;
    out += words().say("race.describe.arrives",
                       {{"name", words().say(std::string("race.chosen.") + kRacers[i].id)},
                        {"steps", std::to_string(runs_[i].settled())}});
  }
  if (fork_) {
    const DescentMoment& other = fork_->at(step());
    out += words().say("figure.descent.fork", {{"step", std::to_string(forked_at(*this))},
                                               {"place", "(" + text::display(other.x, 2) + ", " +
                                                             text::display(other.y, 2) + ")"},
                                               {"height", text::display(other.height, 3)}});
  }
  return out;
}

std::pair<LandscapeBoxes, Rectangle> RaceScene::panels(Size size) const {
  LandscapeBoxes where{{}, {0, 0, size.width, size.height}, figure::text_size_for(size)};
  if (value("show") == "map") return {where, {}};
  if (size.height > 1.3F * size.width) {
    where.map.height = std::round(0.5F * size.height);
    return {where, {0, where.map.height, size.width, size.height - where.map.height}};
  }
  // A phone shows one of the two.
  if (size.width < figure::kLeastForTwo) {
    const Rectangle all = where.map;
    where.map = {};
    return {where, all};
  }
  where.map.width = std::round(0.5F * size.width);
  return {where, {where.map.width, 0, size.width - where.map.width, size.height}};
}

void RaceScene::draw_paths(DrawList& list, const figure::GroundMap& map) const {
  const bool alone = value("show") == "terms";
  const auto draw_one = [&](std::size_t i) {
    const DescentRun& run = runs_[i];
    const bool strong = i == chosen_;
    std::vector<DataPoint> places;
    for (int k = 0; k <= std::min(step(), run.last()); ++k) {
      places.push_back({run.at(k).x, run.at(k).y});
    }
    figure::Stroke stroke = kRacers[i].stroke;
    stroke.width = strong ? 3 : 1.8F;
    if (places.size() > 1) {
      figure::draw_data_line(list, places, map.axes,
                             {Role::kSheet, stroke.width + 2, Dash::kSolid, 0.6F});
      figure::draw_data_line(list, places, map.axes, stroke);
    }
    const Point at = map.axes.screen_from_data(places.back());
    if (step() > 0 && map.axes.box.contains(at)) {
      figure::draw_point(list, at, stroke.role, strong ? 7.5F : 5);
    }
  };
  for (std::size_t i = 0; i < kRacers.size(); ++i) {
    if (i != chosen_ && !alone) draw_one(i);
  }
  draw_one(chosen_);
  if (fork_) {
    std::vector<DataPoint> places;
    for (int k = forked_at(*this); k <= std::min(step(), fork_->last()); ++k) {
      places.push_back({fork_->at(k).x, fork_->at(k).y});
    }
    if (places.size() > 1) figure::draw_data_line(list, places, map.axes, kRaceFork);
    const Point at = places.empty() ? Point{} : map.axes.screen_from_data(places.back());
    if (!places.empty() && map.axes.box.contains(at)) {
      figure::draw_point(list, at, kRaceFork.role, 6);
    }
  }
  // The next step of the chosen one.
  if (!alone || chosen().last() <= step()) return;
  const DescentMoment &here = chosen().at(step()), &next = chosen().at(step() + 1);
  const Point from = map.axes.screen_from_data(here.x, here.y);
  if (!map.axes.box.contains(from)) return;
  list.push_back(figure::Clip{map.axes.box});
  figure::draw_arrow(list, from, map.axes.screen_from_data(next.x, next.y), Role::kDown, 2.6F,
                     true);
  list.push_back(figure::Clip{{}, false});
}

DrawList RaceScene::draw(Size size, const DrawOptions& options) const {
  DrawList list;
  const auto [where, side] = panels(size);
  draw_map(list, where, options, [&](const figure::GroundMap& map) { draw_paths(list, map); });
  const RacePanels race{&runs_,
                        chosen_,
                        step(),
                        lowest_,
                        &words(),
                        where.text_size,
                        fork_ ? &*fork_ : nullptr,
                        forked_at(*this)};
  const std::string& show = value("show");
  if (show == "table") draw_race_table(list, race, side);
  if (show == "loss") draw_race_losses(list, race, side);
  if (show == "terms") draw_terms(list, race, terms_, side);
  return list;
}

bool RaceScene::is_over() const {
  const auto ended = [&](const DescentRun& run) {
    return step() >= run.last() || (run.settled() >= 0 && step() >= run.settled());
  };
  return std::all_of(runs_.begin(), runs_.end(), ended) && (!fork_ || ended(*fork_));
}

std::vector<Action> RaceScene::actions() const {
  const bool more = step() < spec().last_step;
  std::vector<Action> out = playback_.actions(*this, more, is_over());
  out.push_back(fork_action(*this, more));
  out.push_back({.id = "tune"});
  out.push_back({.id = "houses"});
  return out;
}

void RaceScene::act(std::string_view action) {
  playback_.act(*this, action);
  act_on_fork(*this, action, number(rate_of(kRacers[chosen_])));
  if (action == "tune") {
    std::vector<std::pair<std::string, std::string>> rates;
    for (const Racer& racer : kRacers) {
      const double rate = tuned_rate(*ground_, racer, number("momentum"), start());
      rates.emplace_back(rate_of(racer), text::short_number(rate, 3));
    }
    (void)set_all(rates);
  }
  if (action == "houses") take_houses();
}

// The loss of lesson 08 over the two weights, exact to the digits written: it is a quadratic.
void RaceScene::take_houses() {
  const text::Result<data::Ames> ames = house_sales(file(kHouseFile));
  if (!ames) return;
  const text::Result<HousePriceModel> model = HousePriceModel::of(*ames, true);
  if (!model) return;
  constexpr double kUnit = 20;  // thousand dollars
  const auto shifted = [&](const char* name, double at) {
    const std::string size = text::short_number(std::abs(at), 5);
    return std::string("(") + name + (at < 0 ? " + " : " - ") + size + ")";
  };
  const std::string u = shifted("x", model->bottom()[0] / kUnit);
  const std::string v = shifted("y", model->bottom()[1] / kUnit);
  const Eigen::MatrixXd& H = model->hessian();
  const auto term = [&](double factor, const std::string& rest) {
    return (factor < 0 ? " - " : " + ") + text::short_number(std::abs(factor), 5) + rest;
  };
  const std::string f = text::short_number(model->best_loss() / (kUnit * kUnit), 5) +
                        term(H(0, 0) / 2, u + "^2") + term(H(0, 1), u + v) +
                        term(H(1, 1) / 2, v + "^2");
  const std::vector<std::pair<std::string, std::string>> values{
      {"f", f}, {"x", "0"}, {"y", "0"}, {"step", "0"}};
  (void)set_all(values);
}

// The first steps one by one, so that they can be followed; later ones faster.
bool RaceScene::advance() {
  playback_.advance(*this, 1, step() < 12 ? 8 : 1);
  if (is_over()) playback_.stop();
  return playback_.is_running();
}

}  // namespace

SceneSpec race_spec() {
  SceneSpec spec{.id = "race",
                 .parameters = landscape_rows("(1-x)^2+100(y-x^2)^2", "-1.2", "1"),
                 .files = {std::string(kHouseFile)},
                 .last_step = kDescentSteps};
  auto& choices = spec.parameters.front().choices;
  choices.clear();
  for (const optim::Problem& problem : optim::all_problems()) choices.push_back(problem.formula);
  std::vector<std::string> racers;
  for (const Racer& racer : kRacers) racers.emplace_back(racer.id);
  spec.parameters.push_back({.id = "show",
                             .kind = Kind::kChoice,
                             .initial = "table",
                             .choices = {"map", "table", "loss", "terms"}});
  spec.parameters.push_back(
      {.id = "chosen", .kind = Kind::kChoice, .initial = "adam", .choices = std::move(racers)});
  for (const Racer& racer : kRacers) {
    spec.parameters.push_back({.id = rate_of(racer),
                               .initial = racer.rate,
                               .min = 1e-4,
                               .max = 10,
                               .grain = 0,
                               .logarithmic = true});
    spec.observables.push_back(std::string("steps_") + racer.id);
    spec.observables.push_back(std::string("loss_") + racer.id);
  }
  spec.parameters.push_back({.id = "momentum", .initial = "0.9", .min = 0, .max = 0.99});
  add_fork(spec, *spec.find(rate_of(kRacers.front())), spec.last_step);
  spec.parameters.push_back({.id = "fork_optimizer",
                             .kind = Kind::kChoice,
                             .initial = "same",
                             .choices = {"same"},
                             .with = "fork"});
  for (const Racer& racer : kRacers) spec.parameters.back().choices.emplace_back(racer.id);
  for (const char* id : {"arrived", "soonest", "forked", "fork_height", "fork_difference",
                         "fork_settled", "at_x", "at_y", "height"}) {
    spec.observables.emplace_back(id);
  }
  for (const char* id : kTerms) {
    spec.observables.push_back(std::string(id) + "_x");
    spec.observables.push_back(std::string(id) + "_y");
  }
  return spec;
}

std::unique_ptr<Scene> make_race(const SceneSpec& spec, const Context& context) {
  return std::make_unique<RaceScene>(spec, context);
}

}  // namespace downhill::scenes
