// Momentum: a ball with inertia instead of a hiker who stops after every stride.
//
// Heavy ball (Polyak, "Some methods of speeding up the convergence of iteration methods", 1964):
//
//     v <- beta v - eta g
//     x <- x + v
//
// With h = sqrt(eta) and b = (1 - beta) / h this is the difference equation
//     (x+ - 2x + x-) / h^2 + b (x - x-) / h + grad L(x) = 0,
// that is, the motion x'' + b x' + grad L = 0 in time steps of h, with an error that falls like h;
// plain descent is x' = -grad L in time steps of eta. On a quadratic with curvatures between m and
// L, k = L / m, the best choice is
//     eta = 4 / (sqrt L + sqrt m)^2,   beta = ((sqrt k - 1) / (sqrt k + 1))^2,
// and the error shrinks by (sqrt k - 1) / (sqrt k + 1) a step; plain descent at its best (eta = 2 /
// (L + m)) by (k - 1) / (k + 1).
//
// Nesterov (Nesterov 1983; in this form, with the gradient at the place where we stand, Bengio et
// al., "Advances in optimizing recurrent networks", 2012): look where the velocity will carry us
// before correcting it:
//
//     v <- beta v - eta g
//     x <- x + beta v - eta g
//
// Here v holds the rate it was made with (as in Polyak's paper), so a change of rate acts from the
// next gradient on.
#pragma once

#include <cmath>

#include "optim/optimizer.h"

namespace downhill::optim {

// Heavy ball or Nesterov, and how much inertia; not checked here (make_optimizer.h checks).
struct MomentumSettings {
  double beta = 0.9;      // share of the velocity that is kept, in [0, 1)
  bool nesterov = false;  // look ahead
};

// The rules heavy ball and Nesterov; memory(): v, the velocity.
template <class T>
class Momentum final : public Optimizer<T> {
 public:
  // For n parameters.
  explicit Momentum(Eigen::Index n, MomentumSettings settings = {})
      : Optimizer<T>(n), settings_(settings), v_(Vector<T>::Zero(n)) {}

  std::vector<Memory<T>> memory() const override { return {{"v", v_}}; }

 protected:
  void change(const Eigen::Ref<const Vector<T>>&, const Eigen::Ref<const Vector<T>>& g, T rate, int,
              Vector<T>& delta) override {
    const T beta = static_cast<T>(settings_.beta);
    v_ = beta * v_ - rate * g;
    if (settings_.nesterov) {
      delta = beta * v_ - rate * g;
    } else {
      delta = v_;
    }
  }
  void forget() override { v_.setZero(); }

 private:
  MomentumSettings settings_;
  Vector<T> v_;
};

// The best rate and momentum for a quadratic with curvatures in [smallest, largest], both above 0
// (Polyak 1964), and by how much the error then shrinks a step.
struct BestHeavyBall {
  double rate;         // eta
  double beta;         // share of the velocity that is kept
  double contraction;  // the error after a step over the error before it, below 1
};

// Polyak's best rate and momentum; 0 < smallest <= largest (not checked).
inline BestHeavyBall best_heavy_ball(double smallest, double largest) {
  const double m = std::sqrt(smallest);
  const double l = std::sqrt(largest);
  const double contraction = (l - m) / (l + m);
  return {4 / ((l + m) * (l + m)), contraction * contraction, contraction};
}

// The friction b of the rolling ball that a heavy ball follows.
inline double friction(double beta, double rate) { return (1 - beta) / std::sqrt(rate); }

// On a quadratic with largest curvature c the iteration converges if and only if the rate is below
//     heavy ball:  2 (1 + beta) / c          Nesterov:  2 (1 + beta) / ((1 + 2 beta) c)
// since with q = 1 - eta c a step along that curvature has the characteristic polynomial
//     z^2 - (beta + q) z + beta                  z^2 - (1 + beta) q z + beta q
// whose root passes -1 there. beta = 0 is plain descent: 2 / c.
inline double largest_rate(const MomentumSettings& settings, double curvature) {
  const double beta = settings.beta;
  return 2 * (1 + beta) / (curvature * (settings.nesterov ? 1 + 2 * beta : 1));
}

}  // namespace downhill::optim
