#include "lesson/styled_text.h"

#include <algorithm>
#include <cctype>

#include "lesson/passage.h"
#include "lesson/tex_symbols.h"

namespace downhill::lesson {
namespace {

using text::Error;
using text::Result;

// The character before `at` is of three or more bytes: Han, or full-width punctuation. Between two
// of them a line end is no space.
bool is_wide_before(std::string_view text) {
  std::size_t i = text.size();
  while (i > 0 && (text[i - 1] & 0xC0) == 0x80) --i;
  return i > 0 && static_cast<unsigned char>(text[i - 1]) >= 0xE3;
}

bool is_wide_after(std::string_view text) {
  return !text.empty() && static_cast<unsigned char>(text[0]) >= 0xE3;
}

bool is_letter(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; }

bool is_escapable(char c) {
  return std::string_view("\\`*_{}[]()#+-.!$<>|~&@").find(c) != std::string_view::npos;
}

// A style for the text from `begin` on.
void begin_run(StyledText& out, std::size_t begin, TextStyle style) {
  if (!out.runs.empty() && out.runs.back().begin == begin) out.runs.pop_back();
  const TextStyle before = out.runs.empty() ? TextStyle::kPlain : out.runs.back().style;
  if (style != before || begin == 0) out.runs.push_back({begin, style});
}

// The styles of a formula that is text already: variables are single letters or products of a few,
// and lean; functions and words stand upright.
void append_formula(StyledText& out, std::string_view formula, TextStyle around) {
  constexpr std::size_t kLongestProduct = 3;  // letters: dxy
  const auto is_mark = [](char c) { return c == kRaise || c == kLower || c == kLevel; };
  for (std::size_t i = 0; i < formula.size();) {
    if (is_mark(formula[i])) {
      const std::size_t end = std::min(formula.find(kLevel, i), formula.size());
      if (formula[i] != kLevel) {
        begin_run(out, out.text.size(),
                  formula[i] == kRaise ? TextStyle::kRaised : TextStyle::kLowered);
        out.text += formula.substr(i + 1, end - i - 1);
      }
      i = end + 1;
      continue;
    }
    std::size_t end = i;
    while (end < formula.size() && is_letter(formula[end])) ++end;
    const std::string_view word = formula.substr(i, end - i);
    const TexSymbol* symbol = word.empty() ? nullptr : find_tex_symbol(word);
    const bool is_function = symbol != nullptr && symbol->kind == TexKind::kFunction;
    const bool leans = !word.empty() && word.size() <= kLongestProduct && !is_function;
    begin_run(out, out.text.size(), leans ? TextStyle::kVariable : around);
    if (word.empty()) {
      while (end < formula.size() && !is_letter(formula[end]) && !is_mark(formula[end])) ++end;
    }
    out.text += formula.substr(i, end - i);
    i = end;
  }
  begin_run(out, out.text.size(), around);
}

// A short formula stays on one line: its spaces are no places to break.
std::string unbroken(const std::string& formula) {
  constexpr int kShort = 20;  // characters
  if (count_characters(formula) > kShort) return formula;
  std::string out;
  for (const char c : formula) {
    if (c == ' ') {
      out += "\u00a0";
    } else {
      out += c;
    }
  }
  return out;
}

class MarkdownReader {
 public:
  MarkdownReader(std::string_view markdown, BeyondUnicode beyond)
      : markdown_(markdown), beyond_(beyond) {}

  Result<StyledText> read() {
    begin_run(styled_, 0, TextStyle::kPlain);
    while (at_ < markdown_.size()) {
      if (Result<text::Done> done = read_piece(); !done) return done.error();
    }
    return trimmed();
  }

 private:
  // Without spaces at both ends.
  StyledText trimmed() const {
    const std::string_view kept = trim(out_);
    StyledText trimmed{std::string(kept), {}};
    if (kept.empty()) return trimmed;
    const auto cut = static_cast<std::size_t>(kept.data() - out_.data());
    for (const StyledText::Run& run : styled_.runs) {
      if (run.begin >= cut + kept.size()) break;
      begin_run(trimmed, run.begin - std::min(run.begin, cut), run.style);
    }
    return trimmed;
  }

  TextStyle style() const {
    return strong_ ? TextStyle::kStrong : emphasis_ ? TextStyle::kEmphasis : TextStyle::kPlain;
  }

  Result<text::Done> read_piece() {
    const char c = markdown_[at_];
    const std::string_view rest = markdown_.substr(at_);
    if (c == '\\' && rest.size() > 1 && is_escapable(rest[1])) {
      out_ += rest[1];
      at_ += 2;
    } else if (c == '$') {
      return read_formula();
    } else if (c == '`') {
      return read_code();
    } else if (c == '*' || c == '_') {
      read_emphasis(c);
    } else if (c == '[' || rest.starts_with("![")) {
      return read_link();
    } else if (c == '\n') {
      read_line_end();
    } else if (c == '<' && rest.size() > 1 && (is_letter(rest[1]) || rest[1] == '/')) {
      return mistake("HTML cannot be shown in the stage", at_);
    } else {
      out_ += c;
      ++at_;
    }
    return text::Done{};
  }

