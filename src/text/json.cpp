#include "text/json.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

namespace downhill::text {
namespace {

// Takes the parser's events, builds nothing, and keeps the place and reason of the first mistake.
class MistakeFinder : public nlohmann::json_sax<Json> {
 public:
  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(number_integer_t) override { return true; }
  bool number_unsigned(number_unsigned_t) override { return true; }
  bool number_float(number_float_t, const string_t&) override { return true; }
  bool string(string_t&) override { return true; }
  bool binary(binary_t&) override { return true; }
  bool start_object(std::size_t) override { return true; }
  bool key(string_t&) override { return true; }
  bool end_object() override { return true; }
  bool start_array(std::size_t) override { return true; }
  bool end_array() override { return true; }
  bool parse_error(std::size_t byte, const std::string&,
                   const nlohmann::detail::exception& reason) override {
    byte_ = byte;
    reason_ = reason.what();
    return false;
  }

  std::size_t byte_ = 0;
  std::string reason_;
};

// `byte` counts from 1; 0: not known.
Error mistake(std::string_view text, std::string_view file_name, std::size_t byte,
              const std::string& reason) {
  const std::size_t at = std::min(byte == 0 ? 0 : byte - 1, text.size());
  const std::string_view before = text.substr(0, at);
  const int line = 1 + static_cast<int>(std::count(before.begin(), before.end(), '\n'));
  const std::size_t line_start = before.rfind('\n') + 1;  // npos + 1 == 0: the first line
  const int column =
      1 + static_cast<int>(std::count_if(before.begin() + static_cast<std::ptrdiff_t>(line_start),
                                         before.end(), [](char c) { return (c & 0xC0) != 0x80; }));
  return {"json",
          "not valid JSON: " + reason,
          {{"reason", reason}},
          {std::string(file_name), line, column}};
}

// What no file of ours has, and what reading it would cost a stack or hours: a mistake at that
// byte.
struct Absurdity {
  std::size_t byte = 0;  // from 1
  std::string reason;
};

std::optional<Absurdity> find_absurdity(std::string_view text) {
  constexpr std::size_t kDeepest = 100;
  constexpr int kMostNames = 10'000;  // of one object: each is compared with all before it
  std::vector<int> names{0};          // by depth
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '"') {
      quoted = !quoted;
    } else if (quoted) {
      if (c == '\\') ++i;
    } else if (c == '{' || c == '[') {
      names.push_back(0);
      if (names.size() > kDeepest + 1) return Absurdity{i + 1, "nested more than 100 deep"};
    } else if (c == '}' || c == ']') {
      if (names.size() > 1) names.pop_back();
    } else if (c == ':' && ++names.back() > kMostNames) {
      return Absurdity{i + 1, "more than 10000 names in one object"};
    }
  }
  return std::nullopt;
}

}  // namespace

Result<Json> parse_json(std::string_view text, std::string_view file_name) {
  const std::optional<Absurdity> absurdity = find_absurdity(text);
  if (absurdity) return mistake(text, file_name, absurdity->byte, absurdity->reason);
  Json value = Json::parse(text, nullptr, /*allow_exceptions=*/false);
  if (!value.is_discarded()) return value;

  MistakeFinder finder;
  Json::sax_parse(text, &finder);
  // The library's sentence starts with its own code and place; ours stands in `place`.
  const std::size_t colon = finder.reason_.find(": ");
  return mistake(text, file_name, finder.byte_,
                 colon == std::string::npos ? finder.reason_ : finder.reason_.substr(colon + 2));
}

}  // namespace downhill::text
