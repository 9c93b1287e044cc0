// Any text is a figure line or an error with its column; a line comes back from its print.
#include "scenes/figure_line.h"

#include "fuzz/must.h"

using namespace downhill;
using fuzz::must;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view typed = fuzz::as_text(data, size);
  const auto line = scenes::parse_figure_line(typed);
  if (!line) {
    fuzz::must_be_clear(line.error());
    must(line.error().place.column >= 1, "a line's error has a column");
    must(line.error().place.column <= static_cast<int>(size) + 1, "the column is in the line");
    return 0;
  }
  const std::string printed = scenes::print_figure_line(*line);
  for (const char c : printed) must(c > 0x20 && c < 0x7F, "a printed line is plain letters");
  const auto again = scenes::parse_figure_line(printed);
  must(again.ok(), "what is printed is read");
  must(again->scene == line->scene && again->values.size() == line->values.size(), "the same line");
  for (std::size_t i = 0; i < line->values.size(); ++i) {
    const auto& value = line->values[i];
    must(again->values[i].name == value.name && again->values[i].value == value.value, "the same");
    const int column = scenes::column_in_line(typed, value.column, 3);
    must(column >= value.column && column <= static_cast<int>(size) + 1, "a column in the line");
  }
  return 0;
}
