// What TeX and MathML have in common: one walk over a formula, two notations.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "expr/expr.h"

namespace downhill::expr {

// The marks around what is written: open x close, or open x middle y close.
struct Marks {
  std::string open = {};
  std::string middle = {};
  std::string close = {};
};

struct Notation {
  std::string (*number)(double number);
  std::string (*name)(std::string_view variable);
  std::string (*function)(Op op);
  std::string plus, minus, negative;
  std::string times, dot;  // a b, and 2 · 3
  std::string comma;
  std::string straight_d, round_d;  // d, ∂
  Marks fraction, power, exponential, square_root, cube_root, bars, parentheses;
};

std::string typeset(const Graph& graph, int root, std::span<const std::string> variables,
                    const Notation& notation);

// w_learning_rate12 is `stem` w and `index` "learning rate12".
struct NameParts {
  std::string stem;
  std::string index = {};
  std::string greek = {};  // "θ", where the stem is "theta"
};
NameParts name_parts(std::string_view name);

// 1.5e-7 is 1.5 · 10^-7; without an exponent that is empty.
struct NumberParts {
  std::string mantissa;
  std::string exponent = {};
};
NumberParts number_parts(double number);

}  // namespace downhill::expr
