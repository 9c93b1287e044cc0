#include "lesson/markers.h"

#include <algorithm>
#include <cmath>

#include "expr/function.h"
#include "lesson/scene_values.h"
#include "scenes/figure_line.h"
#include "scenes/registry.h"
#include "text/number.h"

namespace downhill::lesson {
namespace {

using text::Error;
using text::Result;

constexpr int kMostDecimals = 15;

struct Form {
  int decimals = 2;
  bool grouped = false;
  bool given = false;
};

// The three parts of a marker's inside, trimmed, as views into it.
struct Parts {
  std::string_view expression;
  std::string_view overrides;
  Form form;
};

// "2" or ",0". Anything else after a '|' belongs to the overrides or the expression, as in |x|.
bool read_form(std::string_view text, Form& form) {
  form.grouped = text.starts_with(',');
  if (form.grouped) text.remove_prefix(1);
  const bool digits =
      !text.empty() && text.size() <= 2 &&
      std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (!digits) return false;
  form.decimals = std::min(std::stoi(std::string(text)), kMostDecimals);
  form.given = true;
  return true;
}

Parts split(std::string_view inside) {
  Parts parts;
  const std::size_t bar = inside.rfind('|');
  Form form;
  if (bar != std::string_view::npos && read_form(trim(inside.substr(bar + 1)), form)) {
    parts.form = form;
    inside = inside.substr(0, bar);
  }
  const std::size_t at = inside.find('@');
  parts.expression = trim(inside.substr(0, at));
  if (at != std::string_view::npos) parts.overrides = trim(inside.substr(at + 1));
  return parts;
}

// `column` of `part` as a column of `whole`, which it is a view into.
int column_in(std::string_view whole, std::string_view part, int column) {
  const auto offset = part.empty() ? 0 : static_cast<std::size_t>(part.data() - whole.data());
  return count_characters(whole.substr(0, offset)) + std::max(column, 1);
}

std::string as_tex(std::string number) {
  constexpr std::string_view kMinus = "\u2212";
  if (number.starts_with(kMinus)) number.replace(0, kMinus.size(), "-");
  for (std::size_t at = number.find(','); at != std::string::npos; at = number.find(',', at + 3)) {
    number.replace(at, 1, "{,}");
  }
  return number;
}

}  // namespace

Markers::Markers(std::string line, scenes::Context context)
    : line_(std::move(line)), context_(std::move(context)) {}

Passage Markers::fill(const Passage& passage, std::vector<Error>& errors) {
  const std::string_view text = passage.text;
  Passage out;
  out.lines = passage.lines;
  bool in_tex = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view rest = text.substr(at);
    if (rest.starts_with("{{")) {
      const std::size_t close = rest.find("}}");
      if (close == std::string_view::npos || rest.find('\n') < close) {
        errors.push_back(
            {"marker", "the marker is not closed by '}}' on its line", {}, passage.place(at)});
        out.text += "{{";
        at += 2;
        continue;
      }
      Result<std::string> filled = number(rest.substr(2, close - 2), in_tex);
      if (filled) {
        out.text += *filled;
      } else {
        errors.push_back(passage.locate(filled.error(), at + 2));
        out.text += rest.substr(0, close + 2);
      }
      at += close + 2;
      continue;
    }
    if (rest[0] == '\\' && rest.size() > 1)
      out.text += text[at++];  // so that "\$" opens nothing
    else if (rest[0] == '$' && !rest.starts_with("$$"))
      in_tex = !in_tex;
    else if (rest.starts_with("$$")) {
      in_tex = !in_tex;
      out.text += text[at++];
    }
    out.text += text[at++];
  }
  return out;
}

Result<std::string> Markers::number(std::string_view inside, bool in_tex) {
  const Parts parts = split(inside);
  if (parts.expression.empty())
    return Error{"marker", "the marker has no expression", {}, {{}, 1, 1}};
  Result<const scenes::Scene*> scene = figure(parts.overrides);
  if (!scene) {
    Error error = scene.error();
    error.place = {{}, 1, column_in(inside, parts.overrides, error.place.column)};
    return error;
  }
  for (const scenes::Observable& observable : (*scene)->observe()) {
    const bool meant = observable.id == parts.expression && !parts.form.given;
    if (meant && !observable.text.empty()) return observable.text;
  }
  Result<expr::Function> function =
      expr::Function::parse(parts.expression, value_names((*scene)->spec()));
  if (!function) {
    Error error = function.error();
    error.place = {{}, 1, column_in(inside, parts.expression, error.place.column)};
    return error;
  }
  const double value = function->at(values_of(**scene));
  if (!std::isfinite(value)) {
    return Error{"marker",
                 "'" + std::string(parts.expression) + "' is not a finite number here",
                 {},
                 {{}, 1, column_in(inside, parts.expression, 1)}};
  }
  std::string number = parts.form.grouped ? text::display_grouped(value, parts.form.decimals)
                                          : text::display(value, parts.form.decimals);
  return in_tex ? as_tex(std::move(number)) : number;
}

Result<const scenes::Scene*> Markers::figure(std::string_view overrides) {
  const auto found = figures_.find(overrides);
  if (found != figures_.end()) return static_cast<const scenes::Scene*>(found->second.get());
  Result<scenes::FigureLine> line = scenes::parse_figure_line(line_);
  if (!line) return line.error();
  if (!overrides.empty()) {
    // Read as the values of a figure line of this scene, so that columns can be given back.
    const std::string prefix = line->scene + "?";
    const int shift = count_characters(prefix);
    const std::string asked = prefix + std::string(overrides);
    const auto placed = [shift](Error error) {
      error.place.column = std::max(error.place.column - shift, 1);
      return error;
    };
    Result<scenes::FigureLine> other = scenes::parse_figure_line(asked);
    if (!other) return placed(other.error());
    // Alone first: a mistake in them has its column.
    Result<std::unique_ptr<scenes::Scene>> alone = scenes::make_scene(asked, context_);
    if (!alone) return placed(alone.error());
    for (scenes::FigureLine::Value& value : other->values) {
      const auto same = [&](const scenes::FigureLine::Value& v) { return v.name == value.name; };
      const auto at = std::find_if(line->values.begin(), line->values.end(), same);
      if (at != line->values.end())
        at->value = value.value;
      else
        line->values.push_back(value);
    }
  }
  Result<std::unique_ptr<scenes::Scene>> scene =
      scenes::make_scene(scenes::print_figure_line(*line), context_);
  if (!scene) {
    Error error = scene.error();
    error.place.column = 1;
    return error;
  }
  const auto placed = figures_.emplace(std::string(overrides), *std::move(scene));
  return static_cast<const scenes::Scene*>(placed.first->second.get());
}

}  // namespace downhill::lesson
