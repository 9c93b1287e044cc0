#include "figure/curve.h"

#include <gtest/gtest.h>

#include <cmath>

namespace downhill::figure {
namespace {

const Axes kAxes{{-5, 5}, {-5, 5}, {0, 0, 1000, 1000}};

// The farthest that the drawn chords are from f, in px, measured at many x within each chord.
double worst_gap(const RealFunction& f, const std::vector<std::vector<Point>>& pieces) {
  double worst = 0;
  for (const auto& piece : pieces) {
    for (std::size_t i = 1; i < piece.size(); ++i) {
      const Point a = piece[i - 1], b = piece[i];
      for (double t : {0.25, 0.5, 0.75}) {
        const double x = static_cast<double>(a.x) + t * static_cast<double>(b.x - a.x);
        const double y = static_cast<double>(a.y) + t * static_cast<double>(b.y - a.y);
        const double wanted = 500 - 100 * f(x / 100 - 5);
        worst = std::max(worst, std::abs(wanted - y));
      }
    }
  }
  return worst;
}

TEST(Curve, IsSmooth) {
  const RealFunction f = [](double x) { return 2 * std::sin(3 * x) + x * x / 8; };
  const auto pieces = sample_curve(f, {-5, 5}, kAxes);
  ASSERT_EQ(pieces.size(), 1U);
  EXPECT_LT(worst_gap(f, pieces), 0.5);
  EXPECT_NEAR(pieces[0].front().x, 0, 1e-3);
  EXPECT_NEAR(pieces[0].back().x, 1000, 1e-3);
  EXPECT_LT(pieces[0].size(), 2500U);
}

TEST(Curve, AStraightLineNeedsFewPoints) {
  EXPECT_LE(sample_curve([](double x) { return x / 2; }, {-5, 5}, kAxes)[0].size(), 400U);
}

// No piece crosses a pole, and none is nearly vertical over most of the window.
void expect_gap_at(const std::vector<std::vector<Point>>& pieces, float pole) {
  for (const auto& piece : pieces) {
    EXPECT_FALSE(piece.front().x < pole - 0.5F && piece.back().x > pole + 0.5F);
  }
}

TEST(Curve, PolesAreGaps) {
  const auto hyperbola = sample_curve([](double x) { return 1 / x; }, {-5, 5}, kAxes);
  ASSERT_EQ(hyperbola.size(), 2U);
  expect_gap_at(hyperbola, 500);
  EXPECT_GT(hyperbola[0].back().y, 1000) << "reaches the foot of the window";
  EXPECT_LT(hyperbola[1].front().y, 0) << "and its top";

  const auto shifted = sample_curve([](double x) { return 1 / (x - 0.3712345); }, {-5, 5}, kAxes);
  ASSERT_EQ(shifted.size(), 2U);
  expect_gap_at(shifted, 537.12345F);

  // tan has its poles at +-pi/2 and +-3pi/2.
  const auto tangent = sample_curve([](double x) { return std::tan(x); }, {-5, 5}, kAxes);
  ASSERT_EQ(tangent.size(), 5U);
  for (double pole : {-4.712388980, -1.570796327, 1.570796327, 4.712388980}) {
    expect_gap_at(tangent, static_cast<float>(500 + 100 * pole));
  }
  EXPECT_EQ(sample_curve([](double x) { return 1 / (x * x); }, {-5, 5}, kAxes).size(), 2U);
}

TEST(Curve, StepsAreNotJoined) {
  const auto stairs = sample_curve([](double x) { return std::floor(x); }, {-4.5, 4.5}, kAxes);
  ASSERT_EQ(stairs.size(), 10U);
  for (const auto& piece : stairs) {
    for (const Point& p : piece) EXPECT_FLOAT_EQ(p.y, piece[0].y);
  }
}

TEST(Curve, SteepIsNotAJump) {
  EXPECT_EQ(sample_curve([](double x) { return std::cbrt(x); }, {-5, 5}, kAxes).size(), 1U);
  EXPECT_EQ(sample_curve([](double x) { return std::tanh(2000 * x); }, {-5, 5}, kAxes).size(), 1U);
}

TEST(Curve, EndsWhereTheFunctionEnds) {
  const auto root = sample_curve([](double x) { return std::sqrt(x - 1); }, {-5, 5}, kAxes);
  ASSERT_EQ(root.size(), 1U);
  EXPECT_NEAR(root[0].front().x, 600, 0.01) << "sqrt(x - 1) begins at x = 1";
  EXPECT_NEAR(root[0].front().y, 500, 0.1);

  const auto logarithm = sample_curve([](double x) { return std::log(x); }, {-5, 5}, kAxes);
  ASSERT_EQ(logarithm.size(), 1U);
  EXPECT_GT(logarithm[0].front().y, 1000) << "falls out of the window";
}

TEST(Curve, StaysNearTheWindow) {
  for (const RealFunction& f : std::vector<RealFunction>{
           [](double x) { return std::exp(x * x); }, [](double x) { return 1e200 * x; },
           [](double x) { return 1 / x; }, [](double x) { return std::sin(1e6 * x) * 1e9; }}) {
    for (const auto& piece : sample_curve(f, {-5, 5}, kAxes)) {
      EXPECT_GE(piece.size(), 2U);
      for (const Point& p : piece) {
        EXPECT_GE(p.y, -20);
        EXPECT_LE(p.y, 1020);
      }
    }
  }
}

TEST(Curve, NothingToDraw) {
  const RealFunction nowhere = [](double) { return std::nan(""); };
  const RealFunction square = [](double x) { return x * x; };
  EXPECT_TRUE(sample_curve(nowhere, {-5, 5}, kAxes).empty());
  EXPECT_TRUE(sample_curve([](double) { return 1e9; }, {-5, 5}, kAxes).empty());
  EXPECT_TRUE(sample_curve(square, {6, 7}, kAxes).empty());
  EXPECT_TRUE(sample_curve(square, {-5, 5}, {{-5, 5}, {-5, 5}, {0, 0, 0, 0}}).empty());
  EXPECT_TRUE(sample_curve(square, {1, 1}, kAxes).empty());
}

// On log-log axes a power is a straight line of that slope.
TEST(Curve, LogarithmicAxes) {
  const Axes axes{{1e-4, 1}, {1e-8, 1}, {0, 0, 400, 800}, Scale::kLog, Scale::kLog};
  const auto pieces = sample_curve([](double h) { return h * h; }, {1e-4, 1}, axes);
  ASSERT_EQ(pieces.size(), 1U);
  for (const Point& p : pieces[0]) EXPECT_NEAR(p.y, 800 - 2 * p.x, 0.01);
}

TEST(Curve, ClipsSegments) {
  const Rectangle box{0, 0, 10, 10};
  const auto cut = clipped({{-5, 5}, {15, 5}}, box);
  ASSERT_TRUE(cut);
  EXPECT_EQ(cut->from, (Point{0, 5}));
  EXPECT_EQ(cut->to, (Point{10, 5}));
  EXPECT_FALSE(clipped({{-5, 0}, {-1, 10}}, box));
  EXPECT_FALSE(clipped({{-5, 8}, {8, 30}}, box));
}

TEST(Curve, LineThroughAPointRunsFromEdgeToEdge) {
  const auto diagonal = line_through(kAxes, {1, 1}, 1, {});
  ASSERT_TRUE(diagonal);
  EXPECT_EQ(diagonal->from, (Point{0, 1000}));
  EXPECT_EQ(diagonal->to, (Point{1000, 0}));
  // y = 2 + 4x leaves at the top where x = 0.75, enters at the foot where x = -1.75.
  const auto steep = line_through(kAxes, {0, 2}, 4, {});
  ASSERT_TRUE(steep);
  EXPECT_NEAR(steep->from.x, 325, 1e-3);
  EXPECT_NEAR(steep->to.x, 575, 1e-3);
  EXPECT_FALSE(line_through(kAxes, {0, 9}, 0, {}));
  EXPECT_FALSE(line_through(kAxes, {0, 0}, HUGE_VAL, {}));
  const auto cliff = line_through(kAxes, {0, 0}, 1e12, {});
  ASSERT_TRUE(cliff);
  EXPECT_NEAR(cliff->from.x, 500, 1e-3);
}

TEST(Curve, DataLinesBreakAtMissingValues) {
  DrawList list;
  const double nan = std::nan("");
  draw_data_line(list, {{0, 0}, {1, 1}, {2, nan}, {3, 3}, {4, 4}, {5, HUGE_VAL}}, kAxes, {});
  int lines = 0;
  for (const Shape& shape : list) lines += std::holds_alternative<Polyline>(shape);
  EXPECT_EQ(lines, 2);
  EXPECT_TRUE(all_finite(list));
}

}  // namespace
}  // namespace downhill::figure
