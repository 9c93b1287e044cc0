// What the stage is made of, drawn like the page: lines of text, boxes, icons, pills and chips.
//
// Dear ImGui tells what is hovered, held and pressed; every line and colour is drawn here. Boxes
// are in CSS px.
#pragma once

#include <imgui.h>

#include <string>
#include <string_view>
#include <vector>

#include "app/palette.h"
#include "app/stroke.h"
#include "app/typeface.h"
#include "figure/draw_list.h"

namespace downhill::app {

// Where and with what things are drawn.
struct Sheet {
  ImDrawList& list;
  const Palette& palette;
  const Typeface& typeface;
};

// Lines of text, broken and ready to be drawn.
struct TextBlock {
  std::vector<std::string> lines;
  float size = 16;
  float line_height = 24;
  figure::Face face = figure::Face::kPlain;
  float height() const { return line_height * static_cast<float>(lines.size()); }
};
TextBlock text_block(const Typeface& typeface, std::string_view text, float size, float width,
                     figure::Face face = figure::Face::kPlain);
void draw_block(const Sheet& sheet, const TextBlock& block, float left, float top,
                figure::Role role);

enum class Icon { kNone, kBack, kNext, kReset, kRestore, kCheck, kCross, kQuestion, kEdit };
void draw_icon(const Sheet& sheet, Icon icon, figure::Point center, float size, ImU32 color,
               float width = 2);

// A rounded box: filled, and bordered by a line of `width` inside its edge.
void draw_box(const Sheet& sheet, const figure::Rectangle& box, float radius, ImU32 fill,
              ImU32 border, float width = 1);
// The same box with its sides between device pixels.
figure::Rectangle on_pixels(const Sheet& sheet, const figure::Rectangle& box);

// One line of text with its middle at y; `align` says where x is.
void draw_text(const Sheet& sheet, std::string_view text, float x, float middle, float size,
               ImU32 color, figure::Align align = figure::Align::kStart,
               figure::Face face = figure::Face::kPlain);

// What the pointer does with a box.
struct Touch {
  bool hovered = false;
  bool held = false;
  bool began = false;    // pressed down in this frame
  bool pressed = false;  // released over it
};
// `id` is unique on the stage. A hand shows over it unless `still`.
Touch touch(std::string_view id, const figure::Rectangle& box, bool still = false);

enum class PillStyle {
  kOutline,  // a button
  kSolid,    // the way on
  kControl,  // acts on the figure
  kChosen,   // a control that is on
  kQuiet,    // no border
  kDisabled,
};
struct Pill {
  std::string text;
  PillStyle style = PillStyle::kOutline;
  Icon before = Icon::kNone;
  Icon after = Icon::kNone;
};
float pill_width(const Typeface& typeface, const Pill& pill, float size);
bool pill(const Sheet& sheet, std::string_view id, const figure::Rectangle& box, const Pill& pill,
          float size);

// A readout: label, value; `role` other than ink colours it. The number keeps its place.
float chip_width(const Typeface& typeface, std::string_view label, std::string_view text,
                 float size);
void chip(const Sheet& sheet, const figure::Rectangle& box, std::string_view label,
          std::string_view text, figure::Role role, float size);

// A round mark: empty, or filled with an icon.
void draw_mark(const Sheet& sheet, figure::Point center, figure::Role role, Icon icon);

// What to do, and once it is done what it has shown; the text is broken to card_text_width().
void task_card(const Sheet& sheet, const figure::Rectangle& box, const TextBlock& text, bool done);

}  // namespace downhill::app
