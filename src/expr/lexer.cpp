#include "expr/lexer.h"

#include <array>
#include <cmath>
#include <cstdlib>
#include <utility>

#include "expr/error.h"

namespace downhill::expr {
namespace {

bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }

bool is_letter(char32_t c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
         (c >= 0x370 && c <= 0x3FF) ||  // Greek
         (c >= 0x4E00 && c <= 0x9FFF);  // Han, so that a Chinese word is one unknown name
}

bool is_space(char32_t c) {
  return c == ' ' || (c >= 0x9 && c <= 0xD) || c == 0xA0 || (c >= 0x2000 && c <= 0x200B) ||
         c == 0x202F || c == 0x205F || c == 0x2060 || c == 0x3000 || c == 0xFEFF;
}

// Full-width forms, which Chinese and Japanese input methods write, to ASCII.
char32_t narrow(char32_t c) { return c >= 0xFF01 && c <= 0xFF5E ? c - 0xFF01 + 0x21 : c; }

// The digit of a superscript, 10 for the superscript minus, else -1.
int superscript(char32_t c) {
  constexpr std::array<char32_t, 11> kSuperscripts = {U'⁰', U'¹', U'²', U'³', U'⁴', U'⁵',
                                                      U'⁶', U'⁷', U'⁸', U'⁹', U'⁻'};
  for (std::size_t i = 0; i < kSuperscripts.size(); ++i) {
    if (kSuperscripts[i] == c) return static_cast<int>(i);
  }
  return -1;
}

TokenKind symbol(char32_t c) {
  switch (c) {
    case '+':
      return TokenKind::kPlus;
    case '-':
    case U'−':
    case U'–':
    case U'‐':
    case U'﹣':
      return TokenKind::kMinus;
    case '*':
    case U'×':
    case U'·':
    case U'⋅':
    case U'∙':
    case U'∗':
    case U'•':
    case U'・':
      return TokenKind::kTimes;
    case '/':
    case U'÷':
    case U'∕':
    case U'⁄':
      return TokenKind::kDivide;
    case '^':
      return TokenKind::kPower;
    case '(':
      return TokenKind::kOpen;
    case ')':
      return TokenKind::kClose;
    case '|':
      return TokenKind::kBar;
    case U'√':
    case U'∛':
      return TokenKind::kRoot;
    case ',':
    case U'，':
      return TokenKind::kComma;
    default:
      return TokenKind::kEnd;
  }
}

class Lexer {
 public:
  explicit Lexer(std::string_view formula) : formula_(formula) {}

  text::Result<std::vector<Token>> run() {
    if (formula_.size() > kMaxFormulaLength) {
      return formula_error("formula-too-long", kMaxFormulaLength + 1,
                           {{"limit", std::to_string(kMaxFormulaLength)}});
    }
    for (std::size_t at = 0; at < formula_.size();) {
      const std::size_t begin = at;
      const char32_t c = next_character(formula_, at);
      if (c == kInvalidCharacter) {
        return formula_error("formula-not-utf8", static_cast<int>(characters_.size()) + 1);
      }
      characters_.push_back({narrow(c), formula_.substr(begin, at - begin)});
    }
    std::vector<Token> tokens;
    while (at_ < size()) {
      if (is_space(peek())) {
        ++at_;
        continue;
      }
      text::Result<Token> token = next();
      if (!token) return std::move(token.error());
      tokens.push_back(std::move(*token));
    }
    tokens.push_back({TokenKind::kEnd, "", static_cast<int>(size()) + 1, 0});
    return tokens;
  }

 private:
  struct Character {
    char32_t code;
    std::string_view bytes;
  };

  std::size_t size() const { return characters_.size(); }
  char32_t peek(std::size_t ahead = 0) const {
    return at_ + ahead < size() ? characters_[at_ + ahead].code : 0;
  }

