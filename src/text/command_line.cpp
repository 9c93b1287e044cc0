#include "text/command_line.h"

#include <algorithm>

#include "text/nearest.h"

namespace downhill::text {
namespace {

Error usage(std::string message) { return {"usage", std::move(message), {}, {}}; }

bool looks_like_option(std::string_view word) {
  if (word == "-o" || word == "-h") return true;
  return word.size() > 2 && word.starts_with("--") && word[2] >= 'a' && word[2] <= 'z';
}

Error unknown_option(const std::string& name, const std::vector<Option>& options) {
  std::vector<std::string> known;
  for (const Option& option : options) known.emplace_back(option.name);
  const std::string near = nearest(name, known);
  return usage("unknown option '" + name + "'" + did_you_mean(near));
}

}  // namespace

Result<CommandLine> CommandLine::parse(const std::vector<std::string>& words,
                                       const std::vector<Option>& options) {
  CommandLine out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string& word = words[i];
    if (word == "--") {
      out.positional_.insert(out.positional_.end(),
                             words.begin() + static_cast<std::ptrdiff_t>(i) + 1, words.end());
      break;
    }
    if (!looks_like_option(word)) {
      out.positional_.push_back(word);
      continue;
    }
    const std::size_t equals = word.find('=');
    std::string name = word.substr(0, equals);
    if (name == "-h") name = "--help";
    const auto option = std::find_if(options.begin(), options.end(),
                                     [&](const Option& known) { return known.name == name; });
    if (option == options.end()) return unknown_option(name, options);
    std::string value;
    if (option->value.empty()) {
      if (equals != std::string::npos) return usage("'" + name + "' takes no value");
    } else if (equals != std::string::npos) {
      value = word.substr(equals + 1);
    } else if (i + 1 < words.size()) {
      value = words[++i];
    } else {
      return usage("'" + name + "' needs a value: " + std::string(option->value));
    }
    if (!out.values_.emplace(name, value).second) return usage("'" + name + "' is there twice");
  }
  return out;
}

std::optional<std::string> CommandLine::value(std::string_view option) const {
  const auto found = values_.find(option);
  if (found == values_.end()) return std::nullopt;
  return found->second;
}

}  // namespace downhill::text
