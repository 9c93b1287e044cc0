// Checked against finite differences of the divergence, samples, and a closed form of the path.
#include "optim/gaussian_fit.h"

#include <gtest/gtest.h>

#include <Eigen/LU>
#include <cmath>
#include <numbers>

#include "optim/natural_gradient.h"

namespace downhill::optim {
namespace {

const Gaussian kPlaces[] = {{0, 1}, {-2, 0.5}, {1.5, 3}, {0.3, 0.2}};
const Gaussian kTarget{1, 0.7};

TEST(KlDivergence, IsTheMeanLogRatio) {
  // By a sum over a fine grid, which knows nothing of the formula.
  for (const Gaussian& q : kPlaces) {
    double sum = 0;
    const double h = 1e-3;
    for (double x = kTarget.mu - 8; x < kTarget.mu + 8; x += h) {
      const double p = kTarget.density(x), z = (x - q.mu) / q.sigma;
      const double log_q = -z * z / 2 - std::log(q.sigma * std::sqrt(2 * std::numbers::pi));
      if (p > 0) sum += h * p * (std::log(p) - log_q);
    }
    EXPECT_NEAR(kl_divergence(kTarget, q), sum, 1e-6 * (1 + sum));
  }
  EXPECT_EQ(kl_divergence(kTarget, kTarget), 0);
  EXPECT_TRUE(std::isinf(kl_divergence(kTarget, {0, 0})));
  EXPECT_TRUE(std::isinf(kl_divergence(kTarget, {0, -1})));
}

// F is the Hessian of KL(p || q) in q at q = p: second differences of the divergence.
TEST(FisherOfGaussian, IsTheCurvatureOfTheDivergence) {
  for (const Gaussian& p : kPlaces) {
    const double h = 1e-4 * p.sigma;
    const auto kl = [&](double i, double j) {
      return kl_divergence(p, {p.mu + i * h, p.sigma + j * h});
    };
    Eigen::Matrix2d hessian;
    hessian(0, 0) = (kl(1, 0) + kl(-1, 0)) / (h * h);
    hessian(1, 1) = (kl(0, 1) + kl(0, -1)) / (h * h);
    hessian(0, 1) = hessian(1, 0) = (kl(1, 1) - kl(1, -1) - kl(-1, 1) + kl(-1, -1)) / (4 * h * h);
    const Eigen::Matrix2d F = fisher_of_gaussian(p.sigma);
    EXPECT_TRUE(F.isApprox(hessian, 1e-5)) << F << "\n" << hessian;
    EXPECT_EQ(F(0, 0), 1 / (p.sigma * p.sigma));
    EXPECT_EQ(F(1, 1), 2 / (p.sigma * p.sigma));
    EXPECT_EQ(F(0, 1), 0);
  }
}

// What lies on the ellipse 1/2 d^T F d = e has the divergence e, but for third order in d.
TEST(FisherLength, EllipsesAreOfEqualDivergence) {
  for (const double e : {1e-4, 1e-2}) {
    for (const Gaussian& p : kPlaces) {
      for (int degrees = 0; degrees < 360; degrees += 15) {
        const double t = degrees * std::numbers::pi / 180;
        const double d_mu = std::sqrt(2 * e) * p.sigma * std::cos(t);
        const double d_sigma = std::sqrt(e) * p.sigma * std::sin(t);
        EXPECT_NEAR(std::pow(fisher_length(p, d_mu, d_sigma), 2) / 2, e, 1e-12);
        const double kl = kl_divergence(p, {p.mu + d_mu, p.sigma + d_sigma});
        EXPECT_NEAR(kl / e, 1, 3 * std::sqrt(e));
      }
    }
  }
}

TEST(GaussianFit, SlopesAreThoseOfTheLoss) {
  for (const Coordinates coordinates : {Coordinates::kSigma, Coordinates::kLogSigma}) {
    const GaussianFit fit(kTarget, coordinates);
    for (const Gaussian& p : kPlaces) {
      const Eigen::Vector2d theta = fit.theta(p), gradient = fit.gradient(p);
      for (int i = 0; i < 2; ++i) {
        const Eigen::Vector2d h = 1e-5 * p.sigma * Eigen::Vector2d::Unit(i);
        const double slope =
            (fit.loss(fit.at(theta + h)) - fit.loss(fit.at(theta - h))) / (2 * h[i]);
        EXPECT_NEAR(gradient[i], slope, 1e-6 * (1 + std::abs(slope)));
      }
    }
  }
}

TEST(GaussianFit, FisherInBothCoordinates) {
  EXPECT_TRUE(GaussianFit(kTarget, Coordinates::kLogSigma)
                  .fisher({0, 3})
                  .isApprox(Eigen::Vector2d(1.0 / 9, 2).asDiagonal().toDenseMatrix()));
  EXPECT_TRUE(GaussianFit(kTarget).fisher({0, 3}).isApprox(fisher_of_gaussian(3)));
}

TEST(Descend, NaturalStepIsTheInverseFisherTimesTheGradient) {
  for (const Coordinates coordinates : {Coordinates::kSigma, Coordinates::kLogSigma}) {
    const GaussianFit fit(kTarget, coordinates);
    for (const Gaussian& p : kPlaces) {
      const auto places = descend(fit, p, {.natural = true, .rate = 0.05, .steps = 1});
      ASSERT_EQ(places.size(), 2U);
      const Eigen::Vector2d step = -0.05 * fit.fisher(p).inverse() * fit.gradient(p);
      EXPECT_TRUE((-0.05 * fit.natural_gradient(p)).isApprox(step, 1e-12));
      EXPECT_TRUE((fit.theta(places[1]) - fit.theta(p)).isApprox(step, 1e-12));
      // In mu it is the rate's share of the way, whatever sigma.
      EXPECT_NEAR(places[1].mu, p.mu + 0.05 * (kTarget.mu - p.mu), 1e-12);
    }
  }
}

// With small steps the natural path is straight in (mu, mu^2 + sigma^2), in either coordinates; the
// ordinary one is not.
TEST(Descend, NaturalPathIsStraightInTheMoments) {
  const auto bend = [](const std::vector<Gaussian>& places) {
    const auto moments = [](const Gaussian& g) {
      return Eigen::Vector2d(g.mu, g.mu * g.mu + g.sigma * g.sigma);
    };
    const Eigen::Vector2d from = moments({-2, 1}), way = moments(kTarget) - from;
    double most = 0;
    for (const Gaussian& g : places) {
      const Eigen::Vector2d d = moments(g) - from;
      most = std::max(most, std::abs(way.x() * d.y() - way.y() * d.x()) / way.norm());
    }
    return most;
  };
  for (const Coordinates coordinates : {Coordinates::kSigma, Coordinates::kLogSigma}) {
    const GaussianFit fit(kTarget, coordinates);
    double before = 0;
    for (const double rate : {0.04, 0.02, 0.01}) {
      const double now = bend(descend(
          fit, {-2, 1}, {.natural = true, .rate = rate, .steps = static_cast<int>(8 / rate)}));
      if (before > 0) {
        EXPECT_NEAR(now / before, 0.5, 0.05);  // of first order in the rate
      }
      before = now;
    }
    EXPECT_GT(bend(descend(fit, {-2, 1}, {.rate = 0.01, .steps = 5000})), 10 * before);
  }
}

TEST(Descend, StopsWhereItArrivesOrLeavesTheDistributions) {
  const GaussianFit fit(kTarget);
  const auto places = descend(fit, {-2, 1}, {.natural = true, .steps = 1000, .arrived = 0.01});
  EXPECT_LE(fit.loss(places.back()), 0.01);
  EXPECT_GT(fit.loss(places[places.size() - 2]), 0.01);
  // A huge step throws sigma below 0: the last place is still a distribution.
  const auto lost = descend(fit, {1, 3}, {.rate = 50});
  EXPECT_EQ(lost.size(), 1U);
  EXPECT_EQ(descend(fit, {1, 3}, {.steps = 0}).size(), 1U);
}

}  // namespace
}  // namespace downhill::optim
