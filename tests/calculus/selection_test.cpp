// Against integrals by small steps, difference quotients, and selection on a sampled crowd.
#include "calculus/selection.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <numbers>

#include "random/random.h"

namespace downhill::calculus {
namespace {

constexpr std::array<FitnessPeak, 2> kTwo{FitnessPeak{-1.5, 0.5, 0.6}, FitnessPeak{2, 0.8, 1}};

double normal(double z, double m, double P) {
  return std::exp(-(z - m) * (z - m) / (2 * P)) / std::sqrt(2 * std::numbers::pi * P);
}

TEST(Selection, MeanFitnessIsTheMeanOverTheCrowd) {
  for (const double m : {-2.0, 0.3, 1.9}) {
    for (const double P : {0.1, 1.0}) {
      double sum = 0;
      constexpr double kStep = 0.001;
      for (double z = -12; z < 12; z += kStep) sum += fitness(kTwo, z) * normal(z, m, P) * kStep;
      EXPECT_NEAR(mean_fitness(kTwo, m, P), sum, 1e-9);
      EXPECT_NEAR(log_mean_fitness(kTwo, m, P), std::log(sum), 1e-8);
    }
  }
}

TEST(Selection, TheGradientIsTheSlopeOfTheLogarithm) {
  for (const double m : {-3.0, -0.2, 0.4, 2.5}) {
    for (const double P : {0.05, 0.7, 2.0}) {
      constexpr double kStep = 1e-5;
      const double slope =
          (log_mean_fitness(kTwo, m + kStep, P) - log_mean_fitness(kTwo, m - kStep, P)) /
          (2 * kStep);
      EXPECT_NEAR(selection_gradient(kTwo, m, P), slope, 1e-8);
    }
  }
}

TEST(Selection, OnePeakHasTheKnownGradient) {
  const std::array<FitnessPeak, 1> one{FitnessPeak{2, 1.5, 0.7}};
  for (const double m : {-30.0, -1.0, 2.0, 4.0}) {
    for (const double P : {0.25, 1.0}) {
      EXPECT_NEAR(selection_gradient(one, m, P), (2 - m) / (1.5 * 1.5 + P), 1e-12);
    }
  }
}

// Lande's equation, against a crowd of 400,000 in which everybody counts by their fitness.
TEST(Selection, ASampledCrowdMovesByPTimesTheGradient) {
  for (const double m : {-1.0, 0.5}) {
    const double P = 0.5;
    random::Random random(11);
    double whole = 0, sum = 0;
    for (int i = 0; i < 400'000; ++i) {
      const double z = m + std::sqrt(P) * random.normal();
      whole += fitness(kTwo, z);
      sum += fitness(kTwo, z) * z;
    }
    EXPECT_NEAR(sum / whole - m, P * selection_gradient(kTwo, m, P), 0.005) << m;
  }
}

// Seen by a crowd, peaks are wider: two of them become one.
TEST(Selection, AWideCrowdSeesNoValley) {
  const std::array<FitnessPeak, 2> two{FitnessPeak{-1.5, 0.6, 0.5}, FitnessPeak{1.5, 0.6, 1}};
  EXPECT_LT(selection_gradient(two, -1.0, 0.1), 0);  // back to the lower peak
  for (double m = -3; m < 1; m += 0.1) EXPECT_GT(selection_gradient(two, m, 2.5), 0) << m;
}

}  // namespace
}  // namespace downhill::calculus
