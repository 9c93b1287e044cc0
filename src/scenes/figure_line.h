// One line of text names any figure: `scene?name=value&name=value`.
//
// The line stands in lesson files, links, embeds and on the command line. Values may be
// percent-encoded (`%2B`); '+' is a plus sign, never a space. The name `step` is reserved: the
// position on the scene's timeline.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/result.h"

namespace downhill::scenes {

struct FigureLine {
  struct Value {
    std::string name;
    std::string value;    // decoded
    int name_column = 0;  // where the name begins in the line, from 1
    int column = 0;       // where the value begins in the line, from 1
    bool operator==(const Value&) const = default;
  };
  std::string scene;
  std::vector<Value> values;
  bool operator==(const FigureLine&) const = default;
};

// Errors, with column: "figure-line-empty" (no scene), "figure-line-piece" (not name=value),
// "figure-line-twice" (a name twice), "figure-line-escape" (bad %-escape), "figure-line-utf8".
text::Result<FigureLine> parse_figure_line(std::string_view line);

// Percent-encodes only what would break the line or a URL fragment ('%', '&', '#', '=', space,
// control, non-ASCII; in the scene's name also '?').
std::string print_figure_line(const FigureLine& line);

// The column in `line` of the `column`-th character of a decoded value that begins at
// `value_column`: an escape such as "%5E" is one character of the value and three of the line.
int column_in_line(std::string_view line, int value_column, int column);

}  // namespace downhill::scenes
