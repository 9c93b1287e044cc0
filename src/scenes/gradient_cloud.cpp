#include "scenes/gradient_cloud.h"

#include <Eigen/Cholesky>
#include <cmath>

#include "data/batches.h"
#include "nn/batch_gradient.h"

namespace downhill::scenes {
namespace {

// What the draws say, once they are complete.
void count(GradientCloud& cloud, const Eigen::VectorXd& truth) {
  const Eigen::LLT<Eigen::MatrixXd> factor(cloud.covariance);
  double squares = 0;
  int agree = 0, inside = 0;
  for (const Eigen::VectorXd& g : cloud.draws) {
    const Eigen::VectorXd off = g - truth;
    squares += off.squaredNorm();
    agree += g.dot(truth) > 0 ? 1 : 0;
    // Without any spread (a batch of all) every draw is at the middle.
    const bool flat = cloud.spread == 0 || factor.info() != Eigen::Success;
    inside += flat || factor.matrixL().solve(off).squaredNorm() <= 4 ? 1 : 0;
  }
  const auto draws = static_cast<double>(cloud.draws.size());
  cloud.seen = std::sqrt(squares / draws);
  cloud.agree = agree / draws;
  cloud.inside = inside / draws;
}

}  // namespace

std::vector<GradientCloud> gradient_clouds(const nn::LinearRegression& regression,
                                           const Eigen::VectorXd& theta, std::span<const int> sizes,
                                           std::uint64_t seed, int draws) {
  const Eigen::MatrixXd G = nn::example_gradients(regression, theta);
  const Eigen::VectorXd truth = G.rowwise().mean();
  const Eigen::MatrixXd S = nn::gradient_covariance(G);
  std::vector<GradientCloud> clouds;
  for (const int size : sizes) {
    GradientCloud cloud;
    cloud.batch = size;
    cloud.covariance = nn::batch_covariance(S, regression.examples(), size);
    cloud.spread = std::sqrt(cloud.covariance.trace());
    clouds.push_back(std::move(cloud));
  }

  // The order of an epoch is the same for every batch size, so its first B examples are a batch for
  // each B: one pass over them serves all sizes.
  data::Batches epochs(regression.examples(), regression.examples(), seed);
  for (int draw = 0; draw < draws; ++draw) {
    const std::span<const int> order = epochs.at(draw);
    Eigen::VectorXd sum = Eigen::VectorXd::Zero(theta.size());
    int taken = 0;
    for (GradientCloud& cloud : clouds) {
      for (; taken < cloud.batch; ++taken) sum += G.col(order[static_cast<std::size_t>(taken)]);
      cloud.draws.emplace_back(sum / cloud.batch);
    }
  }
  if (draws > 0) {
    for (GradientCloud& cloud : clouds) count(cloud, truth);
  }
  return clouds;
}

}  // namespace downhill::scenes
