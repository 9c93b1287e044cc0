#include "optim/clip.h"

#include <gtest/gtest.h>

namespace downhill::optim {
namespace {

using Eigen::Vector2d;

TEST(Clip, ByNormKeepsTheDirection) {
  Vector<double> g = Vector2d(3, 4);
  EXPECT_DOUBLE_EQ(clip_by_norm<double>(g, 1.0), 5);
  EXPECT_LT((g - Vector2d(0.6, 0.8)).norm(), 1e-15);
}

TEST(Clip, ByNormLeavesAShortGradientAlone) {
  Vector<double> g = Vector2d(0.3, 0.4);
  clip_by_norm<double>(g, 1.0);
  EXPECT_EQ(g, Vector<double>(Vector2d(0.3, 0.4)));
}

TEST(Clip, ByValueLimitsEachEntry) {
  Vector<double> g = Vector2d(-7, 0.5);
  clip_by_value<double>(g, 2.0);
  EXPECT_EQ(g, Vector<double>(Vector2d(-2, 0.5)));
}

}  // namespace
}  // namespace downhill::optim
