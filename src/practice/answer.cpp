#include "practice/answer.h"

#include <cstddef>

#include "expr/lexer.h"

namespace downhill::practice {
namespace {

using expr::Token;
using expr::TokenKind;

// The columns of the commas that stand at this depth of parentheses.
std::vector<int> commas(const std::vector<Token>& tokens, int at_depth) {
  std::vector<int> out;
  int depth = 0;
  for (const Token& token : tokens) {
    if (token.kind == TokenKind::kOpen) ++depth;
    if (token.kind == TokenKind::kClose) --depth;
    if (token.kind == TokenKind::kComma && depth == at_depth) out.push_back(token.column);
  }
  return out;
}

// Whether the first parenthesis is closed by the last token before the end.
bool is_enclosed(const std::vector<Token>& tokens) {
  if (tokens.size() < 3 || tokens.front().kind != TokenKind::kOpen) return false;
  int depth = 0;
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
    if (tokens[i].kind == TokenKind::kOpen) ++depth;
    if (tokens[i].kind == TokenKind::kClose) --depth;
    if (depth == 0) return i + 2 == tokens.size();
  }
  return false;
}

// The characters from column `first` up to, not including, `end`.
std::string_view between(std::string_view text, int first, int end) {
  std::size_t at = 0;
  int column = 1;
  for (; column < first && at < text.size(); ++column) expr::next_character(text, at);
  const std::size_t begin = at;
  for (; column < end && at < text.size(); ++column) expr::next_character(text, at);
  return text.substr(begin, at - begin);
}

}  // namespace

text::Result<std::vector<expr::Function>> read_answer(std::string_view typed,
                                                      const std::vector<std::string>& variables) {
  const auto tokens = expr::tokenize(typed);
  if (!tokens) return tokens.error();
  int first = 1, end = tokens->back().column;
  std::vector<int> cuts = commas(*tokens, 0);
  if (cuts.empty() && is_enclosed(*tokens)) {
    cuts = commas(*tokens, 1);
    if (!cuts.empty()) {
      first = tokens->front().column + 1;
      end = (*tokens)[tokens->size() - 2].column;
    }
  }
  cuts.push_back(end);
  std::vector<expr::Function> out;
  for (const int cut : cuts) {
    // Spaces keep the columns those of the whole text.
    std::string padded(static_cast<std::size_t>(first) - 1, ' ');
    auto part = expr::Function::parse(padded.append(between(typed, first, cut)), variables);
    if (!part) return part.error();
    out.push_back(*std::move(part));
    first = cut + 1;
  }
  return out;
}

}  // namespace downhill::practice
