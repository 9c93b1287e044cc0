#include "workload.h"

#include <cmath>
#include <cstdint>
#include <random>

namespace downhill::bench {

const std::vector<Workload>& workloads() {
  static const std::vector<Workload> all = {
      {"2-8-8-1 tanh, SGD, batch 10", {2, 8, 8, 1}, false, false, 10, 0.05F},
      {"2-8-8-1 tanh, SGD, batch 64", {2, 8, 8, 1}, false, false, 64, 0.05F},
      {"2-32-32-1 tanh, Adam, batch 64", {2, 32, 32, 1}, false, true, 64, 1e-3F},
      {"784-128-10 relu, Adam, batch 64", {784, 128, 10}, true, true, 64, 1e-4F}};
  return all;
}

Start start_of(const Workload& work) {
  // The distributions of <random> differ between libraries, its generators do not.
  std::mt19937 generator(1);
  const auto uniform = [&](float low, float high) {
    return low + (high - low) * (static_cast<float>(generator() >> 8U) * 0x1p-24F);
  };
  Start start;
  for (int layer = 0; layer < work.layers(); ++layer) {
    const int in = work.sizes[static_cast<std::size_t>(layer)];
    const int out = work.sizes[static_cast<std::size_t>(layer) + 1];
    const float reach = std::sqrt(6.0F / static_cast<float>(in + out));
    for (int i = 0; i < in * out; ++i) start.parameters.push_back(uniform(-reach, reach));
    for (int i = 0; i < out; ++i) start.parameters.push_back(uniform(-0.1F, 0.1F));
  }
  for (int example = 0; example < work.batch; ++example) {
    const std::size_t first = start.x.size();
    for (int i = 0; i < work.inputs(); ++i) start.x.push_back(uniform(-1, 1));
    if (work.classifies) {
      const int label = example % work.outputs();
      start.labels.push_back(label);
      for (int i = 0; i < work.outputs(); ++i) start.t.push_back(i == label ? 1.0F : 0.0F);
    } else {
      start.t.push_back(std::sin(3 * start.x[first]) * start.x[first + 1]);
    }
  }
  return start;
}

}  // namespace downhill::bench
