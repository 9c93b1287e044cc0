#include "text/words.h"

#include "text/json.h"

namespace downhill::text {

Result<Done> Words::add_json(std::string_view json, std::string_view file_name) {
  Result<Json> parsed = parse_json(json, file_name);
  if (!parsed) return parsed.error();
  const auto wrong = [&](std::string message) {
    return Error{"words", std::move(message), {}, {std::string(file_name), 0, 0}};
  };
  if (!parsed->is_object()) return wrong("expected an object of sentences");
  for (const auto& [key, value] : parsed->items()) {
    if (!value.is_string()) return wrong("the sentence '" + key + "' is not a string");
    if (!sentences_.emplace(key, value.get<std::string>()).second) {
      return wrong("the sentence '" + key + "' is there twice");
    }
  }
  return Done{};
}

bool Words::has(std::string_view key) const { return sentences_.contains(key); }

std::string Words::say(std::string_view key, const Arguments& arguments) const {
  const auto found = sentences_.find(key);
  if (found == sentences_.end()) return "\u27E8" + std::string(key) + "\u27E9";
  return fill(found->second, arguments);
}

std::string Words::say_error(const Error& error) const {
  const std::string key = "error." + error.key;
  return has(key) ? say(key, error.arguments) : error.message;
}

std::vector<std::string> Words::keys() const {
  std::vector<std::string> out;
  for (const auto& [key, sentence] : sentences_) out.push_back(key);
  return out;
}

std::string fill(std::string_view sentence, const Arguments& arguments) {
  std::string out;
  while (!sentence.empty()) {
    const std::size_t open = sentence.find('{');
    const std::size_t close = sentence.find('}', open == std::string_view::npos ? 0 : open);
    if (open == std::string_view::npos || close == std::string_view::npos) break;
    out += sentence.substr(0, open);
    const std::string_view name = sentence.substr(open + 1, close - open - 1);
    bool known = false;
    for (const auto& [argument, value] : arguments) {
      if (argument != name) continue;
      out += value;
      known = true;
      break;
    }
    if (!known) out += sentence.substr(open, close - open + 1);
    sentence.remove_prefix(close + 1);
  }
  return out + std::string(sentence);
}

}  // namespace downhill::text
