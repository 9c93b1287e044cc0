#include "figure/color_role.h"

namespace downhill::figure {

std::string_view css_name(Role role) {
  static constexpr std::array<std::string_view, kRoleCount> kNames = {
      "paper",   "sheet", "ink",   "ink-2", "line", "grid", "curve",
      "tangent", "point", "guess", "up",    "down", "good", "warn"};
  return kNames[static_cast<std::size_t>(role)];
}

}  // namespace downhill::figure
