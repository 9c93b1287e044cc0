// Fitting a normal distribution N(mu, sigma^2) to another one, N(m, s^2): the smallest example in
// which a step in the parameters and a step in the distribution are two things.
//
// The loss is the Kullback-Leibler divergence of the fit from the target,
//
//     L = KL(target || fit) = ln(sigma / s) + (s^2 + (mu - m)^2) / (2 sigma^2) - 1/2,
//
// 0 exactly when both are the same; but for a constant it is the mean of -log p over endlessly many
// samples of the target. Its slopes, and the Fisher information of the fit:
//
//     coordinates       slopes                                                F
//     (mu, sigma)       (mu - m) / sigma^2,                                   1 / sigma^2,
//                       1 / sigma - (s^2 + (mu - m)^2) / sigma^3              2 / sigma^2
//     (mu, ln sigma)    the same, times sigma for ln sigma                    1 / sigma^2,  2
//
// The natural step F^-1 grad moves mu by -eta (mu - m), whatever sigma is. In the limit of small
// steps it leads along a straight line in (E x, E x^2) = (mu, mu^2 + sigma^2), and is the same
// curve in all coordinates (Amari 1998).
#pragma once

#include <Eigen/Core>
#include <vector>

namespace downhill::optim {

// A normal distribution N(mu, sigma^2).
struct Gaussian {
  double mu = 0;                   // the mean
  double sigma = 1;                // the standard deviation, above 0
  double density(double x) const;  // of probability, at x
  bool operator==(const Gaussian&) const = default;
};

// KL(p || q); infinite where a sigma is not above 0.
double kl_divergence(const Gaussian& p, const Gaussian& q);

// How long a small step (d_mu, d_sigma) is for the distribution: sqrt(d^T F d). Half its square is
// the KL divergence of the step, but for terms of third order.
double fisher_length(const Gaussian& at, double d_mu, double d_sigma);

// In which parameters theta the fit moves: (mu, sigma) or (mu, ln sigma).
enum class Coordinates { kSigma, kLogSigma };

// The loss KL(target || fit) of a fit, its slopes and its natural gradient.
class GaussianFit {
 public:
  // The sigma of `target` must be above 0; else the loss is infinite.
  explicit GaussianFit(Gaussian target, Coordinates coordinates = Coordinates::kSigma)
      : target_(target), coordinates_(coordinates) {}

  Eigen::Vector2d theta(const Gaussian& fit) const;  // (mu, sigma) or (mu, ln sigma)
  Gaussian at(const Eigen::Vector2d& theta) const;   // the inverse of theta()
  // KL(target || fit), in nats: at least 0; infinite where the sigma of the fit is not above 0.
  double loss(const Gaussian& fit) const { return kl_divergence(target_, fit); }

  Eigen::Vector2d gradient(const Gaussian& fit) const;          // by theta
  Eigen::Matrix2d fisher(const Gaussian& fit) const;            // in theta
  Eigen::Vector2d natural_gradient(const Gaussian& fit) const;  // F^-1 gradient

 private:
  Gaussian target_;
  Coordinates coordinates_;
};

// How descend() is to walk.
struct GaussianDescent {
  bool natural = false;  // the natural gradient instead of the plain one
  double rate = 0.1;     // eta, the same in every step
  int steps = 200;       // at most
  double arrived = 0;    // stop when the loss is no larger
  bool operator==(const GaussianDescent&) const = default;
};

// The places of a descent, the start first. It ends early where a step would leave sigma > 0 or the
// finite numbers.
std::vector<Gaussian> descend(const GaussianFit& fit, const Gaussian& start,
                              const GaussianDescent& plan);

}  // namespace downhill::optim
