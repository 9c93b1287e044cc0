// Cuts what a learner types into tokens.
//
// Beside ASCII it reads what keyboards, input methods and copied text bring along:
// − – · × ⋅ ∗ ÷ ∕, superscripts ² ³ ⁻¹, π and other Greek letters, √, full-width （ｘ＋１）, and
// every kind of space. Columns count Unicode characters, from 1.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/result.h"

namespace downhill::expr {

inline constexpr int kMaxFormulaLength = 100'000;  // bytes

// What a token is.
enum class TokenKind {
  kNumber,       // 2, .5, 1e-3
  kName,         // letters, then letters, digits and underscores
  kSuperscript,  // ², ⁻¹: a whole exponent
  kPlus,
  kMinus,
  kTimes,
  kDivide,
  kPower,  // ^ or **
  kOpen,
  kClose,
  kBar,   // |
  kRoot,  // √ or ∛
  kComma,
  kEnd,
};

// One token, and where it stands.
struct Token {
  TokenKind kind = TokenKind::kEnd;  // what it is
  std::string text;                  // as typed, full-width characters made ASCII
  int column = 0;                    // of its first character, from 1
  double number = 0;                 // of numbers and superscripts
};

// The tokens, the last of which is kEnd. Errors: "formula-too-long", "formula-not-utf8",
// "unexpected-character", "malformed-number", "number-too-large".
text::Result<std::vector<Token>> tokenize(std::string_view formula);

// One Unicode character of `text` at byte `at`, moved past it; kInvalidCharacter if it is not valid
// UTF-8.
char32_t next_character(std::string_view text, std::size_t& at);
inline constexpr char32_t kInvalidCharacter = 0xFFFFFFFF;

}  // namespace downhill::expr