  Result<text::Done> read_formula() {
    const std::string_view mark = markdown_.substr(at_).starts_with("$$") ? "$$" : "$";
    const std::size_t start = at_ + mark.size();
    std::size_t end = start;
    while (end < markdown_.size() && !markdown_.substr(end).starts_with(mark)) {
      end += markdown_[end] == '\\' ? 2 : 1;
    }
    if (end >= markdown_.size()) return mistake("the formula is not closed by a '$'", at_);
    const Result<std::string> plain = plain_tex(markdown_.substr(start, end - start), beyond_);
    if (!plain) {
      Error error = plain.error();
      const text::Place origin = place(start);
      error.place.line = origin.line;
      error.place.column += origin.column - 1;
      return error;
    }
    append_formula(styled_, beyond_ == BeyondUnicode::kMark ? unbroken(*plain) : *plain, style());
    at_ = end + mark.size();
    return text::Done{};
  }

  Result<text::Done> read_code() {
    const std::size_t end = markdown_.find('`', at_ + 1);
    if (end == std::string_view::npos) return mistake("the code is not closed by a '`'", at_);
    begin_run(styled_, out_.size(), TextStyle::kCode);
    out_ += markdown_.substr(at_ + 1, end - at_ - 1);
    begin_run(styled_, out_.size(), style());
    at_ = end + 1;
    return text::Done{};
  }

  // Stars are marks when they touch a word; '_' inside a word is a letter (`batch_size`).
  void read_emphasis(char mark) {
    std::size_t end = at_;
    while (end < markdown_.size() && markdown_[end] == mark) ++end;
    const auto is_blank = [&](std::size_t i) {
      return i >= markdown_.size() || markdown_[i] == ' ' || markdown_[i] == '\n';
    };
    const auto is_word = [&](std::size_t i) {
      return i < markdown_.size() && (std::isalnum(static_cast<unsigned char>(markdown_[i])) != 0);
    };
    const bool blank_before = at_ == 0 || is_blank(at_ - 1);
    const bool alone = blank_before && is_blank(end);
    const bool inside_word = mark == '_' && at_ > 0 && is_word(at_ - 1) && is_word(end);
    if (alone || inside_word) {
      out_ += markdown_.substr(at_, end - at_);
    } else {
      if (end - at_ != 1) strong_ = !strong_;
      if (end - at_ != 2) emphasis_ = !emphasis_;
      begin_run(styled_, out_.size(), style());
    }
    at_ = end;
  }

  // [words](address) leaves its words.
  Result<text::Done> read_link() {
    const bool picture = markdown_[at_] == '!';
    if (picture) return mistake("a picture cannot be shown in the stage", at_);
    const std::size_t close = markdown_.find(']', at_);
    if (close == std::string_view::npos || !markdown_.substr(close).starts_with("](")) {
      out_ += markdown_[at_++];
      return text::Done{};
    }
    const std::size_t end = markdown_.find(')', close);
    if (end == std::string_view::npos) return mistake("the link is not closed by a ')'", at_);
    const Result<StyledText> words =
        styled_text(markdown_.substr(at_ + 1, close - at_ - 1), beyond_);
    if (!words) return mistake(words.error().message, at_);
    for (const StyledText::Run& run : words->runs) {
      begin_run(styled_, out_.size() + run.begin,
                run.style == TextStyle::kPlain ? style() : run.style);
    }
    out_ += words->text;
    begin_run(styled_, out_.size(), style());
    at_ = end + 1;
    return text::Done{};
  }

  void read_line_end() {
    std::size_t ends = 0;
    for (; at_ < markdown_.size() && (markdown_[at_] == '\n' || markdown_[at_] == ' '); ++at_) {
      if (markdown_[at_] == '\n') ++ends;
    }
    while (out_.ends_with(' ')) out_.pop_back();
    if (ends > 1) {
      out_ += '\n';
    } else if (!is_wide_before(out_) || !is_wide_after(markdown_.substr(at_))) {
      out_ += ' ';
    }
  }

  text::Place place(std::size_t at) const {
    int line = 1;
    std::size_t start = 0;
    for (std::size_t end; (end = markdown_.find('\n', start)) < at; start = end + 1) ++line;
    return {{}, line, 1 + count_characters(markdown_.substr(start, at - start))};
  }

  Error mistake(std::string message, std::size_t at) const {
    return {"plain-text", std::move(message), {}, place(at)};
  }

  std::string_view markdown_;
  BeyondUnicode beyond_;
  std::size_t at_ = 0;
  bool strong_ = false;
  bool emphasis_ = false;
  StyledText styled_;
  std::string& out_ = styled_.text;
};

}  // namespace

TextStyle StyledText::style_at(std::size_t byte) const {
  const auto after =
      std::upper_bound(runs.begin(), runs.end(), byte,
                       [](std::size_t at, const Run& run) { return at < run.begin; });
  return after == runs.begin() ? TextStyle::kPlain : std::prev(after)->style;
}

Result<StyledText> styled_text(std::string_view markdown, BeyondUnicode beyond) {
  return MarkdownReader(markdown, beyond).read();
}

Result<StyledText> styled_tex(std::string_view tex, BeyondUnicode beyond) {
  const Result<std::string> plain = plain_tex(tex, beyond);
  if (!plain) return plain.error();
  StyledText out;
  append_formula(out, *plain, TextStyle::kPlain);
  return out;
}

Result<std::string> plain_text(std::string_view markdown) {
  Result<StyledText> styled = styled_text(markdown, BeyondUnicode::kRefuse);
  if (!styled) return styled.error();
  return std::move(styled->text);
}

}  // namespace downhill::lesson
