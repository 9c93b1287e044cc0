// The reverse gradient of Rosenbrock's function, recorded afresh each time, beside the same
// gradient written by hand.
#include <benchmark/benchmark.h>

#include <cstddef>
#include <random>
#include <vector>

#include "autodiff/tape.h"

namespace downhill::autodiff {
namespace {

// Σ (1 − x_i)² + 100 (x_{i+1} − x_i²)²
template <class T>
T rosenbrock(const std::vector<T>& x) {
  T sum(0.0);
  for (std::size_t i = 0; i + 1 < x.size(); ++i) {
    sum += square(1.0 - x[i]) + 100.0 * square(x[i + 1] - x[i] * x[i]);
  }
  return sum;
}

[[gnu::noinline]] double rosenbrock_by_hand(const std::vector<double>& x,
                                            std::vector<double>& gradient) {
  double sum = 0;
  double from_before = 0;
  const std::size_t n = x.size();
  for (std::size_t i = 0; i + 1 < n; ++i) {
    const double a = 1 - x[i];
    const double b = x[i + 1] - x[i] * x[i];
    sum += a * a + 100 * (b * b);
    gradient[i] = from_before - 2 * a - 400 * x[i] * b;
    from_before = 200 * b;
  }
  gradient[n - 1] = from_before;
  return sum;
}

std::vector<double> start(const benchmark::State& state) {
  std::mt19937_64 random(1);
  std::vector<double> x(static_cast<std::size_t>(state.range(0)));
  for (double& value : x) value = 4 * static_cast<double>(random() >> 11U) * 0x1p-53 - 2;
  return x;
}

void BM_RosenbrockByHand(benchmark::State& state) {
  const std::vector<double> x = start(state);
  std::vector<double> gradient(x.size());
  for (auto _ : state) {
    benchmark::DoNotOptimize(rosenbrock_by_hand(x, gradient));
    benchmark::ClobberMemory();
  }
}

void BM_RosenbrockByTape(benchmark::State& state) {
  const std::vector<double> x = start(state);
  std::vector<double> gradient(x.size());
  std::vector<Var> vars(x.size());
  Tape tape;
  for (auto _ : state) {
    tape.rewind(0);
    for (std::size_t i = 0; i < x.size(); ++i) vars[i] = tape.variable(x[i]);
    const Var y = rosenbrock(vars);
    tape.zero_adjoints();
    tape.backward(y);
    for (std::size_t i = 0; i < x.size(); ++i) gradient[i] = tape.adjoint(vars[i]);
    benchmark::DoNotOptimize(gradient.data());
    benchmark::ClobberMemory();
  }
  state.counters["nodes"] = tape.size();
}

// One node an operation, as lessons record it.
void BM_RosenbrockByTapeOneOperationANode(benchmark::State& state) {
  const std::vector<double> x = start(state);
  std::vector<double> gradient(x.size());
  std::vector<Var> vars(x.size());
  Tape tape;
  for (auto _ : state) {
    tape.rewind(0);
    for (std::size_t i = 0; i < x.size(); ++i) vars[i] = tape.variable(x[i]);
    Var sum(0.0);
    for (std::size_t i = 0; i + 1 < x.size(); ++i) {
      const Var a = 1.0 - vars[i];
      const Var a2 = a * a;
      const Var x2 = vars[i] * vars[i];
      const Var b = vars[i + 1] - x2;
      const Var b2 = b * b;
      const Var b3 = 100.0 * b2;
      const Var term = a2 + b3;
      sum = sum + term;
    }
    tape.zero_adjoints();
    tape.backward(sum);
    for (std::size_t i = 0; i < x.size(); ++i) gradient[i] = tape.adjoint(vars[i]);
    benchmark::DoNotOptimize(gradient.data());
    benchmark::ClobberMemory();
  }
  state.counters["nodes"] = tape.size();
}

BENCHMARK(BM_RosenbrockByHand)->Arg(2)->Arg(1000)->Arg(10000);
BENCHMARK(BM_RosenbrockByTape)->Arg(2)->Arg(1000)->Arg(10000);
BENCHMARK(BM_RosenbrockByTapeOneOperationANode)->Arg(2)->Arg(1000);

}  // namespace
}  // namespace downhill::autodiff
