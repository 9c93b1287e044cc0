#include "expr/parse.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>
#include <vector>

#include "expr/error.h"
#include "expr/lexer.h"
#include "expr/names.h"
#include "text/nearest.h"

namespace downhill::expr {
namespace {

// A recursive descent, one function a line of the grammar. A function returns the index of what
// it read; at the first error `error_` is set and every function returns at once.
class Parser {
 public:
  Parser(std::vector<Token> tokens, std::span<const std::string> variables, Graph& graph)
      : tokens_(std::move(tokens)), variables_(variables), graph_(graph) {}

  text::Result<int> run() {
    if (kind() == TokenKind::kEnd) return formula_error("formula-empty", 1);
    const int root = sum();
    if (!error_ && kind() != TokenKind::kEnd) fail_after_formula();
    if (error_) return std::move(*error_);
    return root;
  }

 private:
  // Counts the nesting while it lives.
  class Level {
   public:
    explicit Level(Parser& parser) : parser_(parser) {
      if (++parser_.depth_ > kMaxNesting) {
        parser_.fail("formula-too-deep", {{"limit", std::to_string(kMaxNesting)}});
      }
    }
    ~Level() { --parser_.depth_; }
    Level(const Level&) = delete;
    Level& operator=(const Level&) = delete;

   private:
    Parser& parser_;
  };

  const Token& token() const { return tokens_[at_]; }
  TokenKind kind() const { return token().kind; }
  TokenKind next_kind() const { return tokens_[std::min(at_ + 1, tokens_.size() - 1)].kind; }
  bool accept(TokenKind wanted) {
    if (error_ || kind() != wanted) return false;
    ++at_;
    return true;
  }

  int fail(std::string_view key, text::Arguments arguments = {}, int column = 0) {
    if (!error_) {
      error_ = formula_error(key, column ? column : token().column, std::move(arguments));
    }
    return -1;
  }
  int unary(Op op, int a) { return error_ ? -1 : graph_.unary(op, a); }
  int binary(Op op, int a, int b) { return error_ ? -1 : graph_.binary(op, a, b); }

  int sum() {
    const Level level(*this);
    int left = product();
    while (!error_) {
      if (accept(TokenKind::kPlus)) {
        left = binary(Op::kAdd, left, product());
      } else if (accept(TokenKind::kMinus)) {
        left = binary(Op::kSubtract, left, product());
      } else {
        break;
      }
    }
    return left;
  }

  int product() {
    const std::size_t minuses = signs();
    int left = power();
    while (!error_) {
      if (accept(TokenKind::kTimes)) {
        left = binary(Op::kMultiply, left, signed_power());
      } else if (accept(TokenKind::kDivide)) {
        left = binary(Op::kDivide, left, signed_power());
      } else if (begins_factor()) {
        left = binary(Op::kMultiply, left, power());
      } else {
        break;
      }
    }
    return negated(left, minuses);
  }

  int signed_power() {
    const std::size_t minuses = signs();
    return negated(power(), minuses);
  }

  // Reads signs; returns how many of them are minus.
  std::size_t signs() {
    std::size_t minuses = 0;
    while (kind() == TokenKind::kPlus || kind() == TokenKind::kMinus) {
      if (kind() == TokenKind::kMinus) ++minuses;
      ++at_;
    }
    return minuses;
  }
  int negated(int operand, std::size_t minuses) {
    for (; minuses > 0 && !error_; --minuses) operand = unary(Op::kNegate, operand);
    return operand;
  }

  // Can what comes next be a factor without an operator before it?
  bool begins_factor() const {
    switch (kind()) {
      case TokenKind::kName:
      case TokenKind::kOpen:
      case TokenKind::kRoot:
        return true;
      case TokenKind::kBar:
        return open_bars_ == 0;
      case TokenKind::kNumber:
        return at_ > 0 && tokens_[at_ - 1].kind == TokenKind::kClose;
      default:
        return false;
    }
  }

  int power() {
    const int base = primary();
    if (error_) return -1;
    if (kind() == TokenKind::kSuperscript) {
      const int exponent_value = graph_.constant(token().number);
      ++at_;
      return binary(Op::kPower, base, exponent_value);
    }
    if (accept(TokenKind::kPower)) return binary(Op::kPower, base, exponent());
    return base;
  }

  int exponent() {
    const Level level(*this);
    if (error_) return -1;
    const std::size_t minuses = signs();
    return negated(power(), minuses);
  }

  int primary() {
    if (error_) return -1;
    const Token& here = token();
    switch (here.kind) {
      case TokenKind::kNumber:
        ++at_;
        return graph_.constant(here.number);
      case TokenKind::kName:
        return name();
      case TokenKind::kOpen:
        return parenthesis();
      case TokenKind::kBar:
        return bars();
      case TokenKind::kRoot: {
        const Level level(*this);
        if (error_) return -1;
        const Op root = here.text == "√" ? Op::kSqrt : Op::kCbrt;
        ++at_;
        return unary(root, primary());
      }
      case TokenKind::kEnd:
        return fail("expected-operand-at-end", {{"after", at_ > 0 ? tokens_[at_ - 1].text : ""}});
      default:
        return fail("expected-operand", {{"found", here.text}});
    }
  }

