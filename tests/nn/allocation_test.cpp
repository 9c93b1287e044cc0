// Training takes no memory after the first step: counted, for every kind of layer and optimizer.
#include <gtest/gtest.h>

#include <string>

#include "allocations.h"
#include "nn/training.h"
#include "optim/make_optimizer.h"

namespace downhill::nn {
namespace {

using test::allocations;
using test::kCountsAllocations;

Matrix<float> random_matrix(Index rows, Index columns, std::uint64_t seed) {
  random::Random random(seed);
  return Matrix<float>::NullaryExpr(rows, columns,
                                    [&] { return static_cast<float>(random.uniform()); });
}

// Allocations of the second to tenth step; batches all of one size.
int after_the_first_step(const NetworkSpec& spec, const std::string& optimizer, Loss loss) {
  auto net = Network<float>::make(spec, 1);
  auto rule = optim::make_optimizer<float>(optimizer, net->parameters().size());
  auto training = Training<float>::make(
      *net, **rule, random_matrix(net->inputs(), 320, 2), random_matrix(net->outputs(), 320, 3),
      {.loss = loss, .batch = 64, .rate = optim::cosine(0.01, 20), .l2 = 1e-4, .clip_norm = 10});
  EXPECT_TRUE(training.ok());
  EXPECT_TRUE(training->step().ok());
  return allocations([&] {
    for (int i = 0; i < 9; ++i) training->step();
  });
}

TEST(Training, AfterTheFirstStepAllocatesNothing) {
  if (!kCountsAllocations) GTEST_SKIP() << "allocations cannot be counted here";
  const NetworkSpec digits = multilayer_perceptron(784, {128}, 10, Activation::kRelu);
  EXPECT_EQ(after_the_first_step(digits, "adam", Loss::kSoftmaxCrossEntropy), 0);
  for (const std::string& optimizer : optim::optimizer_names()) {
    const NetworkSpec small = multilayer_perceptron(8, {16}, 3, Activation::kTanh);
    EXPECT_EQ(after_the_first_step(small, optimizer, Loss::kMeanSquaredError), 0) << optimizer;
  }
  for (const std::string& activation : activation_names()) {
    const NetworkSpec deep = {
        8,
        {DenseSpec{16}, BatchNormSpec{}, ActivationSpec{*find_activation(activation)},
         ResidualSpec{{DenseSpec{16}}}, DenseSpec{3}}};
    EXPECT_EQ(after_the_first_step(deep, "sgd", Loss::kBinaryCrossEntropy), 0) << activation;
  }
}

}  // namespace
}  // namespace downhill::nn
