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

std::string_view trim(std::string_view text) {
  constexpr std::string_view kBlank = " \t\r\n";
  const std::size_t first = text.find_first_not_of(kBlank);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kBlank) - first + 1);
}

}  // namespace downhill::lesson
