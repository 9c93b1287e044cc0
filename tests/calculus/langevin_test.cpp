// Against the closed form of the normal density, whose walkers have a known variance after every
// step, and against finite differences.
#include "calculus/langevin.h"

#include <gtest/gtest.h>

#include <cmath>
#include <string>

#include "random/random.h"

namespace downhill::calculus {
namespace {

expr::Function density(const std::string& text) { return *expr::Function::parse(text, {"x", "y"}); }

Eigen::MatrixXd normals(random::Random& random, Eigen::Index walkers) {
  Eigen::MatrixXd out(2, walkers);
  for (Eigen::Index i = 0; i < out.size(); ++i) out.data()[i] = random.normal();
  return out;
}

TEST(Langevin, OneStepIsTheSlopeOfTheLogarithmAndTheNoise) {
  const expr::Function p = density("exp(-(x-1)^2)+2exp(-(x+1)^2-y^2)");
  expr::CompiledGradient log_p(log_of(p));
  const double h = 0.1, small = 1e-6;
  Eigen::MatrixXd at(2, 3), noise(2, 3);
  at << 0.3, -1, 2, 0.5, 0.25, -1;
  noise << 1, 0, -2, 0.5, 0, 3;
  Eigen::MatrixXd now = at;
  langevin_step(log_p, now, noise, h);
  const auto ln = [&](double x, double y) { return std::log(p(x, y)); };
  for (int i = 0; i < 3; ++i) {
    const double x = at(0, i), y = at(1, i);
    const double by_x = (ln(x + small, y) - ln(x - small, y)) / (2 * small);
    const double by_y = (ln(x, y + small) - ln(x, y - small)) / (2 * small);
    EXPECT_NEAR(now(0, i), x + h * by_x + std::sqrt(2 * h) * noise(0, i), 1e-7);
    EXPECT_NEAR(now(1, i), y + h * by_y + std::sqrt(2 * h) * noise(1, i), 1e-7);
  }
}

TEST(Langevin, TheFactorOfTheDensityDoesNotMatter) {
  Eigen::MatrixXd a(2, 1), b(2, 1);
  a << 0.7, -1.3;
  b = a;
  expr::CompiledGradient one(log_of(density("exp(-x^2-y^4)")));
  expr::CompiledGradient thousand(log_of(density("1000exp(-x^2-y^4)")));
  langevin_step(one, a, Eigen::MatrixXd::Ones(2, 1), 0.05);
  langevin_step(thousand, b, Eigen::MatrixXd::Ones(2, 1), 0.05);
  EXPECT_LT((a - b).norm(), 1e-12);
}

// 20,000 walkers: the variance is known to about 1 %.
TEST(Langevin, ANormalDensityIsSampledWithTheKnownVariance) {
  for (const double h : {0.05, 0.5, 1.0}) {
    for (const double variance : {1.0, 0.64}) {
      random::Random random(7);
      expr::CompiledGradient log_p(
          log_of(density("exp(-(x^2+y^2)/" + std::to_string(2 * variance) + ")")));
      Eigen::MatrixXd walkers = Eigen::MatrixXd::Constant(2, 20'000, 3);
      // The start is forgotten by |1 - h / s^2| a step.
      for (int step = 0; step < 6 / h + 10; ++step) {
        langevin_step(log_p, walkers, normals(random, walkers.cols()), h);
      }
      const double seen = walkers.squaredNorm() / static_cast<double>(walkers.size());
      const double known = langevin_variance(variance, h);
      EXPECT_NEAR(known, variance / (1 - h / (2 * variance)), 1e-12);
      EXPECT_NEAR(seen, known, 0.03 * known) << h << " " << variance;
      EXPECT_LT(walkers.rowwise().mean().norm(), 0.05);
    }
  }
  EXPECT_NEAR(langevin_variance(1, 1), 2, 1e-12);
  EXPECT_TRUE(std::isinf(langevin_variance(1, 2)));
}

// V = (1 - h / s^2)^2 V + 2 h, from the rule itself.
TEST(Langevin, TheKnownVarianceIsTheOneThatStays) {
  for (const double h : {0.01, 0.3, 1.5}) {
    for (const double s2 : {1.0, 2.5}) {
      const double V = langevin_variance(s2, h), keep = 1 - h / s2;
      EXPECT_NEAR(keep * keep * V + 2 * h, V, 1e-12);
    }
  }
}

TEST(Langevin, WithoutNoiseAllEndOnThePeaks) {
  random::Random random(3);
  expr::CompiledGradient log_p(log_of(density("exp(-((x-2)^2+y^2)/0.5)+exp(-((x+2)^2+y^2)/0.5)")));
  Eigen::MatrixXd walkers = 2 * normals(random, 300);
  const Eigen::MatrixXd none = Eigen::MatrixXd::Zero(2, 300);
  for (int step = 0; step < 400; ++step) langevin_step(log_p, walkers, none, 0.05);
  for (int i = 0; i < 300; ++i) {
    EXPECT_NEAR(std::abs(walkers(0, i)), 2, 1e-6) << i;
    EXPECT_NEAR(walkers(1, i), 0, 1e-6) << i;
  }
}

TEST(Langevin, FarAwayTheSlopeOfANormalDensityIsStillThere) {
  expr::CompiledGradient log_p(log_of(density("exp(-(x^2+y^2)/2)")));  // p(60, 0) is 0 as a number
  Eigen::MatrixXd walker(2, 1);
  walker << 60, 0;
  langevin_step(log_p, walker, Eigen::MatrixXd::Zero(2, 1), 0.1);
  EXPECT_NEAR(walker(0, 0), 54, 1e-9);
}

TEST(Langevin, WhereLogPHasNoSlopeOnlyTheNoiseMoves) {
  expr::CompiledGradient log_p(log_of(density("x")));  // not defined for x < 0
  Eigen::MatrixXd walker(2, 1), noise(2, 1);
  walker << -1, 0;
  noise << 2, 1;
  langevin_step(log_p, walker, noise, 0.5);
  EXPECT_EQ(walker(0, 0), 1);
  EXPECT_EQ(walker(1, 0), 1);
}

}  // namespace
}  // namespace downhill::calculus
