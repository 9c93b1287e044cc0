// A training step of 784-128-10 on batches of 64 beside its five matrix products alone: their share
// of the time says how little the rest costs.
#include <benchmark/benchmark.h>

#include "nn/training.h"
#include "optim/gradient_descent.h"

namespace downhill::nn {
namespace {

constexpr Index kInputs = 784, kHidden = 128, kOutputs = 10, kBatch = 64, kExamples = 640;

Matrix<float> random_matrix(Index rows, Index columns, std::uint64_t seed) {
  random::Random random(seed);
  return Matrix<float>::NullaryExpr(rows, columns,
                                    [&] { return static_cast<float>(random.uniform()); });
}

void BM_TrainingStep(benchmark::State& state) {
  auto net = Network<float>::make(
      multilayer_perceptron(kInputs, {kHidden}, kOutputs, Activation::kRelu), 1);
  optim::GradientDescent<float> rule(net->parameters().size());
  Matrix<float> targets = Matrix<float>::Zero(kOutputs, kExamples);
  for (Index j = 0; j < kExamples; ++j) targets(j % kOutputs, j) = 1;
  auto training = Training<float>::make(
      *net, rule, random_matrix(kInputs, kExamples, 2), targets,
      {.loss = Loss::kSoftmaxCrossEntropy, .batch = kBatch, .rate = optim::constant(1e-3)});
  for (auto _ : state) benchmark::DoNotOptimize(training->step());
}

void BM_MatrixProductsOfAStep(benchmark::State& state) {
  const Matrix<float> w1 = random_matrix(kHidden, kInputs, 1);
  const Matrix<float> w2 = random_matrix(kOutputs, kHidden, 2);
  const Matrix<float> x = random_matrix(kInputs, kBatch, 3);
  const Matrix<float> dy = random_matrix(kOutputs, kBatch, 4);
  Matrix<float> h(kHidden, kBatch), y(kOutputs, kBatch), dh(kHidden, kBatch);
  Matrix<float> dw1(kHidden, kInputs), dw2(kOutputs, kHidden);
  for (auto _ : state) {
    h.noalias() = w1 * x;
    y.noalias() = w2 * h;
    dw2.noalias() = dy * h.transpose();
    dh.noalias() = w2.transpose() * dy;
    dw1.noalias() = dh * x.transpose();
    benchmark::DoNotOptimize(dw1.data());
    benchmark::DoNotOptimize(y.data());
    benchmark::DoNotOptimize(dw2.data());
    benchmark::ClobberMemory();
  }
}

BENCHMARK(BM_TrainingStep);
BENCHMARK(BM_MatrixProductsOfAStep);

}  // namespace
}  // namespace downhill::nn
