#include "lesson/prose.h"

#include <cctype>
#include <optional>

#include "lesson/passage.h"

namespace downhill::lesson {
namespace {

StyledText read_line(std::string_view markdown) {
  text::Result<StyledText> styled = styled_text(markdown, BeyondUnicode::kMark);
  return styled ? *std::move(styled) : StyledText{std::string(markdown), {{}}};
}

// "- item", "2. item": the mark and the rest.
struct Item {
  std::string mark;
  std::string_view rest;
};
std::optional<Item> read_item(std::string_view line) {
  if (line.starts_with("- ") || line.starts_with("* ")) return Item{"•", line.substr(2)};
  std::size_t digits = 0;
  while (digits < line.size() && std::isdigit(static_cast<unsigned char>(line[digits])) != 0) {
    ++digits;
  }
  if (digits == 0 || !line.substr(digits).starts_with(". ")) return std::nullopt;
  return Item{std::string(line.substr(0, digits + 1)), line.substr(digits + 2)};
}

// The parts of a displayed formula that stand side by side, each a line of its own here.
std::vector<StyledText> read_formula(std::string_view tex) {
  constexpr std::string_view kApart = "\\qquad";
  std::vector<StyledText> lines;
  while (true) {
    const std::size_t end = tex.find(kApart);
    const std::string_view part = trim(tex.substr(0, end));
    text::Result<StyledText> line = styled_tex(part, BeyondUnicode::kMark);
    lines.push_back(line ? *std::move(line) : StyledText{std::string(part), {{}}});
    if (end == std::string_view::npos) return lines;
    tex.remove_prefix(end + kApart.size());
  }
}

// The cells of "| a | b |"; a bar inside `$…$` or after a backslash is no border.
std::vector<StyledText> read_row(std::string_view line) {
  std::vector<StyledText> cells;
  bool in_formula = false;
  std::size_t begin = 1;
  for (std::size_t i = 1; i < line.size(); ++i) {
    if (line[i] == '\\') {
      ++i;
    } else if (line[i] == '$') {
      in_formula = !in_formula;
    } else if (line[i] == '|' && !in_formula) {
      cells.push_back(read_line(trim(line.substr(begin, i - begin))));
      begin = i + 1;
    }
  }
  return cells;
}

bool is_rule(std::string_view row) {
  return row.find_first_not_of("|-: ") == std::string_view::npos;
}

class Reader {
 public:
  std::vector<ProseBlock> read(std::string_view markdown) {
    for (std::size_t start = 0; start <= markdown.size();) {
      const std::size_t end = std::min(markdown.find('\n', start), markdown.size());
      take(markdown.substr(start, end - start));
      start = end + 1;
    }
    close();
    return std::move(blocks_);
  }

 private:
  void take(std::string_view line) {
    const std::string_view bare = trim(line);
    if (open_ == BlockKind::kCode) return take_code(line);
    if (open_ == BlockKind::kFormula) return take_formula(bare);
    if (bare.starts_with("```")) return begin(BlockKind::kCode, {});
    if (bare.starts_with("$$")) {
      begin(BlockKind::kFormula, {});
      return take_formula(bare.substr(2));
    }
    if (bare.starts_with("|")) {
      if (open_ != BlockKind::kTable || !is_open_) begin(BlockKind::kTable, {});
      if (!is_rule(bare)) blocks_.back().rows.push_back(read_row(bare));
      return;
    }
    if (bare.empty()) return close();
    if (const auto item = read_item(bare)) {
      begin(BlockKind::kItem, item->mark);
      pending_ = item->rest;
      return;
    }
    if (bare.starts_with("### ")) {
      begin(BlockKind::kHeading, {});
      pending_ = bare.substr(4);
      return close();
    }
    if (!is_open_ || open_ == BlockKind::kTable) begin(BlockKind::kParagraph, {});
    if (!pending_.empty()) pending_ += '\n';
    pending_ += bare;
  }

  void take_code(std::string_view line) {
    if (line.starts_with("```")) return close();
    blocks_.back().lines.push_back({std::string(line), {{0, TextStyle::kCode}}});
  }

  void take_formula(std::string_view line) {
    const bool last = line.ends_with("$$");
    if (last) line.remove_suffix(2);
    if (!pending_.empty()) pending_ += ' ';
    pending_ += trim(line);
    if (last) close();
  }

  void begin(BlockKind kind, std::string mark) {
    close();
    open_ = kind;
    is_open_ = true;
    blocks_.push_back({.kind = kind, .mark = std::move(mark)});
  }

  void close() {
    if (!is_open_) return;
    is_open_ = false;
    ProseBlock& block = blocks_.back();
    if (open_ == BlockKind::kFormula) {
      block.lines = read_formula(pending_);
    } else if (open_ != BlockKind::kTable && open_ != BlockKind::kCode) {
      block.lines = {read_line(pending_)};
    }
    pending_.clear();
    open_ = BlockKind::kParagraph;
  }

  std::vector<ProseBlock> blocks_;
  BlockKind open_ = BlockKind::kParagraph;
  bool is_open_ = false;
  std::string pending_;  // Markdown or TeX of the open block
};

}  // namespace

std::vector<ProseBlock> read_prose(std::string_view markdown) { return Reader().read(markdown); }

}  // namespace downhill::lesson
