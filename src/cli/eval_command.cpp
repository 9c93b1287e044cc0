#include <algorithm>
#include <string>
#include <vector>

#include "cli/command.h"
#include "cli/numbers.h"
#include "expr/function.h"
#include "text/number.h"

namespace downhill::cli {
namespace {

using expr::Function;

struct Point {
  std::vector<std::string> names;
  std::vector<double> values;
};

struct Derivatives {
  double value = 0;
  std::vector<double> gradient;
  std::vector<std::vector<double>> hessian;  // of order 2 only
};

bool is_name(std::string_view name) {
  const auto is_letter = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (c & 0x80) != 0;
  };
  return !name.empty() && is_letter(name[0]) && std::all_of(name.begin(), name.end(), [&](char c) {
    return is_letter(c) || (c >= '0' && c <= '9');
  });
}

// "x=0.7" or "x=pi/4"
text::Result<text::Done> read_assignment(const std::string& word, Point& point) {
  const std::size_t equals = word.find('=');
  const std::string name = word.substr(0, equals);
  if (equals == std::string::npos || !is_name(name)) {
    return text::Error{"assignment", "'" + word + "' is not like x=0.7", {}, {}};
  }
  if (std::find(point.names.begin(), point.names.end(), name) != point.names.end()) {
    return text::Error{"assignment", "'" + name + "' is given twice", {}, {}};
  }
  const std::string value = word.substr(equals + 1);
  text::Result<double> number = text::parse_number(value);
  if (!number) {
    const text::Result<Function> constant = Function::parse(value, {});
    if (!constant) {
      text::Error error = constant.error();
      error.message = name + ": " + error.message;
      return error;
    }
    number = constant->at({});
  }
  point.names.push_back(name);
  point.values.push_back(*number);
  return text::Done{};
}

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
  Point point;
  for (std::size_t i = 1; i < words.size(); ++i) {
    if (const auto read = read_assignment(words[i], point); !read) return refuse(read.error());
  }
  const text::Result<Function> function = Function::parse(words[0], point.names);
  if (!function) return refuse(function.error());
  const Derivatives result = differentiate(*function, point.values, order == "2" ? 2 : 1);
  return write_output(arguments,
                      arguments.has("--json") ? as_json(point, result) : as_text(point, result));
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
