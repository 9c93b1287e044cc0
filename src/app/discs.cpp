#include "app/discs.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace downhill::app {
namespace {

constexpr int kTexels = 2;       // across a device pixel, so that a disc may stand between two
constexpr float kSizes = 8;      // radii to a device pixel
constexpr float kMargin = 1.5F;  // around the disc, in device pixels: its fading rim, and air

// Half the side of the square, in device pixels.
int half_side(float radius) { return static_cast<int>(std::ceil(radius + kMargin)); }

// Draws the disc into the atlas, white, as opaque as it covers each texel.
ImFontAtlasRectId bake(ImFontAtlas& atlas, float radius) {
  const int side = 2 * half_side(radius) * kTexels;
  ImFontAtlasRect place;
  const ImFontAtlasRectId id = atlas.AddCustomRect(side, side, &place);
  if (id == ImFontAtlasRectId_Invalid) return id;
  const float middle = static_cast<float>(side) / 2;
  for (int y = 0; y < side; ++y) {
    auto* texel = static_cast<unsigned char*>(atlas.TexData->GetPixelsAt(place.x, place.y + y));
    for (int x = 0; x < side; ++x) {
      const float away =
          std::hypot(static_cast<float>(x) + 0.5F - middle, static_cast<float>(y) + 0.5F - middle) /
          kTexels;
      const float covered = std::clamp(radius + 0.5F - away, 0.0F, 1.0F);
      for (int i = 1; i < atlas.TexData->BytesPerPixel; ++i) *texel++ = 255;
      *texel++ = static_cast<unsigned char>(std::lround(255 * covered));
    }
  }
  return id;
}

}  // namespace

bool Discs::draw(ImDrawList& list, ImVec2 center, float radius, ImU32 color, float ratio) const {
  const int size = static_cast<int>(std::lround(radius * ratio * kSizes));
  if (!(radius > 0) || size < 1 || static_cast<float>(size) > kMostPixels * kSizes) return false;
  const float pixels = static_cast<float>(size) / kSizes;
  ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
  const auto [at, is_new] = baked_.try_emplace(size, ImFontAtlasRectId_Invalid);
  ImFontAtlasRect place;
  if (is_new || !atlas.GetCustomRect(at->second, &place)) {
    at->second = bake(atlas, pixels);
    if (!atlas.GetCustomRect(at->second, &place)) return false;
  }
  const float half = static_cast<float>(half_side(pixels)) / ratio;
  list.PrimReserve(6, 4);
  list.PrimRectUV({center.x - half, center.y - half}, {center.x + half, center.y + half}, place.uv0,
                  place.uv1, color);
  return true;
}

}  // namespace downhill::app
