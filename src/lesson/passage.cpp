#include "lesson/passage.h"

#include <algorithm>

namespace downhill::lesson {

void Passage::add_line(std::string_view line, const text::Place& place) {
  if (!lines.empty()) text += '\n';
  text += line;
  lines.push_back(place);
}

text::Place Passage::place(std::size_t offset) const {
  if (lines.empty()) return {};
  const std::string_view before = std::string_view(text).substr(0, offset);
  const auto index = static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
  const std::size_t line_start = before.rfind('\n') + 1;  // npos + 1 == 0: the first line
  text::Place place = lines[std::min(index, lines.size() - 1)];
  place.column += count_characters(before.substr(line_start));
  return place;
}

text::Error Passage::locate(text::Error error, std::size_t offset) const {
  // Walk to the error's own line, counted from the line of `offset`.
  std::size_t start = offset;
  for (int line = 1; line < error.place.line; ++line) {
    const std::size_t end = text.find('\n', start);
    if (end == std::string::npos) break;
    start = end + 1;
  }
  const int further = std::max(error.place.column - 1, 0);
  error.place = place(start);
  error.place.column += further;
  return error;
}

Passage Passage::trimmed() const {
  Passage out;
  std::size_t start = 0;
  Passage blank;  // empty lines wait here until a line with something on it follows
  for (const text::Place& place : lines) {
    const std::size_t end = std::min(text.find('\n', start), text.size());
    const std::string_view line = std::string_view(text).substr(start, end - start);
    start = end + 1;
    if (trim(line).empty()) {
      if (!out.lines.empty()) blank.add_line(line, place);
      continue;
    }
    for (const text::Place& skipped : blank.lines) out.add_line("", skipped);
    blank = {};
    out.add_line(line, place);
  }
  return out;
}

int count_characters(std::string_view utf8) {
  return static_cast<int>(
      std::count_if(utf8.begin(), utf8.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

std::size_t valid_utf8_length(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const auto byte = [&](std::size_t k) {
      return i + k < text.size() ? static_cast<unsigned char>(text[i + k]) : 0U;
    };
    const unsigned lead = byte(0);
    // By lead byte: how many bytes, and what the second one may be (which keeps out what is too
    // long for its code point, surrogates, and what lies beyond U+10FFFF).
    const std::size_t size = lead < 0x80   ? 1
                             : lead < 0xC2 ? 0
                             : lead < 0xE0 ? 2
                             : lead < 0xF0 ? 3
                             : lead < 0xF5 ? 4
                                           : 0;
    if (size == 0) return i;
    const unsigned least = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    const unsigned most = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    if (size > 1 && (byte(1) < least || byte(1) > most)) return i;
    for (std::size_t k = 2; k < size; ++k) {
      if ((byte(k) & 0xC0U) != 0x80U) return i;
    }
    i += size;
  }
  return text.size();
}

std::string_view trim(std::string_view text) {
  constexpr std::string_view kBlank = " \t\r\n";
  const std::size_t first = text.find_first_not_of(kBlank);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kBlank) - first + 1);
}

}  // namespace downhill::lesson
