// Landmarks against places worked out by hand.
#include "scenes/landmarks.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

namespace downhill::scenes {
namespace {

using figure::RealFunction;
using enum LandmarkKind;

struct Expected {
  LandmarkKind kind;
  double x;
  bool level = true;
};

void expect_landmarks(const RealFunction& f, const RealFunction& slope, figure::Range range,
                      const std::vector<Expected>& expected) {
  const std::vector<Landmark> found = find_landmarks(f, slope, range);
  ASSERT_EQ(found.size(), expected.size());
  for (std::size_t i = 0; i < found.size(); ++i) {
    EXPECT_EQ(found[i].kind, expected[i].kind) << i;
    EXPECT_NEAR(found[i].x, expected[i].x, 1e-6) << i;
    EXPECT_EQ(found[i].level, expected[i].level) << i;
  }
}

TEST(Landmarks, QuinticHasAPeakAShelfAndAValley) {
  // x^5/20 - x^3/3: the slope is x^2 (x^2 - 4) / 4.
  expect_landmarks([](double x) { return std::pow(x, 5) / 20 - x * x * x / 3; },
                   [](double x) { return x * x * (x * x - 4) / 4; }, {-3, 3},
                   {{kPeak, -2}, {kShelf, 0}, {kValley, 2}});
}

TEST(Landmarks, SineInItsWindow) {
  const double pi = std::acos(-1.0);
  expect_landmarks([](double x) { return std::sin(x); }, [](double x) { return std::cos(x); },
                   {-0.5, 6.5}, {{kPeak, pi / 2}, {kValley, 3 * pi / 2}});
}

TEST(Landmarks, LineAndConstantHaveNone) {
  expect_landmarks([](double x) { return 2 * x; }, [](double) { return 2.0; }, {-1, 1}, {});
  expect_landmarks([](double) { return 3.0; }, [](double) { return 0.0; }, {-1, 1}, {});
}

TEST(Landmarks, CornerIsAValleyThatIsNotLevel) {
  expect_landmarks([](double x) { return std::abs(x - 0.3); },
                   [](double x) { return x < 0.3 ? -1.0 : 1.0; }, {-1, 1}, {{kValley, 0.3, false}});
}

TEST(Landmarks, CornerStaysOneWhateverTheSlopeIsSaidToBeAtItsTip) {
  const auto sign = [](double x) { return x < 0 ? -1.0 : x > 0 ? 1.0 : 0.0; };
  for (const figure::Range& range : {figure::Range{-1, 1}, {-3, 2}, {-1.0005, 0.9995}}) {
    expect_landmarks([](double x) { return std::abs(x); }, sign, range, {{kValley, 0, false}});
  }
}

TEST(Landmarks, PolesAndJumpsAreNone) {
  expect_landmarks([](double x) { return 1 / (x * x); }, [](double x) { return -2 / (x * x * x); },
                   {-1, 1}, {});
  // Rises, drops by 1 at 0, falls: no peak, for the ground is torn.
  expect_landmarks([](double x) { return x < 0 ? x : -1 - x; },
                   [](double x) { return x < 0 ? 1.0 : -1.0; }, {-1, 1}, {});
}

TEST(Landmarks, NearMissIsNoShelf) {
  expect_landmarks([](double x) { return x * x * x / 3 + 1e-5 * x; },
                   [](double x) { return x * x + 1e-5; }, {-1, 1}, {});
}

TEST(Landmarks, OutsideTheDomainThereAreNone) {
  const auto nothing = [](double) { return std::nan(""); };
  expect_landmarks(nothing, nothing, {-1, 1}, {});
  expect_landmarks([](double x) { return x * x; }, [](double x) { return 2 * x; }, {1, 1}, {});
}

TEST(HasSlope, OnSmoothCurves) {
  for (double x : {-3.0, -0.5, 0.0, 1.0, 20.0}) {
    EXPECT_TRUE(has_slope([](double t) { return t * t * t; }, x)) << x;
    EXPECT_TRUE(has_slope([](double t) { return std::sin(3 * t); }, x)) << x;
    EXPECT_TRUE(has_slope([](double t) { return std::exp(t); }, x)) << x;
    EXPECT_TRUE(has_slope([](double t) { return t * std::abs(t); }, x)) << x;
  }
}

TEST(HasSlope, NotAtCornersJumpsGapsAndEnds) {
  EXPECT_FALSE(has_slope([](double x) { return std::abs(x); }, 0));
  EXPECT_FALSE(has_slope([](double x) { return std::floor(x); }, 1));
  EXPECT_FALSE(has_slope([](double x) { return 1 / x; }, 0));
  EXPECT_FALSE(has_slope([](double x) { return std::sin(x) / x; }, 0));
  EXPECT_FALSE(has_slope([](double x) { return std::sqrt(x); }, 0));
  EXPECT_FALSE(has_slope([](double x) { return std::cbrt(x); }, 0));
  EXPECT_FALSE(has_slope([](double x) { return std::log(x); }, -1));
  EXPECT_TRUE(has_slope([](double x) { return std::abs(x); }, 0.01));
}

}  // namespace
}  // namespace downhill::scenes
