#include "app/rich_text.h"

#include <algorithm>
#include <cmath>

#include "app/line_break.h"

namespace downhill::app {
namespace {

using figure::Face;
using lesson::StyledText;
using lesson::TextStyle;

Face face_of(TextStyle style, Face plain) {
  switch (style) {
    case TextStyle::kPlain:
    case TextStyle::kCode:
    case TextStyle::kRaised:
    case TextStyle::kLowered:
      return plain;
    case TextStyle::kStrong:
      return Face::kBold;
    case TextStyle::kEmphasis:
    case TextStyle::kVariable:
      return plain == Face::kBold ? Face::kBold : Face::kItalic;
  }
  return plain;
}

// Powers and indices are smaller, and stand off the line by a share of the text's size.
constexpr float kScriptScale = 0.74F, kRaisedBy = 0.36F, kLoweredBy = 0.2F;

float scale_of(TextStyle style) {
  return style == TextStyle::kRaised || style == TextStyle::kLowered ? kScriptScale : 1;
}

// Calls use(part, style) for the parts of text[begin, end) that are of one style.
template <class Use>
void each_part(const StyledText& text, std::size_t begin, std::size_t end, Use use) {
  for (std::size_t i = 0; i < text.runs.size(); ++i) {
    const std::size_t run_end =
        i + 1 < text.runs.size() ? text.runs[i + 1].begin : text.text.size();
    const std::size_t from = std::max(begin, text.runs[i].begin), to = std::min(end, run_end);
    if (from < to) use(std::string_view(text.text).substr(from, to - from), text.runs[i].style);
  }
}

}  // namespace

RichText::RichText(StyledText text, const Typeface& typeface, float size, float width, Face face)
    : size_(size), line_height_(std::round(size * 1.6F)) {
  const char* start = text.text.data();
  const auto measure = [&](std::string_view piece) {
    const auto begin = static_cast<std::size_t>(piece.data() - start);
    float sum = 0;
    each_part(text, begin, begin + piece.size(), [&](std::string_view part, TextStyle style) {
      sum += typeface.width(part, size * scale_of(style), face_of(style, face));
    });
    return sum;
  };
  for (std::string_view line : break_lines(text.text, width, measure)) {
    const auto begin = static_cast<std::size_t>(line.data() - start);
    std::vector<Piece> pieces;
    float x = 0;
    each_part(text, begin, begin + line.size(), [&](std::string_view part, TextStyle style) {
      const Face of_part = face_of(style, face);
      pieces.push_back({std::string(part), x, of_part, style});
      x += typeface.width(part, size * scale_of(style), of_part);
    });
    width_ = std::max(width_, x);
    lines_.push_back(std::move(pieces));
  }
}

void RichText::draw(const Sheet& sheet, float left, float top, figure::Role role) const {
  float middle = top + line_height_ / 2;
  for (const std::vector<Piece>& line : lines_) {
    for (const Piece& piece : line) {
      if (piece.style == TextStyle::kCode) {
        const float width = sheet.typeface.width(piece.text, size_, piece.face);
        draw_box(sheet, {left + piece.x - 3, middle - 0.68F * size_, width + 6, 1.36F * size_}, 5,
                 sheet.palette.color(figure::Role::kInk, 0.06F),
                 sheet.palette.color(figure::Role::kInk, 0));
      }
      const float off = piece.style == TextStyle::kRaised    ? -kRaisedBy
                        : piece.style == TextStyle::kLowered ? kLoweredBy
                                                             : 0;
      draw_text(sheet, piece.text, left + piece.x, middle + off * size_,
                size_ * scale_of(piece.style), sheet.palette.color(role), figure::Align::kStart,
                piece.face);
    }
    middle += line_height_;
  }
}

}  // namespace downhill::app
