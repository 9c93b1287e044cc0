#include "data/cell_shares.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>

namespace downhill::data {

std::vector<double> cell_shares(const CellWindow& window,
                                const Eigen::Ref<const Eigen::MatrixXd>& points) {
  const auto count = static_cast<std::size_t>(window.cells * window.cells);
  std::vector<double> shares(count + 1, 0.0);
  for (Eigen::Index i = 0; i < points.cols(); ++i) {
    const double column = (points(0, i) / window.half + 1) / 2 * window.cells;
    const double row = (points(1, i) / window.half + 1) / 2 * window.cells;
    const bool inside = column >= 0 && row >= 0 && column < window.cells && row < window.cells;
    const auto cell = inside ? static_cast<std::size_t>(static_cast<int>(row) * window.cells +
                                                        static_cast<int>(column))
                             : count;
    shares[cell] += 1 / static_cast<double>(points.cols());
  }
  return shares;
}

std::vector<double> cell_shares(const CellWindow& window,
                                const std::function<double(double x, double y)>& density) {
  const int parts = std::max(1, 128 / window.cells);  // of a cell, both ways
  std::vector<double> shares;
  double whole = 0;
  const double part = 2 * window.half / (window.cells * parts);
  for (int row = 0; row < window.cells; ++row) {
    for (int column = 0; column < window.cells; ++column) {
      double sum = 0;
      for (int i = 0; i < parts * parts; ++i) {
        const int across = column * parts + i % parts, down = row * parts + i / parts;
        const double x = (across + 0.5) * part - window.half;
        const double y = (down + 0.5) * part - window.half;
        const double p = density(x, y);
        if (std::isfinite(p) && p > 0) sum += p;
      }
      shares.push_back(sum);
      whole += sum;
    }
  }
  for (double& share : shares) share /= whole;
  shares.push_back(whole > 0 ? 0 : std::numeric_limits<double>::quiet_NaN());
  return shares;
}

double total_variation(std::span<const double> a, std::span<const double> b) {
  assert(a.size() == b.size() && "shares of the same cells");
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += std::abs(a[i] - b[i]);
  return sum / 2;
}

double expected_variation(std::span<const double> shares, int n) {
  double sum = 0;
  for (const double q : shares) {
    if (std::isnan(q)) return q;
    if (q <= 0 || q >= 1) continue;
    const double v = std::floor(n * q) + 1;
    const double log_b = std::lgamma(n + 1.0) - std::lgamma(v + 1) - std::lgamma(n - v + 1) +
                         v * std::log(q) + (n - v) * std::log1p(-q);
    sum += 2 * v * (1 - q) * std::exp(log_b) / n;
  }
  return sum / 2;
}

}  // namespace downhill::data
