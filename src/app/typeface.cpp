#include "app/typeface.h"

#include <imgui_internal.h>  // ImTextCharFromUtf8

#include <cmath>
#include <cstdint>

namespace downhill::app {
namespace {

// A big-endian number of a font file; 0 beyond its end.
unsigned read(std::string_view file, std::size_t at, int bytes) {
  unsigned value = 0;
  for (int i = 0; i < bytes; ++i, ++at) {
    value = value << 8 | (at < file.size() ? static_cast<unsigned char>(file[at]) : 0U);
  }
  return value;
}

// Where a table of a TrueType or OpenType file begins; 0 if there is none. A collection has several
// faces with a directory of tables each.
std::size_t table(std::string_view file, std::string_view tag, int face) {
  const bool many = file.starts_with("ttcf");
  const std::size_t directory = many ? read(file, 12 + 4 * static_cast<std::size_t>(face), 4) : 0;
  const unsigned count = read(file, directory + 4, 2);
  for (unsigned i = 0; i < count; ++i) {
    const std::size_t entry = directory + 12 + 16 * i;
    if (entry + 16 <= file.size() && file.substr(entry, 4) == tag) return read(file, entry + 8, 4);
  }
  return 0;
}

// Dear ImGui's size runs from ascent to descent, CSS's is one em: the first over the second. 0 if
// the file is no font.
float height_in_ems(std::string_view file, int face = 0) {
  const std::size_t head = table(file, "head", face), hhea = table(file, "hhea", face);
  const unsigned em = read(file, head + 18, 2);
  if (head == 0 || hhea == 0 || em == 0) return 0;
  const auto ascent = static_cast<std::int16_t>(read(file, hhea + 4, 2));
  const auto descent = static_cast<std::int16_t>(read(file, hhea + 6, 2));
  return static_cast<float>(ascent - descent) / static_cast<float>(em);
}

// Adds a file to the atlas, as a font of its own or behind the last one; equal sizes give equal
// ems.
ImFont* add(std::string_view file, float height, bool behind, int face = 0) {
  if (!(height > 0)) return nullptr;
  ImFontConfig config;
  config.FontDataOwnedByAtlas = false;  // the atlas copies
  config.MergeMode = behind;
  config.FontNo = static_cast<ImU32>(face);
  return ImGui::GetIO().Fonts->AddFontFromMemoryTTF(const_cast<char*>(file.data()),
                                                    static_cast<int>(file.size()), height, &config);
}

// Calls `use(codepoint)` for each character.
template <class Use>
void each_character(std::string_view text, Use use) {
  const char* at = text.data();
  const char* end = at + text.size();
  while (at < end) {
    unsigned int code = 0;
    at += ImTextCharFromUtf8(&code, at, end);
    use(static_cast<ImWchar>(code));
  }
}

}  // namespace

bool Typeface::load(const FontFiles& files) {
  const auto add_with = [&files](std::string_view first, std::string_view han) {
    Font font{.height = height_in_ems(first)};
    font.font = add(first, font.height, false);
    if (!font.font) return font;
    add(files.symbols, height_in_ems(files.symbols), true);
    add(han, height_in_ems(han, files.han_face), true, files.han_face);
    return font;
  };
  plain_ = add_with(files.plain, files.han_plain);
  if (!plain_.font) return false;
  bold_ = add_with(files.bold, files.han_bold.empty() ? files.han_plain : files.han_bold);
  italic_ = add_with(files.italic, files.han_plain);
  ImGui::GetIO().FontDefault = plain_.font;
  ImGui::GetStyle().FontSizeBase = 16;
  return true;
}

#ifndef IMGUI_DISABLE_DEFAULT_FONT
void Typeface::use_default_font() {
  plain_ = {ImGui::GetIO().Fonts->AddFontDefault(), 1};
  bold_ = italic_ = {};
}
#endif

Typeface::Baked Typeface::bake(float size, figure::Face face) const {
  Font font = plain_;
  if (face == figure::Face::kBold && bold_.font) font = bold_;
  if (face == figure::Face::kItalic && italic_.font) font = italic_;
  // Dear ImGui bakes whole sizes; the rest goes into the density, so that one texel is one pixel.
  const float exact = size * font.height;
  const float whole = std::max(std::round(exact), 1.0F);
  const float scale = exact / whole;
  const float slant = face == figure::Face::kItalic && !italic_.font ? 0.2F : 0.0F;
  return {font.font->GetFontBaked(whole, ratio_ * scale), scale, font.height, slant};
}

float Typeface::width(std::string_view text, float size, figure::Face face) const {
  if (!(size > 0)) return 0;
  const Baked baked = bake(size, face);
  float width = 0;
  each_character(text, [&](ImWchar c) { width += baked.font->GetCharAdvance(c); });
  return width * baked.scale;
}

float Typeface::snap(float value) const { return std::round(value * ratio_) / ratio_; }

void Typeface::draw(ImDrawList& list, std::string_view text, float x, float y, float size,
                    ImU32 color, figure::Face face) const {
  if (!(size > 0) || (color & IM_COL32_A_MASK) == 0) return;
  const Baked baked = bake(size, face);
  // First let every glyph be drawn into the atlas: that may move the atlas to another texture.
  int glyphs = 0;
  each_character(text, [&](ImWchar c) { glyphs += baked.font->FindGlyph(c)->Visible ? 1 : 0; });
  if (glyphs == 0) return;

  const float scale = baked.scale, ascent = std::round(baked.font->Ascent);
  y = snap(y);
  // Glyphs lie on the grid of their texels (Dear ImGui draws small ones two to a pixel), else their
  // sides would mix with the empty texels beside them.
  const float texels = ratio_ * (size * ratio_ * baked.height > 36 ? 1.0F : 2.0F);
  list.PrimReserve(glyphs * 6, glyphs * 4);
  each_character(text, [&](ImWchar c) {
    const ImFontGlyph& glyph = *baked.font->FindGlyph(c);
    if (glyph.Visible) {
      const float left = std::round((x + glyph.X0 * scale) * texels) / texels;
      const float right = left + (glyph.X1 - glyph.X0) * scale;
      const float above = (ascent - glyph.Y0) * scale, below = (ascent - glyph.Y1) * scale;
      const float lean_top = above * baked.slant, lean_bottom = below * baked.slant;
      list.PrimQuadUV({left + lean_top, y - above}, {right + lean_top, y - above},
                      {right + lean_bottom, y - below}, {left + lean_bottom, y - below},
                      {glyph.U0, glyph.V0}, {glyph.U1, glyph.V0}, {glyph.U1, glyph.V1},
                      {glyph.U0, glyph.V1}, color);
    }
    x += glyph.AdvanceX * scale;
  });
}

}  // namespace downhill::app
