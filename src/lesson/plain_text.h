// Markdown of a sentence or two, with simple formulas, as plain Unicode text.
//
//     "Drag until $h \\le 10^{-2}$ and **look**."   ->   "Drag until h ≤ 10⁻² and look."
//
// The stage, accessible names and page titles have neither Markdown nor TeX. Inline marks
// (emphasis, code, links) leave their text; lines of a paragraph are joined, paragraphs stay lines
// of their own.
//
// Of TeX it can say: letters, numbers, operators, Greek, relations, ∇ ∂ √ ∞ Σ, named functions,
// fractions in one line (Δy/Δx), and powers and indices for which Unicode has characters. The rest
// is an error: the author then says it in words.
#pragma once

#include <string>
#include <string_view>

#include "text/result.h"

namespace downhill::lesson {

// Errors: "plain-text" with line and column, counted in `markdown`.
text::Result<std::string> plain_text(std::string_view markdown);

// What becomes of powers, indices and accents for which Unicode has no character, and of commands
// that have none.
enum class BeyondUnicode {
  kRefuse,  // an error
  kMark,    // between marks that styled_text() reads; accents combine, a command leaves its name
};

// Around a power or an index: it begins with one of the first two and ends with the third.
inline constexpr char kRaise = '\x0e', kLower = '\x0f', kLevel = '\x10';

// The inside of `$…$` alone. Errors: "plain-text" with column.
text::Result<std::string> plain_tex(std::string_view tex,
                                    BeyondUnicode beyond = BeyondUnicode::kRefuse);

}  // namespace downhill::lesson
