// The deep net against central differences, and what is known of its depths: exactly for the linear
// net with orthogonal weights, by the sums of the literature for random ones.
#include "nn/deep_net.h"

#include <gtest/gtest.h>

#include <cmath>
#include <string>

#include "nn/loss.h"
#include "nn/recurrent_matrix.h"

namespace downhill::nn {
namespace {

Matrix<double> random_matrix(Index rows, Index columns, std::uint64_t seed) {
  random::Random random(seed);
  return Matrix<double>::NullaryExpr(rows, columns, [&] { return random.normal(); });
}

Network<double> made(const DeepNetSpec& spec, std::uint64_t seed = 1) {
  auto net = Network<double>::make(network_spec(spec), seed);
  EXPECT_TRUE(net);
  return *std::move(net);
}

TEST(DeepNet, GradientAgreesWithDifferencesUnderEverySwitch) {
  const Matrix<double> x = random_matrix(2, 6, 1), t = random_matrix(1, 6, 2);
  for (int switches = 0; switches < 4; ++switches) {
    const DeepNetSpec spec{.width = 3,
                           .layers = 4,
                           .activation = Activation::kSigmoid,
                           .batch_norm = (switches & 1) != 0,
                           .residual = (switches & 2) != 0};
    Network<double> net = made(spec);
    Matrix<double> dy, ignored;
    evaluate(Loss::kMeanSquaredError, net.forward(x), t, dy);
    net.backward(dy);
    const Vector<double> gradient = net.gradient();
    const double h = 1e-5;
    for (Index i = 0; i < gradient.size(); ++i) {
      const double kept = net.parameters()(i);
      const auto loss = [&](double w) {
        net.parameters()(i) = w;
        return evaluate(Loss::kMeanSquaredError, net.forward(x), t, ignored);
      };
      const double difference = (loss(kept + h) - loss(kept - h)) / (2 * h);
      net.parameters()(i) = kept;
      EXPECT_NEAR(gradient(i), difference, 1e-8) << switches << ", parameter " << i;
    }
  }
}

TEST(DeepNet, DepthsAreTheHiddenLayersAndTheirOwnGradients) {
  // The gradient of a hidden layer against a change of that layer alone: the rest of the net, made
  // as a net of its own with the same last parameters, is run on it.
  for (bool batch_norm : {false, true}) {
    const DeepNetSpec spec{.width = 4, .layers = 5, .batch_norm = batch_norm, .residual = true};
    Network<double> net = made(spec);
    const Matrix<double> x = random_matrix(2, 7, 3), t = random_matrix(1, 7, 4);
    Matrix<double> dy;
    evaluate(Loss::kMeanSquaredError, net.forward(x), t, dy);
    net.backward(dy);
    const auto all = depths(net, spec);
    ASSERT_EQ(all.size(), 5U);
    double squares = 0;
    for (const Depth<double>& depth : all) {
      ASSERT_EQ(depth.signal->rows(), 4);
      ASSERT_EQ(depth.signal->cols(), 7);
      ASSERT_EQ(depth.gradient->rows(), 4);
      Matrix<double> bent;
      activate(spec.activation, *depth.sum, bent);
      const bool first = &depth == all.data();
      const Matrix<double> before = first ? Matrix<double>::Zero(4, 7) : *(&depth - 1)->signal;
      EXPECT_LT((before + bent - *depth.signal).norm(), 1e-14);
      squares += depth.weight_gradient_norm * depth.weight_gradient_norm;
    }
    // All blocks and the output layer make up the whole gradient.
    const double last = net.gradient().tail(5).norm();
    EXPECT_NEAR(std::sqrt(squares + last * last), net.gradient().norm(), 1e-12);
    // The last hidden layer's: W^T dy of the linear output layer.
    const Matrix<double> expected = net.parameters().tail(5).head(4) * dy;
    EXPECT_LT((*all[4].gradient - expected).norm(), 1e-14);
  }
}

TEST(DeepNet, LinearWithOrthogonalWeightsTheGradientIsExactlyScaleToTheDepth) {
  const DeepNetSpec spec{.width = 6, .layers = 30, .activation = Activation::kIdentity};
  for (double scale : {0.7, 1.0, 1.4}) {
    Network<double> net = made(spec);
    random::Random random(5);
    Index at = spec.width * (spec.inputs + 1);
    for (int l = 1; l < spec.layers; ++l) {
      Eigen::Map<Matrix<double>>(net.parameters().data() + at, 6, 6) =
          recurrent_matrix(RecurrentMatrix::kOrthogonal, 6, scale, random);
      at += 6 * 7;
    }
    const Matrix<double> x = random_matrix(2, 4, 6);
    net.forward(x);
    net.backward(random_matrix(1, 4, 7));
    const auto all = depths(net, spec);
    const double last = all.back().gradient->norm();
    for (int back = 0; back < spec.layers; ++back) {
      const double expected = last * std::pow(scale, back);
      EXPECT_NEAR(all[static_cast<std::size_t>(spec.layers - 1 - back)].gradient->norm(), expected,
                  1e-12 * expected);
    }
  }
}

TEST(DeepNet, FlatIsWhereTheSlopeIsSmall) {
  Matrix<double> z(1, 5);
  z << -9, -1, 0, 1, 9;
  EXPECT_EQ(share_of_flat(Activation::kSigmoid, z, 0.01), 0.4);
  EXPECT_EQ(share_of_flat(Activation::kRelu, z, 0.5), 0.6);
  EXPECT_EQ(share_of_flat(Activation::kIdentity, z, 0.5), 0);
  EXPECT_EQ(share_of_flat(Activation::kTanh, Matrix<double>(0, 0), 0.5), 0);
}

// The mean factor by which a layer multiplies the gradient, going back through 20 wide layers.
double factor(Activation activation, Initialization initialization, double scale) {
  const DeepNetSpec spec{.inputs = 64,
                         .width = 200,
                         .layers = 20,
                         .activation = activation,
                         .initialization = initialization,
                         .scale = scale};
  Network<double> net = made(spec);
  const Matrix<double> x = random_matrix(64, 10, 8);
  net.forward(x);
  net.backward(random_matrix(1, 10, 9));
  const auto all = depths(net, spec);
  return std::pow(all.front().gradient->norm() / all.back().gradient->norm(), 1.0 / 19);
}

TEST(DeepNet, ALayersFactorIsWhatTheSumsOfTheLiteratureSay) {
  // Of a random W with variance s^2 / n, |W^T v| is about s |v|; ReLU halves the square (He et al.,
  // 2015, eq. 14). The tolerance is for 200 units.
  EXPECT_NEAR(factor(Activation::kIdentity, Initialization::kNormal, 0.8), 0.8, 0.02);
  EXPECT_NEAR(factor(Activation::kIdentity, Initialization::kXavier, 1), 1, 0.02);
  EXPECT_NEAR(factor(Activation::kRelu, Initialization::kNormal, 1), std::sqrt(0.5), 0.03);
  EXPECT_NEAR(factor(Activation::kRelu, Initialization::kHe, 1), 1, 0.04);
  EXPECT_NEAR(factor(Activation::kRelu, Initialization::kHe, 1.5), 1.5, 0.06);
  // Sigmoid slopes are at most 1/4, so with scale 1 every layer takes at least three quarters.
  EXPECT_LT(factor(Activation::kSigmoid, Initialization::kNormal, 1), 0.25);
}

}  // namespace
}  // namespace downhill::nn
