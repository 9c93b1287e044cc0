// The functions and constants that a formula may name.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "autodiff/operation.h"
#include "expr/lexer.h"

namespace downhill::expr {

// A function that a formula may name.
struct NamedFunction {
  std::string_view name;  // as it is typed: "arcsin"
  autodiff::Op op;        // what it computes, or the denominator of that
  // cot, sec and csc are quotients: the cosine or 1 over the function of `op`.
  enum class Form { kPlain, kOneOver, kCosOver };
  Form form = Form::kPlain;  // which of them
};

// The function of that name, or null.
const NamedFunction* find_function(std::string_view name);

// The value of pi, π or e.
std::optional<double> find_constant(std::string_view name);

// All of them, plain ones first: for suggestions.
std::vector<std::string> known_names(std::span<const std::string> variables);

// Cuts each name token that is not known into known ones: "xy" into "x", "y". The last piece may
// be a function where a parenthesis follows. As few pieces as possible. What cannot be cut stays.
std::vector<Token> split_names(std::vector<Token> tokens, std::span<const std::string> variables);

// For "sinx" and "sin2x": the function that begins the name when the rest is known, else "".
std::string_view leading_function(std::string_view name, std::span<const std::string> variables);

}  // namespace downhill::expr
