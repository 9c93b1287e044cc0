#include "text/json.h"

#include <algorithm>
#include <string>

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

}  // namespace

Result<Json> parse_json(std::string_view text, std::string_view file_name) {
  Json value = Json::parse(text, nullptr, /*allow_exceptions=*/false);
  if (!value.is_discarded()) return value;

  MistakeFinder finder;
  Json::sax_parse(text, &finder);
  const std::size_t at = std::min(finder.byte_ == 0 ? 0 : finder.byte_ - 1, text.size());
  const std::string_view before = text.substr(0, at);
  const int line = 1 + static_cast<int>(std::count(before.begin(), before.end(), '\n'));
  const std::size_t line_start = before.rfind('\n') + 1;  // npos + 1 == 0: the first line
  const int column =
      1 + static_cast<int>(std::count_if(before.begin() + static_cast<std::ptrdiff_t>(line_start),
                                         before.end(), [](char c) { return (c & 0xC0) != 0x80; }));
  // The library's sentence starts with its own code and place; ours stands in `place`.
  const std::size_t colon = finder.reason_.find(": ");
  const std::string reason =
      colon == std::string::npos ? finder.reason_ : finder.reason_.substr(colon + 2);
  return Error{"json",
               "not valid JSON: " + reason,
               {{"reason", reason}},
               {std::string(file_name), line, column}};
}

}  // namespace downhill::text
