// A step's prose as blocks to set one under another, for a window that has neither HTML nor TeX.
//
// Reads what the lessons use of Markdown: paragraphs, lists, tables, `$$…$$`, headings, code
// between fences. Formulas become text in one line; a displayed one becomes a line for each part
// between
// `\qquad`. Where a paragraph holds what cannot be said so (a picture, HTML), it stays Markdown.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lesson/styled_text.h"

namespace downhill::lesson {

enum class BlockKind { kParagraph, kHeading, kFormula, kItem, kTable, kCode };

struct ProseBlock {
  BlockKind kind = BlockKind::kParagraph;
  // One for a paragraph, a heading or an item; of a formula or of code its lines.
  std::vector<StyledText> lines = {};
  std::string mark = {};                           // of an item: "•", "2."
  std::vector<std::vector<StyledText>> rows = {};  // of a table; the first is its head
};

std::vector<ProseBlock> read_prose(std::string_view markdown);

}  // namespace downhill::lesson
