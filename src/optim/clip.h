// Gradient clipping: a limit on the pull, for slopes that explode.
#pragma once

#include "optim/optimizer.h"

namespace downhill::optim {

// Every entry into [-limit, limit]: changes the direction. limit > 0.
template <class T>
void clip_by_value(Eigen::Ref<Vector<T>> g, T limit) {
  g = g.cwiseMax(-limit).cwiseMin(limit);
}

// Shortens g to length `limit` if it is longer; keeps the direction (Pascanu, Mikolov, Bengio, "On
// the difficulty of training recurrent neural networks", 2013). Returns the length before. limit >
// 0.
template <class T>
T clip_by_norm(Eigen::Ref<Vector<T>> g, T limit) {
  const T norm = g.stableNorm();
  if (norm > limit) g *= limit / norm;
  return norm;
}

}  // namespace downhill::optim
