// A network's gradient against central differences in every parameter and every input, for every
// kind of layer.
#include "nn/network.h"

#include <gtest/gtest.h>

#include <cmath>
#include <string>

#include "nn/batch_norm.h"
#include "nn/loss.h"
#include "words_of_errors.h"

namespace downhill::nn {
namespace {

Matrix<double> random_matrix(Index rows, Index columns, std::uint64_t seed) {
  random::Random random(seed);
  return Matrix<double>::NullaryExpr(rows, columns, [&] { return random.normal(); });
}

double loss_at(Network<double>& net, const Matrix<double>& x, const Matrix<double>& t, Mode mode) {
  Matrix<double> dy;
  return evaluate(Loss::kMeanSquaredError, net.forward(x, mode), t, dy);
}

void expect_gradient_agrees(Network<double>& net, Mode mode, const std::string& what) {
  const Matrix<double> x = random_matrix(net.inputs(), 5, 11);
  const Matrix<double> t = random_matrix(net.outputs(), 5, 12);
  net.want_input_gradient(true);
  Matrix<double> dy;
  evaluate(Loss::kMeanSquaredError, net.forward(x, mode), t, dy);
  net.backward(dy);
  const Vector<double> gradient = net.gradient();
  const Matrix<double> input_gradient = net.input_gradient();

  const double h = 1e-5;
  const double tolerance = 2e-8;  // h^2 times third derivatives of order 1, and rounding / h
  for (Index i = 0; i < gradient.size(); ++i) {
    const double kept = net.parameters()(i);
    net.parameters()(i) = kept + h;
    const double up = loss_at(net, x, t, mode);
    net.parameters()(i) = kept - h;
    const double down = loss_at(net, x, t, mode);
    net.parameters()(i) = kept;
    EXPECT_NEAR(gradient(i), (up - down) / (2 * h), tolerance) << what << ", parameter " << i;
  }
  for (Index i = 0; i < x.size(); ++i) {
    Matrix<double> up = x, down = x;
    up(i) += h;
    down(i) -= h;
    const double difference = (loss_at(net, up, t, mode) - loss_at(net, down, t, mode)) / (2 * h);
    EXPECT_NEAR(input_gradient(i), difference, tolerance) << what << ", input " << i;
  }
}

TEST(Network, GradientOfEveryActivationAgreesWithDifferences) {
  for (const std::string& activation_name : activation_names()) {
    auto net = Network<double>::make(
        {3, {DenseSpec{4}, ActivationSpec{*find_activation(activation_name)}, DenseSpec{2}}}, 5);
    ASSERT_TRUE(net);
    expect_gradient_agrees(*net, Mode::kTraining, activation_name);
  }
}

TEST(Network, GradientThroughBatchNormAndResidualBlocksAgreesWithDifferences) {
  for (Mode mode : {Mode::kTraining, Mode::kInference}) {
    auto net =
        Network<double>::make({3,
                               {DenseSpec{4}, BatchNormSpec{}, ActivationSpec{Activation::kTanh},
                                ResidualSpec{{DenseSpec{5}, ActivationSpec{Activation::kGelu},
                                              DenseSpec{4}, ResidualSpec{{DenseSpec{4}}}}},
                                DenseSpec{2}}},
                              6);
    ASSERT_TRUE(net);
    expect_gradient_agrees(*net, mode, mode == Mode::kTraining ? "training" : "inference");
  }
}

TEST(Network, PenaltiesActOnWeightsOnlyAndReachIntoResidualBlocks) {
  auto net = Network<double>::make({2, {DenseSpec{2}, ResidualSpec{{DenseSpec{2}}}}}, 1);
  ASSERT_TRUE(net);
  net->parameters() << 1, -2, 0, 3, /*biases*/ 9, 9, /*inner*/ -1, 1, 2, 0, /*biases*/ 9, 9;
  net->gradient().setZero();
  const double penalty = net->regularize(0.1, 0.01);
  EXPECT_NEAR(penalty, 0.1 * 10 + 0.005 * 20, 1e-15);
  Vector<double> expected(12);
  expected << 0.11, -0.12, 0, 0.13, 0, 0, -0.11, 0.11, 0.12, 0, 0, 0;
  EXPECT_LT((net->gradient() - expected).norm(), 1e-15);
}

TEST(Network, TheSameSeedGivesTheSameWeights) {
  const auto spec = multilayer_perceptron(2, {8, 8}, 1, Activation::kTanh);
  auto one = Network<float>::make(spec, 3);
  auto two = Network<float>::make(spec, 4);
  ASSERT_TRUE(one && two);
  EXPECT_EQ(one->parameters().size(), 8 * 3 + 8 * 9 + 9);
  EXPECT_NE(one->parameters(), two->parameters());
  two->initialize(3);
  EXPECT_EQ(one->parameters(), two->parameters());
}

TEST(Network, StatisticsNameTheLayersAndTheirGradients) {
  auto net = Network<double>::make(multilayer_perceptron(2, {3}, 1, Activation::kSigmoid), 1);
  ASSERT_TRUE(net);
  const Matrix<double> x = random_matrix(2, 6, 1);
  net->forward(x);
  net->backward(Matrix<double>::Ones(1, 6));
  const auto statistics = net->statistics();
  ASSERT_EQ(statistics.size(), 3U);
  EXPECT_EQ(statistics[1].kind, "sigmoid");
  EXPECT_NEAR(statistics[2].output_gradient_norm, std::sqrt(6.0), 1e-15);
  EXPECT_NEAR(statistics[0].weight_gradient_norm, net->gradient().head(9).norm(), 1e-15);
  EXPECT_GT(statistics[0].output_gradient_norm, 0);
}

TEST(Network, WhatDoesNotFitIsNamed) {
  const auto reason = [](const NetworkSpec& spec) {
    const auto net = Network<double>::make(spec, 1);
    if (net.ok()) return std::string();
    expect_has_words(net.error());
    return net.error().message;
  };
  EXPECT_EQ(reason({2, {}}), "the network has no layers");
  EXPECT_EQ(reason({0, {DenseSpec{1}}}), "0 inputs, expected 1 to 4096");
  EXPECT_EQ(reason({2, {DenseSpec{0}}}), "layer 1: 0 units, expected 1 to 4096");
  EXPECT_EQ(reason({2, {DenseSpec{3}, ResidualSpec{{DenseSpec{2}}}}}),
            "layer 2: the residual block has 3 inputs but 2 outputs");
  EXPECT_EQ(reason({2, {ResidualSpec{{}}}}), "layer 1: the block has no layers");
  EXPECT_EQ(reason({2, {DenseSpec{2}, ResidualSpec{{DenseSpec{5000}}}}}),
            "layer 2.1: 5000 units, expected 1 to 4096");
  EXPECT_EQ(reason({2, {DenseSpec{.units = 1, .scale = -1}}}),
            "layer 1: the scale of the first weights must be a finite number >= 0");
  EXPECT_EQ(reason({2, {BatchNormSpec{.epsilon = 0}}}), "layer 1: epsilon is not above 0");
  EXPECT_EQ(reason({2, {BatchNormSpec{.keep = 1}}}), "layer 1: keep is not in [0, 1)");
}

}  // namespace
}  // namespace downhill::nn
