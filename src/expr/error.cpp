#include "expr/error.h"

#include <array>
#include <cassert>

#include "text/make_error.h"

namespace downhill::expr {
namespace {

constexpr std::array kSentences = {
    ErrorSentence{"formula-empty", "the formula is empty"},
    ErrorSentence{"formula-too-long", "the formula is longer than {limit} characters"},
    ErrorSentence{"formula-too-deep", "the formula is nested more than {limit} deep"},
    ErrorSentence{"formula-not-utf8", "this is not valid UTF-8 text"},
    ErrorSentence{"unexpected-character", "unexpected character '{found}'"},
    ErrorSentence{"unknown-name", "unknown name '{name}'"},
    ErrorSentence{"unknown-name-near", "unknown name '{name}', did you mean '{suggestion}'?"},
    ErrorSentence{"malformed-number", "'{number}' is not a number"},
    ErrorSentence{"number-too-large", "the number '{number}' is too large"},
    ErrorSentence{"expected-operand", "expected a number, a name or '(' before '{found}'"},
    ErrorSentence{"expected-operand-at-end",
                  "the formula ends too early: something must follow '{after}'"},
    ErrorSentence{"expected-operator", "expected an operator before '{found}'"},
    ErrorSentence{"expected-closing", "the '{opening}' at column {column} is never closed"},
    ErrorSentence{"unexpected-closing", "this '{found}' closes nothing"},
    ErrorSentence{"expected-argument",
                  "'{function}' needs its argument in parentheses: {function}(…)"},
    ErrorSentence{"one-argument", "'{function}' takes one argument"},
    ErrorSentence{"two-arguments", "'{function}' takes two arguments, separated by a comma"},
};

}  // namespace

std::span<const ErrorSentence> error_sentences() { return kSentences; }

text::Error formula_error(std::string_view key, int column, text::Arguments arguments) {
  for (const ErrorSentence& sentence : kSentences) {
    if (sentence.key != key) continue;
    return text::make_error(key, sentence.english, std::move(arguments), {{}, 0, column});
  }
  assert(false && "formula_error: a key that is not in the table");
  return {std::string(key), std::string(key), std::move(arguments), {{}, 0, column}};
}

}  // namespace downhill::expr
