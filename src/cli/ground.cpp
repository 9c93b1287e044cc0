#include "cli/ground.h"

#include <algorithm>
#include <span>
#include <string>
#include <vector>

#include "cli/numbers.h"
#include "expr/gradient.h"
#include "optim/problems.h"
#include "text/number.h"

namespace downhill::cli {

using expr::Function;
using text::Error;
using text::Result;

Result<Ground> read_ground(const Arguments& arguments) {
  std::string formula = arguments.positional()[0];
  Eigen::VectorXd start;
  if (const optim::Problem* problem = optim::find_problem(formula)) {
    formula = problem->formula;
    start = Eigen::VectorXd{{problem->start[0], problem->start[1]}};
  }
  if (const auto given = arguments.value("--start")) {
    const std::vector<std::string> words = split_at_commas(*given);
    start.resize(static_cast<Eigen::Index>(words.size()));
    for (std::size_t i = 0; i < words.size(); ++i) {
      const Result<double> number = text::parse_number(words[i]);
      if (!number) return Error{"option", "--start: " + number.error().message, {}, {}};
      start(static_cast<Eigen::Index>(i)) = *number;
    }
  }
  if (start.size() == 0) {
    return Error{"option", "a start is needed, as in --start 1,1", {}, {}};
  }
  const auto n = static_cast<std::size_t>(start.size());
  std::vector<std::string> variables = {"x", "y", "z"};
  if (const auto given = arguments.value("--variables")) {
    variables = split_at_commas(*given);
  } else {
    variables.resize(std::min(n, variables.size()));
  }
  if (variables.size() != n) {
    return Error{"option",
                 "--start has " + std::to_string(n) + " numbers, but there are " +
                     std::to_string(variables.size()) + " variables (--variables)",
                 {},
                 {}};
  }
  Result<Function> function = Function::parse(formula, variables);
  if (!function) return function.error();
  return Ground{*std::move(function), std::move(start)};
}

optim::Loss loss_of(const Function& function) {
  return [slopes = expr::CompiledGradient(function)](const Eigen::VectorXd& x,
                                                     Eigen::VectorXd& gradient) mutable {
    return slopes(std::span(x.data(), static_cast<std::size_t>(x.size())),
                  std::span(gradient.data(), static_cast<std::size_t>(gradient.size())));
  };
}

std::string_view name_of(optim::Ending ending) {
  switch (ending) {
    case optim::Ending::kStepsUsedUp:
      return "steps-used-up";
    case optim::Ending::kConverged:
      return "converged";
    case optim::Ending::kDiverged:
      return "diverged";
    case optim::Ending::kBadInput:
      return "bad-input";
  }
  return "";
}

}  // namespace downhill::cli
