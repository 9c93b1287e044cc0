// One pass forward and back through a deep net, on the examples that the scenes of lessons 15 to 17
// share: 60 points of two moons, under binary cross-entropy.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "nn/deep_net.h"

namespace downhill::scenes {

struct DeepExamples {
  nn::Matrix<double> x;  // 2 x 60
  nn::Matrix<double> t;  // 1 x 60, 0 or 1
};
DeepExamples deep_examples();

// Untrained: first weights by `seed`.
class DeepPass {
 public:
  DeepPass(const nn::DeepNetSpec& spec, std::uint64_t seed);
  DeepPass(const DeepPass&) = delete;
  DeepPass& operator=(const DeepPass&) = delete;

  const nn::DeepNetSpec& spec() const { return spec_; }
  // The hidden layers, the first at 0; valid as long as this.
  const std::vector<nn::Depth<double>>& depths() const { return depths_; }
  // |dL/dh| of the first hidden layer, as a part of that of the last.
  double ratio() const;

 private:
  nn::DeepNetSpec spec_;
  DeepExamples examples_;
  std::optional<nn::Network<double>> network_;
  std::vector<nn::Depth<double>> depths_;
};

}  // namespace downhill::scenes
