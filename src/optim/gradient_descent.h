// Gradient descent, Cauchy 1847: go straight down, in proportion to the slope.
//
//     x <- x - eta g
//
// With the gradient of a batch instead of all samples this same rule is stochastic gradient
// descent (Robbins and Monro, "A stochastic approximation method", 1951): what is stochastic is g.
//
// On a quadratic with largest curvature c it converges if and only if eta < 2 / c.
#pragma once

#include "optim/optimizer.h"

namespace downhill::optim {

// The rule gradient descent: no settings, no memory.
template <class T>
class GradientDescent final : public Optimizer<T> {
 public:
  using Optimizer<T>::Optimizer;

 protected:
  void change(const Eigen::Ref<const Vector<T>>&, const Eigen::Ref<const Vector<T>>& g, T rate, int,
              Vector<T>& delta) override {
    delta = -rate * g;
  }
};

}  // namespace downhill::optim
