#include "optim/gaussian_fit.h"

#include <Eigen/Cholesky>
#include <cmath>
#include <limits>
#include <memory>
#include <numbers>

#include "optim/gradient_descent.h"
#include "optim/natural_gradient.h"

namespace downhill::optim {

double Gaussian::density(double x) const {
  const double z = (x - mu) / sigma;
  return std::exp(-z * z / 2) / (sigma * std::sqrt(2 * std::numbers::pi));
}

double kl_divergence(const Gaussian& p, const Gaussian& q) {
  if (!(p.sigma > 0) || !(q.sigma > 0)) return std::numeric_limits<double>::infinity();
  // With r = s^2 / sigma^2 it is (r - 1 - ln r) / 2 and the part of the means; written so, equal
  // distributions give 0 and no rounded logarithm spoils near ones.
  const double r = (p.sigma / q.sigma) * (p.sigma / q.sigma);
  const double z = (p.mu - q.mu) / q.sigma;
  return (r - 1 - std::log1p(r - 1) + z * z) / 2;
}

double fisher_length(const Gaussian& at, double d_mu, double d_sigma) {
  const Eigen::Vector2d d(d_mu, d_sigma);
  return std::sqrt(d.dot(fisher_of_gaussian(at.sigma) * d));
}

Eigen::Vector2d GaussianFit::theta(const Gaussian& fit) const {
  return {fit.mu, coordinates_ == Coordinates::kSigma ? fit.sigma : std::log(fit.sigma)};
}

Gaussian GaussianFit::at(const Eigen::Vector2d& theta) const {
  return {theta[0], coordinates_ == Coordinates::kSigma ? theta[1] : std::exp(theta[1])};
}

Eigen::Vector2d GaussianFit::gradient(const Gaussian& fit) const {
  const double d = fit.mu - target_.mu, sigma = fit.sigma;
  const double second = target_.sigma * target_.sigma + d * d;
  const double by_sigma = 1 / sigma - second / (sigma * sigma * sigma);
  return {d / (sigma * sigma), coordinates_ == Coordinates::kSigma ? by_sigma : sigma * by_sigma};
}

// Coordinates theta with sigma = sigma(theta): F turns into J^T F J with the Jacobian J = diag(1,
// d sigma / d theta).
Eigen::Matrix2d GaussianFit::fisher(const Gaussian& fit) const {
  const Eigen::Vector2d j(1, coordinates_ == Coordinates::kSigma ? 1 : fit.sigma);
  return j.asDiagonal() * fisher_of_gaussian(fit.sigma) * j.asDiagonal();
}

Eigen::Vector2d GaussianFit::natural_gradient(const Gaussian& fit) const {
  return fisher(fit).llt().solve(gradient(fit));
}

std::vector<Gaussian> descend(const GaussianFit& fit, const Gaussian& start,
                              const GaussianDescent& plan) {
  std::unique_ptr<Optimizer<double>> rule = std::make_unique<GradientDescent<double>>(2);
  if (plan.natural) {
    rule = std::make_unique<NaturalGradient<double>>(
        2, [&fit](const auto& theta, auto& fisher) { fisher = fit.fisher(fit.at(theta)); });
  }
  std::vector<Gaussian> places{start};
  Eigen::VectorXd theta = fit.theta(start);
  for (int step = 0; step < plan.steps && fit.loss(places.back()) > plan.arrived; ++step) {
    const Eigen::VectorXd gradient = fit.gradient(places.back());
    if (!rule->step(theta, gradient, plan.rate).ok()) break;
    const Gaussian next = fit.at(theta);
    if (!(next.sigma > 0) || !std::isfinite(fit.loss(next))) break;
    places.push_back(next);
  }
  return places;
}

}  // namespace downhill::optim
