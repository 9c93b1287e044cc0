// The test problems of the field: one list for tests, benches and lessons.
//
// Each is a formula in x and y, so a learner can read it, change it, and race optimizers on it;
// with where to start, where its minima are, and which window shows it. Sources: J. J. More, B. S.
// Garbow, K. E. Hillstrom, "Testing unconstrained optimization software", ACM TOMS 1981
// (Rosenbrock, Beale); D. M. Himmelblau, "Applied nonlinear programming", 1972; the rest as stated.
#pragma once

#include <array>
#include <span>
#include <string>
#include <vector>

namespace downhill::optim {

// A place (x, y).
using Place2 = std::array<double, 2>;

// A function of x and y to be minimized.
struct Problem {
  std::string id;                // "rosenbrock"
  std::string formula;           // in x and y
  Place2 start;                  // the usual start
  std::vector<Place2> minima;    // all global minima; empty when it has none (saddles)
  double minimum = 0;            // the value there
  std::array<double, 4> window;  // x from, x to, y from, y to
};

// All of them, in the order in which they are offered.
std::span<const Problem> all_problems();

// The problem of that name, or null.
const Problem* find_problem(std::string_view id);

}  // namespace downhill::optim
