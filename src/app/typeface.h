// Text in the stage: the fonts the page handed over, and lines of text set with them.
//
// Dear ImGui places text on whole CSS pixels and in whole sizes, which blurs at a device pixel
// ratio of 1.5 and for sizes such as 16.5. Here a line stands on a whole *device* pixel and its
// glyphs are drawn at exactly size x ratio. Sizes are CSS font sizes (1 em).
#pragma once

#include <imgui.h>

#include <string>
#include <string_view>

#include "app/discs.h"
#include "app/heat_maps.h"
#include "figure/draw_list.h"

namespace downhill::app {

// Font files; empty ones are absent. The Han ones and the symbols are searched for what the first
// ones lack.
struct FontFiles {
  std::string_view plain, bold, italic;
  std::string_view han_plain, han_bold;
  int han_face = 0;               // which of a collection (.ttc)
  std::string_view symbols = {};  // of formulas; searched before the Han ones
};

class Typeface {
 public:
  // Takes copies of the files into the current ImGui context. False if the plain one is absent or
  // no font; without bold or italic, plain stands in (leaning for italic).
  bool load(const FontFiles& files);

  // Dear ImGui's own bitmap font, for programs without fonts; not in the browser.
  void use_default_font();

  // Device pixels per CSS pixel.
  void set_ratio(float ratio) { ratio_ = ratio; }
  float ratio() const { return ratio_; }

  float width(std::string_view text, float size, figure::Face face = figure::Face::kPlain) const;

  // One line whose baseline is at y and which begins at x.
  void draw(ImDrawList& list, std::string_view text, float x, float y, float size, ImU32 color,
            figure::Face face = figure::Face::kPlain) const;

  // What else is baked into the atlas.
  const Discs& discs() const { return discs_; }
  const HeatMaps& heat_maps() const { return heat_maps_; }

  // The nearest device pixel.
  float snap(float value) const;

 private:
  struct Baked {
    ImFontBaked* font;
    float scale;   // its units to CSS px
    float height;  // as Font::height
    float slant;   // shear for italic without an italic font
  };
  Baked bake(float size, figure::Face face) const;

  struct Font {
    ImFont* font = nullptr;
    float height = 1;  // from ascent to descent, in ems: what Dear ImGui calls a font's size
  };

  Font plain_, bold_, italic_;
  Discs discs_;
  HeatMaps heat_maps_;
  float ratio_ = 1;
};

// The share of the size from the middle of a line of figures and small letters down to its
// baseline.
inline constexpr float kMiddleToBaseline = 0.35F;

}  // namespace downhill::app
