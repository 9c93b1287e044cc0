#include "data/batches.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace downhill::data {
namespace {

std::vector<int> taken(Batches& batches, int k) {
  const std::span<const int> batch = batches.at(k);
  return {batch.begin(), batch.end()};
}

TEST(Batches, EachEpochHoldsEveryExampleOnce) {
  Batches batches(10, 4, 7);
  ASSERT_EQ(batches.per_epoch(), 3);
  for (int epoch = 0; epoch < 5; ++epoch) {
    std::vector<int> all;
    for (int k = 0; k < 3; ++k) {
      const std::vector<int> batch = taken(batches, 3 * epoch + k);
      EXPECT_EQ(batch.size(), k < 2 ? 4U : 2U);
      all.insert(all.end(), batch.begin(), batch.end());
    }
    std::sort(all.begin(), all.end());
    EXPECT_EQ(all, (std::vector<int>{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}));
  }
}

TEST(Batches, AreTheSameInAnyOrderOfAsking) {
  Batches forwards(100, 7, 3), at_once(100, 7, 3);
  std::vector<std::vector<int>> walked;
  for (int k = 0; k < 40; ++k) walked.push_back(taken(forwards, k));
  for (const int k : {31, 0, 14, 15, 3}) {
    EXPECT_EQ(taken(at_once, k), walked[static_cast<std::size_t>(k)]) << k;
  }
}

TEST(Batches, DifferBySeedAndByEpoch) {
  Batches one(50, 50, 1), two(50, 50, 2);
  EXPECT_NE(taken(one, 0), taken(two, 0));
  EXPECT_NE(taken(one, 0), taken(one, 1));
}

// The mean of 4,000 draws of a fraction B / n: within four standard deviations of it.
TEST(Batches, EveryExampleIsAsLikely) {
  constexpr int kDraws = 4000;
  Batches batches(20, 5, 11);
  std::vector<int> counts(20);
  for (int draw = 0; draw < kDraws; ++draw) {
    for (const int i : batches.at(draw * batches.per_epoch()))
      ++counts[static_cast<std::size_t>(i)];
  }
  const double expected = kDraws * 0.25, deviation = std::sqrt(kDraws * 0.25 * 0.75);
  for (const int count : counts) EXPECT_NEAR(count, expected, 4 * deviation);
}

TEST(Batches, CountWhatHasBeenSeen) {
  Batches batches(10, 4, 1);
  long long seen = 0;
  for (int k = 0; k < 9; ++k) {
    EXPECT_EQ(batches.seen_before(k), seen) << k;
    seen += static_cast<long long>(batches.at(k).size());
  }
}

TEST(Batches, LargerThanTheDataMeansAll) {
  Batches batches(3, 100, 1);
  EXPECT_EQ(batches.size(), 3);
  EXPECT_EQ(batches.per_epoch(), 1);
  EXPECT_EQ(batches.at(2).size(), 3U);
}

}  // namespace
}  // namespace downhill::data
