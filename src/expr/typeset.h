// What TeX and MathML have in common: one walk over a formula, two notations.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "expr/expr.h"

namespace downhill::expr {

// The marks around what is written: open x close, or open x middle y close.
struct Marks {
  std::string open = {};    // before x
  std::string middle = {};  // between x and y
  std::string close = {};   // behind the last
};

// How one notation writes each thing that a formula is made of.
struct Notation {
  std::string (*number)(double number);            // a constant, not negative
  std::string (*name)(std::string_view variable);  // a variable
  std::string (*function)(Op op);                  // the name of a function
  std::string plus;                                // a + b
  std::string minus;                               // a − b
  std::string negative;                            // −a
  std::string times;                               // a b
  std::string dot;                                 // 2 · 3
  std::string comma;                               // max(a, b)
  std::string straight_d;                          // d, of one variable
  std::string round_d;                             // ∂, of several
  Marks fraction;                                  // a over b
  Marks power;                                     // a to the power b
  Marks exponential;                               // e to the power a
  Marks square_root;                               // √a
  Marks cube_root;                                 // ∛a
  Marks bars;                                      // |a|
  Marks parentheses;                               // (a)
};

// The formula `root` of the graph in a notation; variables[i] is the name of variable i.
std::string typeset(const Graph& graph, int root, std::span<const std::string> variables,
                    const Notation& notation);

// w_learning_rate12 is `stem` w and `index` "learning rate12".
struct NameParts {
  std::string stem;        // "w", or the whole name
  std::string index = {};  // what is set below it; may be empty
  std::string greek = {};  // "θ", where the stem is "theta"
};
NameParts name_parts(std::string_view name);

// 1.5e-7 is 1.5 · 10^-7; without an exponent that is empty.
struct NumberParts {
  std::string mantissa;       // "1.5"
  std::string exponent = {};  // "-7"
};
NumberParts number_parts(double number);

}  // namespace downhill::expr
