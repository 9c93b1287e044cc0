#include "data/standardize.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "words_of_errors.h"

namespace downhill::data {
namespace {

// By hand: 2, 4, 4, 4, 5, 5, 7, 9 has mean 5 and standard deviation 2.
TEST(Standardizer, FindsMeanAndDeviation) {
  Eigen::MatrixXd X(1, 8);
  X << 2, 4, 4, 4, 5, 5, 7, 9;
  const text::Result<Standardizer> scale = Standardizer::of(X);
  ASSERT_TRUE(scale.ok());
  EXPECT_DOUBLE_EQ(scale->mean()[0], 5);
  EXPECT_DOUBLE_EQ(scale->deviation()[0], 2);
  EXPECT_DOUBLE_EQ(scale->apply(X)(0, 0), -1.5);
}

TEST(Standardizer, GivesEveryFeatureMeanZeroAndDeviationOne) {
  Eigen::MatrixXd X(2, 4);
  X << 1, 2, 4, 8,  //
      1e6, 1e6 + 1, 1e6 - 1, 1e6 + 5;
  const text::Result<Standardizer> scale = Standardizer::of(X);
  ASSERT_TRUE(scale.ok());
  const Eigen::MatrixXd Z = scale->apply(X);
  for (int feature = 0; feature < 2; ++feature) {
    EXPECT_NEAR(Z.row(feature).mean(), 0, 1e-9);
    EXPECT_NEAR(Z.row(feature).squaredNorm() / 4, 1, 1e-9);
  }
  EXPECT_TRUE(scale->undo(Z).isApprox(X, 1e-14));
}

TEST(Standardizer, RefusesWhatCannotBeStandardised) {
  const auto reason = [](const Eigen::MatrixXd& data) {
    const text::Error error = Standardizer::of(data).error();
    expect_has_words(error);
    return error.message;
  };
  EXPECT_EQ(reason(Eigen::MatrixXd(2, 0)), "there are no data");

  Eigen::MatrixXd X = Eigen::MatrixXd::Random(2, 10);
  X(1, 3) = std::numeric_limits<double>::quiet_NaN();
  EXPECT_EQ(reason(X), "feature 2 of example 4 is not a finite number");

  X.row(1).setConstant(0.1);  // ten times 0.1 does not sum to 1
  EXPECT_EQ(reason(X), "feature 2 is the same number in every example");
}

}  // namespace
}  // namespace downhill::data
