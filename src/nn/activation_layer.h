// An activation function (activation.h) as a layer: no parameters, inputs = outputs.
#pragma once

#include "nn/activation.h"
#include "nn/layer.h"

namespace downhill::nn {

// An activation as a layer; kind() is its name.
template <class T>
class ActivationLayer final : public Layer<T> {
 public:
  // `size` inputs, and as many outputs.
  ActivationLayer(Index size, Activation activation) : size_(size), activation_(activation) {}

  std::string_view kind() const override { return name(activation_); }
  Index inputs() const override { return size_; }
  Index outputs() const override { return size_; }

  void forward(const Parameters<T>&, const Matrix<T>& x, Mode) override {
    activate(activation_, x, this->output);
  }
  void backward(const Parameters<T>&, const Matrix<T>& x, const Matrix<T>& dy, ParameterGradient<T>,
                bool want_input_gradient) override {
    if (want_input_gradient) {
      activate_backward(activation_, x, this->output, dy, this->input_gradient);
    }
  }

 private:
  Index size_;
  Activation activation_;
};

}  // namespace downhill::nn
