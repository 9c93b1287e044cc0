// One way to compute what a gradient row asks for.
#pragma once

#include <functional>
#include <string>
#include <vector>

namespace downhill::bench {

struct Contender {
  std::string name;
  std::function<void(int count)> repeat;  // computes it so many times; empty: cannot
  const std::vector<double>* result = nullptr;
};

// The compiler must neither leave out what is written to nor keep what is read from.
inline void keep() { asm volatile("" ::: "memory"); }

// Row "Rosenbrock n": the value at x, then the gradient. `x` must outlive the contender.
using MakeRosenbrock = Contender (*)(const std::vector<double>& x);
Contender rosenbrock_by_hand(const std::vector<double>& x);
Contender rosenbrock_by_tape(const std::vector<double>& x);
Contender rosenbrock_by_formula(const std::vector<double>& x);
Contender rosenbrock_by_adolc(const std::vector<double>& x);
Contender rosenbrock_by_jet(const std::vector<double>& x);

// Rows of f(x, y) on 256 x 256 points over [-2, 2]^2: all values, then all slopes by x, then by y,
// row by row from the bottom.
enum class Ground { kRosenbrock, kWave, kNeuron };
inline constexpr int kGridSide = 256;
inline double grid_place(int i) { return -2 + 4.0 * i / (kGridSide - 1); }
using MakeGrid = Contender (*)(Ground ground);
Contender grid_by_hand(Ground ground);
Contender grid_by_formula(Ground ground);
Contender grid_by_jet(Ground ground);

// Σ (1 − x_i)² + 100 (x_{i+1} − x_i²)², for any number type: a Number and plain doubles mix.
template <class Number>
Number rosenbrock(const Number* x, int n) {
  Number sum(0.0);
  for (int i = 0; i + 1 < n; ++i) {
    const Number a = 1.0 - x[i];
    const Number b = x[i + 1] - x[i] * x[i];
    sum += a * a + 100.0 * (b * b);
  }
  return sum;
}

}  // namespace downhill::bench
