#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "cli/command.h"
#include "cli/ground.h"
#include "cli/numbers.h"
#include "cli/progress.h"
#include "optim/make_optimizer.h"
#include "text/nearest.h"
#include "text/number.h"

namespace downhill::cli {
namespace {

using optim::Minimization;
using text::Error;
using text::Result;

// The rates that are tried.
constexpr std::array kDigits = {1.0, 2.0, 5.0};
constexpr int kSmallest = -5;  // power of ten, up to 0
constexpr std::size_t kTries = kDigits.size() * (1 - kSmallest);

struct Race {
  std::vector<std::string> names;
  std::map<std::string, double> rates;  // of those that were given one
  int steps = 1000;
  double tolerance = 1e-6;
};

struct Runner {
  std::string name;
  double rate = 0;
  Minimization run;
  double loss() const { return run.trace.back().loss; }
};

// Higher: did better. Those that arrived come first, by their steps; then by how low they are.
bool is_better(const Runner& a, const Runner& b) {
  const auto arrived = [](const Runner& r) { return r.run.ending == optim::Ending::kConverged; };
  const auto height = [](const Runner& r) {
    return r.run.ending == optim::Ending::kDiverged || std::isnan(r.loss()) ? INFINITY : r.loss();
  };
  if (arrived(a) != arrived(b)) return arrived(a);
  return arrived(a) && a.run.step != b.run.step ? a.run.step < b.run.step : height(a) < height(b);
}

Runner run_once(const Ground& ground, const Race& race, const std::string& name, double rate) {
  auto rule = optim::make_optimizer<double>(name, ground.start.size());
  return {name, rate,
          optim::minimize(loss_of(ground.function), ground.start, **rule,
                          {.steps = race.steps,
                           .rate = optim::constant(rate),
                           .gradient_tolerance = race.tolerance})};
}

// With its given rate, or with the best of 1, 2, 5 times a power of ten.
// `tried` hears how many rates have been.
Runner run_at_its_best(const Ground& ground, const Race& race, const std::string& name,
                       const std::function<void(std::size_t)>& tried) {
  if (const auto given = race.rates.find(name); given != race.rates.end()) {
    return run_once(ground, race, name, given->second);
  }
  Runner best;
  std::size_t tries = 0;
  for (int exponent = kSmallest; exponent <= 0; ++exponent) {
    for (const double digit : kDigits) {
      Runner next = run_once(ground, race, name, digit * std::pow(10.0, exponent));
      if (best.name.empty() || is_better(next, best)) best = std::move(next);
      tried(++tries);
    }
  }
  return best;
}

Error option_error(const std::string& message) { return {"option", message, {}, {}}; }

Result<Race> read_race(const Arguments& arguments) {
  Race race;
  const auto all = optim::optimizer_names();
  const auto is_known = [&](const std::string& name) {
    return std::ranges::find(all, name) != all.end();
  };
  const auto unknown = [&](const std::string& name) {
    const std::vector<std::string> known(all.begin(), all.end());
    return option_error("there is no optimizer '" + name + "'" +
                        text::did_you_mean(text::nearest(name, known)));
  };
  race.names = split_at_commas(arguments.value("--optimizers").value_or(""));
  for (const std::string& name : race.names) {
    if (!is_known(name)) return unknown(name);
  }
  if (race.names.empty()) {
    // "sgd" is gradient descent by another name.
    std::ranges::copy_if(all, std::back_inserter(race.names),
                         [](const std::string& name) { return name != "sgd"; });
  }
  for (const std::string& pair : split_at_commas(arguments.value("--rates").value_or(""))) {
    const std::size_t equals = std::min(pair.find('='), pair.size());
    const std::string name = pair.substr(0, equals);
    if (!is_known(name)) return unknown(name);
    const Result<double> rate = text::parse_number(pair.substr(std::min(equals + 1, pair.size())));
    if (!rate || !(*rate > 0) || !std::isfinite(*rate)) {
      return option_error("--rates: '" + pair + "' is not like adam=0.01");
    }
    race.rates[name] = *rate;
  }
  constexpr int kMostSteps = 100'000;
  const Result<double> steps = text::parse_number(arguments.value("--steps").value_or("1000"));
  if (!steps || *steps != std::round(*steps) || *steps < 1 || *steps > kMostSteps) {
    return option_error("--steps must be a whole number from 1 to 100000");
  }
  race.steps = static_cast<int>(*steps);
  const Result<double> tolerance =
      text::parse_number(arguments.value("--tolerance").value_or("1e-6"));
  if (!tolerance || !(*tolerance >= 0)) return option_error("--tolerance must be a number from 0");
  race.tolerance = *tolerance;
  return race;
}

std::string as_json(const std::vector<Runner>& runners) {
  std::string lines;
  for (const Runner& runner : runners) {
    const Eigen::VectorXd& x = runner.run.x;
    lines += (lines.empty() ? "\n  " : ",\n  ");
    lines += "{\"optimizer\":\"" + runner.name + "\",\"rate\":" + json_number(runner.rate) +
             ",\"status\":\"" + std::string(name_of(runner.run.ending)) +
             "\",\"steps\":" + std::to_string(runner.run.step) +
             ",\"loss\":" + json_number(runner.loss()) +
             ",\"x\":" + json_numbers({x.data(), static_cast<std::size_t>(x.size())}) + "}";
  }
  return "[" + lines + "]\n";
}

std::string as_text(const std::vector<Runner>& runners) {
  std::vector<std::vector<std::string>> rows = {{"optimizer", "rate", "steps", "loss", "ending"}};
  for (const Runner& runner : runners) {
    rows.push_back({runner.name, text::short_number(runner.rate), std::to_string(runner.run.step),
                    text::short_number(runner.loss()), std::string(name_of(runner.run.ending))});
  }
  std::vector<std::size_t> widths(rows[0].size());
  for (const auto& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], row[i].size());
  }
  std::string out;
  for (const auto& row : rows) {
    for (std::size_t i = 0; i + 1 < row.size(); ++i) {
      out += row[i] + std::string(widths[i] - row[i].size() + 2, ' ');
    }
    out += row.back() + "\n";
  }
  return out;
}

