// A network: layers, and all their parameters in one vector.
//
//     auto made = Network<float>::make({.inputs = 2, .layers = {
//         DenseSpec{8}, ActivationSpec{Activation::kTanh}, DenseSpec{1}}}, /*seed=*/1);
//     Network<float>& net = *made;
//     const Matrix<float>& y = net.forward(x);          // outputs x batch
//     evaluate(Loss::kMeanSquaredError, y, t, dy);      // loss.h
//     net.backward(dy);                                 // net.gradient() is dL/dparameters
//
// Feed-forward networks only; recurrent.h has the other kind.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "nn/activation.h"
#include "nn/chain.h"
#include "nn/initialization.h"
#include "text/result.h"

namespace downhill::nn {

// A dense layer (dense.h), with as many inputs as the layer before has outputs.
struct DenseSpec {
  int units = 1;                                            // its outputs, 1 to 4096
  Initialization initialization = Initialization::kXavier;  // of its weights
  double scale = 1;  // factor, or standard deviation (initialization.h)
};

// An activation function as a layer (activation_layer.h).
struct ActivationSpec {
  Activation activation = Activation::kTanh;  // which one
};

// Batch normalisation (batch_norm.h).
struct BatchNormSpec {
  double keep = 0.9;      // share of the running means that is kept a step, in [0, 1)
  double epsilon = 1e-5;  // added to the variance, above 0
};

struct LayerSpec;
// A residual block around some layers (chain.h).
struct ResidualSpec {
  std::vector<LayerSpec> inner;  // as many outputs as inputs
};

// One layer of the plan of a network.
struct LayerSpec : std::variant<DenseSpec, ActivationSpec, BatchNormSpec, ResidualSpec> {
  using variant::variant;
};

// The plan of a network: what Network::make builds.
struct NetworkSpec {
  int inputs = 1;                 // numbers an example has, 1 to 4096
  std::vector<LayerSpec> layers;  // at least one
};

// What one layer did in the last forward and backward pass; norms are of all entries together.
struct LayerStatistics {
  std::string kind;                 // the layer's kind()
  double output_mean = 0;           // of all entries
  double output_deviation = 0;      // standard, of all entries
  double output_gradient_norm = 0;  // |dL/doutput|
  double weight_gradient_norm = 0;  // |dL/dw|; 0 without parameters
};

// A feed-forward network with its parameters and their gradient, an entry each in two vectors.
template <class T>
class Network {
 public:
  // Errors ("network-…", naming the layer from 1): no layers, sizes below 1 or above 4096, a
  // residual block whose ends do not fit, settings out of range.
  static text::Result<Network> make(const NetworkSpec& spec, std::uint64_t seed);

  Index inputs() const { return chain_->inputs(); }    // numbers an example has
  Index outputs() const { return chain_->outputs(); }  // numbers of an answer
  // In order, with their `output` and `input_gradient` of the last pass.
  const std::vector<std::unique_ptr<Layer<T>>>& layers() const { return chain_->layers(); }

  // All parameters, layer by layer, each in the order that its header says.
  Vector<T>& parameters() { return parameters_; }
  const Vector<T>& parameters() const { return parameters_; }
  // dL/dparameters of the last backward, in the same order.
  const Vector<T>& gradient() const { return gradient_; }
  Vector<T>& gradient() { return gradient_; }

  // New first weights: the same seed gives the same weights, everywhere.
  void initialize(std::uint64_t seed);

  // x: inputs x batch (asserted). The answer stays valid until the next call. x must outlive
  // backward.
  const Matrix<T>& forward(const Matrix<T>& x, Mode mode = Mode::kTraining);
  // dy = dL/doutput of the last forward. Fills gradient().
  void backward(const Matrix<T>& dy);
  // dL/dx of the last backward, if that was asked for here before it.
  void want_input_gradient(bool yes) { want_input_gradient_ = yes; }
  const Matrix<T>& input_gradient() const { return chain_->input_gradient(); }

  // Adds l1 |w| + l2 |w|^2 / 2 over all weights (not biases): returns it, and adds its gradient.
  double regularize(double l1, double l2);

  // By layer, after a forward and backward pass.
  std::vector<LayerStatistics> statistics() const;

 private:
  explicit Network(Chain<T> chain);

  std::unique_ptr<Chain<T>> chain_;
  Vector<T> parameters_, gradient_;
  const Matrix<T>* input_ = nullptr;
  double output_gradient_norm_ = 0;
  bool want_input_gradient_ = false;
};

// inputs -> units of each hidden layer, each followed by the activation -> outputs, linear.
NetworkSpec multilayer_perceptron(int inputs, const std::vector<int>& hidden, int outputs,
                                  Activation activation,
                                  Initialization initialization = Initialization::kXavier);

}  // namespace downhill::nn