  int parenthesis() {
    const Token& opening = token();
    ++at_;
    const int bars_outside = std::exchange(open_bars_, 0);
    const int inside = sum();
    open_bars_ = bars_outside;
    close(TokenKind::kClose, opening);
    return inside;
  }

  int bars() {
    const Token& opening = token();
    ++at_;
    ++open_bars_;
    const int inside = sum();
    --open_bars_;
    close(TokenKind::kBar, opening);
    return unary(Op::kAbs, inside);
  }

  void close(TokenKind closing, const Token& opening) {
    if (error_ || accept(closing)) return;
    if (kind() == TokenKind::kEnd) {
      fail("expected-closing",
           {{"opening", opening.text}, {"column", std::to_string(opening.column)}});
    } else {
      fail_after_formula();
    }
  }

  int name() {
    const Token& here = token();
    const auto variable = std::ranges::find(variables_, here.text);
    if (variable != variables_.end()) {
      ++at_;
      return graph_.variable(static_cast<int>(variable - variables_.begin()));
    }
    if (const NamedFunction* function = find_function(here.text)) return call(*function);
    if (const std::optional<double> constant = find_constant(here.text)) {
      ++at_;
      return graph_.constant(*constant);
    }
    if (const std::string_view function = leading_function(here.text, variables_);
        !function.empty()) {
      return fail("expected-argument", {{"function", std::string(function)}});
    }
    constexpr std::size_t kLongName = 40;
    if (here.text.size() > kLongName) {
      std::size_t end = kLongName;
      while ((static_cast<unsigned char>(here.text[end]) & 0xC0U) == 0x80U) --end;
      return fail("unknown-name", {{"name", here.text.substr(0, end) + "…"}});
    }
    const std::string suggestion = text::nearest(here.text, known_names(variables_));
    if (suggestion.empty()) return fail("unknown-name", {{"name", here.text}});
    return fail("unknown-name-near", {{"name", here.text}, {"suggestion", suggestion}});
  }

  int call(const NamedFunction& function) {
    const text::Arguments named = {{"function", std::string(function.name)}};
    const int column = token().column;
    ++at_;
    // sin^2(x) and sin²(x): the power of the value.
    std::optional<double> power_of_value;
    if (kind() == TokenKind::kSuperscript && token().number > 0) {
      power_of_value = token().number;
      ++at_;
    } else if (kind() == TokenKind::kPower && next_kind() == TokenKind::kNumber) {
      power_of_value = tokens_[at_ + 1].number;
      at_ += 2;
    }
    if (kind() != TokenKind::kOpen) return fail("expected-argument", named, column);
    const Token& opening = token();
    ++at_;
    const int bars_outside = std::exchange(open_bars_, 0);
    const int first = sum();
    int second = -1;
    if (is_binary(function.op)) {
      if (!error_ && kind() == TokenKind::kClose) return fail("two-arguments", named, column);
      if (accept(TokenKind::kComma)) second = sum();
    }
    if (!error_ && kind() == TokenKind::kComma) {
      return fail(is_binary(function.op) ? "two-arguments" : "one-argument", named);
    }
    open_bars_ = bars_outside;
    close(TokenKind::kClose, opening);
    if (error_) return -1;
    const int value = apply(function, first, second);
    return power_of_value ? binary(Op::kPower, value, graph_.constant(*power_of_value)) : value;
  }

  int apply(const NamedFunction& function, int first, int second) {
    if (is_binary(function.op)) return graph_.binary(function.op, first, second);
    const int value = graph_.unary(function.op, first);
    switch (function.form) {
      case NamedFunction::Form::kPlain:
        return value;
      case NamedFunction::Form::kOneOver:
        return graph_.binary(Op::kDivide, graph_.constant(1), value);
      case NamedFunction::Form::kCosOver:
        return graph_.binary(Op::kDivide, graph_.unary(Op::kCos, first), value);
    }
    return value;
  }

  // Something stands where the formula, or what is in parentheses, should have ended.
  void fail_after_formula() {
    const text::Arguments found = {{"found", token().text}};
    if (kind() == TokenKind::kClose || kind() == TokenKind::kBar) {
      fail("unexpected-closing", found);
    } else if (kind() == TokenKind::kComma) {
      fail("unexpected-character", found);
    } else {
      fail("expected-operator", found);
    }
  }

  std::vector<Token> tokens_;
  std::span<const std::string> variables_;
  Graph& graph_;
  std::size_t at_ = 0;
  int depth_ = 0;
  int open_bars_ = 0;
  std::optional<text::Error> error_;
};

}  // namespace

text::Result<int> parse(std::string_view formula, std::span<const std::string> variables,
                        Graph& graph) {
  text::Result<std::vector<Token>> tokens = tokenize(formula);
  if (!tokens) return std::move(tokens.error());
  return Parser(split_names(std::move(*tokens), variables), variables, graph).run();
}

}  // namespace downhill::expr
