// A text of several lines.
//
// Lines are broken at spaces, and between Chinese characters, but never before a closing mark.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "figure/draw_list.h"

namespace downhill::figure {

// The lines of a text in a column `width` px wide. A word that is wider has a line of its own.
std::vector<std::string> text_lines(std::string_view text, float size, float width);

// px from the top of one line to that of the next.
float line_height(float size);

// The lines from the point (left, top) downwards; returns where they end.
float draw_paragraph(DrawList& list, Point at, std::string_view text, float size, float width,
                     Fill fill = {});

}  // namespace downhill::figure
