// One set of colours for page, stage and SVG, light and dark.
//
// Text roles have a contrast of at least 4.5 on sheet and paper (WCAG 2 AA); a test computes it.
#pragma once

#include <array>
#include <string>

#include "figure/color_role.h"
#include "figure/colormap.h"

namespace downhill::figure {

struct Theme {
  bool dark = false;
  std::array<Color, kRoleCount> colors;
  HeightMap heights;

  const Color& operator[](Role role) const { return colors[static_cast<std::size_t>(role)]; }
  Color height(float level) const { return color_at(heights, level); }
};

const Theme& light();
const Theme& dark();

// "#2b5f75"
std::string css_color(const Color& color);

// "--paper:#faf8f3;--sheet:#ffffff;...;--height-0:#4f8496;..." for the page's style sheet.
std::string css_variables(const Theme& theme);

// Contrast ratio of two opaque colours, 1 to 21 (WCAG 2).
double contrast(const Color& a, const Color& b);

}  // namespace downhill::figure
