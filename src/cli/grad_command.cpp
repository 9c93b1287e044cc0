#include <algorithm>
#include <cmath>
#include <span>
#include <string>
#include <vector>

#include "cli/command.h"
#include "cli/formula.h"
#include "cli/numbers.h"
#include "expr/gradient.h"
#include "text/number.h"

namespace downhill::cli {
namespace {

using expr::Function;

std::string quoted(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) out += c == '"' || c == '\\' ? std::string{'\\', c} : std::string{c};
  return out + "\"";
}

// The numbers of a gradient, if a place was given.
struct Numbers {
  double value = 0;
  std::vector<double> gradient;
};

std::string as_json(const std::vector<std::string>& names, const std::vector<std::string>& partials,
                    const Numbers* at) {
  std::string variables;
  std::string formulas;
  for (std::size_t i = 0; i < names.size(); ++i) {
    variables += (i == 0 ? "" : ",") + quoted(names[i]);
    formulas += (i == 0 ? "" : ",") + quoted(partials[i]);
  }
  std::string out = "{\"variables\":[" + variables + "],\"partials\":[" + formulas + "]";
  if (at) {
    out += ",\"value\":" + json_number(at->value) + ",\"gradient\":" + json_numbers(at->gradient);
  }
  return out + "}\n";
}

std::string as_text(const std::vector<std::string>& names, const std::vector<std::string>& partials,
                    const Numbers* at) {
  std::string out;
  double squares = 0;
  for (std::size_t i = 0; i < names.size(); ++i) {
    out += "d/d" + names[i] + " = " + partials[i];
    if (at) {
      out += " = " + text::short_number(at->gradient[i], 9);
      squares += at->gradient[i] * at->gradient[i];
    }
    out += "\n";
  }
  if (at) {
    out += "value " + text::short_number(at->value, 9) + ", slope uphill " +
           text::short_number(std::sqrt(squares), 9) + "\n";
  }
  return out;
}

int run_grad(const Arguments& arguments) {
  const std::vector<std::string>& words = arguments.positional();
  if (words.empty()) return misused("grad", "a formula is needed, as in 'x^2 y' x=1 y=2");
  const text::Result<Point> point = read_point(std::span(words).subspan(1));
  if (!point) return refuse(point.error());
  const text::Result<Function> function =
      point->names.empty() ? parse_with_letters(words[0]) : Function::parse(words[0], point->names);
  if (!function) return refuse(function.error());
  const bool tex = arguments.has("--tex");
  std::vector<std::string> partials;
  for (std::size_t i = 0; i < function->variables().size(); ++i) {
    const Function partial = function->derivative(static_cast<int>(i));
    partials.push_back(tex ? partial.tex() : partial.text());
  }
  Numbers numbers{0, std::vector<double>(partials.size())};
  const bool has_place = !point->names.empty();
  if (has_place) {
    expr::CompiledGradient slopes(*function);
    numbers.value = slopes(point->values, numbers.gradient);
  }
  const Numbers* at = has_place ? &numbers : nullptr;
  return write_output(arguments, arguments.has("--json")
                                     ? as_json(function->variables(), partials, at)
                                     : as_text(function->variables(), partials, at));
}

}  // namespace

Command grad_command() {
  return {"grad",
          "FORMULA [x=NUMBER …]",
          "all partial derivatives of a formula, and the gradient at a place",
          "  downhill grad 'x^2 y + sin(y)'\n"
          "  downhill grad 'x^2 y' x=1 y=2 --json\n\n"
          "Without a place the formula's letters are its variables, in the order of the alphabet.\n"
          "The slope uphill is the gradient's length: that of the steepest way.\n",
          {{"--tex", "", "write the partial derivatives in TeX"},
           {"--json", "", "print JSON: variables, partials, and at a place value and gradient"},
           kOutputOption,
           {"--help", "", "this text"}},
          run_grad};
}

}  // namespace downhill::cli
