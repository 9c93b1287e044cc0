#include "data/histogram.h"

#include <algorithm>
#include <cmath>

namespace downhill::data {

std::vector<double> histogram(const Eigen::Ref<const Eigen::MatrixXd>& numbers, double low,
                              double high, int bins) {
  std::vector<double> shares(static_cast<std::size_t>(bins), 0.0);
  double count = 0;
  for (Eigen::Index j = 0; j < numbers.cols(); ++j) {
    for (Eigen::Index i = 0; i < numbers.rows(); ++i) {
      const double along = (numbers(i, j) - low) / (high - low) * bins;
      if (std::isnan(along)) continue;
      shares[static_cast<std::size_t>(std::clamp(along, 0.0, bins - 1.0))] += 1;
      count += 1;
    }
  }
  for (double& share : shares) share /= std::max(count, 1.0);
  return shares;
}

}  // namespace downhill::data
