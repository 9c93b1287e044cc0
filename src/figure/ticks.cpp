#include "figure/ticks.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "text/number.h"

namespace downhill::figure {
namespace {

constexpr double kGrain = 1e-9;  // of a step: ends hit by rounding belong to the range

double power(int exponent) { return std::pow(10.0, exponent); }

// m * 10^e, by division for negative e, so that 3 * 10^-1 is 0.3 and not 0.30000000000000004.
double scaled(double mantissa, int exponent) {
  return exponent < 0 ? mantissa / power(-exponent) : mantissa * power(exponent);
}

int floor_log10(double value) {
  int exponent = static_cast<int>(std::floor(std::log10(value)));
  while (scaled(1, exponent + 1) <= value * (1 + kGrain)) ++exponent;
  while (scaled(1, exponent) > value * (1 + kGrain)) --exponent;
  return exponent;
}

struct Step {
  int digit;     // 1, 2 or 5
  int exponent;  // of ten
};

Step nice(double step) {
  const int exponent = floor_log10(step);
  const double mantissa = step / scaled(1, exponent);
  for (int digit : {1, 2, 5}) {
    if (digit >= mantissa * (1 - kGrain)) return {digit, exponent};
  }
  return {1, exponent + 1};
}

// With at most `decimals` places: "0.5", "1", "1.5".
std::string short_decimal(double value, int decimals) {
  std::string out = text::display(value, decimals);
  if (out.find('.') == std::string::npos) return out;
  out.erase(out.find_last_not_of('0') + 1);
  if (out.back() == '.') out.pop_back();
  return out;
}

// "2×10⁻⁷", "10⁻⁷", "0".
std::string with_power(double value, int exponent, int decimals) {
  if (value == 0) return "0";
  const std::string digits = short_decimal(scaled(value, -exponent), decimals);
  if (digits == "1") return power_of_ten(exponent);
  if (digits == "\u22121") return "\u2212" + power_of_ten(exponent);
  return digits + "\u00D7" + power_of_ten(exponent);
}

std::vector<Tick> linear_ticks(Range range, int target, const TickFormat& format) {
  // A few ticks more than wanted look better than half of them: hence 0.7.
  const Step step = nice(0.7 * range.length() / target);
  const double length = scaled(step.digit, step.exponent);
  const double first = std::ceil(range.min / length - kGrain);
  const double last = std::floor(range.max / length + kGrain);
  if (!(std::abs(first) < 1e15 && std::abs(last) < 1e15)) return {};  // too fine for a double
  const double largest = std::max(std::abs(first), std::abs(last)) * length;
  const bool plain = step.exponent >= -4 && largest < 1e6;
  const int exponent = largest > 0 ? floor_log10(largest) : 0;
  std::vector<Tick> out;
  for (double n = first; n <= last; ++n) {
    const double value = n == 0 ? 0 : scaled(n * step.digit, step.exponent);
    const int decimals = std::max(0, (plain ? 0 : exponent) - step.exponent);
    out.push_back({value, format  ? format(value)
                          : plain ? short_decimal(value, decimals)
                                  : with_power(value, exponent, decimals)});
  }
  return out;
}

std::string decade_label(int digit, int exponent, bool plain) {
  if (plain) return text::display(scaled(digit, exponent), std::max(0, -exponent));
  return with_power(scaled(digit, exponent), exponent, 0);
}

std::vector<Tick> log_ticks(Range range, int target, const TickFormat& format) {
  if (!(range.min > 0)) return {};
  const double low = std::log10(range.min), high = std::log10(range.max);
  const double decades = high - low;
  if (decades < 0.7) return linear_ticks(range, target, format);  // hardly a decade: even steps
  const int first = static_cast<int>(std::floor(low));
  const int last = static_cast<int>(std::ceil(high));
  // Few decades: 1, 2, 5 of each; else every n-th power, counted from 10⁰.
  const bool fine = decades * 3 <= target + 1;
  int every = 1;
  for (int candidate : {1, 2, 3, 4, 5, 10, 20, 50, 100}) {
    every = candidate;
    if (decades / candidate <= target) break;
  }
  const bool plain = first >= -4 && last <= 5 && decades <= 5;
  std::vector<Tick> out;
  for (int exponent = first; exponent <= last; ++exponent) {
    if (!fine && exponent % every != 0) continue;
    for (int digit : {1, 2, 5}) {
      if (digit > 1 && !fine) break;
      const double value = scaled(digit, exponent);
      if (value < range.min * (1 - kGrain) || value > range.max * (1 + kGrain)) continue;
      out.push_back({value, format ? format(value) : decade_label(digit, exponent, plain)});
    }
  }
  return out;
}

}  // namespace

std::vector<Tick> ticks(Range range, Scale scale, int target, const TickFormat& format) {
  if (!std::isfinite(range.min) || !std::isfinite(range.max) || !std::isfinite(range.length()) ||
      !(range.length() > 0) || target < 1) {
    return {};
  }
  return scale == Scale::kLinear ? linear_ticks(range, target, format)
                                 : log_ticks(range, target, format);
}

int tick_target(float length, float spacing) {
  if (!(length > 0) || !(spacing > 0)) return 2;
  return std::clamp(static_cast<int>(std::lround(length / spacing)), 2, 20);
}

double nice_step(double step) {
  if (!(step > 0) || !std::isfinite(step)) return 1;
  const Step found = nice(step);
  return scaled(found.digit, found.exponent);
}

std::string power_of_ten(int exponent) {
  static constexpr std::array<const char*, 10> kSuperscripts = {
      "\u2070", "\u00B9", "\u00B2", "\u00B3", "\u2074",
      "\u2075", "\u2076", "\u2077", "\u2078", "\u2079"};
  std::string out = "10";
  if (exponent < 0) out += "\u207B";
  for (char digit : std::to_string(std::abs(exponent)))
    out += kSuperscripts[static_cast<std::size_t>(digit - '0')];
  return out;
}

std::string scientific(double value) {
  if (!std::isfinite(value) || value == 0) return text::display(value, 0);
  const int exponent = static_cast<int>(std::floor(std::log10(std::abs(value))));
  // Rounding may lead to the next power: 9.96 is 1.0×10¹.
  const double mantissa = std::round(value / std::pow(10.0, exponent) * 10) / 10;
  const bool next = std::abs(mantissa) >= 10;
  return text::display(next ? mantissa / 10 : mantissa, 1) + "\u00D7" +
         power_of_ten(next ? exponent + 1 : exponent);
}

std::string readable(double value, int significant) {
  const double size = std::abs(value);
  if (!std::isfinite(value)) return text::display(value, 0);
  if (size != 0 && (size < 0.01 || size >= 1e6)) return scientific(value);
  if (size >= 1000) return text::display_grouped(value, 0);
  const std::string number = text::short_number(size, significant);
  return value < 0 ? "\u2212" + number : number;
}

}  // namespace downhill::figure
