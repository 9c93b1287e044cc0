#include "scenes/descent_run.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <memory>
#include <numeric>
#include <span>
#include <utility>

#include "calculus/critical_point.h"
#include "optim/clip.h"
#include "optim/momentum.h"
#include "random/random.h"

namespace downhill::scenes {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr int kFarthest = 60000;  // steps, to see a slow growth to its end
constexpr double kFar = 1e8;      // from here no hole of a function is met

std::unique_ptr<optim::Optimizer<double>> rule_of(const DescentLeg& leg, Eigen::Index n) {
  auto rule = optim::make_optimizer<double>(leg.optimizer, n, leg.settings);
  return rule ? *std::move(rule) : *optim::make_optimizer<double>("gradient-descent", n);
}

DescentMoment moment(const Eigen::VectorXd& place, double height, const Eigen::VectorXd& gradient,
                     double rate) {
  const bool plane = place.size() > 1;
  return {place[0], plane ? place[1] : 0, height, gradient[0], plane ? gradient[1] : 0, rate};
}

}  // namespace

DescentGround::DescentGround(const expr::Function& f) : f_(f), gradient_(f), field_(f) {}

double DescentGround::look(const Eigen::VectorXd& place, Eigen::VectorXd& gradient) {
  const auto n = static_cast<std::size_t>(place.size());
  return gradient_(std::span<const double>(place.data(), n), std::span<double>(gradient.data(), n));
}

Eigen::VectorXd DescentGround::curvatures(const Eigen::VectorXd& place) {
  const calculus::CriticalPoint point = calculus::classify(field_, place);
  if (point.eigenvalues.size() == place.size()) return point.eigenvalues;
  return Eigen::VectorXd::Constant(place.size(), kNaN);
}

std::optional<Eigen::VectorXd> DescentGround::level_place(const Eigen::VectorXd& from) {
  return calculus::find_critical_point(field_, from);
}

optim::Schedule schedule_of(const RatePlan& plan) {
  const int period = std::max(plan.period, 1);
  const double last = plan.rate / 1000;
  if (plan.schedule == "step") return optim::step_decay(plan.rate, plan.decay, period);
  if (plan.schedule == "exponential") {
    return optim::exponential(plan.rate, std::pow(plan.decay, 1.0 / period));
  }
  if (plan.schedule == "cosine") return optim::cosine(plan.rate, plan.steps, last);
  if (plan.schedule == "warmup") {
    const int rest = std::max(plan.steps - period, 1);
    return optim::warmup(period, optim::cosine(plan.rate, rest, last));
  }
  return optim::constant(plan.rate);
}

double DescentMoment::gradient_norm() const { return std::hypot(slope_x, slope_y); }

DescentRun::DescentRun(DescentGround& ground, DescentPlan plan) : plan_(std::move(plan)) {
  walk(ground);
}

const DescentMoment& DescentRun::at(int step) const {
  return moments_[static_cast<std::size_t>(std::clamp(step, 0, last()))];
}

void DescentRun::walk(DescentGround& ground) {
  const auto n = static_cast<Eigen::Index>(ground.dimensions());
  Eigen::VectorXd x = Eigen::VectorXd::Zero(n), gradient = x, felt = x, before = x, stride = x;
  for (Eigen::Index i = 0; i < n; ++i) x[i] = plan_.start[static_cast<std::size_t>(i)];

  std::size_t leg = 0;
  auto rule = rule_of(plan_.legs[0], n);
  optim::Schedule rate = schedule_of(plan_.legs[0].rate);
  random::Random random(static_cast<std::uint64_t>(plan_.seed));

  // Schedules and noise say nothing beyond the timeline.
  const bool steady = plan_.noise == 0 && plan_.legs.back().rate.schedule == "constant";
  const int limit = plan_.steps + (steady ? plan_.beyond : 0);
  std::vector<double> heights;
  int pairs = 0, turns = 0, late_turns = 0;
  end_ = x;
  for (int step = 0;; ++step) {
    const double height = ground.look(x, gradient);
    const bool level = std::isfinite(height) && gradient.allFinite();
    if (step == 0 || (level && step <= plan_.steps)) {
      const bool next = leg + 1 < plan_.legs.size() && plan_.legs[leg + 1].from == step;
      if (next) {
        const DescentLeg &old = plan_.legs[leg], &now = plan_.legs[++leg];
        if (old.optimizer != now.optimizer || old.settings != now.settings) rule = rule_of(now, n);
        rate = schedule_of(now.rate);
      }
      moments_.push_back(moment(x, height, gradient, rate(step)));
    }
    if (!level) {
      const bool hole = !std::isfinite(height) && x.norm() < kFar;
      explain(ground, heights, std::isfinite(height) ? "gradient" : "height", hole);
      break;
    }
    heights.push_back(height);
    end_ = x;
    if (gradient.norm() > plan_.tolerance) {
      settled_ = -1;
    } else if (settled_ < 0) {
      settled_ = step;
    }
    const bool still = settled_ >= 0 && (step == 0 || stride.norm() <= plan_.tolerance);
    if (still && (plan_.beyond == 0 || step >= plan_.steps)) break;
    if (plan_.beyond == 0 && !(x.norm() < kFar)) {
      grows_ = true;
      break;
    }
    if (step == limit) judge(heights, late_turns);
    if (step >= limit && (!grows_ || plan_.beyond == 0 || step >= kFarthest)) break;

    felt = gradient;
    if (plan_.noise > 0) {
      for (Eigen::Index i = 0; i < n; ++i) felt[i] += plan_.noise * random.normal();
    }
    if (const double most = plan_.legs[leg].clip; most > 0) {
      optim::clip_by_norm<double>(felt, most);
    }
    if (!rule->step(x, felt, rate(step)).ok()) {
      explain(ground, heights, "place", false);
      break;
    }
    before = stride;
    stride = rule->delta();
    const bool turned = before.dot(stride) < 0;
    if (4 * step > 3 * limit && turned) ++late_turns;
    if (step > 0 && step < plan_.steps && settled_ < 0) {
      ++pairs;
      turns += turned ? 1 : 0;
    }
  }
  oscillates_ = pairs >= 2 && 2 * turns > pairs;
  if (blow_up_ || grows_) {
    ending_ = DescentEnding::kDiverged;
  } else if (settled_ >= 0) {
    ending_ = DescentEnding::kConverged;
  }
  if (ending_ != DescentEnding::kConverged) settled_ = -1;
}

