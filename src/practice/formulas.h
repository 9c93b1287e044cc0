// Formulas to differentiate, by level: small numbers, few functions.
//
//     level   one variable          functions in functions     two variables
//     1       3x^4 - 2x + 5         (2x - 3)^4                 x^2 + 3x*y - y^3
//     2       2sin(x) + x^2         cos(3x - 1)                2x^2*y - x^3 + 4y
//     3       x^2*exp(x)            (x^2 + 3x)^3               x^2*sin(y) + 3y
//     4       ln(2x + 3) - x^2      sin(x)^3                   exp(2x - y)
//     5       x*exp(-2x)            ln(1 + sin(3x)^2)          x*cos(x*y)
#pragma once

#include <initializer_list>
#include <string>

#include "random/random.h"

namespace downhill::practice {

// One of the table's formulas, with random numbers in it. level: 1 to kLevels.
std::string formula_of_x(int level, random::Random& random);
std::string composite_of_x(int level, random::Random& random);
std::string formula_of_x_and_y(int level, random::Random& random);

// A whole number in [low, high], and one that is not 0.
int whole(random::Random& random, int low, int high);
int not_zero(random::Random& random, int low, int high);

// What stands in a sum: a whole factor, and a formula; "" is 1.
struct Term {
  int factor = 0;         // before the formula, with its sign
  std::string body = {};  // the formula: "x^2"
};
// "3x^2 - x + 5"; terms with factor 0 are left out, an empty sum is "0".
std::string sum_of(std::initializer_list<Term> terms);

}  // namespace downhill::practice
