#include "random/random.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace downhill::random {
namespace {

TEST(Random, TheSameSeedGivesTheSameNumbersEverywhere) {
  // The 10000th output of a default-seeded mt19937_64 is fixed by the C++ standard,
  // [rand.predef]: 9981545732273789042. Ours is that number's upper 53 bits.
  Random random(5489);
  for (int i = 0; i < 9999; ++i) random.uniform();
  EXPECT_EQ(random.uniform(), static_cast<double>(9981545732273789042U >> 11) * 0x1p-53);
}

TEST(Random, UniformHasTheRightMeanAndVariance) {
  Random random(1);
  const int n = 100'000;
  double sum = 0, squares = 0;
  for (int i = 0; i < n; ++i) {
    const double u = random.uniform();
    ASSERT_GE(u, 0);
    ASSERT_LT(u, 1);
    sum += u;
    squares += u * u;
  }
  const double mean = sum / n;
  EXPECT_NEAR(mean, 0.5, 4 * std::sqrt(1.0 / 12 / n));  // four standard errors
  EXPECT_NEAR(squares / n - mean * mean, 1.0 / 12, 0.001);
}

TEST(Random, NormalHasTheRightMomentsAndTails) {
  Random random(2);
  const int n = 100'000;
  double sum = 0, squares = 0, fourths = 0;
  int beyond_two = 0;
  for (int i = 0; i < n; ++i) {
    const double z = random.normal();
    sum += z;
    squares += z * z;
    fourths += z * z * z * z;
    if (std::abs(z) > 2) ++beyond_two;
  }
  EXPECT_NEAR(sum / n, 0, 4 / std::sqrt(n));
  EXPECT_NEAR(squares / n, 1, 4 * std::sqrt(2.0 / n));
  EXPECT_NEAR(fourths / n, 3, 4 * std::sqrt(96.0 / n));
  EXPECT_NEAR(static_cast<double>(beyond_two) / n, 0.0455, 0.003);
}

TEST(Random, IntegersAreEquallyLikely) {
  Random random(3);
  std::array<int, 6> counts{};
  for (int i = 0; i < 60'000; ++i) ++counts[static_cast<std::size_t>(random.integer(6))];
  double chi_square = 0;
  for (int count : counts) chi_square += (count - 1e4) * (count - 1e4) / 1e4;
  EXPECT_LT(chi_square, 20.5);  // the 0.999 quantile with 5 degrees of freedom
  EXPECT_EQ(random.integer(0), 0);
  EXPECT_EQ(random.integer(-3), 0);
}

TEST(Random, ShuffleReachesEveryOrderEquallyOften) {
  Random random(4);
  std::array<int, 6> counts{};
  for (int i = 0; i < 60'000; ++i) {
    std::array<int, 3> items = {0, 1, 2};
    random.shuffle<int>(items);
    std::array<int, 3> order = {0, 1, 2};
    int index = 0;
    while (order != items) {
      std::next_permutation(order.begin(), order.end());
      ++index;
    }
    ++counts[static_cast<std::size_t>(index)];
  }
  double chi_square = 0;
  for (int count : counts) chi_square += (count - 1e4) * (count - 1e4) / 1e4;
  EXPECT_LT(chi_square, 20.5);
}

}  // namespace
}  // namespace downhill::random
