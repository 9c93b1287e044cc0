// What lesson 05 claims, against derivatives worked out by hand, level lines, and definitions.
#include "scenes/gradient.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

#include "figure/contour.h"
#include "figure/ground.h"
#include "scenes/gradient_walk.h"
#include "scenes/scene_context.h"

namespace downhill::scenes {
namespace {

constexpr figure::Size kSize{720, 460};

TEST(Gradient, OfThePassAtOneOneIsTwoMinusTwo) {
  const auto pass = scene_of("gradient?f=x^2-y^2&x=1&y=1&show=follow");
  EXPECT_DOUBLE_EQ(seen(*pass, "slope_x"), 2);
  EXPECT_DOUBLE_EQ(seen(*pass, "slope_y"), -2);
  EXPECT_DOUBLE_EQ(seen(*pass, "length"), std::sqrt(8.0));
  EXPECT_NEAR(seen(*pass, "direction"), -45, 1e-12);
}

TEST(Gradient, HikerLeavesThePassTowardMinusTwoTwo) {
  const auto f = *expr::Function::parse("x^2-y^2", {"x", "y"});
  const GradientWalk down = follow_gradient(f, {1, 1}, {{-3, 3}, {-3, 3}}, false);
  const double dx = down.points[1].x - 1, dy = down.points[1].y - 1, h = std::hypot(dx, dy);
  // The first piece is a chord of x y = 1, whose curvature at (1, 1) is 1 / sqrt(2): it is turned
  // from the direction of (-2, 2) by h / (2 sqrt(2)).
  const double turned = std::atan2(dy, dx) - 3 * std::numbers::pi / 4;
  EXPECT_LT(h, 0.02);
  EXPECT_NEAR(std::abs(turned), h / (2 * std::numbers::sqrt2), 1e-4);
  // The paths of x' = -2x, y' = 2y are the hyperbolas x y = 1: the middle is never reached.
  for (const figure::DataPoint& p : down.points) EXPECT_NEAR(p.x * p.y, 1, 1e-5);
}

TEST(Gradient, WalkGoesDownOrUpAllTheWay) {
  const auto f = *expr::Function::parse("3x exp(-(x^2+y^2)/2)", {"x", "y"});
  for (const bool uphill : {false, true}) {
    const GradientWalk walk = follow_gradient(f, {-0.5, 1.5}, {{-3, 3}, {-3, 3}}, uphill);
    for (std::size_t i = 1; i < walk.points.size(); ++i) {
      const double before = f(walk.points[i - 1].x, walk.points[i - 1].y);
      const double after = f(walk.points[i].x, walk.points[i].y);
      EXPECT_GE(uphill ? after - before : before - after, -1e-12);
    }
    // Peak and dip stand at (1, 0) and (-1, 0), by setting both partial derivatives to 0.
    EXPECT_NEAR(walk.points.back().x, uphill ? 1 : -1, 1e-3);
    EXPECT_NEAR(walk.points.back().y, 0, 1e-3);
  }
}

TEST(Gradient, StandsAtRightAnglesToLevelLinesEverywhere) {
  for (const char* formula :
       {"x^2/2+y^2/4", "x^2-y^2", "sin(x)cos(y)", "x^3/3-x+y^2/2", "3x exp(-(x^2+y^2)/2)"}) {
    const auto f = *expr::Function::parse(formula, {"x", "y"});
    const auto by_x = f.derivative(0), by_y = f.derivative(1);
    const figure::Axes axes{{-3, 3}, {-3, 3}, {0, 0, 600, 600}};
    constexpr int kNodes = 401;
    const figure::Grid grid =
        figure::sample_grid([&](double x, double y) { return f(x, y); }, axes, kNodes, kNodes);
    int pieces = 0;
    for (const double level : figure::contour_levels(grid, 8)) {
      for (const auto& line : figure::contour(grid, level)) {
        for (std::size_t i = 8; i < line.size(); i += 8) {
          // Grid units to data: row 0 is at the top.
          const double h = 6.0 / (kNodes - 1);
          const double dx = (line[i].x - line[i - 8].x) * h, dy = (line[i - 8].y - line[i].y) * h;
          const double x = -3 + (line[i].x + line[i - 8].x) / 2 * h;
          const double y = 3 - (line[i].y + line[i - 8].y) / 2 * h;
          const double gx = by_x(x, y), gy = by_y(x, y);
          const double norm = std::hypot(gx, gy) * std::hypot(dx, dy);
          // Near level ground the line turns within the piece that is measured.
          if (std::hypot(gx, gy) < 0.3 || std::hypot(dx, dy) < 4 * h) continue;
          ++pieces;
          EXPECT_NEAR((gx * dx + gy * dy) / norm, 0, 0.03) << formula << " at " << x << ", " << y;
        }
      }
    }
    EXPECT_GT(pieces, 100) << formula;
  }
}

int arrows(const figure::DrawList& list, figure::Role role) {
  return static_cast<int>(std::count_if(list.begin(), list.end(), [&](const figure::Shape& shape) {
    const auto* line = std::get_if<figure::Line>(&shape);
    return line && line->arrow && line->stroke.role == role;
  }));
}

TEST(Gradient, FieldHasMoreArrowsInALargerWindowToScale) {
  const auto scene = scene_of("gradient?f=x^2/2+y^2/4&show=field");
  const int small = arrows(scene->draw({358, 300}), figure::Role::kUp);
  const int large = arrows(scene->draw({1200, 800}), figure::Role::kUp);
  EXPECT_GT(small, 25);
  EXPECT_GT(large, small);
  // On a plane all arrows are alike.
  const auto plane = scene_of("gradient?f=3x-2y&show=field");
  std::vector<double> lengths;
  for (const figure::Shape& shape : plane->draw(kSize)) {
    const auto* line = std::get_if<figure::Line>(&shape);
    if (!line || !line->arrow) continue;
    lengths.push_back(std::hypot(line->to.x - line->from.x, line->to.y - line->from.y));
  }
  ASSERT_GT(lengths.size(), 20U);
  const auto [least, most] = std::minmax_element(lengths.begin(), lengths.end());
  EXPECT_NEAR(*least, *most, 0.01);
}

TEST(Gradient, TornGroundHasBothPartialsAtTheOriginButNoSlopeAlongTheDiagonal) {
  const auto at = [](const std::string& rest) {
    return scene_of("gradient?f=x y/(x^2+y^2)&x=0&y=0&filled=1&show=along&" + rest);
  };
  EXPECT_EQ(seen(*at("angle=0"), "slope_x"), 0);
  EXPECT_EQ(seen(*at("angle=0"), "slope_y"), 0);
  for (const char* axis : {"angle=0", "angle=90", "angle=180", "angle=270"}) {
    EXPECT_EQ(seen(*at(axis), "has_slope_along"), 1) << axis;
    EXPECT_EQ(seen(*at(axis), "slope_along"), 0) << axis;
  }
  for (const char* across : {"angle=45", "angle=30", "angle=135", "angle=225"}) {
    EXPECT_EQ(seen(*at(across), "has_slope_along"), 0) << across;
    EXPECT_TRUE(std::isnan(seen(*at(across), "slope_along"))) << across;
  }
  // The partial derivatives are not continuous there: at (0, t) the one by x is 1/t.
  for (const double t : {0.5, 0.1, 0.05}) {
    const auto near = scene_of("gradient?f=x y/(x^2+y^2)&x=0&y=" + std::to_string(t));
    EXPECT_NEAR(seen(*near, "slope_x"), 1 / t, 1e-9 / t);
  }
}

TEST(Gradient, ContinuousPartialsGiveTheSlopeInEveryDirection) {
  for (const char* formula : {"x^2/2+y^2/4", "sin(x)cos(y)", "exp(x*y)"}) {
    for (int angle = 0; angle < 360; angle += 15) {
      const auto scene = scene_of(std::string("gradient?x=0.7&y=-0.4&show=along&f=") + formula +
                                  "&angle=" + std::to_string(angle));
      const double radians = angle * std::numbers::pi / 180;
      ASSERT_EQ(seen(*scene, "has_slope_along"), 1) << formula << " " << angle;
      EXPECT_NEAR(
          seen(*scene, "slope_along"),
          seen(*scene, "slope_x") * std::cos(radians) + seen(*scene, "slope_y") * std::sin(radians),
          1e-5)
          << formula << " " << angle;
    }
  }
}

TEST(Gradient, GuessIsAnArrowScoredByTheDistanceOfItsTip) {
  const std::string line = "gradient?f=4-x^2/2-y^2/4&x=1&y=-2&predict=";
  const auto guessing = scene_of(line + "guess");
  EXPECT_EQ(arrows(guessing->draw(kSize), figure::Role::kUp), 0) << "the answer is hidden";
  // The gradient is (-1, 1); (2, 5) is a distance of 5 away.
  EXPECT_DOUBLE_EQ(seen(*scene_of(line + "compare&guess=2,5"), "miss"), 5);
  EXPECT_DOUBLE_EQ(seen(*scene_of(line + "compare&guess=-1,1"), "miss"), 0);
  const auto compared = scene_of(line + "compare&guess=2,5");
  EXPECT_EQ(arrows(compared->draw(kSize), figure::Role::kUp), 1);
  EXPECT_GE(arrows(compared->draw(kSize), figure::Role::kGuess), 1) << "kept for comparison";
}

TEST(Gradient, ArrowTipIsDraggedToTheGuess) {
  const auto scene = scene_of("gradient?f=4-x^2/2-y^2/4&x=1&y=-2&predict=guess");
  for (const figure::Size& size : {kSize, figure::Size{358, 300}}) {
    ASSERT_TRUE(scene->set("guess", ""));
    // Before anything is drawn the tip lies on the place.
    figure::Point at;
    Handle tip = kNoHandle;
    for (float y = 0; y < size.height && tip == kNoHandle; y += 4) {
      for (float x = 0; x < size.width && tip == kNoHandle; x += 4) {
        const Handle here = scene->hit({x, y}, size, 12);
        if (here != kNoHandle && here >= 10) tip = here, at = {x, y};
      }
    }
    ASSERT_NE(tip, kNoHandle);
    scene->drag(tip, {at.x + 30, at.y - 20}, size);
    const std::vector<double> guess = scene->list("guess");
    EXPECT_GT(guess[0], 0);
    EXPECT_GT(guess[1], 0);
    EXPECT_EQ(seen(*scene, "guessed"), 1);
    EXPECT_EQ(scene->number("x"), 1);
    EXPECT_EQ(scene->number("y"), -2);
  }
}

// What lesson 05 says without a marker.
TEST(Gradient, WhatTheWordsSayIsSo) {
  const auto expect_gradient = [](const std::string& place, double x, double y) {
    const auto scene = scene_of("gradient?" + place);
    EXPECT_NEAR(seen(*scene, "slope_x"), x, 1e-12) << place;
    EXPECT_NEAR(seen(*scene, "slope_y"), y, 1e-12) << place;
  };
  expect_gradient("f=x^2/2+y^2/4&x=-1&y=2", -1, 1);
  // "Does the gradient always point to the peak?" From (1, -2) the peak lies towards (-1, 2).
  expect_gradient("f=4-x^2/2-y^2/4&x=1&y=-2", -1, 1);
  // "3, 4 and 5", up or down.
  expect_gradient("f=x^2-y^2&x=1.5&y=2", 3, -4);
  expect_gradient("f=x^2-y^2&x=1.5&y=-2", 3, 4);
  // "There are two such places: a valley at (1, 0) and a pass at (-1, 0)."
  expect_gradient("f=x^3/3-x+y^2/2&x=1&y=0", 0, 0);
  expect_gradient("f=x^3/3-x+y^2/2&x=-1&y=0", 0, 0);
  const auto f = *expr::Function::parse("x^3/3-x+y^2/2", {"x", "y"});
  EXPECT_LT(f(1, 0), std::min(f(0.9, 0), f(1, 0.1)));
  EXPECT_GT(f(-1, 0), f(-0.9, 0));
  EXPECT_LT(f(-1, 0), f(-1, 0.1));
  // "A plane has this gradient everywhere."
  for (const char* place : {"&x=0&y=0", "&x=2&y=-1", "&x=-2.5&y=1"}) {
    expect_gradient(std::string("f=3x-2y") + place, 3, -2);
  }
}

}  // namespace
}  // namespace downhill::scenes
