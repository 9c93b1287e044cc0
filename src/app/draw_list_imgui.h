// A figure on the screen: the second of the two backends that draw a DrawList (the other is svg.h).
#pragma once

#include <imgui.h>

#include "app/palette.h"
#include "app/typeface.h"
#include "figure/draw_list.h"

namespace downhill::app {

// Draws `figure` with its origin at `origin`, in CSS px.
void draw(ImDrawList& list, const figure::DrawList& figure, const Palette& palette,
          const Typeface& typeface, ImVec2 origin);

}  // namespace downhill::app
