// Exercises without end: a kind, a level and a seed make one, always the same.
//
//     make_exercise(Kind::kDirectional, 1, 7)
//     f = x^2 + 3x*y,  at (1, 2),  along (3, 4)   ->   (8·3 + 3·4)/5 = 7.2
//
// Every exercise asks for partial derivatives, or for numbers made of their values at a place
// (`numbers_from`). What is asked for has one or two parts. All values are finite, the formula is
// defined at many of the judge's places (judge.h), and numbers are at most 500 in size.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "expr/function.h"
#include "practice/kinds.h"
#include "practice/neuron.h"

namespace downhill::practice {

// What is asked, and what the answer is.
struct Exercise {
  Kind kind = Kind::kDerivative;              // what is asked for
  int level = 1;                              // 1 to kLevels
  expr::Function f;                           // the function in question; the loss for kBackprop
  std::vector<int> by = {};                   // the variables to differentiate by
  std::vector<expr::Function> partials = {};  // as many
  std::vector<double> at = {};                // where numbers are asked for: the place
  std::vector<double> direction = {};         // of a directional derivative; of any length
  double rate = 0;                            // of a descent step
  std::optional<Neuron> neuron = {};          // of backprop
  std::vector<double> numbers = {};           // where numbers are asked for: the answer

  // The names of f's variables.
  const std::vector<std::string>& variables() const { return f.variables(); }
  int parts() const;  // of the answer: one or two
};

// The exercise of a kind, level and seed: always the same. level: 1 to kLevels.
Exercise make_exercise(Kind kind, int level, std::uint64_t seed);

// The numbers that an exercise asks for, if its partial derivatives have these values at the place.
std::vector<double> numbers_from(const Exercise& exercise, std::span<const double> partials);

// The values of formulas at a place.
std::vector<double> values_at(std::span<const expr::Function> formulas, std::span<const double> at);

// The seed of a learner's exercise number `number`.
std::uint64_t seed_of(std::uint64_t seed, int number);

}  // namespace downhill::practice
