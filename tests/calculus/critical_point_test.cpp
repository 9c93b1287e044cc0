// Checked against functions whose critical points are known.
#include "calculus/critical_point.h"

#include <gtest/gtest.h>

#include <cmath>

namespace downhill::calculus {
namespace {

ScalarField field(std::string_view formula) {
  const auto f = expr::Function::parse(formula, {"x", "y"});
  EXPECT_TRUE(f.ok()) << formula;
  return ScalarField(*f);
}

CriticalPoint at(std::string_view formula, double x, double y) {
  ScalarField f = field(formula);
  return classify(f, Eigen::Vector2d(x, y));
}

TEST(Classify, KnowsTheKinds) {
  EXPECT_EQ(at("x^2 + 3y^2", 0, 0).kind, CriticalKind::kMinimum);
  EXPECT_EQ(at("-x^2 - y^2", 0, 0).kind, CriticalKind::kMaximum);
  EXPECT_EQ(at("x^2 - y^2", 0, 0).kind, CriticalKind::kSaddle);
  EXPECT_EQ(at("x y", 0, 0).kind, CriticalKind::kSaddle);
  EXPECT_EQ(at("x^2 + y^2", 1, 0).kind, CriticalKind::kNotCritical);
  EXPECT_EQ(at("(1-x)^2 + 100(y-x^2)^2", 1, 1).kind, CriticalKind::kMinimum);
}

TEST(Classify, ShapeIsToldOnASlopeToo) {
  EXPECT_EQ(at("x^2 + y^2 + 3x", 1, 0).shape, CriticalKind::kMinimum);
  EXPECT_EQ(at("x^2 - y^2", 1, 2).kind, CriticalKind::kNotCritical);
  EXPECT_EQ(at("x^2 - y^2", 1, 2).shape, CriticalKind::kSaddle);
  EXPECT_EQ(at("x + 2y", 1, 2).shape, CriticalKind::kUndecided);
  EXPECT_EQ(at("x^2 - y^2", 0, 0).shape, CriticalKind::kSaddle);
}

TEST(Classify, SaysSoWhereTheHessianCannotTell) {
  EXPECT_EQ(at("x^4 + y^4", 0, 0).kind, CriticalKind::kUndecided);
  EXPECT_EQ(at("x^3 - 3x y^2", 0, 0).kind, CriticalKind::kUndecided);  // the monkey saddle
  EXPECT_EQ(at("x^2", 0, 3).kind, CriticalKind::kUndecided);           // a valley
  EXPECT_EQ(at("ln(x) + y^2", -1, 0).kind, CriticalKind::kUndefined);
}

TEST(Classify, EigenvaluesAndDirections) {
  const CriticalPoint point = at("3x^2 - 2y^2", 0, 0);
  EXPECT_NEAR(point.eigenvalues[0], -4, 1e-14);
  EXPECT_NEAR(point.eigenvalues[1], 6, 1e-14);
  EXPECT_NEAR(std::fabs(point.eigenvectors(1, 0)), 1, 1e-14);  // y bends down
  EXPECT_NEAR(std::fabs(point.eigenvectors(0, 1)), 1, 1e-14);  // x bends up
  EXPECT_EQ(point.gradient_norm, 0);
}

// Himmelblau's function: four minima, one maximum, four saddles (values from its article, 1972).
TEST(FindCriticalPoint, HimmelblausMinimaAndMaximum) {
  ScalarField f = field("(x^2+y-11)^2 + (x+y^2-7)^2");
  for (const Eigen::Vector2d& wanted :
       {Eigen::Vector2d(3, 2), Eigen::Vector2d(-2.805118, 3.131312),
        Eigen::Vector2d(-3.779310, -3.283186), Eigen::Vector2d(3.584428, -1.848126)}) {
    const auto found = find_critical_point(f, wanted + Eigen::Vector2d(0.1, -0.1));
    ASSERT_TRUE(found.has_value());
    EXPECT_NEAR(((*found) - wanted).norm(), 0, 2e-6);
    EXPECT_EQ(classify(f, *found).kind, CriticalKind::kMinimum);
  }
  const auto peak = find_critical_point(f, Eigen::Vector2d(-0.2, -0.8));
  ASSERT_TRUE(peak.has_value());
  EXPECT_NEAR((*peak - Eigen::Vector2d(-0.270845, -0.923039)).norm(), 0, 2e-6);
  EXPECT_EQ(classify(f, *peak).kind, CriticalKind::kMaximum);
}

TEST(FindCriticalPoint, NothingWhereThereIsNone) {
  ScalarField slope = field("exp(x) + y^2");
  EXPECT_FALSE(find_critical_point(slope, Eigen::Vector2d(0, 1)).has_value());
  ScalarField edge = field("ln(x)");
  EXPECT_FALSE(find_critical_point(edge, Eigen::Vector2d(-1, 0)).has_value());
}

}  // namespace
}  // namespace downhill::calculus
