#include "lesson/plain_text.h"

#include <cctype>

#include "lesson/passage.h"

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

class MarkdownReader {
 public:
  explicit MarkdownReader(std::string_view markdown) : markdown_(markdown) {}

  Result<std::string> read() {
    while (at_ < markdown_.size()) {
      if (Result<text::Done> done = read_piece(); !done) return done.error();
    }
    return std::string(trim(out_));
  }

 private:
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
    Result<std::string> plain = plain_tex(markdown_.substr(start, end - start));
    if (!plain) {
      Error error = plain.error();
      const text::Place origin = place(start);
      error.place.line = origin.line;
      error.place.column += origin.column - 1;
      return error;
    }
    out_ += *plain;
    at_ = end + mark.size();
    return text::Done{};
  }

  Result<text::Done> read_code() {
    const std::size_t end = markdown_.find('`', at_ + 1);
    if (end == std::string_view::npos) return mistake("the code is not closed by a '`'", at_);
    out_ += markdown_.substr(at_ + 1, end - at_ - 1);
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
    if (alone || inside_word) out_ += markdown_.substr(at_, end - at_);
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
    Result<std::string> words = plain_text(markdown_.substr(at_ + 1, close - at_ - 1));
    if (!words) return mistake(words.error().message, at_);
    out_ += *words;
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
  std::size_t at_ = 0;
  std::string out_;
};

}  // namespace

Result<std::string> plain_text(std::string_view markdown) {
  return MarkdownReader(markdown).read();
}

}  // namespace downhill::lesson
