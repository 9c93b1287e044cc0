// Against finite differences of each batch's loss, real steps, and what must hold of any cosines.
#include "nn/gradient_agreement.h"

#include <gtest/gtest.h>

#include <cmath>
#include <string>

#include "nn/deep_net.h"
#include "random/random.h"

namespace downhill::nn {
namespace {

constexpr Loss kLoss = Loss::kBinaryCrossEntropy;

Network<double> network(int layers) {
  return *Network<double>::make(
      network_spec(
          {.inputs = 2, .width = 3, .layers = layers, .initialization = Initialization::kXavier}),
      5);
}

std::vector<LabelledBatch> some_batches(int count) {
  random::Random random(3);
  std::vector<LabelledBatch> out;
  for (int b = 0; b < count; ++b) {
    LabelledBatch batch{Eigen::MatrixXd(2, 4), Eigen::MatrixXd(1, 4)};
    for (double& x : batch.inputs.reshaped()) x = random.normal();
    for (double& t : batch.targets.reshaped()) t = random.integer(2);
    out.push_back(batch);
  }
  return out;
}

double loss_of(Network<double>& net, const LabelledBatch& batch) {
  return batch_gradients(net, kLoss, {&batch, 1}).losses[0];
}

TEST(GradientAgreement, EachColumnIsTheSlopeOfItsBatchsLoss) {
  Network<double> net = network(2);
  const auto batches = some_batches(3);
  const BatchGradients all = batch_gradients(net, kLoss, batches);
  constexpr double kStep = 1e-6;
  for (Eigen::Index i = 0; i < 3; ++i) {
    for (Eigen::Index w = 0; w < net.parameters().size(); ++w) {
      const double was = net.parameters()[w];
      net.parameters()[w] = was + kStep;
      const double up = loss_of(net, batches[static_cast<std::size_t>(i)]);
      net.parameters()[w] = was - kStep;
      const double down = loss_of(net, batches[static_cast<std::size_t>(i)]);
      net.parameters()[w] = was;
      EXPECT_NEAR(all.gradients(w, i), (up - down) / (2 * kStep), 1e-8);
    }
  }
}

// The same cosine from gradients of single examples by finite differences, added up by hand.
TEST(GradientAgreement, CosinesAreThoseOfSummedExampleGradients) {
  Network<double> net = network(1);
  const auto batches = some_batches(2);
  const Eigen::Index n = net.parameters().size();
  Eigen::MatrixXd G = Eigen::MatrixXd::Zero(n, 2);
  constexpr double kStep = 1e-6;
  for (Eigen::Index b = 0; b < 2; ++b) {
    const LabelledBatch& batch = batches[static_cast<std::size_t>(b)];
    for (Eigen::Index k = 0; k < batch.inputs.cols(); ++k) {
      const LabelledBatch one{batch.inputs.col(k), batch.targets.col(k)};
      for (Eigen::Index w = 0; w < n; ++w) {
        const double was = net.parameters()[w];
        net.parameters()[w] = was + kStep;
        const double up = loss_of(net, one);
        net.parameters()[w] = was - kStep;
        G(w, b) += (up - loss_of(net, one)) / (2 * kStep);
        net.parameters()[w] = was;
      }
    }
  }
  const Eigen::MatrixXd C = cosines(batch_gradients(net, kLoss, batches).gradients);
  EXPECT_NEAR(C(0, 1), G.col(0).dot(G.col(1)) / (G.col(0).norm() * G.col(1).norm()), 1e-7);
}

TEST(GradientAgreement, TheMatrixIsSymmetricWithOnesOnTheDiagonal) {
  Network<double> net = network(3);
  const Eigen::MatrixXd C = cosines(batch_gradients(net, kLoss, some_batches(6)).gradients);
  EXPECT_EQ(C, C.transpose());
  EXPECT_EQ(C.diagonal(), Eigen::VectorXd::Ones(6));
  EXPECT_LE(C.cwiseAbs().maxCoeff(), 1);
  const Eigen::MatrixXd with_zero = cosines((Eigen::MatrixXd(2, 2) << 3, 0, 4, 0).finished());
  EXPECT_EQ(with_zero, (Eigen::MatrixXd(2, 2) << 1, 0, 0, 1).finished());
}

// A short step on batch i lowers the loss of batch j exactly if the cosine is positive, by
// rate g_i . g_j up to the square of the rate.
TEST(GradientAgreement, TheCosineTellsWhatAStepDoesToAnotherBatch) {
  const auto batches = some_batches(6);
  for (const int layers : {0, 1, 4}) {
    Network<double> net = network(layers);
    const Eigen::VectorXd start = net.parameters();
    const BatchGradients all = batch_gradients(net, kLoss, batches);
    const Eigen::MatrixXd C = cosines(all.gradients);
    // What is left of the change when the first order is taken away, over all pairs.
    const auto left_over = [&](double rate) {
      double sum = 0;
      for (Eigen::Index i = 0; i < 6; ++i) {
        net.parameters() = start - rate * all.gradients.col(i);
        for (Eigen::Index j = 0; j < 6; ++j) {
          const double change = loss_of(net, batches[static_cast<std::size_t>(j)]) - all.losses[j];
          EXPECT_EQ(change<0, C(i, j)> 0) << layers << " " << i << " " << j;
          sum += std::abs(change + rate * all.gradients.col(i).dot(all.gradients.col(j)));
        }
      }
      return sum;
    };
    EXPECT_NEAR(left_over(1e-3) / left_over(5e-4), 4, 0.1);
  }
}

TEST(GradientAgreement, CountsPairsOnce) {
  Eigen::MatrixXd C(3, 3);
  C << 1, -0.5, 0.2,  //
      -0.5, 1, 0.9,   //
      0.2, 0.9, 1;
  const Agreement all = agreement(C);
  EXPECT_DOUBLE_EQ(all.least, -0.5);
  EXPECT_NEAR(all.mean, 0.2, 1e-12);
  EXPECT_NEAR(all.negative, 1.0 / 3, 1e-12);
  EXPECT_EQ(agreement(Eigen::MatrixXd::Ones(1, 1)).negative, 0);
}

TEST(GradientAgreement, OrdersPutTheBestFirst) {
  Eigen::MatrixXd G(2, 4);
  G << -1, 1, 3, 0,  //
      1, 5, 0, 2;
  // The sum is (3, 8); the cosines with it go like 5/sqrt2, 43/sqrt26, 9/3, 16/2.
  EXPECT_EQ(agreeing_first(G), (std::vector<int>{1, 3, 0, 2}));
  EXPECT_EQ(easy_first(Eigen::Vector4d(0.3, 0.1, 0.3, 0.2)), (std::vector<int>{1, 3, 0, 2}));
}

}  // namespace
}  // namespace downhill::nn
