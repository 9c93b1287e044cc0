#include "figure/ground.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace downhill::figure {
namespace {

const Window kSix{{-3, 3}, {-3, 3}};

TEST(Ground, LevelsAreNiceEvenAndInsideTheHeights) {
  const Ground ground = survey([](double x, double y) { return x * x + y * y; }, kSix);
  EXPECT_NEAR(ground.z.min, 0, 1e-9) << "the origin is a node";
  EXPECT_NEAR(ground.z.max, 18, 1e-9);
  ASSERT_GE(ground.levels.size(), 5U);
  EXPECT_EQ(ground.level_step, 2);
  for (std::size_t i = 0; i < ground.levels.size(); ++i) {
    EXPECT_TRUE(ground.z.contains(ground.levels[i]));
    EXPECT_DOUBLE_EQ(ground.levels[i], ground.levels[0] + 2. * static_cast<double>(i));
  }
}

// Rosenbrock's valley is a thousandth as high as its walls: with even colours it is all of one.
TEST(Ground, LongLowValleyHasColoursOfItsOwn) {
  const auto rosenbrock = [](double x, double y) {
    return (1 - x) * (1 - x) + 100 * (y - x * x) * (y - x * x);
  };
  const Ground ground = survey(rosenbrock, {{-2, 2}, {-1, 3}});
  EXPECT_GT(ground.bend, 1);
  std::vector<double> tones;
  for (const double height : ground.grid.values) tones.push_back(ground.tone(height));
  std::sort(tones.begin(), tones.end());
  EXPECT_GT(tones[tones.size() / 2], 0.2) << "half the map is above the lowest fifth of colours";
  ASSERT_GE(ground.levels.size(), 5U);
  for (const double level : ground.levels) {
    EXPECT_TRUE(ground.z.contains(level));
    EXPECT_NEAR(ground.height_of(ground.tone(level)), level, 1e-9 * level);
  }
  const Ground bowl = survey([](double x, double y) { return x * x + y * y; }, kSix);
  EXPECT_EQ(bowl.bend, 1);
}

TEST(Ground, HolesAndFlatsAreNoTrouble) {
  const Ground half = survey([](double x, double) { return std::sqrt(x); }, kSix);
  EXPECT_NEAR(half.z.max, std::sqrt(3), 1e-9);
  const Ground flat = survey([](double, double) { return 7.; }, kSix);
  EXPECT_TRUE(flat.z.contains(7));
  EXPECT_GT(flat.z.length(), 0);
  const Ground none = survey([](double, double) { return std::nan(""); }, kSix);
  EXPECT_GT(none.z.length(), 0);
}

TEST(Ground, PiecesHaveNodesByTheirLength) {
  const Ground ground = survey([](double x, double y) { return x - 2 * y; }, kSix);
  const Grid piece = sample_piece(ground, {0, 1.5}, {-3, 3}, 33);
  EXPECT_EQ(piece.columns, 9);
  EXPECT_EQ(piece.rows, 33);
  EXPECT_DOUBLE_EQ(piece.at(0, 0), -6) << "x = 0, y = 3";
  EXPECT_DOUBLE_EQ(piece.at(8, 32), 7.5) << "x = 1.5, y = -3";
  EXPECT_EQ(sample_piece(ground, {0, 0.001}, {-3, 3}, 33).columns, 2);
}

}  // namespace
}  // namespace downhill::figure
