#include "nn/training.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <set>
#include <string>

#include "optim/adam.h"
#include "optim/gradient_descent.h"
#include "words_of_errors.h"

namespace downhill::nn {
namespace {

Matrix<double> xor_inputs() {
  Matrix<double> x(2, 4);
  x << -1, -1, 1, 1,  //
      -1, 1, -1, 1;
  return x;
}

Matrix<double> xor_targets() {
  Matrix<double> t(1, 4);
  t << 0, 1, 1, 0;
  return t;
}

struct XorRun {
  Network<double> net =
      *Network<double>::make(multilayer_perceptron(2, {4}, 1, Activation::kTanh), 1);
  optim::Adam<double> adam{net.parameters().size()};
  Training<double> training;
  explicit XorRun(TrainingSettings settings)
      : training(*Training<double>::make(net, adam, xor_inputs(), xor_targets(), settings)) {}
};

TEST(Training, LearnsXor) {
  XorRun run({.loss = Loss::kBinaryCrossEntropy, .rate = optim::constant(0.05)});
  for (int i = 0; i < 300; ++i) ASSERT_TRUE(run.training.step().ok());
  const Matrix<double>& y = run.net.forward(xor_inputs(), Mode::kInference);
  for (Index i = 0; i < 4; ++i) EXPECT_EQ(y(i) > 0, xor_targets()(i) == 1) << i;
  EXPECT_LT(run.training.loss_of(xor_inputs(), xor_targets()), 0.05);
}

TEST(Training, AStepIsItsFourPhases) {
  XorRun whole({.batch = 3, .l2 = 0.01});
  XorRun phases({.batch = 3, .l2 = 0.01});
  for (int i = 0; i < 5; ++i) {
    whole.training.step();
    EXPECT_EQ(phases.training.next_phase(), Phase::kForward);
    for (int phase = 0; phase < 4; ++phase) phases.training.advance();
  }
  EXPECT_EQ(whole.net.parameters(), phases.net.parameters());
  EXPECT_EQ(phases.training.steps(), 5);
}

TEST(Training, TheSameSeedGivesTheSameRunAndAnotherSeedAnother) {
  const auto after = [](std::uint64_t seed) {
    XorRun run({.batch = 1, .seed = seed});
    for (int i = 0; i < 20; ++i) run.training.step();
    return run.net.parameters();
  };
  EXPECT_EQ(after(1), after(1));
  EXPECT_NE(after(1), after(2));
}

TEST(Training, AnEpochShowsEveryExampleOnceAndTheRestIsASmallerBatch) {
  XorRun run({.batch = 3});
  for (int epoch = 0; epoch < 3; ++epoch) {
    std::set<std::pair<double, double>> seen;
    for (Index size : {3, 1}) {
      run.training.step();
      EXPECT_EQ(run.training.epoch(), epoch);
      ASSERT_EQ(run.training.batch_inputs().cols(), size);
      for (Index j = 0; j < size; ++j) {
        seen.insert({run.training.batch_inputs()(0, j), run.training.batch_inputs()(1, j)});
      }
    }
    EXPECT_EQ(seen.size(), 4U);
  }
}

TEST(Training, ClipsTheGradientToItsLimit) {
  XorRun run({.clip_norm = 1e-3});
  for (int phase = 0; phase < 3; ++phase) run.training.advance();
  EXPECT_NEAR(run.net.gradient().norm(), 1e-3, 1e-15);
}

TEST(Training, AnUpdateThatCannotBeMadeSaysWhyAndLeavesTheWeights) {
  XorRun run({.rate = optim::constant(-1)});
  const Vector<double> before = run.net.parameters();
  EXPECT_EQ(run.training.step().status, optim::StepStatus::kBadRate);
  EXPECT_EQ(run.net.parameters(), before);
  EXPECT_EQ(run.training.steps(), 0);
}

TEST(Training, WhatDoesNotFitIsNamed) {
  auto net = *Network<double>::make({2, {DenseSpec{1}}}, 1);
  optim::GradientDescent<double> rule(3);
  const auto reason = [&](const Matrix<double>& x, const Matrix<double>& t,
                          TrainingSettings settings = {}) {
    const auto made = Training<double>::make(net, rule, x, t, settings);
    if (made.ok()) return std::string();
    expect_has_words(made.error());
    return made.error().message;
  };
  const Matrix<double> x = xor_inputs();
  const Matrix<double> t = xor_targets();
  EXPECT_EQ(reason(x, t), "");
  EXPECT_EQ(reason(Matrix<double>(2, 0), Matrix<double>(1, 0)), "there are no examples");
  EXPECT_EQ(reason(x, t.leftCols(3)), "there are 3 targets for 4 examples");
  EXPECT_EQ(reason(x.topRows(1), t), "an example has 1 numbers, the network 2 inputs");
  EXPECT_EQ(reason(x, x), "a target has 2 numbers, the network 1 outputs");
  Matrix<double> broken = x;
  broken(1, 2) = std::numeric_limits<double>::quiet_NaN();
  EXPECT_EQ(reason(broken, t), "input 2 of example 3 is not a finite number");
  broken = t;
  broken(0, 1) = std::numeric_limits<double>::infinity();
  EXPECT_EQ(reason(x, broken), "target 1 of example 2 is not a finite number");
  EXPECT_EQ(reason(x, t, {.batch = -1}), "the batch size -1 is below 0");
  EXPECT_EQ(reason(x, t, {.l2 = -1}), "l2 must be a finite number >= 0, not -1");
  optim::GradientDescent<double> wrong_size(2);
  const text::Error error = Training<double>::make(net, wrong_size, x, t, {}).error();
  expect_has_words(error);
  EXPECT_EQ(error.message, "the optimizer is for 2 parameters, the network has 3");
}

}  // namespace
}  // namespace downhill::nn
