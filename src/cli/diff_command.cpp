#include <algorithm>
#include <string>
#include <vector>

#include "cli/command.h"
#include "cli/numbers.h"
#include "expr/function.h"

namespace downhill::cli {
namespace {

int run(const Arguments& arguments) {
  if (arguments.positional().size() != 1) {
    return misused("diff", "one formula is needed, as in 'x^2 sin(x)'");
  }
  const std::string by = arguments.value("--by").value_or("x");
  std::vector<std::string> variables = split_at_commas(arguments.value("--variables").value_or(""));
  const auto place = std::find(variables.begin(), variables.end(), by);
  const auto index = static_cast<int>(place - variables.begin());
  if (place == variables.end()) variables.push_back(by);
  const auto function = expr::Function::parse(arguments.positional()[0], variables);
  if (!function) return refuse(function.error());
  const expr::Function derivative = function->derivative(index);
  return write_output(arguments,
                      (arguments.has("--tex") ? derivative.tex() : derivative.text()) + "\n");
}

}  // namespace

Command diff_command() {
  return {"diff",
          "FORMULA",
          "a formula's derivative, as a formula",
          "  downhill diff 'x^2 sin(x)'\n"
          "  downhill diff 'x y^2' --by y --variables x,y --tex\n",
          {{"--by", "NAME", "the variable to differentiate by (x)"},
           {"--variables", "NAMES", "all variables of the formula, as in x,y"},
           {"--tex", "", "print TeX"},
           kOutputOption,
           {"--help", "", "this text"}},
          run};
}

}  // namespace downhill::cli
