#include "figure/theme.h"

#include <algorithm>
#include <cmath>

namespace downhill::figure {
namespace {

double linear(float channel) {
  const double c = static_cast<double>(channel);
  return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

double luminance(const Color& color) {
  return 0.2126 * linear(color.r) + 0.7152 * linear(color.g) + 0.0722 * linear(color.b);
}

}  // namespace

const Theme& light() {
  static constexpr Theme kTheme = {false,
                                   {
                                       color_from_hex(0xfaf8f3),  // paper
                                       color_from_hex(0xffffff),  // sheet
                                       color_from_hex(0x1d2430),  // ink
                                       color_from_hex(0x5a6472),  // ink-2
                                       color_from_hex(0xe3dfd4),  // line
                                       color_from_hex(0xece8dd),  // grid
                                       color_from_hex(0x2b5f75),  // curve
                                       color_from_hex(0xc64917),  // tangent
                                       color_from_hex(0x1d2430),  // point
                                       color_from_hex(0x7b5ea7),  // guess
                                       color_from_hex(0xc64917),  // up
                                       color_from_hex(0x1f7a8c),  // down
                                       color_from_hex(0x2f7d4f),  // good
                                       color_from_hex(0xa7610a),  // warn
                                   },
                                   kLightHeights};
  return kTheme;
}

const Theme& dark() {
  static constexpr Theme kTheme = {true,
                                   {
                                       color_from_hex(0x13161b),  // paper
                                       color_from_hex(0x1a1e25),  // sheet
                                       color_from_hex(0xe9e6de),  // ink
                                       color_from_hex(0xa2a9b4),  // ink-2
                                       color_from_hex(0x2c323b),  // line
                                       color_from_hex(0x262b33),  // grid
                                       color_from_hex(0x7cc0d8),  // curve
                                       color_from_hex(0xff8a4c),  // tangent
                                       color_from_hex(0xffffff),  // point
                                       color_from_hex(0xb79be0),  // guess
                                       color_from_hex(0xff8a4c),  // up
                                       color_from_hex(0x5cc2cf),  // down
                                       color_from_hex(0x6cc38e),  // good
                                       color_from_hex(0xe0a94a),  // warn
                                   },
                                   kDarkHeights};
  return kTheme;
}

std::string css_color(const Color& color) {
  static constexpr char kDigits[] = "0123456789abcdef";
  std::string out = "#";
  for (float channel : {color.r, color.g, color.b}) {
    const auto byte = static_cast<unsigned>(std::lround(channel * 255)) & 0xFFU;
    out += kDigits[byte >> 4U];
    out += kDigits[byte & 0xFU];
  }
  return out;
}

std::string css_variables(const Theme& theme) {
  std::string out;
  for (int i = 0; i < kRoleCount; ++i) {
    const Role role = static_cast<Role>(i);
    out += "--" + std::string(css_name(role)) + ":" + css_color(theme[role]) + ";";
  }
  for (int i = 0; i < kHeightStops; ++i) {
    out += "--height-" + std::to_string(i) + ":" +
           css_color(theme.heights[static_cast<std::size_t>(i)]) + ";";
  }
  return out;
}

double contrast(const Color& a, const Color& b) {
  const double one = luminance(a), other = luminance(b);
  return (std::max(one, other) + 0.05) / (std::min(one, other) + 0.05);
}

}  // namespace downhill::figure
