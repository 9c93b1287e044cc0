// How many of some numbers lie where: counts in equal bins.
#pragma once

#include <Eigen/Core>
#include <vector>

namespace downhill::data {

// The numbers' shares (0 to 1) in `bins` >= 1 equal parts of [low, high], low < high; an end
// belongs to the bin above it. What lies outside counts in the first or last bin, what is not a
// number nowhere. Without numbers all shares are 0.
std::vector<double> histogram(const Eigen::Ref<const Eigen::MatrixXd>& numbers, double low,
                              double high, int bins);

}  // namespace downhill::data
