// AdaGrad (Duchi, Hazan, Singer, "Adaptive subgradient methods", JMLR 2011): each parameter its own
// rate, smaller the more it has been pulled so far.
//
//     s <- s + g^2
//     x <- x - eta g / (sqrt s + epsilon)
//
// Nothing is forgotten, so the strides only ever get shorter.
#pragma once

#include "optim/optimizer.h"

namespace downhill::optim {

// The one constant of AdaGrad, not checked here (make_optimizer.h checks it).
struct AdaGradSettings {
  double epsilon = 1e-8;  // keeps the quotient finite before the first pull
};

// The rule AdaGrad; memory(): s, the sum of the squared gradients.
template <class T>
class AdaGrad final : public Optimizer<T> {
 public:
  // For n parameters.
  explicit AdaGrad(Eigen::Index n, AdaGradSettings settings = {})
      : Optimizer<T>(n), settings_(settings), s_(Vector<T>::Zero(n)) {}

  std::vector<Memory<T>> memory() const override { return {{"s", s_}}; }

 protected:
  void change(const Eigen::Ref<const Vector<T>>&, const Eigen::Ref<const Vector<T>>& g, T rate, int,
              Vector<T>& delta) override {
    s_.array() += g.array().square();
    delta = -rate * g.array() / (s_.array().sqrt() + static_cast<T>(settings_.epsilon));
  }
  void forget() override { s_.setZero(); }

 private:
  AdaGradSettings settings_;
  Vector<T> s_;
};

}  // namespace downhill::optim