// Compares the last quarter of the heights with the second: what turns or rises without getting
// lower is restless.
void DescentRun::judge(const std::vector<double>& heights, int late_turns) {
  const auto quarter = static_cast<std::ptrdiff_t>(heights.size() / 4);
  if (quarter < 2) return;
  const auto late = heights.end() - quarter, early = heights.begin() + quarter;
  const bool rose = std::adjacent_find(late, heights.end(), std::less<>()) != heights.end();
  if (!rose && late_turns == 0) return;
  const double lowest = *std::min_element(heights.begin(), heights.end());
  const double count = static_cast<double>(quarter);
  const double before = std::accumulate(early, early + quarter, 0.0) / count - lowest;
  const double now = std::accumulate(late, heights.end(), 0.0) / count - lowest;
  grows_ = now > 2 * before && now > heights.front() - lowest;
  if (!grows_ && now >= before / 2) ending_ = DescentEnding::kRestless;
}

void DescentRun::explain(DescentGround& ground, const std::vector<double>& heights,
                         std::string quantity, bool hole) {
  BlowUp out;
  out.step = static_cast<int>(heights.size());
  out.quantity = std::move(quantity);
  if (out.quantity == "place") --out.step;
  int rose = -1;
  for (std::size_t i = 1; i < heights.size() && rose < 0; ++i) {
    if (heights[i] > heights[i - 1]) rose = static_cast<int>(i) - 1;
  }
  const bool fell = rose < 0 || heights.back() < heights.front();
  out.cause = hole   ? BlowUp::Cause::kHole
              : fell ? BlowUp::Cause::kBottomless
                     : BlowUp::Cause::kTooFast;
  out.began = std::clamp(rose < 0 ? last() : rose, 0, last());
  const DescentMoment& there = at(out.began);
  Eigen::VectorXd place(ground.dimensions());
  place[0] = there.x;
  if (place.size() > 1) place[1] = there.y;
  const Eigen::VectorXd curvatures = ground.curvatures(place);
  out.curvature = curvatures[curvatures.size() - 1];
  const DescentLeg* leg = &plan_.legs.front();
  for (const DescentLeg& other : plan_.legs) {
    if (other.from <= out.began) leg = &other;
  }
  out.largest_rate = largest_rate(*leg, out.curvature);
  blow_up_ = std::move(out);
}

double largest_rate(const DescentLeg& leg, double curvature) {
  if (!(curvature > 0)) return kNaN;
  if (leg.optimizer == "gradient-descent" || leg.optimizer == "sgd") return 2 / curvature;
  if (leg.optimizer == "heavy-ball" || leg.optimizer == "nesterov") {
    const bool nesterov = leg.optimizer == "nesterov";
    return optim::largest_rate({.beta = leg.settings.beta, .nesterov = nesterov}, curvature);
  }
  return kNaN;
}

std::optional<double> holding_rate(DescentGround& ground, const DescentRun& run) {
  constexpr int kTries = 12;
  const BlowUp* why = run.blow_up() ? &*run.blow_up() : nullptr;
  if (!why || why->cause == BlowUp::Cause::kBottomless || why->step == 0) return std::nullopt;
  DescentPlan plan = run.plan();
  plan.legs.resize(1);
  std::optional<DescentRun> tried;
  for (int i = 0; i < kTries; ++i) {
    const double old = plan.legs[0].rate.rate;
    const double held = 0.9 * why->largest_rate;
    plan.legs[0].rate.rate = held < old ? held : old / 2;  // false where there is no bound
    tried.emplace(ground, plan);
    if (tried->ending() != DescentEnding::kDiverged) return plan.legs[0].rate.rate;
    if (!tried->blow_up()) return std::nullopt;
    why = &*tried->blow_up();
  }
  return std::nullopt;
}

}  // namespace downhill::scenes
