// Checked against curves known exactly.
#include "calculus/curves.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

namespace downhill::calculus {
namespace {

ScalarField field(std::string_view formula) {
  const auto f = expr::Function::parse(formula, {"x", "y"});
  EXPECT_TRUE(f.ok()) << formula;
  return ScalarField(*f);
}

constexpr Window kWindow{-3, 3, -3, 3};

// On f = (a x² + b y²)/2 the paths of steepest descent are y/y₀ = (x/x₀)^(b/a).
TEST(SteepestPath, OfABowlIsAPowerCurve) {
  ScalarField f = field("(x^2 + 3y^2)/2");
  const Curve curve = steepest_path(f, Eigen::Vector2d(2, 1.5), kWindow);
  EXPECT_EQ(curve.end, CurveEnd::kCritical);
  EXPECT_NEAR(curve.points.back().norm(), 0, 1e-6);
  for (const Eigen::Vector2d& p : curve.points) {
    EXPECT_NEAR(p.y(), 1.5 * std::pow(std::fabs(p.x()) / 2, 3), 1e-5);
  }
}

TEST(SteepestPath, GoesDownAllTheWay) {
  ScalarField f = field("(1-x)^2 + 100(y-x^2)^2");
  const Curve curve = steepest_path(f, Eigen::Vector2d(-1.2, 1), kWindow);
  for (std::size_t i = 1; i < curve.points.size(); ++i) {
    EXPECT_LT(f.value(curve.points[i]), f.value(curve.points[i - 1]) + 1e-9);
  }
  EXPECT_EQ(curve.end, CurveEnd::kCritical);
  EXPECT_NEAR((curve.points.back() - Eigen::Vector2d(1, 1)).norm(), 0, 1e-3);
}

TEST(SteepestPath, OfAnInclinedPlaneIsStraightToTheEdge) {
  ScalarField f = field("3x + 4y");
  const Curve curve = steepest_path(f, Eigen::Vector2d(1, 1), kWindow);
  EXPECT_EQ(curve.end, CurveEnd::kWindow);
  const Eigen::Vector2d end = curve.points.back();
  EXPECT_NEAR((end.y() - 1) / (end.x() - 1), 4.0 / 3, 1e-9);
  EXPECT_NEAR(curve.length, (end - Eigen::Vector2d(1, 1)).norm(), 1e-9);
  const Curve up = steepest_path(f, Eigen::Vector2d(1, 1), kWindow, {.longest = 1}, true);
  EXPECT_EQ(up.end, CurveEnd::kLength);
  EXPECT_NEAR((up.points.back() - Eigen::Vector2d(1.6, 1.8)).norm(), 0, 1e-9);
}

TEST(SteepestPath, EndsWhereItMust) {
  ScalarField f = field("x^2 + y^2");
  EXPECT_EQ(steepest_path(f, Eigen::Vector2d(0, 0), kWindow).end, CurveEnd::kCritical);
  ScalarField hole = field("ln(x) + y");
  EXPECT_EQ(steepest_path(hole, Eigen::Vector2d(-1, 0), kWindow).end, CurveEnd::kNotFinite);
}

TEST(LevelCurve, OfABowlIsAnEllipseThatCloses) {
  ScalarField f = field("x^2 + 4y^2");
  const Curve curve = level_curve(f, Eigen::Vector2d(2, 0), kWindow);
  EXPECT_EQ(curve.end, CurveEnd::kClosed);
  EXPECT_EQ(curve.points.front(), curve.points.back());
  for (const Eigen::Vector2d& p : curve.points) EXPECT_NEAR(f.value(p), 4, 1e-12);
  // The ellipse with half axes 2 and 1: 9.688448... (complete elliptic integral).
  EXPECT_NEAR(curve.length, 9.688448220547675, 1e-3);
}

TEST(LevelCurve, OfASaddleLeavesTheWindowOnBothSides) {
  ScalarField f = field("x^2 - y^2");
  for (const bool backward : {false, true}) {
    const Curve curve = level_curve(f, Eigen::Vector2d(1, 0), kWindow, {}, backward);
    EXPECT_EQ(curve.end, CurveEnd::kWindow);
    for (const Eigen::Vector2d& p : curve.points) EXPECT_NEAR(f.value(p), 1, 1e-10);
    EXPECT_EQ(curve.points.back().y() > 0, !backward);
  }
}

TEST(LevelCurve, EndsWhereItMust) {
  ScalarField f = field("x^2 + y^2");
  EXPECT_EQ(level_curve(f, Eigen::Vector2d(0, 0), kWindow).end, CurveEnd::kCritical);
  ScalarField hole = field("ln(x) + y");
  EXPECT_EQ(level_curve(hole, Eigen::Vector2d(-1, 0), kWindow).end, CurveEnd::kNotFinite);
}

// Steepest descent crosses levels at a right angle.
// The rest of the length shrinks with each chord but is never used up to the last bit.
TEST(Curves, AShortPieceOfABentLevelEnds) {
  ScalarField f = field("x^2/2+y^2/4");
  const Curve curve =
      level_curve(f, Eigen::Vector2d(1, 1.5), kWindow, {.longest = 1e-3, .longest_step = 1e-4});
  EXPECT_EQ(curve.end, CurveEnd::kLength);
  EXPECT_NEAR(curve.length, 1e-3, 1e-9);
  EXPECT_LT(curve.points.size(), 100U);
}

TEST(Curves, PathAndLevelAreOrthogonal) {
  ScalarField f = field("sin(x) cos(y) + x/3");
  const Eigen::Vector2d at(0.4, 0.7);
  const Curve path = steepest_path(f, at, kWindow, {.longest = 1e-3, .longest_step = 1e-4});
  const Curve level = level_curve(f, at, kWindow, {.longest = 1e-3, .longest_step = 1e-4});
  const Eigen::Vector2d along_path = (path.points[1] - at).normalized();
  const Eigen::Vector2d along_level = (level.points[1] - at).normalized();
  EXPECT_NEAR(along_path.dot(along_level), 0, 1e-3);
}

}  // namespace
}  // namespace downhill::calculus
