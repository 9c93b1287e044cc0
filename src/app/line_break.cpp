#include "app/line_break.h"

#include <algorithm>
#include <cstdint>

namespace downhill::app {
namespace {

struct Character {
  std::size_t begin = 0;  // in bytes
  char32_t code = 0;
};

std::vector<Character> characters(std::string_view text) {
  std::vector<Character> all;
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    char32_t code = lead < 0x80 ? lead : lead & (0xFFU >> (length + 1));
    for (std::size_t k = 1; k < length && i + k < text.size(); ++k) {
      code = code << 6 | (static_cast<unsigned char>(text[i + k]) & 0x3FU);
    }
    all.push_back({i, code});
    i += length;
  }
  return all;
}

bool is_han(char32_t c) {
  return (c >= 0x2E80 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) ||
         (c >= 0xFF00 && c <= 0xFFEF) || c >= 0x20000;
}
bool opens(char32_t c) {
  return std::u32string_view(U"（「『《〈【“‘([").find(c) != std::u32string_view::npos;
}
bool closes(char32_t c) {
  return std::u32string_view(U"，。！？；：、）」』》〉】”’…)].,;:!?%").find(c) !=
         std::u32string_view::npos;
}

bool may_break_between(char32_t before, char32_t after) {
  if (opens(before) || closes(after)) return false;
  return before == U' ' || before == U'—' || is_han(before) || is_han(after);
}

}  // namespace

std::vector<std::string_view> break_lines(std::string_view text, float width,
                                          const std::function<float(std::string_view)>& measure) {
  std::vector<std::string_view> lines;
  const std::vector<Character> all = characters(text);
  const auto byte = [&](std::size_t i) { return i < all.size() ? all[i].begin : text.size(); };
  const auto piece = [&](std::size_t from, std::size_t to) {
    while (to > from && all[to - 1].code == U' ') --to;
    return text.substr(byte(from), byte(to) - byte(from));
  };
  std::size_t begin = 0, good = 0;  // `good`: the last break that fits; 0 if none yet
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i].code == U'\n') {
      lines.push_back(piece(begin, i));
      begin = i + 1;
      good = 0;
      continue;
    }
    const bool end = i + 1 == all.size() || all[i + 1].code == U'\n';
    if (!end && !may_break_between(all[i].code, all[i + 1].code)) continue;
    if (good > begin && measure(piece(begin, i + 1)) > width) {
      lines.push_back(piece(begin, good));
      begin = good;
      while (begin <= i && all[begin].code == U' ') ++begin;
    }
    good = i + 1;
  }
  if (begin < all.size()) lines.push_back(piece(begin, all.size()));
  return lines;
}

}  // namespace downhill::app
