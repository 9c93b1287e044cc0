// What can be wrong with a formula, as text::Error: a key, its sentence, and the column.
//
// The English sentences stand in one table (error.cpp), the same as in the words "error.<key>".
#pragma once

#include <span>
#include <string_view>
#include <utility>

#include "text/result.h"

namespace downhill::expr {

// A mistake in a formula, and its sentence.
struct ErrorSentence {
  std::string_view key;      // "unexpected-character"
  std::string_view english;  // with {placeholders}
};

// All that can be said of a wrong formula.
std::span<const ErrorSentence> error_sentences();

// The error of a key in the table, with its sentence filled.
text::Error formula_error(std::string_view key, int column, text::Arguments arguments = {});

}  // namespace downhill::expr
