// Typed formulas beside the same functions written in C++: the gradient at one point, and values
// with gradients on a grid of 256 × 256 points.
#include <benchmark/benchmark.h>

#include <array>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "expr/gradient.h"
#include "expr/grid.h"

namespace downhill::expr {
namespace {

struct Slope {
  double value, by_x, by_y;
};

// The typed text and the same by hand: a polynomial, a wave, a network of one neuron.
struct Rosenbrock {
  static constexpr const char* kText = "(1-x)^2 + 100(y-x^2)^2";
  static Slope by_hand(double x, double y) {
    const double a = 1 - x;
    const double b = y - x * x;
    return {a * a + 100 * (b * b), -2 * a - 400 * x * b, 200 * b};
  }
};
struct Wave {
  static constexpr const char* kText = "sin(x) cos(y) exp(-(x^2+y^2)/4)";
  static Slope by_hand(double x, double y) {
    const double e = std::exp(-(x * x + y * y) / 4);
    const double s = std::sin(x);
    const double c = std::cos(y);
    return {s * c * e, (std::cos(x) - x / 2 * s) * c * e, (-std::sin(y) - y / 2 * c) * s * e};
  }
};
struct Neuron {
  static constexpr const char* kText = "(sigmoid(2x - 3y + 1) - 0.5)^2";
  static Slope by_hand(double x, double y) {
    const double s = 1 / (1 + std::exp(-(2 * x - 3 * y + 1)));
    const double error = s - 0.5;
    const double slope = 2 * error * s * (1 - s);
    return {error * error, 2 * slope, -3 * slope};
  }
};

Function typed(const char* text, std::vector<std::string> variables = {"x", "y"}) {
  const auto f = Function::parse(text, std::move(variables));
  return *f;
}

template <class F>
[[gnu::noinline]] double gradient_by_hand(const std::array<double, 2>& at,
                                          std::array<double, 2>& gradient) {
  const Slope slope = F::by_hand(at[0], at[1]);
  gradient = {slope.by_x, slope.by_y};
  return slope.value;
}

template <class F>
void BM_GradientByHand(benchmark::State& state) {
  std::array<double, 2> at = {0.3, 0.7};
  std::array<double, 2> gradient{};
  for (auto _ : state) {
    benchmark::DoNotOptimize(at);
    benchmark::DoNotOptimize(gradient_by_hand<F>(at, gradient));
    benchmark::DoNotOptimize(gradient);
  }
}

template <class F>
void BM_GradientTyped(benchmark::State& state) {
  CompiledGradient f(typed(F::kText));
  std::array<double, 2> at = {0.3, 0.7};
  std::array<double, 2> gradient{};
  for (auto _ : state) {
    benchmark::DoNotOptimize(at);
    benchmark::DoNotOptimize(f(at, gradient));
    benchmark::DoNotOptimize(gradient);
  }
  state.counters["instructions"] = static_cast<double>(f.program().instructions().size());
}

// A polynomial in five variables.
constexpr const char* kPolynomial =
    "a^2 b + 3 b c d - 2 c^2 e^2 + (a - d)^3 + 0.5 a b c d e + e^4 - 7 d + 1";

[[gnu::noinline]] double polynomial_by_hand(const std::array<double, 5>& at,
                                            std::array<double, 5>& gradient) {
  const auto [a, b, c, d, e] = at;
  const double u = a - d;
  const double uu = u * u;
  const double cd = c * d;
  const double ab = a * b;
  const double ee = e * e;
  const double cc = c * c;
  const double half_e = 0.5 * e;
  gradient = {2 * ab + 3 * uu + half_e * b * cd, a * a + 3 * cd + half_e * a * cd,
              3 * b * d - 4 * c * ee + half_e * ab * d, 3 * b * c - 3 * uu + half_e * ab * c - 7,
              -4 * cc * e + 0.5 * ab * cd + 4 * ee * e};
  return a * ab + 3 * b * cd - 2 * cc * ee + uu * u + half_e * ab * cd + ee * ee - 7 * d + 1;
}

void BM_PolynomialByHand(benchmark::State& state) {
  std::array<double, 5> at = {0.3, 0.7, -0.4, 1.1, 0.9};
  std::array<double, 5> gradient{};
  for (auto _ : state) {
    benchmark::DoNotOptimize(at);
    benchmark::DoNotOptimize(polynomial_by_hand(at, gradient));
    benchmark::DoNotOptimize(gradient);
  }
}

void BM_PolynomialTyped(benchmark::State& state) {
  CompiledGradient f(typed(kPolynomial, {"a", "b", "c", "d", "e"}));
  std::array<double, 5> at = {0.3, 0.7, -0.4, 1.1, 0.9};
  std::array<double, 5> gradient{};
  for (auto _ : state) {
    benchmark::DoNotOptimize(at);
    benchmark::DoNotOptimize(f(at, gradient));
    benchmark::DoNotOptimize(gradient);
  }
  state.counters["instructions"] = static_cast<double>(f.program().instructions().size());
}

constexpr Grid kGrid{-2, 2, 256, -2, 2, 256};

template <class F>
void BM_GridByHand(benchmark::State& state) {
  std::vector<double> values(256 * 256);
  std::vector<double> by_x(values.size());
  std::vector<double> by_y(values.size());
  for (auto _ : state) {
    for (int row = 0; row < kGrid.rows; ++row) {
      const double y = kGrid.y(row);
      for (int column = 0; column < kGrid.columns; ++column) {
        const Slope slope = F::by_hand(kGrid.x(column), y);
        const auto i = static_cast<std::size_t>(row * kGrid.columns + column);
        values[i] = slope.value;
        by_x[i] = slope.by_x;
        by_y[i] = slope.by_y;
      }
    }
    benchmark::DoNotOptimize(values.data());
    benchmark::ClobberMemory();
  }
}

template <class F>
void BM_GridTyped(benchmark::State& state) {
  GridEvaluator evaluate(typed(F::kText));
  for (auto _ : state) {
    benchmark::DoNotOptimize(evaluate(kGrid).values.data());
    benchmark::ClobberMemory();
  }
}

#define COMPARE(F)                          \
  BENCHMARK_TEMPLATE(BM_GradientByHand, F); \
  BENCHMARK_TEMPLATE(BM_GradientTyped, F);  \
  BENCHMARK_TEMPLATE(BM_GridByHand, F);     \
  BENCHMARK_TEMPLATE(BM_GridTyped, F)

BENCHMARK(BM_PolynomialByHand);
BENCHMARK(BM_PolynomialTyped);
COMPARE(Rosenbrock);
COMPARE(Wave);
COMPARE(Neuron);

}  // namespace
}  // namespace downhill::expr
