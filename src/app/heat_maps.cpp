#include "app/heat_maps.h"

#include <imgui_internal.h>  // ImFontAtlasTextureBlockQueueUpload

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace downhill::app {

HeatMaps::Picture& HeatMaps::next(int width, int height) const {
  ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
  if (frame_ != ImGui::GetFrameCount()) drawn_ = 0;
  frame_ = ImGui::GetFrameCount();
  if (drawn_ == pictures_.size()) pictures_.push_back({ImFontAtlasRectId_Invalid, 0, 0});
  Picture& picture = pictures_[drawn_++];
  if (picture.width != width || picture.height != height) {
    if (picture.id != ImFontAtlasRectId_Invalid) atlas.RemoveCustomRect(picture.id);
    picture = {atlas.AddCustomRect(width, height), width, height};
  }
  return picture;
}

void HeatMaps::draw(ImDrawList& list, const figure::Cells& cells, ImVec2 corner,
                    const Palette& palette) const {
  const int columns = cells.columns, rows = cells.rows;
  if (columns < 1 || rows < 1 ||
      cells.levels.size() != static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows)) {
    return;
  }
  const auto level = [&](int column, int row) {
    column = std::clamp(column, 0, columns - 1);
    row = std::clamp(row, 0, rows - 1);
    return cells.levels[static_cast<std::size_t>(row * columns + column)];
  };
  // With a rim one texel wide that repeats the cells beside it: from their middles on colours are
  // even, and nothing of the atlas' other pictures is mixed in.
  ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
  ImFontAtlasRect place;
  if (!atlas.GetCustomRect(next(columns + 2, rows + 2).id, &place)) return;
  bool is_new = false;
  for (int row = -1; row <= rows; ++row) {
    auto* texel = static_cast<ImU32*>(atlas.TexData->GetPixelsAt(place.x, place.y + row + 1));
    for (int column = -1; column <= columns; ++column, ++texel) {
      const float here = level(column, row);
      // An unpainted cell lends its neighbours' fading edge no colour of its own.
      const ImU32 color = !std::isnan(here) ? palette.height(here, cells.opacity)
                          : column >= 0     ? texel[-1] & ~IM_COL32_A_MASK
                                            : 0U;
      is_new = is_new || *texel != color;
      *texel = color;
    }
  }
  if (is_new) {
    ImFontAtlasTextureBlockQueueUpload(&atlas, atlas.TexData, place.x, place.y, place.w, place.h);
  }
  const ImVec2 texel = {1 / static_cast<float>(atlas.TexData->Width),
                        1 / static_cast<float>(atlas.TexData->Height)};
  list.PrimReserve(6, 4);
  list.PrimRectUV(corner, {corner.x + cells.box.width, corner.y + cells.box.height},
                  {place.uv0.x + texel.x, place.uv0.y + texel.y},
                  {place.uv1.x - texel.x, place.uv1.y - texel.y}, IM_COL32_WHITE);
}

}  // namespace downhill::app
