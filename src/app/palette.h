// The theme's colours as Dear ImGui packs them.
#pragma once

#include <imgui.h>

#include <array>

#include "figure/color_role.h"
#include "figure/theme.h"

namespace downhill::app {

class Palette {
 public:
  explicit Palette(bool dark = false);

  bool is_dark() const { return theme_->dark; }
  ImU32 color(figure::Role role, float opacity = 1) const;
  // The height map at a level in [0, 1].
  ImU32 height(float level, float opacity = 1) const;
  // The same on ground that light falls on, 0 to 1 (figure/colormap.h).
  ImU32 ground(float level, float light, float opacity = 1) const;
  // From one role's colour to another's.
  ImU32 between(figure::Role a, figure::Role b, float t) const;

 private:
  const figure::Theme* theme_;
};

}  // namespace downhill::app
