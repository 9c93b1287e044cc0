// A sentence or a paragraph of Markdown as plain Unicode text that remembers its styles.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "lesson/plain_text.h"
#include "text/result.h"

namespace downhill::lesson {

enum class TextStyle {
  kPlain,
  kStrong,    // **strong**
  kEmphasis,  // *emphasis*
  kCode,      // `code`
  kVariable,  // a variable's letters in a formula
  kRaised,    // a power
  kLowered,   // an index
};

struct StyledText {
  struct Run {
    std::size_t begin = 0;  // its first byte; it ends where the next begins
    TextStyle style = TextStyle::kPlain;
    bool operator==(const Run&) const = default;
  };
  std::string text;
  std::vector<Run> runs;  // in order, neighbours differ; the first begins at 0 if there is text

  TextStyle style_at(std::size_t byte) const;
};

// Errors: as plain_text().
text::Result<StyledText> styled_text(std::string_view markdown, BeyondUnicode beyond);

// The inside of `$…$` alone.
text::Result<StyledText> styled_tex(std::string_view tex, BeyondUnicode beyond);

}  // namespace downhill::lesson