int run_race(const Arguments& arguments) {
  if (arguments.positional().size() != 1) {
    return misused("race", "one function is needed, as in 'x^2 + 10y^2'");
  }
  const Result<Race> race = read_race(arguments);
  if (!race) return reject("race", race.error());
  const Result<Ground> ground = read_ground(arguments);
  if (!ground) return reject("race", ground.error());
  std::vector<Runner> runners;
  {
    Progress progress("race", race->names.size() * kTries);
    for (const std::string& name : race->names) {
      runners.push_back(run_at_its_best(*ground, *race, name, [&](std::size_t tries) {
        progress.show(runners.size() * kTries + tries);
      }));
    }
  }
  std::ranges::stable_sort(runners, is_better);
  return write_output(arguments, arguments.has("--json") ? as_json(runners) : as_text(runners));
}

}  // namespace

Command race_command() {
  return {
      "race",
      "FUNCTION",
      "lets optimizers walk down one function, each at its best rate",
      "  downhill race rosenbrock\n"
      "  downhill race 'x^2 + 25y^2' --start 5,1 --optimizers nesterov,adam --rates adam=0.1\n\n"
      "FUNCTION is a formula in x, y, z (or --variables), or one of the test problems, which\n"
      "know where to start. An optimizer without a rate in --rates gets the best of 1, 2, 5\n"
      "times 10^-5 … 1. First are those that arrive, by their steps; then the lowest.\n",
      {kStartOption,
       kVariablesOption,
       {"--optimizers", "NAMES", "as in adam,nesterov (else all)"},
       {"--rates", "LIST", "as in adam=0.01,nesterov=0.001 (else the best)"},
       {"--steps", "N", "at most so many (1000)"},
       {"--tolerance", "NUMBER", "arrived is whose gradient is no longer than this (1e-6)"},
       {"--json", "", "print JSON: optimizer, rate, status, steps, loss, x of each"},
       kOutputOption,
       {"--help", "", "this text"}},
      run_race};
}

}  // namespace downhill::cli
