#include "scenes/step_terms.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <utility>

#include "figure/ticks.h"
#include "optim/clip.h"
#include "optim/make_optimizer.h"
#include "text/number.h"

namespace downhill::scenes {
namespace {

using figure::DataPoint;
using figure::Role;

std::string number(double value) {
  const double size = std::abs(value);
  if (!std::isfinite(value) || (size < 1e6 && (size == 0 || size >= 0.01))) {
    return text::display(value, size == 0 || size >= 1000 ? 0 : size < 0.1 ? 3 : 2);
  }
  return figure::scientific(value);
}

// In a product or after a minus sign.
std::string factor(double value) { return value < 0 ? "(" + number(value) + ")" : number(value); }

// A share in full: 0.001 is not 0.00.
std::string share(double value) { return text::short_number(value, 4); }

struct Memory {
  DataPoint before, after;
};

// The terms as they come, both coordinates by the same rule.
class Terms {
 public:
  using Says = std::function<std::string(bool is_x)>;

  void add(std::string id, std::string formula, DataPoint value, const Says& says, Role role) {
    const auto whole = [&](bool is_x) {
      const std::string sum = says ? says(is_x) : "";
      const std::string result = number(is_x ? value.x : value.y);
      return sum.empty() ? result : sum + " = " + result;
    };
    out_.push_back(
        {std::move(id), "race.term." + std::move(formula), value, whole(true), whole(false), role});
  }
  std::vector<StepTerm> take() { return std::move(out_); }

 private:
  std::vector<StepTerm> out_;
};

double of(const DataPoint& p, bool is_x) { return is_x ? p.x : p.y; }

}  // namespace

std::vector<StepTerm> step_terms(const DescentRun& run, int step) {
  const DescentLeg& leg = run.plan().legs.front();
  const optim::OptimizerSettings& set = leg.settings;
  const std::string& name = leg.optimizer;
  step = std::min(step, run.last());

  // The rule once more, over the gradients that the run met.
  auto made = optim::make_optimizer<double>(name, 2, set);
  if (!made) return {};
  optim::Optimizer<double>& rule = **made;
  std::vector<Memory> memory(rule.memory().size());
  Eigen::VectorXd x(2), g(2);
  DataPoint pull;
  for (int k = 0; k <= step; ++k) {
    const DescentMoment& here = run.at(k);
    x << here.x, here.y;
    g << here.slope_x, here.slope_y;
    if (leg.clip > 0) optim::clip_by_norm<double>(g, leg.clip);
    pull = {g[0], g[1]};
    if (!rule.step(x, g, here.rate).ok()) break;
    const auto now = rule.memory();
    for (std::size_t i = 0; i < memory.size(); ++i) {
      memory[i] = {memory[i].after, {now[i].values[0], now[i].values[1]}};
    }
  }
  const DescentMoment& here = run.at(step);
  const DataPoint slope{here.slope_x, here.slope_y};
  const DataPoint stride{rule.delta()[0], rule.delta()[1]};
  const double rate = here.rate;

  Terms terms;
  terms.add("g", "g", slope, {}, Role::kTangent);
  const std::string eta = share(rate);
  const auto quotient = [&](const DataPoint& above, const DataPoint& below) {
    return [=](bool is_x) {
      return "\u2212" + eta + " \u00B7 " + factor(of(above, is_x)) + " / \u221A" +
             number(of(below, is_x));
    };
  };
  const auto kept = [&](double part, const Memory& m, bool square) {
    return [=](bool is_x) {
      return share(part) + " \u00B7 " + factor(of(m.before, is_x)) + " + " + share(1 - part) +
             " \u00B7 " + factor(of(slope, is_x)) + (square ? "\u00B2" : "");
    };
  };
  if (name == "heavy-ball" || name == "nesterov") {
    const Memory& v = memory[0];
    const auto velocity = [&](bool is_x) {
      return share(set.beta) + " \u00B7 " + factor(of(v.before, is_x)) + " \u2212 " + eta +
             " \u00B7 " + factor(of(slope, is_x));
    };
    terms.add("velocity", "velocity", v.after, velocity, Role::kGuess);
    const auto ahead = [&](bool is_x) {
      return share(set.beta) + " \u00B7 " + factor(of(v.after, is_x)) + " \u2212 " + eta +
             " \u00B7 " + factor(of(slope, is_x));
    };
    const bool looks = name == "nesterov";
    terms.add("step", looks ? "step.nesterov" : "step.ball", stride,
              looks ? Terms::Says(ahead) : Terms::Says(), Role::kDown);
  } else if (name == "adagrad" || name == "rmsprop") {
    const Memory& s = memory[0];
    if (name == "adagrad") {
      const auto sum = [&](bool is_x) {
        return number(of(s.before, is_x)) + " + " + factor(of(slope, is_x)) + "\u00B2";
      };
      terms.add("s", "s.adagrad", s.after, sum, Role::kUp);
    } else {
      terms.add("s", "s.rmsprop", s.after, kept(set.rho, s, true), Role::kUp);
    }
    terms.add("step", "step.root", stride, quotient(slope, s.after), Role::kDown);
  } else if (name == "adam" || name == "adamw") {
    const Memory &m = memory[0], &v = memory[1];
    terms.add("m", "m", m.after, kept(set.beta1, m, false), Role::kGuess);
    terms.add("v", "v", v.after, kept(set.beta2, v, true), Role::kUp);
    DataPoint m_hat = m.after, v_hat = v.after;
    if (set.bias_correction) {
      const double in_m = 1 - std::pow(set.beta1, rule.steps());
      const double in_v = 1 - std::pow(set.beta2, rule.steps());
      m_hat = {m.after.x / in_m, m.after.y / in_m};
      v_hat = {v.after.x / in_v, v.after.y / in_v};
      const auto over = [](const DataPoint& whole, double part) {
        return [=](bool is_x) { return number(of(whole, is_x)) + " / " + share(part); };
      };
      terms.add("m_hat", "m_hat", m_hat, over(m.after, in_m), Role::kGuess);
      terms.add("v_hat", "v_hat", v_hat, over(v.after, in_v), Role::kUp);
    }
    if (name == "adamw") {
      const auto decayed = [&](bool is_x) {
        return quotient(m_hat, v_hat)(is_x) + " \u2212 " + eta + " \u00B7 " +
               share(set.weight_decay) + " \u00B7 " + factor(is_x ? here.x : here.y);
      };
      terms.add("step", "step.adamw", stride, decayed, Role::kDown);
    } else {
      terms.add("step", set.bias_correction ? "step.adam" : "step.uncorrected", stride,
                quotient(m_hat, v_hat), Role::kDown);
    }
  } else {
    const auto product = [&](bool is_x) {
      return "\u2212" + eta + " \u00B7 " + factor(of(pull, is_x));
    };
    if (leg.clip > 0) {
      const double length = std::hypot(slope.x, slope.y);
      const auto shortened = [&](bool is_x) {
        return length > leg.clip ? number(of(slope, is_x)) + " / " + number(length / leg.clip)
                                 : std::string();
      };
      terms.add("clipped", "clipped", pull, shortened, Role::kGuess);
    }
    terms.add("step", leg.clip > 0 ? "step.clipped" : "step.descent", stride, product, Role::kDown);
  }
  return terms.take();
}

}  // namespace downhill::scenes