  text::Result<Token> next() {
    const std::size_t begin = at_;
    const int column = static_cast<int>(begin) + 1;
    if (is_digit(peek()) || (peek() == '.' && is_digit(peek(1)))) return number(column);
    if (is_letter(peek())) {
      while (is_letter(peek()) || is_digit(peek())) ++at_;
      return Token{TokenKind::kName, text(begin), column, 0};
    }
    if (superscript(peek()) >= 0) return exponent(column);
    const TokenKind kind = symbol(peek());
    if (kind == TokenKind::kEnd) {
      return formula_error("unexpected-character", column,
                           {{"found", std::string(characters_[at_].bytes)}});
    }
    ++at_;
    if (kind == TokenKind::kTimes && characters_[begin].code == '*' && peek() == '*') {
      ++at_;
      return Token{TokenKind::kPower, "**", column, 0};
    }
    return Token{kind, text(begin), column, 0};
  }

  // Digits, a point, digits, and an exponent if digits follow the e: 2e3 is 2000, 2e is 2·e.
  text::Result<Token> number(int column) {
    const std::size_t begin = at_;
    while (is_digit(peek())) ++at_;
    if (peek() == '.') ++at_;
    while (is_digit(peek())) ++at_;
    if (peek() == 'e' || peek() == 'E') {
      const std::size_t sign = peek(1) == '+' || peek(1) == '-' ? 1 : 0;
      if (is_digit(peek(1 + sign))) {
        at_ += 1 + sign;
        while (is_digit(peek())) ++at_;
      }
    }
    const bool runs_on = peek() == '.';
    while (peek() == '.' || (runs_on && is_digit(peek()))) ++at_;
    const std::string digits = text(begin);
    if (runs_on) return formula_error("malformed-number", column, {{"number", clip(digits)}});
    const double value = std::strtod(digits.c_str(), nullptr);
    if (!std::isfinite(value)) {
      return formula_error("number-too-large", column, {{"number", clip(digits)}});
    }
    return Token{TokenKind::kNumber, digits, column, value};
  }

  text::Result<Token> exponent(int column) {
    const std::size_t begin = at_;
    const bool negative = superscript(peek()) == 10;
    if (negative) ++at_;
    double value = 0;
    int digits = 0;
    for (; superscript(peek()) >= 0 && superscript(peek()) < 10; ++at_, ++digits) {
      value = 10 * value + superscript(peek());
    }
    const std::string typed = text(begin);
    if (digits == 0) {
      return formula_error("unexpected-character", column, {{"found", typed}});
    }
    if (!std::isfinite(value)) {
      return formula_error("number-too-large", column, {{"number", clip(typed)}});
    }
    return Token{TokenKind::kSuperscript, typed, column, negative ? -value : value};
  }

  std::string text(std::size_t begin) const {
    std::string out;
    for (std::size_t i = begin; i < at_; ++i) {
      if (characters_[i].code < 0x80) {
        out += static_cast<char>(characters_[i].code);
      } else {
        out += characters_[i].bytes;
      }
    }
    return out;
  }

  static std::string clip(const std::string& digits) {
    return digits.size() <= 40 ? digits : digits.substr(0, 40) + "…";
  }

  std::string_view formula_;
  std::vector<Character> characters_;
  std::size_t at_ = 0;
};

}  // namespace

char32_t next_character(std::string_view text, std::size_t& at) {
  const auto byte = [&](std::size_t i) {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
  };
  const unsigned lead = byte(at);
  if (lead < 0x80) {
    ++at;
    return lead;
  }
  const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4) return kInvalidCharacter;
  char32_t code = lead & (0x7FU >> length);
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(at + i) & 0xC0U) != 0x80U) return kInvalidCharacter;
    code = code << 6U | (byte(at + i) & 0x3FU);
  }
  constexpr std::array<char32_t, 5> kSmallest = {0, 0, 0x80, 0x800, 0x10000};
  const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
  if (code < kSmallest[length] || surrogate || code > 0x10FFFF) return kInvalidCharacter;
  at += length;
  return code;
}

text::Result<std::vector<Token>> tokenize(std::string_view formula) { return Lexer(formula).run(); }

}  // namespace downhill::expr
