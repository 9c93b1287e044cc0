#include "nn/network.h"

#include <cassert>
#include <cmath>
#include <utility>

#include "nn/activation_layer.h"
#include "nn/batch_norm.h"
#include "nn/dense.h"
#include "text/make_error.h"

namespace downhill::nn {
namespace {

constexpr int kLargest = 4096;  // units of a layer: what a browser tab can bear

template <class... Visitors>
struct Overloaded : Visitors... {
  using Visitors::operator()...;
};
template <class... Visitors>
Overloaded(Visitors...) -> Overloaded<Visitors...>;

// `where`: the number of the layer whose block this is, as 2 or 2.1; empty for the network itself.
template <class T>
text::Result<Chain<T>> make_chain(Index inputs, const std::vector<LayerSpec>& specs,
                                  const std::string& where) {
  using Made = text::Result<std::unique_ptr<Layer<T>>>;
  if (specs.empty() && where.empty()) {
    return text::make_error("network-no-layers", "the network has no layers");
  }
  if (specs.empty()) {
    return text::make_error("network-no-inner-layers", "layer {layer}: the block has no layers",
                            {{"layer", where}});
  }
  std::vector<std::unique_ptr<Layer<T>>> layers;
  Index width = inputs;
  for (std::size_t i = 0; i < specs.size(); ++i) {
    const std::string here = (where.empty() ? "" : where + ".") + std::to_string(i + 1);
    const auto make = Overloaded{
        [&](const DenseSpec& dense) -> Made {
          if (dense.units < 1 || dense.units > kLargest) {
            return text::make_error("network-units",
                                    "layer {layer}: {units} units, expected 1 to {limit}",
                                    {{"layer", here},
                                     {"units", std::to_string(dense.units)},
                                     {"limit", std::to_string(kLargest)}});
          }
          if (!(dense.scale >= 0) || !std::isfinite(dense.scale)) {
            return text::make_error(
                "network-scale",
                "layer {layer}: the scale of the first weights must be a finite number >= 0",
                {{"layer", here}});
          }
          return Made(
              std::make_unique<Dense<T>>(width, dense.units, dense.initialization, dense.scale));
        },
        [&](const ActivationSpec& activation) -> Made {
          return Made(std::make_unique<ActivationLayer<T>>(width, activation.activation));
        },
        [&](const BatchNormSpec& norm) -> Made {
          if (!(norm.keep >= 0 && norm.keep < 1)) {
            return text::make_error("network-keep", "layer {layer}: keep is not in [0, 1)",
                                    {{"layer", here}});
          }
          if (!(norm.epsilon > 0)) {
            return text::make_error("network-epsilon", "layer {layer}: epsilon is not above 0",
                                    {{"layer", here}});
          }
          return Made(std::make_unique<BatchNorm<T>>(width, norm.keep, norm.epsilon));
        },
        [&](const ResidualSpec& residual) -> Made {
          auto inner = make_chain<T>(width, residual.inner, here);
          if (!inner) return inner.error();
          if (inner->outputs() != width) {
            return text::make_error(
                "network-residual",
                "layer {layer}: the residual block has {inputs} inputs but {outputs} outputs",
                {{"layer", here},
                 {"inputs", std::to_string(width)},
                 {"outputs", std::to_string(inner->outputs())}});
          }
          return Made(std::make_unique<Residual<T>>(*std::move(inner)));
        }};
    Made made = std::visit(make, static_cast<const LayerSpec::variant&>(specs[i]));
    if (!made) return made.error();
    width = (*made)->outputs();
    layers.push_back(*std::move(made));
  }
  return Chain<T>(std::move(layers));
}

template <class T>
double norm_of(const Eigen::Ref<const Matrix<T>>& m) {
  return static_cast<double>(m.norm());
}

}  // namespace

template <class T>
text::Result<Network<T>> Network<T>::make(const NetworkSpec& spec, std::uint64_t seed) {
  if (spec.inputs < 1 || spec.inputs > kLargest) {
    return text::make_error(
        "network-inputs", "{inputs} inputs, expected 1 to {limit}",
        {{"inputs", std::to_string(spec.inputs)}, {"limit", std::to_string(kLargest)}});
  }
  auto chain = make_chain<T>(spec.inputs, spec.layers, "");
  if (!chain) return chain.error();
  Network network(*std::move(chain));
  network.initialize(seed);
  return network;
}

template <class T>
Network<T>::Network(Chain<T> chain)
    : chain_(std::make_unique<Chain<T>>(std::move(chain))),
      parameters_(Vector<T>::Zero(chain_->parameter_count())),
      gradient_(Vector<T>::Zero(chain_->parameter_count())) {}

template <class T>
void Network<T>::initialize(std::uint64_t seed) {
  random::Random random(seed);
  chain_->initialize(random, parameters_);
  gradient_.setZero();
}

template <class T>
const Matrix<T>& Network<T>::forward(const Matrix<T>& x, Mode mode) {
  assert(x.rows() == inputs() && "a row of x for each input");
  input_ = &x;
  chain_->forward(parameters_, x, mode);
  return chain_->output();
}

template <class T>
void Network<T>::backward(const Matrix<T>& dy) {
  assert(input_ != nullptr && "backward() without forward()");
  assert(dy.rows() == outputs() && dy.cols() == input_->cols() && "dy has the output's shape");
  output_gradient_norm_ = norm_of<T>(dy);
  chain_->backward(parameters_, *input_, dy, gradient_, want_input_gradient_);
}

template <class T>
double Network<T>::regularize(double l1, double l2) {
  if (l1 == 0 && l2 == 0) return 0;
  return chain_->penalize(parameters_, l1, l2, gradient_);
}

template <class T>
std::vector<LayerStatistics> Network<T>::statistics() const {
  std::vector<LayerStatistics> all;
  const auto& layers = chain_->layers();
  chain_->for_each([&](const Layer<T>& layer, Index at) {
    const std::size_t i = all.size();
    LayerStatistics statistics;
    statistics.kind = layer.kind();
    const auto output = layer.output.template cast<double>().array().eval();
    if (output.size() > 0) {
      statistics.output_mean = output.mean();
      statistics.output_deviation = std::sqrt((output - statistics.output_mean).square().mean());
    }
    statistics.output_gradient_norm =
        i + 1 < layers.size() ? norm_of<T>(layers[i + 1]->input_gradient) : output_gradient_norm_;
    statistics.weight_gradient_norm = norm_of<T>(gradient_.segment(at, layer.parameter_count()));
    all.push_back(std::move(statistics));
  });
  return all;
}

template class Network<float>;
template class Network<double>;

NetworkSpec multilayer_perceptron(int inputs, const std::vector<int>& hidden, int outputs,
                                  Activation activation, Initialization initialization) {
  NetworkSpec spec{inputs, {}};
  for (int units : hidden) {
    spec.layers.push_back(DenseSpec{units, initialization});
    spec.layers.push_back(ActivationSpec{activation});
  }
  spec.layers.push_back(DenseSpec{outputs, initialization});
  return spec;
}

}  // namespace downhill::nn
