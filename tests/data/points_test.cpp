// The sets against what their definitions say, without noise.
#include "data/points.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <string_view>

#include "words_of_errors.h"

namespace downhill::data {
namespace {

Points exact(const char* name, int count = 500) {
  return *make_points(name, {.count = count, .noise = 0});
}

TEST(Points, TheSameSeedGivesTheSamePointsAndAnotherOthers) {
  for (const std::string& name : points_names()) {
    const Points one = *make_points(name, {.seed = 3});
    const Points same = *make_points(name, {.seed = 3});
    const Points other = *make_points(name, {.seed = 4});
    EXPECT_EQ(one.places, same.places) << name;
    EXPECT_EQ(one.labels, same.labels) << name;
    EXPECT_NE(one.places, other.places) << name;
  }
}

TEST(Points, BothClassesAreEquallyLargeAndMixed) {
  for (const std::string& name : points_names()) {
    const Points points = *make_points(name, {.count = 300});
    EXPECT_EQ(points.labels.sum(), 150) << name;
    EXPECT_NEAR(points.labels.head(100).sum(), 50, 20) << name;  // four standard deviations
  }
}

TEST(Points, CirclesInsideIsClassOne) {
  const Points points = exact("circle");
  for (Eigen::Index i = 0; i < points.size(); ++i) {
    const double radius = points.places.col(i).norm();
    if (points.labels(i) == 1) {
      EXPECT_LE(radius, 0.5);
    } else {
      EXPECT_GE(radius, 0.7 - 1e-12);
      EXPECT_LE(radius, 1 + 1e-12);
    }
  }
}

TEST(Points, XorIsTheSignOfTheProduct) {
  const Points points = exact("xor");
  for (Eigen::Index i = 0; i < points.size(); ++i) {
    EXPECT_EQ(points.places(0, i) * points.places(1, i) < 0, points.labels(i) == 1);
  }
}

TEST(Points, MoonsLieOnTheirHalfCircles) {
  const Points points = exact("moons");
  for (Eigen::Index i = 0; i < points.size(); ++i) {
    const Eigen::Vector2d place = points.places.col(i) + Eigen::Vector2d(0.5, 0.25);
    const Eigen::Vector2d center =
        points.labels(i) == 1 ? Eigen::Vector2d(1, 0.5) : Eigen::Vector2d(0, 0);
    EXPECT_NEAR((place - center).norm(), 1, 1e-12);
    EXPECT_EQ(points.labels(i) == 1, place.y() - center.y() < 0);
  }
}

TEST(Points, SpiralsTurnWithTheRadius) {
  const Points points = exact("spirals");
  for (Eigen::Index i = 0; i < points.size(); ++i) {
    const double radius = points.places.col(i).norm();
    const double angle = 3.5 * std::numbers::pi * radius + std::numbers::pi * points.labels(i);
    EXPECT_NEAR(points.places(0, i), radius * std::cos(angle), 1e-12);
    EXPECT_NEAR(points.places(1, i), radius * std::sin(angle), 1e-12);
  }
}

TEST(Points, BlobsKeepTheShareAndTheNoise) {
  const Points points = *make_points("blobs", {.count = 10'100, .noise = 0.5, .share = 1.0 / 101});
  EXPECT_EQ(points.labels.sum(), 100);
  double squares = 0;
  for (Eigen::Index i = 0; i < points.size(); ++i) {
    const double center = points.labels(i) == 1 ? 1 : -1;
    squares += (points.places.col(i).array() - center).square().sum();
  }
  EXPECT_NEAR(std::sqrt(squares / static_cast<double>(points.places.size())), 0.5, 0.01);
}

TEST(Points, WhatIsWrongIsNamed) {
  EXPECT_EQ(make_points("moon").error().message, "unknown points 'moon', did you mean 'moons'?");
  const auto reason = [](std::string_view name, const PointsSpec& spec) {
    const text::Error error = make_points(name, spec).error();
    expect_has_words(error);
    return error.message;
  };
  EXPECT_EQ(reason("xor", {.count = 1}), "1 points, expected 2 to 20,000");
  EXPECT_EQ(reason("xor", {.noise = -1}), "the noise must be 0 to 10, not -1");
  EXPECT_EQ(reason("blobs", {.share = 1}),
            "the share of class 1 must be above 0 and below 1, not 1");
}

}  // namespace
}  // namespace downhill::data
