// Colours of heights, for maps and surfaces.
//
// Sixteen stops from the valley (0) to the peak (1): teal, sage, sand, as on a hiking map.
// Lightness rises evenly all the way (steps of equal length in OKLab), so the order of heights
// survives colour-blindness and grey print; blue against yellow is the pair that most eyes tell
// apart. The light map stays light enough for ink on it, the dark one dark enough for white.
#pragma once

#include <array>
#include <cstdint>

namespace downhill::figure {

// sRGB, 0 to 1.
struct Color {
  float r = 0, g = 0, b = 0, a = 1;
  bool operator==(const Color&) const = default;
};

// 0x2b5f75 as in CSS "#2b5f75".
constexpr Color color_from_hex(std::uint32_t rgb) {
  return {static_cast<float>((rgb >> 16U) & 0xFFU) / 255,
          static_cast<float>((rgb >> 8U) & 0xFFU) / 255, static_cast<float>(rgb & 0xFFU) / 255, 1};
}

inline constexpr int kHeightStops = 16;
using HeightMap = std::array<Color, kHeightStops>;

inline constexpr HeightMap kLightHeights = {
    color_from_hex(0x4f8496), color_from_hex(0x5a8b96), color_from_hex(0x659297),
    color_from_hex(0x6f9998), color_from_hex(0x7aa09a), color_from_hex(0x85a79c),
    color_from_hex(0x90ae9e), color_from_hex(0x9bb5a1), color_from_hex(0xa6bca5),
    color_from_hex(0xb2c3a9), color_from_hex(0xbdcaae), color_from_hex(0xc8d1b4),
    color_from_hex(0xd4d8ba), color_from_hex(0xdfdfc2), color_from_hex(0xebe5c9),
    color_from_hex(0xf6ecd2)};

inline constexpr HeightMap kDarkHeights = {
    color_from_hex(0x17313d), color_from_hex(0x1a3843), color_from_hex(0x1e4049),
    color_from_hex(0x24484f), color_from_hex(0x2a4f54), color_from_hex(0x325659),
    color_from_hex(0x3b5e5d), color_from_hex(0x446561), color_from_hex(0x4f6c64),
    color_from_hex(0x5a7367), color_from_hex(0x657969), color_from_hex(0x71806b),
    color_from_hex(0x7e866c), color_from_hex(0x8b8b6c), color_from_hex(0x98916c),
    color_from_hex(0xa6966b)};

// The colour of a level in [0, 1]; levels beyond are those of the ends, NaN is transparent.
Color color_at(const HeightMap& map, float level);

// How light changes a colour: mixed with white by the result if positive, with black by its
// opposite if negative. Level ground under the lamp of Space::light keeps its colour.
float tone_of(float light);
Color toned(const Color& color, float tone);

// The stop that a level is nearest to: its band on a map of 16 tints.
int band_of(float level);

}  // namespace downhill::figure
