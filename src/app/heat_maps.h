// Heat maps as pictures in Dear ImGui's atlas, beside the letters: one texel a cell, so that each
// is two triangles instead of two a cell, and the colours between cells are the painter's own work.
#pragma once

#include <imgui.h>

#include <cstddef>
#include <vector>

#include "app/palette.h"
#include "figure/draw_list.h"

namespace downhill::app {

class HeatMaps {
 public:
  // Draws the cells, whose box begins at `corner` on the screen. Colours run smoothly between the
  // middles of the cells, and are even from there to the box; they fade towards a cell that is not
  // to be painted.
  void draw(ImDrawList& list, const figure::Cells& cells, ImVec2 corner,
            const Palette& palette) const;

 private:
  // The pictures in the order in which a frame draws them: the next frame most likely has the same.
  struct Picture {
    ImFontAtlasRectId id;
    int width, height;  // texels
  };
  Picture& next(int width, int height) const;

  mutable std::vector<Picture> pictures_;
  mutable std::size_t drawn_ = 0;  // in this frame
  mutable int frame_ = -1;
};

}  // namespace downhill::app
