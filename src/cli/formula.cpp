#include "cli/formula.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "text/number.h"

namespace downhill::cli {
namespace {

using expr::Function;

bool is_name(std::string_view name) {
  const auto is_letter = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (c & 0x80) != 0;
  };
  return !name.empty() && is_letter(name[0]) && std::all_of(name.begin(), name.end(), [&](char c) {
    return is_letter(c) || (c >= '0' && c <= '9');
  });
}

// A single letter that is not known: a formula that names no variables means one by it.
std::optional<std::string> unknown_letter(const text::Error& error) {
  if (!error.key.starts_with("unknown-name")) return std::nullopt;
  for (const auto& [name, value] : error.arguments) {
    if (name == "name" && value.size() == 1) return value;
  }
  return std::nullopt;
}

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

}  // namespace

text::Result<Function> parse_with_letters(const std::string& formula,
                                          std::vector<std::string> variables) {
  auto function = Function::parse(formula, variables);
  while (!function) {
    const std::optional<std::string> letter = unknown_letter(function.error());
    if (!letter || std::ranges::find(variables, *letter) != variables.end()) break;
    variables.push_back(*letter);
    std::ranges::sort(variables);
    function = Function::parse(formula, variables);
  }
  return function;
}

text::Result<Point> read_point(std::span<const std::string> words) {
  Point point;
  for (const std::string& word : words) {
    if (const auto read = read_assignment(word, point); !read) return read.error();
  }
  return point;
}

}  // namespace downhill::cli
