#include "nn/deep_net.h"

#include <cassert>
#include <cmath>
#include <utility>

namespace downhill::nn {

NetworkSpec network_spec(const DeepNetSpec& spec) {
  const auto dense = [&](int units, int inputs) {
    const bool plain = spec.initialization == Initialization::kNormal;
    return DenseSpec{units, spec.initialization,
                     plain ? spec.scale / std::sqrt(static_cast<double>(inputs)) : spec.scale};
  };
  NetworkSpec out{spec.inputs, {}};
  for (int l = 0; l < spec.layers; ++l) {
    std::vector<LayerSpec> block{dense(spec.width, l == 0 ? spec.inputs : spec.width)};
    if (spec.batch_norm) block.push_back(BatchNormSpec{});
    block.push_back(ActivationSpec{spec.activation});
    if (spec.residual && l > 0) {
      out.layers.push_back(ResidualSpec{std::move(block)});
    } else {
      out.layers.insert(out.layers.end(), block.begin(), block.end());
    }
  }
  out.layers.push_back(dense(spec.outputs, spec.layers > 0 ? spec.width : spec.inputs));
  return out;
}

template <class T>
std::vector<Depth<T>> depths(const Network<T>& network, const DeepNetSpec& spec) {
  const auto& layers = network.layers();
  const std::size_t plain = spec.batch_norm ? 3 : 2;  // layers of a block that is not residual
  std::vector<Depth<T>> out;
  std::size_t i = 0;
  Index at = 0;
  for (int l = 0; l < spec.layers; ++l) {
    const std::size_t count = spec.residual && l > 0 ? 1 : plain;
    assert(i + count < layers.size() && "the network was made from another spec");
    Index parameters = 0;
    for (std::size_t k = i; k < i + count; ++k) parameters += layers[k]->parameter_count();
    i += count;
    const auto gradient = network.gradient().segment(at, parameters);
    at += parameters;
    const auto* block = dynamic_cast<const Residual<T>*>(layers[i - 1].get());
    const auto& chain = block ? block->chain().layers() : layers;
    const Matrix<T>* sum = &chain[(block ? chain.size() : i) - 2]->output;
    out.push_back({sum, &layers[i - 1]->output, &layers[i]->input_gradient,
                   static_cast<double>(gradient.stableNorm())});
  }
  return out;
}

template <class T>
double share_of_flat(Activation activation, const Matrix<T>& z, double limit) {
  if (z.size() == 0) return 0;
  Matrix<T> y, slopes;
  activate(activation, z, y);
  activate_backward<T>(activation, z, y, Matrix<T>::Ones(z.rows(), z.cols()), slopes);
  return static_cast<double>((slopes.array().abs() < static_cast<T>(limit)).count()) /
         static_cast<double>(z.size());
}

template std::vector<Depth<float>> depths(const Network<float>&, const DeepNetSpec&);
template std::vector<Depth<double>> depths(const Network<double>&, const DeepNetSpec&);
template double share_of_flat(Activation, const Matrix<float>&, double);
template double share_of_flat(Activation, const Matrix<double>&, double);

}  // namespace downhill::nn
