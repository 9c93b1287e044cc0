#include <span>
#include <string>
#include <vector>

#include "cli/command.h"
#include "cli/formula.h"
#include "cli/numbers.h"
#include "expr/function.h"
#include "text/number.h"

namespace downhill::cli {
namespace {

using expr::Function;

struct Derivatives {
  double value = 0;
  std::vector<double> gradient;
  std::vector<std::vector<double>> hessian;  // of order 2 only
};

Derivatives differentiate(const Function& function, const std::vector<double>& at, int order) {
  Derivatives out;
  out.value = function.at(at);
  for (std::size_t i = 0; i < at.size(); ++i) {
    const Function partial = function.derivative(static_cast<int>(i));
    out.gradient.push_back(partial.at(at));
    if (order < 2) continue;
    out.hessian.emplace_back();
    for (std::size_t j = 0; j < at.size(); ++j) {
      out.hessian.back().push_back(partial.derivative(static_cast<int>(j)).at(at));
    }
  }
  return out;
}

std::string as_json(const Point& point, const Derivatives& result) {
  std::string out = "{\"value\":" + json_number(result.value);
  if (point.names.size() == 1) out += ",\"derivative\":" + json_number(result.gradient[0]);
  if (point.names.size() > 1 || !result.hessian.empty()) {
    std::string names;
    for (const std::string& name : point.names)
      names += (names.empty() ? "\"" : ",\"") + name + "\"";
    out += ",\"variables\":[" + names + "],\"gradient\":" + json_numbers(result.gradient);
  }
  if (!result.hessian.empty()) {
    std::string rows;
    for (const auto& row : result.hessian) rows += (rows.empty() ? "" : ",") + json_numbers(row);
    out += ",\"hessian\":[" + rows + "]";
  }
  return out + "}\n";
}

std::string as_text(const Point& point, const Derivatives& result) {
  std::string out = "value    " + text::exact(result.value) + "\n";
  for (std::size_t i = 0; i < point.names.size(); ++i) {
    out += "d/d" + point.names[i] + "     " + text::exact(result.gradient[i]) + "\n";
  }
  for (std::size_t i = 0; i < result.hessian.size(); ++i) {
    for (std::size_t j = 0; j < result.hessian.size(); ++j) {
      out += "d2/d" + point.names[i] + "d" + point.names[j] + "  " +
             text::exact(result.hessian[i][j]) + "\n";
    }
  }
  return out;
}

int run_eval(const Arguments& arguments) {
  const std::vector<std::string>& words = arguments.positional();
  if (words.empty()) return misused("eval", "a formula is needed, as in 'x^2 sin(x)' x=0.7");
  const std::string order = arguments.value("--order").value_or("1");
  if (order != "1" && order != "2")
    return misused("eval", "'--order' is 1 or 2, not '" + order + "'");
  const text::Result<Point> point = read_point(std::span(words).subspan(1));
  if (!point) return refuse(point.error());
  const text::Result<Function> function = Function::parse(words[0], point->names);
  if (!function) return refuse(function.error());
  const Derivatives result = differentiate(*function, point->values, order == "2" ? 2 : 1);
  return write_output(arguments,
                      arguments.has("--json") ? as_json(*point, result) : as_text(*point, result));
}

}  // namespace

Command eval_command() {
  return {"eval",
          "FORMULA [x=NUMBER …]",
          "a formula's value and derivatives at a point",
          "  downhill eval 'x^2 sin(x)' x=0.7 --json\n"
          "  downhill eval 'x y^2' x=1 y=-2 --order 2\n\n"
          "As JSON, with 17 significant digits, null for what is not finite: of one variable\n"
          "{\"value\":…,\"derivative\":…}, of several "
          "{\"value\":…,\"variables\":[…],\"gradient\":[…]};\n"
          "--order 2 adds \"gradient\" and \"hessian\":[[…]] to both.\n",
          {{"--order", "1|2", "up to which derivatives (1)"},
           {"--json", "", "print JSON"},
           kOutputOption,
           {"--help", "", "this text"}},
          run_eval};
}

}  // namespace downhill::cli
