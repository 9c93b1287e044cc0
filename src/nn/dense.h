// The dense (fully connected) layer.
//
//     Y = W X + b          W: out x in, b: out (added to every column)
//     dW = dY X^T          db = sum of dY's columns          dX = W^T dY
//
// Parameters: W column by column, then b.
#pragma once

#include "nn/initialization.h"
#include "nn/layer.h"

namespace downhill::nn {

// The dense layer, Y = W X + b.
template <class T>
class Dense final : public Layer<T> {
 public:
  // Its weights start by `initialization` and `scale` (initialization.h), its biases at 0.
  Dense(Index inputs, Index outputs, Initialization initialization, double scale)
      : inputs_(inputs), outputs_(outputs), initialization_(initialization), scale_(scale) {}

  std::string_view kind() const override { return "dense"; }
  Index inputs() const override { return inputs_; }
  Index outputs() const override { return outputs_; }
  Index parameter_count() const override { return weight_count() + outputs_; }
  Index weight_count() const override { return inputs_ * outputs_; }

  void initialize(random::Random& random, ParameterGradient<T> w) override {
    Eigen::Map<Matrix<T>> weights(w.data(), outputs_, inputs_);
    nn::initialize<T>(initialization_, scale_, random, weights);
    w.tail(outputs_).setZero();
  }

  void forward(const Parameters<T>& w, const Matrix<T>& x, Mode) override {
    const Eigen::Map<const Matrix<T>> weights(w.data(), outputs_, inputs_);
    this->output.noalias() = weights * x;
    this->output.colwise() += w.tail(outputs_);
  }

  void backward(const Parameters<T>& w, const Matrix<T>& x, const Matrix<T>& dy,
                ParameterGradient<T> dw, bool want_input_gradient) override {
    Eigen::Map<Matrix<T>> weight_gradient(dw.data(), outputs_, inputs_);
    weight_gradient.noalias() = dy * x.transpose();
    dw.tail(outputs_) = dy.rowwise().sum();
    if (!want_input_gradient) return;
    const Eigen::Map<const Matrix<T>> weights(w.data(), outputs_, inputs_);
    this->input_gradient.noalias() = weights.transpose() * dy;
  }

 private:
  Index inputs_, outputs_;
  Initialization initialization_;
  double scale_;
};

}  // namespace downhill::nn
