#include <algorithm>
#include <string>
#include <vector>

#include "cli/command.h"
#include "cli/formula.h"
#include "cli/numbers.h"
#include "expr/function.h"
#include "expr/steps.h"
#include "text/json.h"

namespace downhill::cli {
namespace {

std::string rule_of(const expr::DerivativeStep& step) {
  return std::string(step.rule) + (step.chain ? ", chain" : "");
}

// The start and then a line for each step: the rule, and the whole formula after it.
std::string rule_by_rule(const expr::DerivativeSteps& steps, bool tex) {
  constexpr std::size_t kGap = 2;
  const auto written = [&](int node) { return tex ? steps.tex(node) : steps.text(node); };
  std::size_t width = 0;
  for (const auto& step : steps.steps()) width = std::max(width, rule_of(step).size() + kGap);
  std::string out = std::string(width, ' ') + written(steps.start()) + "\n";
  for (const auto& step : steps.steps()) {
    std::string line = rule_of(step);
    line.resize(width, ' ');
    out += line + written(step.whole) + "\n";
  }
  return out;
}

text::Json steps_json(const expr::DerivativeSteps& steps) {
  text::Json out = text::Json::array();
  for (const auto& step : steps.steps()) {
    out.push_back({{"rule", step.rule},
                   {"chain", step.chain},
                   {"formula", steps.text(step.whole)},
                   {"tex", steps.tex(step.whole)}});
  }
  return out;
}

int run_diff(const Arguments& arguments) {
  if (arguments.positional().size() != 1) {
    return misused("diff", "one formula is needed, as in 'x^2 sin(x)'");
  }
  const std::string& formula = arguments.positional()[0];
  const std::vector<std::string> by = split_at_commas(arguments.value("--by").value_or("x"));
  if (by.empty()) return misused("diff", "'--by' needs the name of a variable");
  std::vector<std::string> variables = split_at_commas(arguments.value("--variables").value_or(""));
  for (const std::string& name : by) {
    if (std::ranges::find(variables, name) == variables.end()) variables.push_back(name);
  }
  auto function = arguments.value("--variables") ? expr::Function::parse(formula, variables)
                                                 : parse_with_letters(formula, variables);
  if (!function) return refuse(function.error());

  const bool tex = arguments.has("--tex");
  const bool rules = arguments.has("--rules");
  std::string out;
  text::Json json = {{"variables", function->variables()}, {"by", by}};
  for (const std::string& name : by) {
    const auto variable = static_cast<int>(std::ranges::find(function->variables(), name) -
                                           function->variables().begin());
    if (rules) {
      const expr::DerivativeSteps steps(*function, variable);
      if (!steps.complete()) {
        return refuse(text::Error{
            "diff-steps",
            "this takes more than " + std::to_string(expr::DerivativeSteps::kMaxSteps) + " steps",
            {},
            {}});
      }
      out += rule_by_rule(steps, tex);
      json["steps"].push_back(steps_json(steps));
    }
    function = function->derivative(variable);
  }
  json["derivative"] = function->text();
  json["tex"] = function->tex();
  if (arguments.has("--json")) return write_output(arguments, json.dump(1) + "\n");
  if (!rules) out = (tex ? function->tex() : function->text()) + "\n";
  return write_output(arguments, out);
}

}  // namespace

Command diff_command() {
  return {"diff",
          "FORMULA",
          "a formula's derivative, as a formula",
          "  downhill diff 'x^2 sin(x)'\n"
          "  downhill diff 'x^2 sin(x)' --rules\n"
          "  downhill diff 'x^3 y^2' --by x,x,y --tex\n",
          {{"--by", "NAMES", "the variable to differentiate by (x); of several, one after another"},
           {"--variables", "NAMES", "all variables of the formula, as in x,y (else its letters)"},
           {"--rules", "", "print each step and the rule that it follows"},
           {"--tex", "", "print TeX"},
           {"--json", "", "print JSON: variables, by, derivative, tex, and with --rules the steps"},
           kOutputOption,
           {"--help", "", "this text"}},
          run_diff};
}

}  // namespace downhill::cli
