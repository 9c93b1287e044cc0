#include "nn/gradient_agreement.h"

#include <algorithm>
#include <numeric>

namespace downhill::nn {
namespace {

// 0, 1, ... by descending score.
std::vector<int> by_score(const Eigen::VectorXd& score) {
  std::vector<int> order(static_cast<std::size_t>(score.size()));
  std::iota(order.begin(), order.end(), 0);
  std::ranges::stable_sort(order, [&](int a, int b) { return score[a] > score[b]; });
  return order;
}

// Columns of length 1; those of zeros stay.
Eigen::MatrixXd directions(Eigen::MatrixXd G) {
  for (Eigen::Index i = 0; i < G.cols(); ++i) {
    const double length = G.col(i).stableNorm();
    if (length > 0) G.col(i) /= length;
  }
  return G;
}

}  // namespace

BatchGradients batch_gradients(Network<double>& network, Loss loss,
                               std::span<const LabelledBatch> batches) {
  const auto count = static_cast<Eigen::Index>(batches.size());
  BatchGradients out{{network.parameters().size(), count}, Eigen::VectorXd(count)};
  Matrix<double> output_gradient;
  for (Eigen::Index i = 0; i < count; ++i) {
    const LabelledBatch& batch = batches[static_cast<std::size_t>(i)];
    const Matrix<double> inputs = batch.inputs, targets = batch.targets;
    out.losses[i] = evaluate(loss, network.forward(inputs), targets, output_gradient);
    network.backward(output_gradient);
    out.gradients.col(i) = network.gradient();
  }
  return out;
}

Eigen::MatrixXd cosines(const Eigen::MatrixXd& G) {
  const Eigen::MatrixXd ways = directions(G);
  Eigen::MatrixXd out = (ways.transpose() * ways).cwiseMax(-1).cwiseMin(1);
  out.triangularView<Eigen::StrictlyLower>() = out.transpose();  // to the last bit
  out.diagonal().setOnes();
  return out;
}

Agreement agreement(const Eigen::MatrixXd& cosines) {
  const Eigen::Index n = cosines.cols();
  if (n < 2) return {};
  Agreement out{.mean = 0};
  const auto pairs = 0.5 * static_cast<double>(n * (n - 1));
  for (Eigen::Index j = 1; j < n; ++j) {
    for (Eigen::Index i = 0; i < j; ++i) {
      out.least = std::min(out.least, cosines(i, j));
      out.mean += cosines(i, j) / pairs;
      out.negative += (cosines(i, j) < 0 ? 1 : 0) / pairs;
    }
  }
  return out;
}

std::vector<int> agreeing_first(const Eigen::MatrixXd& G) {
  return by_score(directions(G).transpose() * G.rowwise().sum());
}

std::vector<int> easy_first(const Eigen::VectorXd& losses) { return by_score(-losses); }

}  // namespace downhill::nn
