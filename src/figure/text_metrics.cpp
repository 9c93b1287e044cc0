#include "figure/text_metrics.h"

#include <array>

namespace downhill::figure {
namespace {

// Advances of Noto Sans Regular (SIL Open Font Licence) for U+0020 to U+007E, in 1/1000 em.
constexpr std::array<int, 95> kAdvances = {
    260, 269, 408, 646, 572, 831, 732, 225, 300, 300, 551, 572, 268, 322, 268, 372, 572, 572, 572,
    572, 572, 572, 572, 572, 572, 572, 268, 268, 572, 572, 572, 434, 899, 639, 650, 632, 730, 556,
    519, 728, 741, 339, 273, 619, 524, 907, 760, 781, 605, 781, 622, 549, 556, 731, 600, 930, 586,
    566, 572, 329, 372, 329, 572, 444, 281, 561, 615, 480, 615, 564, 344, 615, 618, 258, 258, 534,
    258, 935, 618, 605, 615, 615, 413, 479, 361, 618, 508, 786, 529, 510, 470, 380, 551, 380, 572};

constexpr float kBoldFactor = 1.06F;
constexpr float kAscent = 0.72F;   // capitals and figures of Noto Sans, in em
constexpr float kDescent = 0.22F;  // of g, p, y

// The next code point of a UTF-8 text; broken bytes count as one character each.
char32_t next_code_point(std::string_view text, std::size_t& at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char first = byte(at++);
  int more = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : first >= 0xC0 ? 1 : 0;
  char32_t code = more == 3   ? first & 0x07U
                  : more == 2 ? first & 0x0FU
                  : more == 1 ? first & 0x1FU
                              : first;
  for (; more > 0 && at < text.size() && (byte(at) & 0xC0U) == 0x80U; --more) {
    code = (code << 6U) | (byte(at++) & 0x3FU);
  }
  return code;
}

float advance(char32_t code) {
  if (code >= 0x20 && code <= 0x7E) return static_cast<float>(kAdvances[code - 0x20]) / 1000;
  if (code < 0x20 || (code >= 0x300 && code <= 0x36F)) return 0;  // controls, combining marks
  if (code == 0xB2 || code == 0xB3 || code == 0xB9 || (code >= 0x2070 && code <= 0x209F)) {
    return 0.35F;
  }
  const bool han = (code >= 0x2E80 && code <= 0xA4CF) || (code >= 0xF900 && code <= 0xFAFF) ||
                   (code >= 0xFE30 && code <= 0xFE6F) || (code >= 0xFF00 && code <= 0xFF60) ||
                   code >= 0x1F300;
  return han ? 1 : 0.6F;
}

}  // namespace

float text_width(std::string_view text, float size, Face face) {
  float width = 0;
  for (std::size_t at = 0; at < text.size();) width += advance(next_code_point(text, at));
  return width * size * (face == Face::kBold ? kBoldFactor : 1);
}

float baseline_y(const Text& text) {
  if (text.baseline == Baseline::kMiddle) return text.anchor.y + kAscent / 2 * text.size;
  if (text.baseline == Baseline::kTop) return text.anchor.y + kAscent * text.size;
  return text.anchor.y;
}

Rectangle text_box(const Text& text) {
  const float width = text_width(text.text, text.size, text.face);
  Rectangle box{text.anchor.x, baseline_y(text) - kAscent * text.size, width,
                (kAscent + kDescent) * text.size};
  if (text.align == Align::kMiddle) box.left -= width / 2;
  if (text.align == Align::kEnd) box.left -= width;
  return box;
}

float text_size_for(Size size) { return size.width < 480 ? 13.F : 15.F; }

}  // namespace downhill::figure
