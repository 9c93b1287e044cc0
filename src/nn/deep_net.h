// A deep net of equal hidden layers, and what happens at each depth: the patient on which vanishing
// and exploding gradients, and their remedies, are studied.
//
//     block 1         h_1 = f(N(W_1 x + b_1))                     inputs -> width
//     block l         h_l = f(N(W_l h_(l-1) + b_l))               width -> width
//       residual      h_l = h_(l-1) + f(N(W_l h_(l-1) + b_l))     (He et al., 2016: chain.h)
//     output          y = W h_L + b                               width -> outputs
//
// N is batch normalisation (batch_norm.h) or nothing. Without it, going back through a block
// multiplies the gradient by W_l^T diag(f'): once a layer, so its size changes like a power of the
// depth (Glorot and Bengio, 2010, section 4.2: initialization.h).
//
// With Initialization::kNormal the weights have the standard deviation scale / sqrt(inputs of the
// layer), so that `scale` means the same at every width; with kXavier and kHe `scale` is a factor.
#pragma once

#include <vector>

#include "nn/network.h"

namespace downhill::nn {

// The plan of a deep net of equal hidden layers.
struct DeepNetSpec {
  int inputs = 2;                                           // numbers an example has
  int width = 12;                                           // units of a hidden layer
  int layers = 10;                                          // hidden layers, from 1
  int outputs = 1;                                          // numbers of an answer
  Activation activation = Activation::kTanh;                // f
  Initialization initialization = Initialization::kNormal;  // of all weights
  double scale = 1;         // of the first weights: head of deep_net.h
  bool batch_norm = false;  // N is batch normalisation
  bool residual = false;    // blocks from the second on are residual
  bool operator==(const DeepNetSpec&) const = default;
};

// The layers of the plan, for Network::make, which checks the sizes.
NetworkSpec network_spec(const DeepNetSpec& spec);

// One hidden layer after a forward and a backward pass; valid until the next pass.
template <class T>
struct Depth {
  const Matrix<T>* sum = nullptr;       // what f acts on, width x batch
  const Matrix<T>* signal = nullptr;    // h_l, width x batch
  const Matrix<T>* gradient = nullptr;  // dL/dh_l, width x batch
  double weight_gradient_norm = 0;      // |dL/d(parameters of the block)|
};

// The hidden layers of a network made from network_spec(spec), the first at 0.
template <class T>
std::vector<Depth<T>> depths(const Network<T>& network, const DeepNetSpec& spec);

// The share of entries of z at which the activation's slope is less than `limit`, 0 to 1.
template <class T>
double share_of_flat(Activation activation, const Matrix<T>& z, double limit);

}  // namespace downhill::nn
