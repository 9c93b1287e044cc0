// Layers one after another, and the residual block around such a chain.
//
//     chain:     y = f_k(... f_2(f_1(x)))
//     residual:  y = x + F(x), F a chain with as many outputs as inputs     dx = dy + F's dx
//
// Residual: He, Zhang, Ren, Sun, "Deep residual learning for image recognition", CVPR 2016. The "+
// dy" is why gradients reach the first layers of a deep net.
#pragma once

#include <memory>
#include <vector>

#include "nn/layer.h"

namespace downhill::nn {

// Layers one after another, run as if they were one. Each gets its piece of w and dw, in order.
template <class T>
class Chain {
 public:
  // `layers` must fit: each takes as many inputs as the one before has outputs. Not empty.
  explicit Chain(std::vector<std::unique_ptr<Layer<T>>> layers) : layers_(std::move(layers)) {
    for (const auto& layer : layers_) parameter_count_ += layer->parameter_count();
  }

  Index inputs() const { return layers_.front()->inputs(); }   // of the first layer
  Index outputs() const { return layers_.back()->outputs(); }  // of the last layer
  Index parameter_count() const { return parameter_count_; }   // of all layers together
  // What the last forward gave, outputs() x batch.
  const Matrix<T>& output() const { return layers_.back()->output; }
  // dL/dx of the last backward that was asked for it, inputs() x batch.
  const Matrix<T>& input_gradient() const { return layers_.front()->input_gradient; }
  // In order, the first one first.
  const std::vector<std::unique_ptr<Layer<T>>>& layers() const { return layers_; }

  // Calls visit(layer, first parameter's index) for each layer, in order.
  template <class Visit>
  void for_each(Visit visit) const {
    Index at = 0;
    for (const auto& layer : layers_) {
      visit(*layer, at);
      at += layer->parameter_count();
    }
  }

  // Writes first values of all parameters into w, layer by layer.
  void initialize(random::Random& random, ParameterGradient<T> w) {
    for_each([&](Layer<T>& layer, Index at) {
      layer.initialize(random, w.segment(at, layer.parameter_count()));
    });
  }

  // x: inputs() x batch. Fills output().
  void forward(const Parameters<T>& w, const Matrix<T>& x, Mode mode) {
    const Matrix<T>* input = &x;
    for_each([&](Layer<T>& layer, Index at) {
      layer.forward(w.segment(at, layer.parameter_count()), *input, mode);
      input = &layer.output;
    });
  }

  // After forward on the same w and x, from dy = dL/doutput (outputs() x batch). Writes dw, and
  // input_gradient() only if wanted.
  void backward(const Parameters<T>& w, const Matrix<T>& x, const Matrix<T>& dy,
                ParameterGradient<T> dw, bool want_input_gradient) {
    const Matrix<T>* output_gradient = &dy;
    Index at = parameter_count_;
    for (std::size_t i = layers_.size(); i-- > 0;) {
      Layer<T>& layer = *layers_[i];
      at -= layer.parameter_count();
      const Matrix<T>& input = i == 0 ? x : layers_[i - 1]->output;
      layer.backward(w.segment(at, layer.parameter_count()), input, *output_gradient,
                     dw.segment(at, layer.parameter_count()), i > 0 || want_input_gradient);
      output_gradient = &layer.input_gradient;
    }
  }

  // The sum of the penalties of its layers (Layer::penalize), their gradients added to dw.
  double penalize(const Parameters<T>& w, double l1, double l2, ParameterGradient<T> dw) {
    double sum = 0;
    for_each([&](Layer<T>& layer, Index at) {
      sum += layer.penalize(w.segment(at, layer.parameter_count()), l1, l2,
                            dw.segment(at, layer.parameter_count()));
    });
    return sum;
  }

 private:
  std::vector<std::unique_ptr<Layer<T>>> layers_;
  Index parameter_count_ = 0;
};

// A chain with a bridge past it: y = x + F(x).
template <class T>
class Residual final : public Layer<T> {
 public:
  // `chain` must have as many outputs as inputs (Network::make checks it).
  explicit Residual(Chain<T> chain) : chain_(std::move(chain)) {}

  std::string_view kind() const override { return "residual"; }
  Index inputs() const override { return chain_.inputs(); }
  Index outputs() const override { return chain_.outputs(); }
  Index parameter_count() const override { return chain_.parameter_count(); }
  const Chain<T>& chain() const { return chain_; }  // F

  void initialize(random::Random& random, ParameterGradient<T> w) override {
    chain_.initialize(random, w);
  }
  void forward(const Parameters<T>& w, const Matrix<T>& x, Mode mode) override {
    chain_.forward(w, x, mode);
    this->output = x + chain_.output();
  }
  void backward(const Parameters<T>& w, const Matrix<T>& x, const Matrix<T>& dy,
                ParameterGradient<T> dw, bool want_input_gradient) override {
    chain_.backward(w, x, dy, dw, want_input_gradient);
    if (want_input_gradient) this->input_gradient = dy + chain_.input_gradient();
  }
  double penalize(const Parameters<T>& w, double l1, double l2, ParameterGradient<T> dw) override {
    return chain_.penalize(w, l1, l2, dw);
  }

 private:
  Chain<T> chain_;
};

}  // namespace downhill::nn
