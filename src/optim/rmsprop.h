// RMSprop (Tieleman and Hinton, "Neural networks for machine learning", lecture 6e, 2012): AdaGrad
// that forgets.
//
//     s <- rho s + (1 - rho) g^2
//     x <- x - eta g / (sqrt s + epsilon)
#pragma once

#include "optim/optimizer.h"

namespace downhill::optim {

// The constants of RMSprop, not checked here (make_optimizer.h checks them).
struct RmsPropSettings {
  double rho = 0.9;       // share of the mean square that is kept, in [0, 1)
  double epsilon = 1e-8;  // keeps the quotient finite
};

// The rule RMSprop; memory(): s, the running mean of the squared gradients.
template <class T>
class RmsProp final : public Optimizer<T> {
 public:
  // For n parameters.
  explicit RmsProp(Eigen::Index n, RmsPropSettings settings = {})
      : Optimizer<T>(n), settings_(settings), s_(Vector<T>::Zero(n)) {}

  std::vector<Memory<T>> memory() const override { return {{"s", s_}}; }

 protected:
  void change(const Eigen::Ref<const Vector<T>>&, const Eigen::Ref<const Vector<T>>& g, T rate, int,
              Vector<T>& delta) override {
    const T rho = static_cast<T>(settings_.rho);
    s_.array() = rho * s_.array() + (1 - rho) * g.array().square();
    delta = -rate * g.array() / (s_.array().sqrt() + static_cast<T>(settings_.epsilon));
  }
  void forget() override { s_.setZero(); }

 private:
  RmsPropSettings settings_;
  Vector<T> s_;
};

}  // namespace downhill::optim
