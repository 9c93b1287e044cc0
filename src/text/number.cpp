#include "text/number.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace downhill::text {
namespace {

constexpr std::string_view kMinus = "\u2212";

// By printf's %f and %g, exact here and in musl; no program here calls setlocale. (std::to_chars
// says the same, but brings 110 kB of tables that do not compress: a fifth of what a reader of the
// pages downloads.)
std::string printed_fixed(double value, int decimals) {
  std::array<char, 400> buffer;
  const int length = std::snprintf(buffer.data(), buffer.size(), "%.*f", decimals, value);
  return {buffer.data(), std::min(static_cast<std::size_t>(length), buffer.size() - 1)};
}
std::string printed_short(double value, int significant) {
  std::array<char, 64> buffer;
  const int length = std::snprintf(buffer.data(), buffer.size(), "%.*g", significant, value);
  return {buffer.data(), std::min(static_cast<std::size_t>(length), buffer.size() - 1)};
}

bool is_number_character(char c) {
  return (c >= '0' && c <= '9') || c == '.' || c == 'e' || c == 'E' || c == '+' || c == '-';
}

std::string with_true_minus(std::string number) {
  if (number.starts_with('-')) return std::string(kMinus) + number.substr(1);
  return number;
}

}  // namespace

Result<double> parse_number(std::string_view text) {
  const auto wrong = [&] {
    return Error{"not-a-number",
                 "'" + std::string(text) + "' is not a number",
                 {{"text", std::string(text)}},
                 {}};
  };
  if (text.empty() || text.size() > 400) return wrong();
  for (char c : text) {
    if (!is_number_character(c)) return wrong();  // keeps out "inf", "nan", hex and spaces
  }
  // std::from_chars for double is missing in older libc++, so strtod, on digits checked above.
  const std::string copy(text);
  char* end = nullptr;
  const double value = std::strtod(copy.c_str(), &end);
  if (end != copy.c_str() + copy.size() || !std::isfinite(value)) return wrong();
  return value;
}

std::string fixed(double value, int decimals) {
  if (std::isnan(value)) return "nan";
  if (std::isinf(value)) return value > 0 ? "inf" : "-inf";
  std::string out = printed_fixed(value, decimals);
  if (out.starts_with('-') && out.find_first_not_of("-0.") == std::string::npos) out.erase(0, 1);
  return out;
}

std::string short_number(double value, int significant) {
  if (!std::isfinite(value)) return fixed(value, 0);
  return value == 0 ? "0" : printed_short(value, significant);
}

std::string exact(double value) {
  if (!std::isfinite(value)) return fixed(value, 0);
  // A number that 15 digits can say is said by the first try; 17 digits say every double.
  for (int digits : {15, 16}) {
    std::string out = printed_short(value, digits);
    if (std::strtod(out.c_str(), nullptr) == value) return out;
  }
  return printed_short(value, 17);
}

std::string display(double value, int decimals) {
  if (std::isnan(value)) return "\u2013";
  if (std::isinf(value)) return value > 0 ? "\u221E" : std::string(kMinus) + "\u221E";
  return with_true_minus(fixed(value, decimals));
}

std::string display_grouped(double value, int decimals) {
  if (!std::isfinite(value)) return display(value, decimals);
  std::string number = fixed(value, decimals);
  const std::size_t first = number.starts_with('-') ? 1 : 0;
  std::size_t end = number.find('.');
  if (end == std::string::npos) end = number.size();
  for (std::size_t at = end; at > first + 3;) {
    at -= 3;
    number.insert(at, ",");
  }
  return with_true_minus(number);
}

}  // namespace downhill::text
