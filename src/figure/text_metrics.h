// How wide a text will be, about: enough to lay out labels that do not touch.
//
// Shapes place text by its anchor, so no backend needs widths. Layout does: a label box must be as
// wide as its text, tick labels must not meet. Widths here are the advances of Noto Sans Regular,
// the font of page and stage, for ASCII; a fixed advance for the rest (Han and full-width signs
// 1 em, superscripts 0.35 em, others 0.6 em). Another font is off by a few percent, so leave air.
#pragma once

#include <string_view>

#include "figure/draw_list.h"

namespace downhill::figure {

// The width in px of one line of UTF-8 text.
float text_width(std::string_view text, float size, Face face = Face::kPlain);

// The y of the line that the letters stand on, whatever the text's baseline is: kMiddle centres
// capitals and figures on the anchor, kTop hangs them from it. Both backends place text by this.
float baseline_y(const Text& text);

// The rectangle that a text covers, from the top of tall letters to the foot of deep ones.
Rectangle text_box(const Text& text);

// The text size for a figure: a little smaller on a phone.
float text_size_for(Size size);

}  // namespace downhill::figure
