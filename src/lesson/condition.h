// What a task asks for: a condition over a figure's numbers.
//
//     h < 0.01 and not (slope > 2 or abs(x) >= 1)
//     1 < x < 2
//
// Comparisons (< <= > >= =) of expressions (expr::Function), chained or single, joined by `and`,
// `or`, `not` and parentheses; `not` binds closest, then `and`. `=` means equal but for rounding
// (1e-9).
//
// A comparison with a number that is not defined is neither true nor false, and so is what depends
// on it: a task is not done by making its numbers vanish.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "expr/function.h"
#include "text/result.h"

namespace downhill::lesson {

class Condition {
 public:
  // `names` are the numbers that may occur. Errors: "condition" and those of expressions, with the
  // column in `text`.
  static text::Result<Condition> parse(std::string_view text,
                                       const std::vector<std::string>& names);

  // `values` by the order of `names`. False too when it depends on what is not defined.
  bool holds(std::span<const double> values) const;

 private:
  enum class Kind { kAnd, kOr, kNot, kComparison };
  enum class Sign { kLess, kLessEqual, kGreater, kGreaterEqual, kEqual };

  friend class ConditionParser;
  explicit Condition(Kind kind) : kind_(kind) {}
  std::optional<bool> evaluate(std::span<const double> values) const;

  Kind kind_;
  std::vector<Condition> parts_;       // of and, or, not
  std::vector<expr::Function> sides_;  // of a comparison: one more than signs
  std::vector<Sign> signs_;
};

}  // namespace downhill::lesson
