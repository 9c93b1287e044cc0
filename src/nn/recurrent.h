// A simple recurrent cell through time, and what its gradients do on the way back.
//
//     h_t = f(W h_(t-1) + U x_t + b),   t = 1 ... n,   h_0 given
//
// Backward through time (Werbos, "Backpropagation through time", Proc. IEEE 1990): with d_t =
// dL/dh_t,
//
//     z'_t = f'(z_t) d_t,   d_(t-1) += W^T z'_t
//     dW += z'_t h_(t-1)^T,   dU += z'_t x_t^T,   db += z'_t
//
// so a gradient that goes k steps back is multiplied by W^T diag(f') k times: its norm behaves like
// rho(W)^k, rho the spectral radius, where f' is near 1 (Pascanu, Mikolov, Bengio, ICML 2013).
// Exactly so when f is the identity and W a multiple of an orthogonal matrix.
//
// Shapes: W hidden x hidden, U hidden x inputs, b hidden; x_t inputs x batch, h_t hidden x batch.
// Parameters, in one vector: W column by column, U, b.
#pragma once

#include <vector>

#include "nn/activation.h"

namespace downhill::nn {

// One recurrent cell with its parameters, run over a sequence and back.
template <class T>
class RecurrentCell {
 public:
  // kSoftmax is no activation of a recurrent cell (asserted).
  RecurrentCell(Index inputs, Index hidden, Activation activation)
      : parameters(Vector<T>::Zero(hidden * (hidden + inputs + 1))),
        gradient(Vector<T>::Zero(parameters.size())),
        inputs_(inputs),
        hidden_(hidden),
        activation_(activation) {}

  Index inputs() const { return inputs_; }  // entries of x_t
  Index hidden() const { return hidden_; }  // entries of h_t
  // W, U and b: views of `parameters`, to be read and written.
  Eigen::Map<Matrix<T>> w() { return {parameters.data(), hidden_, hidden_}; }
  Eigen::Map<Matrix<T>> u() { return {parameters.data() + hidden_ * hidden_, hidden_, inputs_}; }
  Eigen::Map<Vector<T>> b() { return {parameters.data() + hidden_ * (hidden_ + inputs_), hidden_}; }

  // Runs over the sequence x_1 ... x_n from h_0 (hidden x batch). states()[t] is h_t, states()[0] =
  // h_0.
  const std::vector<Matrix<T>>& forward(const std::vector<Matrix<T>>& x, const Matrix<T>& h0);
  const std::vector<Matrix<T>>& states() const { return h_; }

  // From dL/dh_n, the loss depending on the last state only. Fills `gradient`.
  void backward(const std::vector<Matrix<T>>& x, const Matrix<T>& last_state_gradient);
  // |dL/dh_t| for t = 0 ... n, after backward.
  const std::vector<double>& state_gradient_norms() const { return norms_; }
  // dL/dh_0, after backward.
  const Matrix<T>& first_state_gradient() const { return dh_; }

  Vector<T> parameters;  // W, U, b; they start at 0
  Vector<T> gradient;    // dL/dparameters of the last backward, in the same order

 private:
  Index inputs_, hidden_;
  Activation activation_;
  std::vector<Matrix<T>> z_, h_;
  std::vector<double> norms_;
  Matrix<T> dh_, dz_;
};

// The largest absolute value of the eigenvalues of a square matrix.
double spectral_radius(const Eigen::Ref<const Eigen::MatrixXd>& w);

}  // namespace downhill::nn
