#include "scenes/scene.h"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "expr/function.h"
#include "scenes/figure_line.h"
#include "text/nearest.h"
#include "text/number.h"

namespace downhill::scenes {
namespace {

using text::Arguments;
using text::Done;
using text::Error;
using text::Result;

constexpr std::string_view kStep = "step";

// The shortest text of a number, without "-0".
std::string canonical_number(double value) { return text::exact(value == 0 ? 0.0 : value); }

std::string joined(std::span<const std::string> words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : ", ") + word;
  return out;
}

// Errors inside a value: the column counts from the value's first character.
Error error_in_value(std::string key, std::string message, Arguments arguments) {
  return {std::move(key), std::move(message), std::move(arguments), {{}, 0, 1}};
}

Result<std::string> check_number(const Parameter& row, std::string_view value) {
  const Arguments arguments{{"name", row.id},
                            {"value", std::string(value)},
                            {"min", text::short_number(row.min, 12)},
                            {"max", text::short_number(row.max, 12)}};
  const Result<double> number = text::parse_number(value);
  if (!number) {
    return error_in_value(
        "value-number", text::fill("{name} must be a number, not '{value}'", arguments), arguments);
  }
  if (*number < row.min || *number > row.max) {
    return error_in_value(
        "value-range",
        text::fill("{name} must lie between {min} and {max}: {value} does not", arguments),
        arguments);
  }
  if (row.kind == Kind::kInteger && *number != std::round(*number)) {
    return error_in_value("value-integer",
                          text::fill("{name} must be a whole number, not {value}", arguments),
                          arguments);
  }
  return canonical_number(*number);
}

Result<std::string> check_flag(const Parameter& row, std::string_view value) {
  if (value == "0" || value == "1") return std::string(value);
  const Arguments arguments{{"name", row.id}, {"value", std::string(value)}};
  return error_in_value("value-flag", text::fill("{name} must be 0 or 1, not '{value}'", arguments),
                        arguments);
}

// A name that is not known beforehand: of a file, of a column in one.
Result<std::string> check_name(const Parameter& row, std::string_view value) {
  constexpr std::size_t kLongest = 200;  // bytes
  const bool plain = std::ranges::none_of(
      value, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
  if (plain && value.size() <= kLongest) return std::string(value);
  return error_in_value("value-name", row.id + " must be one short line", {{"name", row.id}});
}

Result<std::string> check_choice(const Parameter& row, std::string_view value) {
  if (row.choices.empty()) return check_name(row, value);
  if (std::find(row.choices.begin(), row.choices.end(), value) != row.choices.end()) {
    return std::string(value);
  }
  const std::string near = text::nearest(value, row.choices);
  const Arguments arguments{{"name", row.id},
                            {"value", std::string(value)},
                            {"nearest", near},
                            {"known", joined(row.choices)}};
  if (near.empty()) {
    return error_in_value("value-choice",
                          text::fill("{name} must be one of {known}, not '{value}'", arguments),
                          arguments);
  }
  return error_in_value(
      "value-choice-near",
      text::fill("{name} cannot be '{value}': did you mean '{nearest}'?", arguments), arguments);
}

Result<std::string> check_formula(const Parameter& row, std::string_view value) {
  const Result<expr::Function> parsed = expr::Function::parse(value, row.variables);
  if (!parsed) return parsed.error();
  return std::string(value);
}

Result<std::string> check_text(const Parameter& row, std::string_view value) {
  constexpr std::size_t kLongest = 500;  // bytes
  if (value.size() <= kLongest) return std::string(value);
  const Arguments arguments{{"name", row.id}, {"limit", std::to_string(kLongest)}};
  return error_in_value(
      "value-text", text::fill("{name} is longer than {limit} characters", arguments), arguments);
}

// The pieces between commas; of a text without any, none.
std::vector<std::string_view> pieces_of(std::string_view text) {
  std::vector<std::string_view> out;
  while (!text.empty()) {
    const std::size_t comma = text.find(',');
    out.push_back(text.substr(0, comma));
    if (comma == std::string_view::npos) break;
    text.remove_prefix(comma + 1);
    if (text.empty()) out.push_back(text);
  }
  return out;
}

// Without blanks at the end.
std::string list_text(std::span<const double> entries) {
  std::string out;
  std::size_t size = entries.size();
  while (size > 0 && std::isnan(entries[size - 1])) --size;
  for (std::size_t i = 0; i < size; ++i) {
    if (i > 0) out += ',';
    if (!std::isnan(entries[i])) out += canonical_number(entries[i]);
  }
  return out;
}

Result<std::string> check_list(const Parameter& row, std::string_view value) {
  const std::vector<std::string_view> pieces = pieces_of(value);
  if (row.count > 0 && pieces.size() > static_cast<std::size_t>(row.count)) {
    const Arguments arguments{{"name", row.id}, {"count", std::to_string(row.count)}};
    return error_in_value("value-list", text::fill("{name} has at most {count} numbers", arguments),
                          arguments);
  }
  std::vector<double> entries;
  for (const std::string_view piece : pieces) {
    if (piece.empty() && row.count > 0) {
      entries.push_back(std::numeric_limits<double>::quiet_NaN());
      continue;
    }
    const Result<std::string> number = check_number(row, piece);
    if (!number) {
      Error error = number.error();
      error.place.column += static_cast<int>(piece.data() - value.data());
      return error;
    }
    entries.push_back(*text::parse_number(*number));
  }
  return list_text(entries);
}

// A number clamped and rounded as the row asks.
double tidied(const Parameter& row, figure::Range range, double value) {
  const double grain = row.kind == Kind::kNumber || row.kind == Kind::kList ? row.grain : 1;
  value = std::clamp(value, range.min, range.max);
  if (grain > 0) value = std::clamp(std::round(value / grain) * grain, range.min, range.max);
  const int digits = grain > 0 ? 12 : row.logarithmic ? 3 : 17;
  // 167 * 0.01 is 1.6700000000000002; the line of text says 1.67.
  const Result<double> tidy = text::parse_number(text::short_number(value, digits));
  return tidy && *tidy >= row.min && *tidy <= row.max ? *tidy : value;
}

Result<std::string> check_step(const SceneSpec& spec, std::string_view value) {
  const Parameter row{
      .id = std::string(kStep), .kind = Kind::kInteger, .max = static_cast<double>(spec.last_step)};
  return check_number(row, value);
}

// What is stored for a row whose value is already checked.
double as_number(const Parameter& row, const std::string& canonical) {
  if (!is_number(row.kind)) return kUndefined;
  const Result<double> number = text::parse_number(canonical);
  assert(number && "a parameter's default is a number");
  return number ? *number : row.min;
}

}  // namespace

const Parameter* SceneSpec::find(std::string_view parameter_id) const {
  const auto at = std::find_if(parameters.begin(), parameters.end(),
                               [&](const Parameter& row) { return row.id == parameter_id; });
  return at == parameters.end() ? nullptr : &*at;
}

Scene::Scene(const SceneSpec& spec, Context context) : spec_(&spec), context_(std::move(context)) {
  assert(context_.words && "a scene needs words");
  for (const Parameter& row : spec.parameters) {
    values_.push_back(row.initial);
    numbers_.push_back(as_number(row, row.initial));
  }
}

std::size_t Scene::index_of(std::string_view id) const {
  const Parameter* row = spec_->find(id);
  assert(row && "a parameter of this scene");
  return static_cast<std::size_t>(row - spec_->parameters.data());
}

Result<std::string> Scene::check(std::string_view id, std::string_view value) const {
  if (id == kStep) return check_step(*spec_, value);
  const Parameter* row = spec_->find(id);
  if (!row) {
    std::vector<std::string> known;
    for (const Parameter& p : spec_->parameters) known.push_back(p.id);
    const std::string near = text::nearest(id, known);
    const Arguments arguments{{"scene", spec_->id},
                              {"name", std::string(id)},
                              {"nearest", near},
                              {"known", joined(known)}};
    if (near.empty()) {
      return Error{"unknown-parameter",
                   text::fill("'{scene}' has no parameter '{name}', only {known}", arguments),
                   arguments,
                   {}};
    }
    return Error{
        "unknown-parameter-near",
        text::fill("'{scene}' has no parameter '{name}': did you mean '{nearest}'?", arguments),
        arguments,
        {}};
  }
  Result<std::string> canonical = [&] {
    switch (row->kind) {
      case Kind::kFlag:
        return check_flag(*row, value);
      case Kind::kChoice:
        return check_choice(*row, value);
      case Kind::kFormula:
        return check_formula(*row, value);
      case Kind::kText:
        return check_text(*row, value);
      case Kind::kList:
        return check_list(*row, value);
      case Kind::kFile:
        return check_name(*row, value);
      case Kind::kNumber:
      case Kind::kInteger:
        break;
    }
    return check_number(*row, value);
  }();
  if (!canonical) return canonical;
  const Result<Done> accepted = accept(*row, *canonical);
  if (!accepted) return accepted.error();
  return canonical;
}

void Scene::store(std::string_view id, std::string canonical) {
  if (id == kStep) {
    const Result<double> number = text::parse_number(canonical);
    step_ = number ? static_cast<int>(*number) : 0;
    return;
  }
  const std::size_t i = index_of(id);
  numbers_[i] = as_number(spec_->parameters[i], canonical);
  values_[i] = std::move(canonical);
}

Result<Done> Scene::set(std::string_view id, std::string_view value) {
  if (const std::size_t dot = id.find('.'); dot != std::string_view::npos) {
    const Parameter* row = spec_->find(id.substr(0, dot));
    const Result<double> entry = text::parse_number(id.substr(dot + 1));
    if (row && row->kind == Kind::kList && entry && *entry >= 0 && *entry < row->count) {
      return set_list_entry(*row, static_cast<int>(*entry), value);
    }
  }
  Result<std::string> canonical = check(id, value);
  if (!canonical) return canonical.error();
  store(id, *std::move(canonical));
  update();
  return Done{};
}

Result<Done> Scene::set_list_entry(const Parameter& row, int entry, std::string_view value) {
  double number = std::numeric_limits<double>::quiet_NaN();
  if (!value.empty()) {
    Parameter one = row;
    one.kind = Kind::kNumber;
    const Result<std::string> canonical = check_number(one, value);
    if (!canonical) return canonical.error();
    number = *text::parse_number(*canonical);
  }
  std::vector<double> entries = list(row.id);
  entries[static_cast<std::size_t>(entry)] = number;
  return set(row.id, list_text(entries));
}

Result<Done> Scene::set_all(std::span<const std::pair<std::string, std::string>> values) {
  std::vector<std::string> canonicals;
  for (const auto& [id, value] : values) {
    Result<std::string> canonical = check(id, value);
    if (!canonical) return canonical.error();
    canonicals.push_back(*std::move(canonical));
  }
  for (std::size_t i = 0; i < values.size(); ++i) store(values[i].first, std::move(canonicals[i]));
  update();
  return Done{};
}

figure::Range Scene::range(std::string_view id) const {
  const Parameter& row = spec_->parameters[index_of(id)];
  return row.kind == Kind::kFlag ? figure::Range{0, 1} : figure::Range{row.min, row.max};
}

void Scene::set_number(std::string_view id, double value) {
  const Parameter& row = spec_->parameters[index_of(id)];
  assert(is_number(row.kind) && "set_number() is for numbers");
  if (!is_number(row.kind) || std::isnan(value)) return;
  value = tidied(row, range(id), value);
  store(id, canonical_number(value));
  update();
}

std::vector<std::string> Scene::choices(std::string_view id) const {
  return spec_->parameters[index_of(id)].choices;
}

double Scene::number(std::string_view id) const { return numbers_[index_of(id)]; }

std::vector<double> Scene::list(std::string_view id) const {
  const std::size_t i = index_of(id);
  const Parameter& row = spec_->parameters[i];
  assert(row.kind == Kind::kList);
  std::vector<double> out;
  for (const std::string_view piece : pieces_of(values_[i])) {
    const Result<double> number = text::parse_number(piece);
    out.push_back(number ? *number : std::numeric_limits<double>::quiet_NaN());
  }
  if (row.count > 0) {
    out.resize(static_cast<std::size_t>(row.count), std::numeric_limits<double>::quiet_NaN());
  }
  return out;
}

void Scene::set_entry(std::string_view id, int entry, double value) {
  const Parameter& row = spec_->parameters[index_of(id)];
  std::vector<double> entries = list(id);
  const auto i = static_cast<std::size_t>(entry);
  if (i >= entries.size()) return;
  entries[i] = std::isnan(value) ? value : tidied(row, range(id), value);
  store(id, list_text(entries));
  update();
}

std::string Scene::entry_label(std::string_view id, int entry) const {
  return words().say(word_key(std::string(id) + "." + std::to_string(entry)));
}

std::string Scene::word_key(std::string_view id) const {
  const std::string own = spec_->id + "." + std::string(id);
  const std::string shared = "figure." + std::string(id);
  return !words().has(own) && words().has(shared) ? shared : own;
}

const std::string& Scene::value(std::string_view id) const { return values_[index_of(id)]; }

bool Scene::offers(const Parameter& row) const {
  const Parameter* other = row.with.empty() ? nullptr : spec_->find(row.with);
  return other && value(row.with) != other->initial;
}

std::string Scene::line() const {
  FigureLine out{spec_->id, {}};
  for (std::size_t i = 0; i < values_.size(); ++i) {
    const Parameter& row = spec_->parameters[i];
    const bool as_declared = is_number(row.kind) ? numbers_[i] == as_number(row, row.initial)
                                                 : values_[i] == row.initial;
    if (!as_declared) out.values.push_back({.name = row.id, .value = values_[i]});
  }
  if (step_ != 0)
    out.values.push_back({.name = std::string(kStep), .value = std::to_string(step_)});
  return print_figure_line(out);
}

void Scene::go_to_step(int step) {
  step_ = std::clamp(step, 0, spec_->last_step);
  update();
}

Handle Scene::hit(figure::Point, figure::Size, float) const { return kNoHandle; }

void Scene::grab(Handle, figure::Point, figure::Size) {}

void Scene::drag(Handle, figure::Point, figure::Size) {}

void Scene::act(std::string_view) {}

std::string Scene::exported(std::string_view) const { return {}; }

std::optional<double> Scene::observable(std::string_view id) const {
  for (const Observable& seen : observe()) {
    if (seen.id == id) return seen.value;
  }
  if (const Parameter* row = spec_->find(id); row && is_number(row->kind)) return number(id);
  if (id == kStep) return step_;
  return std::nullopt;
}

Result<Done> Scene::accept(const Parameter&, std::string_view) const { return Done{}; }

const std::string* Scene::file(std::string_view name) const {
  return context_.file ? context_.file(name) : nullptr;
}

}  // namespace downhill::scenes
