#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "cli/command.h"
#include "cli/ground.h"
#include "cli/numbers.h"
#include "optim/clip.h"
#include "optim/make_optimizer.h"
#include "optim/minimize.h"
#include "text/nearest.h"
#include "text/number.h"

namespace downhill::cli {
namespace {

using Eigen::VectorXd;
using text::Done;
using text::Error;
using text::Result;

constexpr double kMostSteps = 1'000'000;

struct Settings {
  std::string optimizer = "gradient-descent";
  optim::OptimizerSettings rule;
  double rate = 0.1;
  double steps = 100;
  std::string schedule = "constant";
  double decay = 0.5;
  double every = 100;
  double last = 0;
  double warmup = 0;
  double clip_norm = 0;   // 0: not at all
  double clip_value = 0;  // 0: not at all
  double tolerance = 0;
};

// An option that is a number, with the values it may have.
struct NumberOption {
  std::string_view name;
  double* value;
  double min;
  double max;
  bool min_belongs = true;
  bool whole = false;
};

Result<Done> read_numbers(const Arguments& arguments, Settings& s) {
  constexpr double kHuge = 1e300;
  const std::vector<NumberOption> options = {{"--rate", &s.rate, 0, kHuge, false},
                                             {"--steps", &s.steps, 0, kMostSteps, true, true},
                                             {"--beta", &s.rule.beta, 0, 1},
                                             {"--beta1", &s.rule.beta1, 0, 1},
                                             {"--beta2", &s.rule.beta2, 0, 1},
                                             {"--rho", &s.rule.rho, 0, 1},
                                             {"--epsilon", &s.rule.epsilon, 0, kHuge},
                                             {"--weight-decay", &s.rule.weight_decay, 0, kHuge},
                                             {"--decay", &s.decay, 0, 1, false},
                                             {"--every", &s.every, 1, kMostSteps, true, true},
                                             {"--last", &s.last, 0, kHuge},
                                             {"--warmup", &s.warmup, 0, kMostSteps, true, true},
                                             {"--clip-norm", &s.clip_norm, 0, kHuge, false},
                                             {"--clip-value", &s.clip_value, 0, kHuge, false},
                                             {"--tolerance", &s.tolerance, 0, kHuge}};
  for (const NumberOption& option : options) {
    const auto given = arguments.value(option.name);
    if (!given) continue;
    const Result<double> number = text::parse_number(*given);
    const bool fits = number && *number <= option.max &&
                      (!option.whole || *number == std::round(*number)) &&
                      (option.min_belongs ? *number >= option.min : *number > option.min);
    if (!fits) {
      return Error{"option",
                   std::string(option.name) +
                       (option.whole ? " must be a whole number " : " must be a number ") +
                       (option.min_belongs ? "from " : "above ") + text::short_number(option.min) +
                       (option.max < kHuge ? " to " + text::short_number(option.max, 12) : "") +
                       ", not '" + *given + "'",
                   {},
                   {}};
    }
    *option.value = *number;
  }
  return Done{};
}

Result<optim::Schedule> make_schedule(const Settings& s) {
  static const std::vector<std::string> kNames = {"constant", "step", "exponential", "cosine"};
  optim::Schedule schedule;
  const int steps = static_cast<int>(s.steps);
  const int warmup = static_cast<int>(s.warmup);
  if (s.schedule == "constant") {
    schedule = optim::constant(s.rate);
  } else if (s.schedule == "step") {
    schedule = optim::step_decay(s.rate, s.decay, static_cast<int>(s.every));
  } else if (s.schedule == "exponential") {
    schedule = optim::exponential(s.rate, s.decay);
  } else if (s.schedule == "cosine") {
    schedule = optim::cosine(s.rate, std::max(steps - warmup, 1), s.last);
  } else {
    const std::string near = text::nearest(s.schedule, kNames);
    return Error{"option",
                 "--schedule is constant, step, exponential or cosine, not '" + s.schedule + "'" +
                     text::did_you_mean(near),
                 {},
                 {}};
  }
  return warmup > 0 ? optim::warmup(warmup, schedule) : schedule;
}

// The loss with its gradient clipped as the settings say.
optim::Loss clipped(optim::Loss loss, const Settings& settings) {
  return [loss = std::move(loss), settings](const VectorXd& x, VectorXd& gradient) {
    const double value = loss(x, gradient);
    if (settings.clip_value > 0) optim::clip_by_value<double>(gradient, settings.clip_value);
    if (settings.clip_norm > 0) optim::clip_by_norm<double>(gradient, settings.clip_norm);
    return value;
  };
}

std::string place(const VectorXd& x) {
  return json_numbers({x.data(), static_cast<std::size_t>(x.size())});
}

std::string as_json(const optim::Minimization& run) {
  std::string lines;
  for (const optim::TraceLine& line : run.trace) {
    lines += (lines.empty() ? "\n  " : ",\n  ");
    lines += "{\"step\":" + std::to_string(line.step) + ",\"x\":" + place(line.x) +
             ",\"loss\":" + json_number(line.loss) +
             ",\"gradient_norm\":" + json_number(line.gradient_norm) +
             ",\"step_norm\":" + json_number(line.step_norm) +
             ",\"rate\":" + json_number(line.rate) + "}";
  }
  const double loss = run.trace.empty() ? std::nan("") : run.trace.back().loss;
  return "{\"status\":\"" + std::string(name_of(run.ending)) + "\",\"message\":\"" +
         optim::describe(run) + "\",\"step\":" + std::to_string(run.step) +
         ",\"x\":" + place(run.x) + ",\"loss\":" + json_number(loss) + ",\"trajectory\":[" + lines +
         "]}\n";
}

std::string as_text(const optim::Minimization& run) {
  std::string out = "step  loss  place\n";
  for (const optim::TraceLine& line : run.trace) {
    out += std::to_string(line.step) + "  " + text::short_number(line.loss, 9) + " ";
    for (double entry : line.x) out += " " + text::short_number(entry, 9);
    out += "\n";
  }
  return out + optim::describe(run) + "\n";
}

int run_descend(const Arguments& arguments) {
  if (arguments.positional().size() != 1) {
    return misused("descend", "one function is needed, as in 'x^2 + 10y^2'");
  }
  Settings settings;
  if (const Result<Done> read = read_numbers(arguments, settings); !read) {
    return reject("descend", read.error());
  }
  settings.optimizer = arguments.value("--optimizer").value_or(settings.optimizer);
  settings.schedule = arguments.value("--schedule").value_or(settings.schedule);
  const Result<optim::Schedule> schedule = make_schedule(settings);
  if (!schedule) return reject("descend", schedule.error());
  const Result<Ground> ground = read_ground(arguments);
  if (!ground) return reject("descend", ground.error());
  auto optimizer =
      optim::make_optimizer<double>(settings.optimizer, ground->start.size(), settings.rule);
  if (!optimizer) return misused("descend", optimizer.error().message);

  const optim::Minimization descent =
      optim::minimize(clipped(loss_of(ground->function), settings), ground->start, **optimizer,
                      {.steps = static_cast<int>(settings.steps),
                       .rate = *schedule,
                       .gradient_tolerance = settings.tolerance,
                       .keep_places = true});
  if (descent.ending == optim::Ending::kBadInput) {
    return refuse(Error{"descend", optim::describe(descent), {}, {}});
  }
  return write_output(arguments, arguments.has("--json") ? as_json(descent) : as_text(descent));
}

}  // namespace

Command descend_command() {
  return {"descend",
          "FUNCTION",
          "walks downhill on a function, step by step",
          "  downhill descend 'x^2 + 10y^2' --start 1,1 --rate 0.05 --steps 20\n"
          "  downhill descend rosenbrock --optimizer adam --rate 0.01 --json\n\n"
          "FUNCTION is a formula in x, y, z (or --variables), or one of the test problems\n"
          "(rosenbrock, himmelblau, beale, booth, …), which know where to start.\n"
          "A walk that diverges says so in \"status\"; that is a result, not a mistake.\n",
          {kStartOption,
           kVariablesOption,
           {"--optimizer", "NAME",
            "gradient-descent, heavy-ball, nesterov, adagrad, rmsprop, adam, adamw"},
           {"--rate", "NUMBER", "learning rate (0.1)"},
           {"--steps", "N", "at most so many (100)"},
           {"--tolerance", "NUMBER", "stop when the gradient is no longer than this (0)"},
           {"--beta", "NUMBER", "momentum of heavy-ball and nesterov (0.9)"},
           {"--beta1", "NUMBER", "adam, adamw (0.9)"},
           {"--beta2", "NUMBER", "adam, adamw (0.999)"},
           {"--rho", "NUMBER", "rmsprop (0.9)"},
           {"--epsilon", "NUMBER", "adagrad, rmsprop, adam, adamw (1e-8)"},
           {"--weight-decay", "NUMBER", "adamw (0.01)"},
           {"--schedule", "NAME", "constant, step, exponential, cosine (constant)"},
           {"--decay", "NUMBER", "factor of step and exponential (0.5)"},
           {"--every", "N", "steps between decays of step (100)"},
           {"--last", "NUMBER", "where cosine ends (0)"},
           {"--warmup", "N", "steps of rising rate before the schedule (0)"},
           {"--clip-norm", "NUMBER", "longest gradient"},
           {"--clip-value", "NUMBER", "largest entry of the gradient"},
           {"--json", "", "print JSON: status, x, loss and the whole trajectory"},
           kOutputOption,
           {"--help", "", "this text"}},
          run_descend};
}

}  // namespace downhill::cli
