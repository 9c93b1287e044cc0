// A layer: a readable forward(X) and backward(dY).
//
// Columns are examples. A layer owns no parameters: its piece w of the model's one vector is handed
// in, and the gradient's piece dw handed out, so saving, plotting, perturbing and optimizing a
// model are operations on one vector. What forward leaves for backward, and for figures to look at,
// stands open: `output`, `input_gradient`.
//
// Shapes:  x inputs x batch,  output outputs x batch,  dy = dL/doutput,  input_gradient = dL/dx
// inputs x batch. A layer that has seen a batch of some size allocates nothing for further batches
// of that size.
#pragma once

#include <string_view>

#include "nn/matrix.h"
#include "random/random.h"

namespace downhill::nn {

// Batch normalisation behaves differently while training.
enum class Mode { kTraining, kInference };

// What every layer can do. A kind of layer writes forward and backward, and says its sizes.
template <class T>
class Layer {
 public:
  virtual ~Layer() = default;

  virtual std::string_view kind() const = 0;           // "dense", "batch-norm", "tanh"
  virtual Index inputs() const = 0;                    // rows of x
  virtual Index outputs() const = 0;                   // rows of output
  virtual Index parameter_count() const { return 0; }  // entries of w and dw
  // The first so many parameters are weights, which penalties act on; the rest are biases and the
  // like.
  virtual Index weight_count() const { return 0; }

  // First values of its parameters, and its own memory (running means) as new.
  virtual void initialize(random::Random&, ParameterGradient<T>) {}

  // Writes `output` for the examples x, with the parameters w.
  virtual void forward(const Parameters<T>& w, const Matrix<T>& x, Mode mode) = 0;
  // To be called after forward on the same w and x. Writes (does not add to) dw; input_gradient
  // only if wanted.
  virtual void backward(const Parameters<T>& w, const Matrix<T>& x, const Matrix<T>& dy,
                        ParameterGradient<T> dw, bool want_input_gradient) = 0;

  // Adds l1 |w| + l2 |w|^2 / 2 over its weights: returns it, and adds its gradient to dw (at w = 0
  // the l1 part is 0).
  virtual double penalize(const Parameters<T>& w, double l1, double l2, ParameterGradient<T> dw) {
    const auto weights = w.head(weight_count()).array();
    dw.head(weight_count()).array() +=
        static_cast<T>(l1) * weights.sign() + static_cast<T>(l2) * weights;
    return l1 * static_cast<double>(weights.abs().sum()) +
           l2 / 2 * static_cast<double>(weights.square().sum());
  }

  Matrix<T> output;          // of the last forward, outputs x batch
  Matrix<T> input_gradient;  // of the last backward that was asked for it, inputs x batch
};

}  // namespace downhill::nn
