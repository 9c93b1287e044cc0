#include "scenes/descent_timeline.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "figure/ticks.h"
#include "optim/make_optimizer.h"
#include "optim/momentum.h"
#include "scenes/fork.h"
#include "text/number.h"

namespace downhill::scenes {
namespace {

using figure::Role;

constexpr std::string_view kSame = "same";
constexpr int kHover = 50;  // steps over which a hovering run is averaged

DescentLeg leg_of(const Scene& scene) {
  DescentLeg leg{.optimizer = scene.value("optimizer"),
                 .rate = {.schedule = scene.value("schedule"),
                          .rate = scene.number("rate"),
                          .decay = scene.number("decay"),
                          .period = static_cast<int>(scene.number("period")),
                          .steps = kDescentSteps}};
  leg.settings.beta = scene.number("momentum");
  return leg;
}

// Readable whatever its size.
std::string tidy(double value, int decimals = 2) {
  const double size = std::abs(value);
  if (!std::isfinite(value) || (size < 1e5 && (size == 0 || size >= std::pow(10, -decimals)))) {
    return text::display(value, decimals);
  }
  return size >= 1e5 || size < 1e-4 ? figure::scientific(value) : text::short_number(value, 2);
}

// Three digits, rounded down, so that the number itself holds.
std::string rounded_down(double rate) {
  if (!(rate > 0) || !std::isfinite(rate)) return text::display(rate, 2);
  const double unit = std::pow(10, std::floor(std::log10(rate)) - 2);
  return text::short_number(std::floor(rate / unit * (1 + 1e-12)) * unit, 3);
}

std::vector<std::string> names(std::vector<std::string> first) {
  for (const std::string& name : optim::optimizer_names()) {
    if (name != "sgd") first.push_back(name);  // the same rule as gradient-descent
  }
  return first;
}

}  // namespace

void add_descent(SceneSpec& spec, const std::string& rate) {
  const Parameter rates{
      .id = "rate", .initial = rate, .min = 1e-4, .max = 10, .grain = 0, .logarithmic = true};
  const std::vector<Parameter> rows{
      rates,
      {.id = "optimizer",
       .kind = Kind::kChoice,
       .initial = "gradient-descent",
       .choices = names({})},
      {.id = "momentum", .initial = "0.9", .min = 0, .max = 0.99},
      {.id = "schedule", .kind = Kind::kChoice, .initial = "constant", .choices = kSchedules},
      {.id = "decay", .initial = "0.5", .min = 0.05, .max = 1},
      {.id = "period", .kind = Kind::kInteger, .initial = "40", .min = 1, .max = kDescentSteps},
      {.id = "noise", .initial = "0", .min = 0, .max = 10, .grain = 0.05},
      {.id = "seed", .kind = Kind::kInteger, .initial = "1", .min = 1, .max = 999},
  };
  spec.parameters.insert(spec.parameters.end(), rows.begin(), rows.end());
  add_fork(spec, rates, kDescentSteps);
  spec.parameters.push_back({.id = "fork_optimizer",
                             .kind = Kind::kChoice,
                             .initial = std::string(kSame),
                             .choices = names({std::string(kSame)}),
                             .with = "fork"});
  for (const char* id : {"at_x",
                         "at_y",
                         "height",
                         "slope_x",
                         "slope_y",
                         "gradient",
                         "rate_now",
                         "next_x",
                         "next_y",
                         "stride",
                         "distance",
                         "factor",
                         "curvature",
                         "largest_rate",
                         "best_rate",
                         "friction",
                         "floor",
                         "above",
                         "hover",
                         "settled",
                         "converged",
                         "oscillates",
                         "restless",
                         "diverged",
                         "blow_up_step",
                         "blow_up_curvature",
                         "blow_up_rate",
                         "holding_rate",
                         "forked",
                         "fork_x",
                         "fork_y",
                         "fork_height",
                         "fork_difference",
                         "fork_distance",
                         "fork_settled"}) {
    spec.observables.emplace_back(id);
  }
  spec.last_step = kDescentSteps;
}

void DescentTimeline::update(const Scene& scene, const expr::Function& f,
                             std::vector<double> start) {
  step_ = scene.step();
  DescentPlan plan{.start = std::move(start),
                   .legs = {leg_of(scene)},
                   .noise = scene.number("noise"),
                   .seed = static_cast<int>(scene.number("seed")),
                   .steps = kDescentSteps};
  const bool new_ground = !ground_ || formula_ != scene.value("f");
  if (new_ground) {
    formula_ = scene.value("f");
    ground_.emplace(f);
  }
  if (new_ground || !run_ || run_->plan() != plan) {
    run_.emplace(*ground_, plan);
    held_ = holding_rate(*ground_, *run_);
    const bool lost = run_->ending() == DescentEnding::kDiverged;
    const Eigen::VectorXd start_place =
        Eigen::Map<const Eigen::VectorXd>(plan.start.data(), ground_->dimensions());
    valley_ = ground_->level_place(lost ? start_place : run_->end());
    if (!valley_ && run_->ending() == DescentEnding::kConverged) valley_ = run_->end();
    if (valley_ && !(ground_->curvatures(*valley_)[0] >= 0)) valley_.reset();
    Eigen::VectorXd slope = start_place;
    floor_ = valley_ ? ground_->look(*valley_, slope) : kUndefined;
  }
  fork_step_ = forked_at(scene);
  if (fork_step_ >= 0) {
    DescentLeg other = plan.legs[0];
    other.from = fork_step_;
    other.rate.rate = scene.number("fork_rate");
    if (scene.value("fork_optimizer") != kSame) other.optimizer = scene.value("fork_optimizer");
    if (fork_step_ == 0) plan.legs.clear();
    plan.legs.push_back(std::move(other));
    if (new_ground || !fork_ || fork_->plan() != plan) fork_.emplace(*ground_, std::move(plan));
  } else {
    fork_.reset();
  }
  Eigen::VectorXd here(ground_->dimensions());
  here[0] = now().x;
  if (here.size() > 1) here[1] = now().y;
  curvatures_ = ground_->curvatures(here);
}

DescentRun DescentTimeline::run_from(std::vector<double> start) const {
  DescentPlan plan = run_->plan();
  plan.start = std::move(start);
  return {*ground_, std::move(plan)};
}

DescentRun DescentTimeline::run_by(const std::string& optimizer) const {
  DescentPlan plan = run_->plan();
  plan.legs.resize(1);
  plan.legs.front().optimizer = optimizer;
  return {*ground_, std::move(plan)};
}

void DescentTimeline::observe(std::vector<Observable>& out) const {
  const DescentMoment &here = now(), &next = run_->at(step_ + 1);
  const auto flag = [](bool yes) { return yes ? 1.0 : 0.0; };
  const auto add = [&](std::string id, double value, int decimals = 2, Role role = Role::kInk) {
    std::string text = decimals == 0 ? "" : tidy(value, decimals);
    out.push_back({std::move(id), value, decimals, role, {}, std::move(text)});
  };
  const bool plane = ground_->dimensions() > 1;
  const auto distance = [&](const DescentMoment& moment) {
    if (!valley_) return kUndefined;
    return std::hypot(moment.x - (*valley_)[0], plane ? moment.y - (*valley_)[1] : 0);
  };
  const double most = curvatures_[curvatures_.size() - 1], least = curvatures_[0];
  const double away = distance(here);
  double factor = away > 1e-9 ? distance(next) / away : kUndefined;
  if (!plane && away > 1e-9) factor = (next.x - (*valley_)[0]) / (here.x - (*valley_)[0]);

  double sum = 0;
  const int first = std::max(0, std::min(step_, run_->last()) - kHover + 1);
  for (int k = first; k <= std::min(step_, run_->last()); ++k) sum += run_->at(k).height - floor_;
  const double hover = sum / (std::min(step_, run_->last()) - first + 1);

  add("at_x", here.x, 3, Role::kPoint);
  add("at_y", plane ? here.y : kUndefined, 3, Role::kPoint);
  add("height", here.height, 3);
  add("slope_x", here.slope_x, 3, Role::kTangent);
  add("slope_y", plane ? here.slope_y : kUndefined, 3, Role::kTangent);
  add("gradient", here.gradient_norm(), 3, Role::kTangent);
  add("rate_now", here.rate, 3, Role::kDown);
  add("next_x", next.x, 3, Role::kDown);
  add("next_y", plane ? next.y : kUndefined, 3, Role::kDown);
  add("stride", std::hypot(next.x - here.x, next.y - here.y), 3, Role::kDown);
  add("distance", away, 3);
  add("factor", factor, 3);
  add("curvature", most, 2, Role::kCurve);
  add("largest_rate", largest_rate(run_->plan().legs[0], most), 3, Role::kWarn);
  add("best_rate", least > 0 ? 2 / (least + most) : kUndefined, 3, Role::kGood);
  const DescentLeg& leg = run_->plan().legs.front();
  // Of the ball that rolls as the heavy ball steps: momentum.h.
  const bool ball = leg.optimizer == "heavy-ball";
  add("friction", ball ? optim::friction(leg.settings.beta, here.rate) : kUndefined);
  add("floor", floor_, 3, Role::kGood);
  add("above", here.height - floor_, 4);
  add("hover", hover, 4);
  const DescentEnding ending = run_->ending();
  const int settled = run_->settled();
  add("settled", settled >= 0 ? settled : kUndefined, 0, Role::kGood);
  add("converged", flag(ending == DescentEnding::kConverged), 0, Role::kGood);
  add("oscillates", flag(run_->oscillates()), 0);
  add("restless", flag(ending == DescentEnding::kRestless), 0);
  add("diverged", flag(ending == DescentEnding::kDiverged), 0, Role::kWarn);
  const BlowUp* why = run_->blow_up() ? &*run_->blow_up() : nullptr;
  add("blow_up_step", why ? why->step : kUndefined, 0, Role::kWarn);
  add("blow_up_curvature", why ? why->curvature : kUndefined, 2, Role::kCurve);
  add("blow_up_rate", why ? why->largest_rate : kUndefined, 3, Role::kWarn);
  add("holding_rate", held_.value_or(kUndefined), 3, Role::kGood);
  add("forked", flag(fork_.has_value()), 0);
  const DescentMoment* other = fork_ ? &fork_->at(step_) : nullptr;
  add("fork_x", other ? other->x : kUndefined, 3, Role::kGuess);
  add("fork_y", other && plane ? other->y : kUndefined, 3, Role::kGuess);
  add("fork_height", other ? other->height : kUndefined, 3, Role::kGuess);
  add("fork_difference", other ? other->height - here.height : kUndefined, 3, Role::kGuess);
  add("fork_distance", other ? std::hypot(other->x - here.x, other->y - here.y) : kUndefined, 3,
      Role::kGuess);
  const bool arrives = fork_ && fork_->settled() >= 0;
  add("fork_settled", arrives ? fork_->settled() : kUndefined, 0, Role::kGuess);
}

bool DescentTimeline::is_over() const {
  const auto over = [&](const DescentRun& run) {
    const bool settled = run.settled() >= 0 && step_ >= run.settled();
    return settled || step_ >= run.last();
  };
  return over(*run_) && (!fork_ || over(*fork_));
}

std::vector<Action> DescentTimeline::actions(const Scene& scene) const {
  const bool more = step_ < scene.spec().last_step;
  std::vector<Action> out = playback_.actions(scene, more, is_over());
  out.push_back(fork_action(scene, more));
  // First, so that a phone has room for it.
  if (shows_blow_up() && held_) out.insert(out.begin(), {.id = "use_rate"});
  return out;
}

void DescentTimeline::act(Scene& scene, std::string_view action) {
  playback_.act(scene, action, run_->last());
  act_on_fork(scene, action, scene.number("rate"));
  if (action == "use_rate" && held_) scene.set_number("rate", *held_);
}

// The first steps one by one, so that they can be followed; later ones faster.
bool DescentTimeline::advance(Scene& scene) {
  playback_.advance(scene, 1, step_ < 12 ? 10 : step_ < 40 ? 4 : 1);
  if (is_over()) playback_.stop();
  return playback_.is_running();
}

bool DescentTimeline::shows_blow_up() const {
  if (run_->ending() != DescentEnding::kDiverged) return false;
  const BlowUp* why = run_->blow_up() ? &*run_->blow_up() : nullptr;
  if (why && why->cause != BlowUp::Cause::kTooFast) return step_ >= std::min(why->step, 20);
  return step_ > 0 && !(now().height <= run_->at(0).height);
}

std::vector<std::string> DescentTimeline::why(const text::Words& words) const {
  if (!shows_blow_up()) return {};
  const BlowUp* why = run_->blow_up() ? &*run_->blow_up() : nullptr;
  if (!why) return {words.say("figure.blow_up.grows")};
  const text::Arguments arguments{{"step", text::display_grouped(why->step, 0)},
                                  {"quantity", words.say("figure.blow_up." + why->quantity)},
                                  {"curvature", tidy(why->curvature)},
                                  {"largest", rounded_down(why->largest_rate)}};
  if (why->cause == BlowUp::Cause::kBottomless) return {words.say("figure.blow_up.bottomless")};
  if (why->cause == BlowUp::Cause::kHole) return {words.say("figure.blow_up.hole", arguments)};
  std::vector<std::string> out{words.say("figure.blow_up.step", arguments)};
  if (why->largest_rate > 0) out.push_back(words.say("figure.blow_up.rate", arguments));
  return out;
}

std::string DescentTimeline::describe(const text::Words& words) const {
  const bool plane = ground_->dimensions() > 1;
  const auto place = [&](const DescentMoment& moment) {
    return plane ? "(" + tidy(moment.x) + ", " + tidy(moment.y) + ")" : "x = " + tidy(moment.x);
  };
  text::Arguments arguments{{"step", std::to_string(step_)},
                            {"rate", text::short_number(now().rate, 3)},
                            {"place", place(now())},
                            {"height", tidy(now().height)},
                            {"gradient", tidy(now().gradient_norm())},
                            {"settled", std::to_string(run_->settled())}};
  std::string out = words.say("figure.descent.now", arguments);
  if (run_->settled() >= 0 && step_ >= run_->settled()) {
    out += words.say("figure.descent.settled", arguments);
  }
  for (const std::string& sentence : why(words)) {
    out += words.say("figure.descent.join") + sentence;
  }
  if (fork_) {
    const DescentMoment& other = fork_->at(step_);
    arguments = {{"step", std::to_string(fork_step_)},
                 {"place", place(other)},
                 {"height", tidy(other.height)}};
    out += words.say("figure.descent.fork", arguments);
  }
  return out;
}

}  // namespace downhill::scenes
