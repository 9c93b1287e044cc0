// Numbers as simplification handles them: fractions stay fractions (1/3 - 1 is -2/3), decimals are
// reckoned as people do (0.1·3 is 0.3, not 0.30000000000000004), and what does not fit is a double.
#pragma once

#include <optional>

#include "expr/expr.h"

namespace downhill::expr {

// numerator / denominator in lowest terms, both whole and below 2^53; or any double over 1.
struct Rational {
  double numerator = 0;    // its sign is that of the number
  double denominator = 1;  // above 0
  bool decimal = false;    // is written as 0.5, not as 1/2

  // The nearest double.
  double value() const { return numerator / denominator; }
  bool is_whole() const;  // an integer below 2^53
  // The negative, written in the same way.
  Rational operator-() const { return {-numerator, denominator, decimal}; }
  // Of equal value: how it is written does not count.
  bool operator==(const Rational& other) const {
    return numerator == other.numerator && denominator == other.denominator;
  }
};

// Each is nothing when the result is not finite.
std::optional<Rational> make_rational(double numerator, double denominator = 1);
std::optional<Rational> sum(const Rational& a, const Rational& b);
std::optional<Rational> product(const Rational& a, const Rational& b);
std::optional<Rational> power(const Rational& base, int exponent);

// The number a node stands for: 2, -2, 1/3, -1/3. Not pi and e, which keep their letters.
std::optional<Rational> as_rational(const Graph& graph, int index);

// The node that stands for a number.
int rational_node(Graph& graph, const Rational& number);

}  // namespace downhill::expr
