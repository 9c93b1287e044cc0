#include "data/histogram.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace downhill::data {
namespace {

TEST(Histogram, CountsByBin) {
  Eigen::MatrixXd numbers(2, 4);
  numbers << 0, 0.4, 0.5, 0.9, 1, 0.1, 0.2, 0.6;
  EXPECT_EQ(histogram(numbers, 0, 1, 2), (std::vector<double>{0.5, 0.5}));
  EXPECT_EQ(histogram(numbers, 0, 1, 4), (std::vector<double>{0.375, 0.125, 0.25, 0.25}));
}

TEST(Histogram, WhatLiesOutsideCountsAtTheEndsAndWhatIsNoNumberNowhere) {
  const double infinity = std::numeric_limits<double>::infinity();
  Eigen::MatrixXd numbers(1, 5);
  numbers << -infinity, -3, infinity, std::nan(""), 7;
  EXPECT_EQ(histogram(numbers, 0, 1, 3), (std::vector<double>{0.5, 0, 0.5}));
  EXPECT_EQ(histogram(Eigen::MatrixXd(0, 0), 0, 1, 2), (std::vector<double>{0, 0}));
}

}  // namespace
}  // namespace downhill::data
