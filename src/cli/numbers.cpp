#include "cli/numbers.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace downhill::cli {

std::string json_number(double value) {
  if (!std::isfinite(value)) return "null";
  std::array<char, 40> buffer;
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value,
                                 std::chars_format::general, 17);
  return {buffer.data(), end.ptr};
}

std::string json_numbers(std::span<const double> values) {
  std::string out;
  for (double value : values) out += (out.empty() ? "" : ",") + json_number(value);
  return "[" + out + "]";
}

std::vector<std::string> split_at_commas(std::string_view list) {
  std::vector<std::string> out;
  while (!list.empty()) {
    const std::size_t comma = std::min(list.find(','), list.size());
    if (comma > 0) out.emplace_back(list.substr(0, comma));
    list.remove_prefix(std::min(comma + 1, list.size()));
  }
  return out;
}

}  // namespace downhill::cli
