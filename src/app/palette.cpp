#include "app/palette.h"

#include "figure/colormap.h"

namespace downhill::app {
namespace {

ImU32 packed(const figure::Color& color, float opacity) {
  return ImGui::ColorConvertFloat4ToU32({color.r, color.g, color.b, color.a * opacity});
}

}  // namespace

Palette::Palette(bool dark) : theme_(dark ? &figure::dark() : &figure::light()) {}

ImU32 Palette::color(figure::Role role, float opacity) const {
  return packed((*theme_)[role], opacity);
}

ImU32 Palette::height(float level, float opacity) const {
  return packed(theme_->height(level), opacity);
}

ImU32 Palette::ground(float level, float light, float opacity) const {
  return packed(figure::toned(theme_->height(level), figure::tone_of(light)), opacity);
}

ImU32 Palette::between(figure::Role a, figure::Role b, float t) const {
  const figure::Color &from = (*theme_)[a], &to = (*theme_)[b];
  return packed(
      {from.r + (to.r - from.r) * t, from.g + (to.g - from.g) * t, from.b + (to.b - from.b) * t, 1},
      1);
}

}  // namespace downhill::app
