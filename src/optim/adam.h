// Adam (Kingma and Ba, "Adam: a method for stochastic optimization", ICLR 2015, algorithm 1):
// momentum and RMSprop together, both corrected for having started at zero.
//
//     m <- beta1 m + (1 - beta1) g            m^ = m / (1 - beta1^t)
//     v <- beta2 v + (1 - beta2) g^2          v^ = v / (1 - beta2^t)
//     x <- x - eta m^ / (sqrt v^ + epsilon)
//
// The first step is eta long in every coordinate, whatever the gradient's size: m^ = g, v^ = g^2.
//
// AdamW (Loshchilov and Hutter, "Decoupled weight decay regularization", ICLR 2019, algorithm 2):
// the decay acts on x itself and is not divided by sqrt v^:
//     x <- x - eta (m^ / (sqrt v^ + epsilon) + decay x)
#pragma once

#include "optim/optimizer.h"

namespace downhill::optim {

// The constants of Adam and AdamW, not checked here (make_optimizer.h checks them).
struct AdamSettings {
  double beta1 = 0.9;       // share of m that is kept, in [0, 1)
  double beta2 = 0.999;     // share of v that is kept, in [0, 1)
  double epsilon = 1e-8;    // keeps the quotient finite
  double weight_decay = 0;  // above 0: AdamW
  // Without it m and v stand for m^ and v^: the first steps are too long, by (1 - beta1) / sqrt(1 -
  // beta2) at the very first, 3.16 with the usual shares.
  bool bias_correction = true;
};

// The rules Adam and, with a weight decay, AdamW; memory(): m and v, not corrected.
template <class T>
class Adam final : public Optimizer<T> {
 public:
  // For n parameters.
  explicit Adam(Eigen::Index n, AdamSettings settings = {})
      : Optimizer<T>(n), settings_(settings), m_(Vector<T>::Zero(n)), v_(Vector<T>::Zero(n)) {}

  std::vector<Memory<T>> memory() const override { return {{"m", m_}, {"v", v_}}; }

 protected:
  void change(const Eigen::Ref<const Vector<T>>& x, const Eigen::Ref<const Vector<T>>& g, T rate,
              int t, Vector<T>& delta) override {
    const T beta1 = static_cast<T>(settings_.beta1);
    const T beta2 = static_cast<T>(settings_.beta2);
    m_ = beta1 * m_ + (1 - beta1) * g;
    v_.array() = beta2 * v_.array() + (1 - beta2) * g.array().square();
    const bool corrects = settings_.bias_correction;
    const T correct_m = static_cast<T>(corrects ? 1 / (1 - std::pow(settings_.beta1, t)) : 1);
    const T correct_v = static_cast<T>(corrects ? 1 / (1 - std::pow(settings_.beta2, t)) : 1);
    delta = -rate * (correct_m * m_.array()) /
            ((correct_v * v_.array()).sqrt() + static_cast<T>(settings_.epsilon));
    if (settings_.weight_decay != 0) delta -= rate * static_cast<T>(settings_.weight_decay) * x;
  }
  void forget() override {
    m_.setZero();
    v_.setZero();
  }

 private:
  AdamSettings settings_;
  Vector<T> m_, v_;
};

}  // namespace downhill::optim
