// Values and gradients of typed formulas on a grid of 256 × 256 points beside the same loop written
// in C++, natively and as WebAssembly: a program of its own, since Google Benchmark runs natively
// only (formula_bench.cpp).
//
//     cmake --build --preset release --target grid_bench && build/release/bin/grid_bench
//     cmake/with_emcc.sh cmake --build --preset web --target grid_bench
//     cmake/with_emcc.sh node build/web/bin/grid_bench.js
//
// It prints the fastest and the median of many runs, the two sides taking turns: on a busy machine
// the fastest says more.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <vector>

#include "expr/grid.h"

namespace downhill::expr {
namespace {

struct Slope {
  double value, by_x, by_y;
};

Slope rosenbrock(double x, double y) {
  const double a = 1 - x;
  const double b = y - x * x;
  return {a * a + 100 * (b * b), -2 * a - 400 * x * b, 200 * b};
}

Slope wave(double x, double y) {
  const double e = std::exp(-(x * x + y * y) / 4);
  const double s = std::sin(x);
  const double c = std::cos(y);
  return {s * c * e, (std::cos(x) - x / 2 * s) * c * e, (-std::sin(y) - y / 2 * c) * s * e};
}

Slope neuron(double x, double y) {
  const double s = 1 / (1 + std::exp(-(2 * x - 3 * y + 1)));
  const double error = s - 0.5;
  const double slope = 2 * error * s * (1 - s);
  return {error * error, 2 * slope, -3 * slope};
}

constexpr Grid kGrid{-2, 2, 256, -2, 2, 256};
constexpr int kRuns = 101;

template <class Work>
double milliseconds(Work work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start)
      .count();
}

double median(std::vector<double> times) {
  const auto middle = times.begin() + static_cast<std::ptrdiff_t>(times.size() / 2);
  std::nth_element(times.begin(), middle, times.end());
  return *middle;
}

// False if the two sides do not agree.
template <class ByHand>
bool compare(const char* formula, ByHand by_hand) {
  const auto f = Function::parse(formula, {"x", "y"});
  if (!f) return false;
  GridEvaluator evaluate(*f);
  const GridSamples* typed = nullptr;
  GridSamples hand{256, 256, std::vector<double>(256 * 256), std::vector<double>(256 * 256),
                   std::vector<double>(256 * 256)};
  std::vector<double> typed_times, hand_times;
  for (int run = 0; run < kRuns; ++run) {
    typed_times.push_back(milliseconds([&] { typed = &evaluate(kGrid); }));
    hand_times.push_back(milliseconds([&] {
      for (int row = 0; row < kGrid.rows; ++row) {
        const double y = kGrid.y(row);
        for (int column = 0; column < kGrid.columns; ++column) {
          const Slope slope = by_hand(kGrid.x(column), y);
          const std::size_t at = hand.index(column, row);
          hand.values[at] = slope.value;
          hand.by_x[at] = slope.by_x;
          hand.by_y[at] = slope.by_y;
        }
      }
    }));
  }
  double apart = 0;
  for (std::size_t i = 0; i < hand.values.size(); ++i) {
    apart = std::max({apart, std::fabs(typed->values[i] - hand.values[i]),
                      std::fabs(typed->by_x[i] - hand.by_x[i]),
                      std::fabs(typed->by_y[i] - hand.by_y[i])});
  }
  const double typed_fastest = *std::ranges::min_element(typed_times);
  const double hand_fastest = *std::ranges::min_element(hand_times);
  std::printf("%-34s typed %6.3f ms (median %6.3f)  by hand %6.3f (%6.3f)  ratio %.2f\n", formula,
              typed_fastest, median(typed_times), hand_fastest, median(hand_times),
              typed_fastest / hand_fastest);
  return apart < 1e-9;
}

int run() {
  std::printf("256 x 256 values and gradients, the fastest of %d runs\n", kRuns);
  bool agree = compare("(1-x)^2 + 100(y-x^2)^2", rosenbrock);
  agree = compare("sin(x) cos(y) exp(-(x^2+y^2)/4)", wave) && agree;
  agree = compare("(sigmoid(2x - 3y + 1) - 0.5)^2", neuron) && agree;
  if (!agree) std::puts("typed and by hand do not agree");
  return agree ? 0 : 1;
}

}  // namespace
}  // namespace downhill::expr

int main() { return downhill::expr::run(); }
