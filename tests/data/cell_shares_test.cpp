// Against shares counted by hand, integrals that are known, and draws.
#include "data/cell_shares.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <numeric>

#include "random/random.h"

namespace downhill::data {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

TEST(CellShares, PointsAreCountedFromTheLowerLeftAndThenOutside) {
  Eigen::MatrixXd points(2, 5);
  points << -0.5, 0.5, 0.5, 3, kNaN,  //
      -0.5, -0.5, 0.9, 0, 0;
  const std::vector<double> shares = cell_shares({.half = 1, .cells = 2}, points);
  EXPECT_EQ(shares, (std::vector<double>{0.2, 0.2, 0, 0.2, 0.4}));
  EXPECT_EQ(cell_shares({.half = 1, .cells = 1}, Eigen::MatrixXd(2, 0)),
            (std::vector<double>{0, 0}));
}

TEST(CellShares, ADensityHasTheSharesOfItsIntegral) {
  const CellWindow window{.half = 4, .cells = 8};
  const std::vector<double> shares =
      cell_shares(window, [](double x, double y) { return 7 * std::exp(-(x * x + y * y) / 2); });
  EXPECT_NEAR(std::accumulate(shares.begin(), shares.end(), 0.0), 1, 1e-12);
  // The normal distribution has erf(1 / sqrt(2)) / 2 of its mass between 0 and 1.
  const double part = std::erf(1 / std::sqrt(2.0)) / 2;
  EXPECT_NEAR(shares[4 * 8 + 4], part * part, 1e-4);
  EXPECT_EQ(shares.back(), 0);
  // What is negative or has no value counts as nothing.
  const std::vector<double> half = cell_shares(
      {.half = 1, .cells = 2}, [](double x, double) { return x < 0 ? std::log(x) : 1.0; });
  EXPECT_EQ(half, (std::vector<double>{0, 0.5, 0, 0.5, 0}));
  EXPECT_TRUE(std::isnan(cell_shares(window, [](double, double) { return 0.0; })[3]));
}

TEST(CellShares, TotalVariationIsThePartToBeCarried) {
  const std::vector<double> a{0.5, 0.5, 0}, b{0.25, 0.5, 0.25}, c{0, 0, 1};
  EXPECT_DOUBLE_EQ(total_variation(a, a), 0);
  EXPECT_DOUBLE_EQ(total_variation(a, b), 0.25);
  EXPECT_DOUBLE_EQ(total_variation(a, c), 1);
}

TEST(CellShares, HonestDrawsHaveTheExpectedVariation) {
  const std::vector<double> shares{0.45, 0.3, 0.2, 0.04, 0.01, 0};
  for (const int n : {1, 10, 400}) {
    random::Random random(5);
    double sum = 0;
    constexpr int kTrials = 4000;
    for (int trial = 0; trial < kTrials; ++trial) {
      std::vector<double> seen(shares.size(), 0.0);
      for (int i = 0; i < n; ++i) {
        double at = random.uniform();
        std::size_t cell = 0;
        while (cell + 2 < shares.size() && at >= shares[cell]) at -= shares[cell++];
        seen[cell] += 1.0 / n;
      }
      sum += total_variation(seen, shares);
    }
    const double known = expected_variation(shares, n);
    EXPECT_NEAR(sum / kTrials, known, 0.02 * known) << n;
  }
}

}  // namespace
}  // namespace downhill::data
