// The rule of two fingers: what lies under them stays there, as far as the figure's edges allow.
#include "app/lens.h"

#include <gtest/gtest.h>

namespace downhill::app {
namespace {

constexpr figure::Size kView = {300, 200};

// Where a place of the figure, as a share of its size, is seen.
figure::Point seen(const Lens& lens, float x_share, float y_share) {
  const figure::Size all = lens.enlarged(kView);
  return {x_share * all.width - lens.corner().x, y_share * all.height - lens.corner().y};
}

TEST(Lens, AtFirstThereIsNone) {
  const Lens lens;
  EXPECT_FALSE(lens.is_open());
  EXPECT_EQ(lens.through({12, 34}), (figure::Point{12, 34}));
}

TEST(Lens, WhatLiesBetweenTheFingersStays) {
  Lens lens;
  lens.pinch(kView, {100, 100}, {200, 100}, {50, 100}, {250, 100});
  EXPECT_FLOAT_EQ(lens.scale(), 2);
  EXPECT_NEAR(seen(lens, 0.5F, 0.5F).x, 150, 1e-3);
  EXPECT_NEAR(seen(lens, 0.5F, 0.5F).y, 100, 1e-3);
  // Both fingers move on, as far apart as they are: the figure goes with them.
  lens.pinch(kView, {50, 100}, {250, 100}, {60, 90}, {260, 90});
  EXPECT_FLOAT_EQ(lens.scale(), 2);
  EXPECT_NEAR(seen(lens, 0.5F, 0.5F).x, 160, 1e-3);
  EXPECT_NEAR(seen(lens, 0.5F, 0.5F).y, 90, 1e-3);
}

TEST(Lens, NoneOfItsViewIsBesideTheFigure) {
  Lens lens;
  lens.pinch(kView, {100, 100}, {200, 100}, {50, 100}, {250, 100});
  lens.pan(kView, {1000, 1000});
  EXPECT_EQ(lens.corner(), (figure::Point{0, 0}));
  lens.pan(kView, {-1000, -1000});
  EXPECT_EQ(lens.corner(), (figure::Point{300, 200}));
}

TEST(Lens, ScaleHasBounds) {
  Lens lens;
  lens.pinch(kView, {140, 100}, {160, 100}, {0, 100}, {300, 100});
  EXPECT_FLOAT_EQ(lens.scale(), Lens::kMost);
  lens.pinch(kView, {0, 100}, {300, 100}, {140, 100}, {160, 100});
  EXPECT_FALSE(lens.is_open());
  EXPECT_EQ(lens.corner(), (figure::Point{0, 0}));
}

TEST(Lens, FingersOnOnePlaceDoNotBreakIt) {
  Lens lens;
  lens.pinch(kView, {100, 100}, {100, 100}, {100, 100}, {100, 100});
  EXPECT_FLOAT_EQ(lens.scale(), 1);
}

}  // namespace
}  // namespace downhill::app
