#include "lesson/json_fields.h"

#include <algorithm>

#include "text/nearest.h"
#include "text/number.h"

namespace downhill::lesson {

using text::Json;

namespace {

bool are_numbers(const Json& list) {
  return list.is_array() &&
         std::all_of(list.begin(), list.end(), [](const Json& v) { return v.is_number(); });
}

}  // namespace

JsonFields::JsonFields(const Json& object, std::string pointer, const JsonPlaces& places,
                       std::vector<text::Error>& errors)
    : object_(object), pointer_(std::move(pointer)), places_(places), errors_(errors) {
  if (!object_.is_object()) {
    errors_.push_back({"json-type", "an object {…} is expected here", {}, places_.at(pointer_)});
  }
}

const Json* JsonFields::find(std::string_view name) {
  known_.emplace_back(name);
  if (!object_.is_object()) return nullptr;
  const auto found = object_.find(std::string(name));
  return found == object_.end() ? nullptr : &*found;
}

void JsonFields::mistake(std::string_view name, std::string message) {
  if (!object_.is_object()) return;  // said once, by the constructor
  errors_.push_back({"json-field", std::move(message), {}, places_.at(path(name))});
}

std::optional<std::string> JsonFields::optional_text(std::string_view name) {
  const Json* value = find(name);
  if (value == nullptr) return std::nullopt;
  if (value->is_string() && !value->get<std::string>().empty()) return value->get<std::string>();
  mistake(name, "'" + std::string(name) + "' must be a text, not empty");
  return std::nullopt;
}

std::string JsonFields::text(std::string_view name) {
  const bool there = object_.is_object() && object_.contains(std::string(name));
  if (!there) mistake(name, "'" + std::string(name) + "' is missing");
  return optional_text(name).value_or("");
}

std::string JsonFields::any_text(std::string_view name) {
  const Json* value = find(name);
  if (value != nullptr && value->is_string()) return value->get<std::string>();
  mistake(name, "'" + std::string(name) + "' must be a text");
  return "";
}

std::string JsonFields::choice(std::string_view name, const std::vector<std::string>& known) {
  const Json* value = find(name);
  if (value == nullptr) return known.front();
  std::string chosen = value->is_string() ? value->get<std::string>() : value->dump();
  if (std::find(known.begin(), known.end(), chosen) != known.end()) return chosen;
  std::string list;
  for (const std::string& one : known) list += (list.empty() ? "" : ", ") + one;
  const std::string near = text::nearest(chosen, known);
  mistake(name, "'" + std::string(name) + "' cannot be '" + chosen + "'" +
                    (near.empty() ? ", only " + list : ", did you mean '" + near + "'?"));
  return known.front();
}

int JsonFields::whole_or(std::string_view name, int fallback, int min, int max) {
  return find(name) == nullptr ? fallback : whole(name, min, max);
}

double JsonFields::number_or(std::string_view name, double fallback, double min, double max) {
  const Json* value = find(name);
  if (value == nullptr) return fallback;
  const double number = value->is_number() ? value->get<double>() : min - 1;
  if (number >= min && number <= max) return number;
  mistake(name, "'" + std::string(name) + "' must be a number from " + text::short_number(min) +
                    " to " + text::short_number(max));
  return fallback;
}

std::vector<double> JsonFields::numbers(std::string_view name) {
  const Json* value = find(name);
  if (value != nullptr && are_numbers(*value)) return value->get<std::vector<double>>();
  mistake(name, "'" + std::string(name) + "' must be a list of numbers");
  return {};
}

std::vector<std::vector<double>> JsonFields::rows(std::string_view name) {
  std::vector<std::vector<double>> out;
  const Json* value = find(name);
  if (value == nullptr || !value->is_array() || value->empty()) {
    mistake(name, "'" + std::string(name) + "' must be a list of rows of numbers, not empty");
    return {};
  }
  for (const Json& row : *value) {
    const std::string where = std::string(name) + "/" + std::to_string(out.size());
    if (!are_numbers(row)) {
      mistake(where, "a row must be a list of numbers");
      return {};
    }
    out.push_back(row.get<std::vector<double>>());
    if (out.back().size() == out.front().size()) continue;
    mistake(where, "this row has " + std::to_string(out.back().size()) + " numbers, the first " +
                       std::to_string(out.front().size()));
    return {};
  }
  return out;
}

bool JsonFields::has(std::string_view name) const {
  return object_.is_object() && object_.contains(std::string(name));
}

int JsonFields::whole(std::string_view name, int min, int max) {
  const Json* value = find(name);
  if (value != nullptr && value->is_number_integer()) {
    const auto number = value->get<std::int64_t>();
    if (number >= min && number <= max) return static_cast<int>(number);
  }
  mistake(name, "'" + std::string(name) + "' must be a whole number from " + std::to_string(min) +
                    " to " + std::to_string(max));
  return min;
}

std::vector<std::string> JsonFields::texts(std::string_view name) {
  std::vector<std::string> out;
  const Json* value = find(name);
  if (value == nullptr) return out;
  const bool all_texts =
      value->is_array() &&
      std::all_of(value->begin(), value->end(), [](const Json& v) { return v.is_string(); });
  if (!all_texts) {
    mistake(name, "'" + std::string(name) + "' must be a list of texts");
    return out;
  }
  for (const Json& item : *value) {
    out.push_back(item.get<std::string>());
    if (std::find(out.begin(), out.end() - 1, out.back()) != out.end() - 1) {
      mistake(std::string(name) + "/" + std::to_string(out.size() - 1),
              "'" + out.back() + "' is there twice");
    }
  }
  return out;
}

std::optional<JsonFields> JsonFields::object(std::string_view name) {
  const Json* value = find(name);
  if (value == nullptr) return std::nullopt;
  return JsonFields(*value, path(name), places_, errors_);
}

std::vector<JsonFields> JsonFields::objects(std::string_view name) {
  std::vector<JsonFields> out;
  const Json* value = find(name);
  if (value == nullptr || !value->is_array() || value->empty()) {
    mistake(name, "'" + std::string(name) + "' must be a list of objects, not empty");
    return out;
  }
  for (const Json& item : *value) {
    out.emplace_back(item, path(name) + "/" + std::to_string(out.size()), places_, errors_);
  }
  return out;
}

void JsonFields::refuse_others() {
  if (!object_.is_object()) return;
  for (const auto& [name, value] : object_.items()) {
    if (std::find(known_.begin(), known_.end(), name) != known_.end()) continue;
    const std::string near = text::nearest(name, known_);
    mistake(name, "unknown field '" + name + "'" + text::did_you_mean(near));
  }
}

}  // namespace downhill::lesson
