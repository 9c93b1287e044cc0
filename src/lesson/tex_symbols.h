// The TeX that plain text can say: commands with their characters, raised and lowered characters.
#pragma once

#include <optional>
#include <string_view>

namespace downhill::lesson {

// What a piece of a formula is; it decides where spaces stand.
enum class TexKind {
  kOrdinary,  // letters, numbers, closed pieces
  kOperator,  // + and -: spaced between two operands, tight as a sign
  kRelation,  // = and <: always spaced
  kFunction,  // sin, log: spaced from letters and numbers, not from parentheses
  kWide,      // fractions and sums: spaced from letters, numbers and parentheses
  kOpen,
  kClose,
  kComma,
  kTight,  // a slash, a sign: never spaced
  kSpace,
};

struct TexSymbol {
  std::string_view name;  // without the backslash: "le"
  TexKind kind;
  std::string_view text;  // "≤"
};

// Null if the command has no plain character.
const TexSymbol* find_tex_symbol(std::string_view name);

// The same character as a power ("2" to "²") or an index ("i" to "ᵢ"), where Unicode has one.
std::optional<std::string_view> raised(std::string_view character);
std::optional<std::string_view> lowered(std::string_view character);

// A letter under an accent ("hat", "y" to "ŷ"), where Unicode has it as one character: the stage
// composes none.
std::optional<std::string_view> marked_letter(std::string_view accent, std::string_view letter);

// The accent as a character that stands over the one before it ("hat" to U+0302).
std::optional<std::string_view> combining_accent(std::string_view accent);

}  // namespace downhill::lesson
