// What a colour means. Shapes name a role; a theme (theme.h) turns it into a colour at the very
// end, so the same figure works in light, dark, print and on a page that follows its reader.
#pragma once

#include <array>
#include <string_view>

namespace downhill::figure {

enum class Role {
  kPaper,    // the page behind everything
  kSheet,    // the sheet that figures lie on
  kInk,      // text and what matters
  kInk2,     // axes, labels, what may recede
  kLine,     // hairlines, borders
  kGrid,     // grid lines
  kCurve,    // the function
  kTangent,  // tangent, slope
  kPoint,    // where you are
  kGuess,    // the learner's guess
  kUp,       // uphill
  kDown,     // downhill; the learner's controls
  kGood,     // done, right
  kWarn,     // caution
};

inline constexpr int kRoleCount = 14;

// The role's name in CSS, without the leading dashes: "ink-2" for kInk2.
std::string_view css_name(Role role);

}  // namespace downhill::figure
