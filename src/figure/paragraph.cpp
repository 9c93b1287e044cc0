#include "figure/paragraph.h"

#include <algorithm>
#include <array>

#include "figure/text_metrics.h"

namespace downhill::figure {
namespace {

// What may not be torn apart: words with the space after them, Chinese characters with the marks
// that close them.
std::vector<std::string> pieces_of(std::string_view text) {
  constexpr std::array<std::string_view, 12> kClosing = {"\uFF0C", "\u3002", "\uFF1B", "\uFF1A",
                                                         "\u3001", "\uFF09", "\uFF1F", "\uFF01",
                                                         "\u201D", "\u300B", ")",      ","};
  std::vector<std::string> pieces;
  bool open = false;  // the last piece may grow
  for (std::size_t at = 0; at < text.size();) {
    const auto lead = static_cast<unsigned char>(text[at]);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    const std::string_view letter = text.substr(at, length);
    at += letter.size();
    // Chinese characters and full-width signs begin with these bytes; mathematical signs do not.
    const bool han = lead >= 0xE3 && lead <= 0xEF;
    const bool closes = std::ranges::find(kClosing, letter) != kClosing.end();
    if (pieces.empty() || (!closes && (han || !open))) pieces.emplace_back();
    pieces.back() += letter;
    open = letter != " " && !han;
  }
  return pieces;
}

}  // namespace

std::vector<std::string> text_lines(std::string_view text, float size, float width) {
  std::vector<std::string> lines;
  for (const std::string& piece : pieces_of(text)) {
    const std::string_view bare =
        std::string_view(piece).substr(0, piece.find_last_not_of(' ') + 1);
    const bool fits = !lines.empty() && text_width(lines.back() + std::string(bare), size) <= width;
    if (!fits) lines.emplace_back();
    lines.back() += piece;
  }
  for (std::string& line : lines) line.erase(line.find_last_not_of(' ') + 1);
  return lines;
}

float line_height(float size) { return 1.42F * size; }

float draw_paragraph(DrawList& list, Point at, std::string_view text, float size, float width,
                     Fill fill) {
  for (const std::string& line : text_lines(text, size, width)) {
    list.push_back(Text{
        {at.x, at.y + line_height(size) / 2}, line, fill, size, Align::kStart, Baseline::kMiddle});
    at.y += line_height(size);
  }
  return at.y;
}

}  // namespace downhill::figure
