// TeX formulas in one line of Unicode text. A recursive descent over the characters: every piece of
// a formula becomes text with a kind, and the kinds decide where spaces stand, as TeX itself does
// it.

#include <optional>

#include "lesson/passage.h"
#include "lesson/plain_text.h"
#include "lesson/tex_symbols.h"

namespace downhill::lesson {
namespace {

using text::Error;
using text::Result;

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::size_t character_length(char first) {
  const auto byte = static_cast<unsigned char>(first);
  return byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

// Deep enough for any sentence; keeps a hostile text from exhausting the stack.
constexpr int kDeepestTex = 50;

struct Piece {
  TexKind kind;
  std::string text;
};

class TexReader {
 public:
  TexReader(std::string_view tex, BeyondUnicode beyond)
      : tex_(tex), marks_(beyond == BeyondUnicode::kMark) {}

  Result<std::string> read() {
    std::string out = sequence(/*in_group=*/false);
    if (error_) return *error_;
    return out;
  }

 private:
  // Pieces up to the end or the closing brace, with spaces where their kinds ask for them.
  std::string sequence(bool in_group) {
    std::string out;
    TexKind before = TexKind::kOpen;
    while (!error_) {
      skip_blanks();
      if (at_ >= tex_.size()) {
        if (in_group) fail("a closing '}' is missing", tex_.size());
        break;
      }
      if (tex_[at_] == '}') {
        if (in_group) {
          ++at_;
          break;
        }
        fail("there is no '{' for this '}'", at_);
        break;
      }
      const char next = tex_[at_];
      if (next == '^' || next == '_') {
        out += script(next);
        if (before != TexKind::kWide) before = TexKind::kOrdinary;
        continue;
      }
      append(out, before, piece());
    }
    return out;
  }

  static void append(std::string& out, TexKind& before, const Piece& piece) {
    if (piece.text.empty()) return;
    TexKind kind = piece.kind;
    const bool after_wide = before == TexKind::kWide;
    const bool after_operand =
        before == TexKind::kOrdinary || before == TexKind::kClose || after_wide;
    if (kind == TexKind::kOperator && !after_operand) kind = TexKind::kTight;  // a sign
    const bool spaced = kind == TexKind::kOperator || kind == TexKind::kRelation;
    const bool word_after_operand =
        (kind == TexKind::kFunction || kind == TexKind::kWide) && after_operand;
    const bool after_word =
        (before == TexKind::kFunction && (kind == TexKind::kOrdinary || kind == TexKind::kWide)) ||
        (after_wide && (kind == TexKind::kOrdinary || kind == TexKind::kOpen));
    const auto space = [&out] {
      if (!out.empty() && !out.ends_with(' ')) out += ' ';
    };
    if (spaced || word_after_operand || after_word || before == TexKind::kComma) space();
    if (kind == TexKind::kSpace) {
      space();
      return;
    }
    out += piece.text;
    if (spaced) space();
    before = spaced ? TexKind::kOpen : kind;  // what follows an operator is the start of an operand
  }

  // The next piece: a character, a group, or a command with its arguments.
  Piece piece() {
    if (depth_ == kDeepestTex) {
      fail("the formula is nested too deeply", at_);
      return {TexKind::kOrdinary, ""};
    }
    ++depth_;
    Piece out = piece_inside();
    --depth_;
    return out;
  }

  Piece piece_inside() {
    const std::size_t start = at_;
    const char c = tex_[at_];
    if (c == '\\') return command();
    const std::size_t length = character_length(c);
    at_ += length;
    switch (c) {
      case '{': {
        const std::string inside = sequence(/*in_group=*/true);
        return {inside == "," ? TexKind::kTight : TexKind::kOrdinary, inside};  // 181{,}500
      }
      case '+':
        return {TexKind::kOperator, "+"};
      case '-':
        return {TexKind::kOperator, "−"};
      case '*':
        return {TexKind::kOperator, "·"};
      case '=':
      case '<':
      case '>':
        return {TexKind::kRelation, std::string(1, c)};
      case '(':
      case '[':
        return {TexKind::kOpen, std::string(1, c)};
      case ')':
      case ']':
        return {TexKind::kClose, std::string(1, c)};
      case ',':
      case ';':
        return {TexKind::kComma, std::string(1, c)};
      case '|':
        bar_is_open_ = !bar_is_open_;
        return {bar_is_open_ ? TexKind::kOpen : TexKind::kClose, "|"};
      case '/':
      case ':':
        return {TexKind::kTight, std::string(1, c)};
      case '\'':
        return {TexKind::kOrdinary, "′"};
      case '~':
        return {TexKind::kSpace, " "};
      case '&':
        if (matrices_ > 0) return {TexKind::kComma, ","};
        [[fallthrough]];
      case '#':
      case '%':
      case '$':
        fail("'" + std::string(1, c) + "' has no meaning here", start);
        return {TexKind::kOrdinary, ""};
      default:
        return {TexKind::kOrdinary, std::string(tex_.substr(start, length))};
    }
  }

  Piece command() {
    const std::size_t start = at_++;
    std::size_t end = at_;
    while (end < tex_.size() && is_letter(tex_[end])) ++end;
    if (end == at_ && end < tex_.size()) end += character_length(tex_[end]);
    const std::string_view name = tex_.substr(at_, end - at_);
    at_ = end;
    if (const TexSymbol* symbol = find_tex_symbol(name)) {
      return {symbol->kind, std::string(symbol->text)};
    }
    if (name == "frac" || name == "tfrac" || name == "dfrac") {
      const std::string above = closed(argument(start));
      const std::string below = closed(argument(start));
      return {TexKind::kWide, above + "/" + below};
    }
    if (name == "sqrt") return {TexKind::kOrdinary, "√" + closed(argument(start))};
    if (name == "text" || name == "textbf" || name == "textit")
      return {TexKind::kOrdinary, words(start)};
    if (name == "mathrm" || name == "mathbf" || name == "boldsymbol" || name == "mathit" ||
        name == "mathsf") {
      return {TexKind::kOrdinary, argument(start)};
    }
    if (name == "operatorname") return {TexKind::kFunction, words(start)};
    if (name == "hat" || name == "bar") {
      const std::string letter = argument(start);
      if (const auto marked = marked_letter(name, letter)) {
        return {TexKind::kOrdinary, std::string(*marked)};
      }
      if (marks_) return {TexKind::kOrdinary, letter + std::string(*combining_accent(name))};
    }
    if (name == "underbrace") return underbrace(start);
    // A matrix in one line: rows after ';', columns after ','.
    if (name == "begin" && words(start) == "pmatrix") {
      ++matrices_;
      return {TexKind::kOpen, "("};
    }
    if (name == "end" && words(start) == "pmatrix" && matrices_ > 0) {
      --matrices_;
      return {TexKind::kClose, ")"};
    }
    if (name == "\\" && matrices_ > 0) return {TexKind::kComma, ";"};
    if (marks_) return {TexKind::kFunction, std::string(name)};
    fail("the stage cannot show '\\" + std::string(name) +
             "' as plain text; say it in words or more simply",
         start);
    return {TexKind::kOrdinary, ""};
  }

  // What is braced, and the words below the brace behind it.
  Piece underbrace(std::size_t command_start) {
    std::string out = argument(command_start);
    skip_blanks();
    if (at_ < tex_.size() && tex_[at_] == '_') {
      const std::size_t start = at_++;
      out += " (" + argument(start) + ")";
    }
    return {TexKind::kOrdinary, out};
  }

  // What follows a command: a group or one piece.
  std::string argument(std::size_t command_start) {
    skip_blanks();
    if (at_ < tex_.size() && tex_[at_] != '}') return piece().text;
    fail("the command's argument is missing", command_start);
    return "";
  }

  // A group of words, taken as it stands.
  std::string words(std::size_t command_start) {
    skip_blanks();
    const std::size_t close = tex_.find('}', at_);
    if (at_ >= tex_.size() || tex_[at_] != '{' || close == std::string_view::npos) {
      fail("the command's argument is missing", command_start);
      return "";
    }
    std::string out(tex_.substr(at_ + 1, close - at_ - 1));
    at_ = close + 1;
    return out;
  }

  // A power or an index, in raised or lowered characters.
  std::string script(char mark) {
    const std::size_t start = at_++;
    const std::string inside = argument(start);
    std::string out, tight;  // in such characters; without spaces
    bool has_letters = false;
    for (std::size_t i = 0; i < inside.size() && !error_;) {
      const std::size_t length = character_length(inside[i]);
      const std::string_view character = std::string_view(inside).substr(i, length);
      i += length;
      if (character == " ") continue;
      tight += character;
      const auto found = mark == '^' ? raised(character) : lowered(character);
      if (found) {
        out += *found;
        has_letters = has_letters || is_letter(character[0]);
      } else if (marks_) {
        has_letters = true;
      } else {
        fail("the stage has no " + std::string(mark == '^' ? "raised" : "lowered") + " '" +
                 std::string(character) + "'; say it in words or more simply",
             start);
      }
    }
    // Fonts draw raised figures well, letters in all sizes.
    if (!marks_ || !has_letters) return out;
    std::erase_if(tight, [](char c) { return c == kRaise || c == kLower || c == kLevel; });
    return (mark == '^' ? kRaise : kLower) + tight + kLevel;
  }

  // In parentheses where a piece beside a slash or under a root would be misread: (x + 1)/2,
  // 1/(2x).
  static std::string closed(std::string inside) {
    const bool several = inside.find_first_of(" /") != std::string::npos;
    const bool factors = !inside.empty() && is_digit(inside[0]) &&
                         inside.find_first_not_of("0123456789.") != std::string::npos;
    return several || factors ? "(" + inside + ")" : inside;
  }

  void skip_blanks() {
    while (at_ < tex_.size() && (tex_[at_] == ' ' || tex_[at_] == '\n' || tex_[at_] == '\t')) ++at_;
  }

  void fail(std::string message, std::size_t at) {
    if (error_) return;
    error_ = Error{
        "plain-text", std::move(message), {}, {{}, 1, 1 + count_characters(tex_.substr(0, at))}};
  }

  std::string_view tex_;
  std::size_t at_ = 0;
  bool marks_;
  int depth_ = 0;
  int matrices_ = 0;          // open ones
  bool bar_is_open_ = false;  // of |x|
  std::optional<Error> error_;
};

}  // namespace

Result<std::string> plain_tex(std::string_view tex, BeyondUnicode beyond) {
  Result<std::string> out = TexReader(tex, beyond).read();
  if (out) *out = std::string(trim(*out));
  return out;
}

}  // namespace downhill::lesson
