#include "figure/colormap.h"

#include <algorithm>
#include <cmath>

namespace downhill::figure {

Color color_at(const HeightMap& map, float level) {
  if (std::isnan(level)) return {0, 0, 0, 0};
  const float at = std::clamp(level, 0.F, 1.F) * (kHeightStops - 1);
  const int below = std::min(static_cast<int>(at), kHeightStops - 2);
  const float part = at - static_cast<float>(below);
  const Color &a = map[static_cast<std::size_t>(below)],
              &b = map[static_cast<std::size_t>(below) + 1];
  const auto mix = [part](float from, float to) { return from + part * (to - from); };
  return {mix(a.r, b.r), mix(a.g, b.g), mix(a.b, b.b), 1};
}

float tone_of(float light) {
  constexpr float kLevelGround = 0.83F;
  constexpr float kBrightest = 0.22F, kDarkest = 0.42F;
  const float over = std::clamp(light, 0.F, 1.F) - kLevelGround;
  return over > 0 ? kBrightest * over / (1 - kLevelGround) : kDarkest * over / kLevelGround;
}

Color toned(const Color& color, float tone) {
  const float target = tone > 0 ? 1 : 0, part = std::abs(tone);
  const auto mix = [&](float channel) { return channel + part * (target - channel); };
  return {mix(color.r), mix(color.g), mix(color.b), color.a};
}

int band_of(float level) {
  if (std::isnan(level)) return 0;
  return static_cast<int>(std::lround(std::clamp(level, 0.F, 1.F) * (kHeightStops - 1)));
}

}  // namespace downhill::figure
