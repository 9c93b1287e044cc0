// The training rows: which network, on which batch, by which rule, from which first weights. Plain
// C++17 and plain vectors, for libraries of every kind.
#pragma once

#include <string>
#include <vector>

namespace downhill::bench {

struct Workload {
  std::string name;
  std::vector<int> sizes;  // units: inputs, hidden layers, outputs
  bool classifies;         // relu and softmax cross-entropy; else tanh and mean squared error
  bool adam;               // betas 0.9 and 0.999, epsilon 1e-8; else gradient descent
  int batch;
  float rate;

  int inputs() const { return sizes.front(); }
  int outputs() const { return sizes.back(); }
  int layers() const { return static_cast<int>(sizes.size()) - 1; }
};

const std::vector<Workload>& workloads();

// The same for every trainer. Matrices column by column: examples are columns.
struct Start {
  std::vector<float> parameters;  // by layer: weights (outputs x inputs), then biases
  std::vector<float> x;           // inputs x batch
  std::vector<float> t;           // outputs x batch; for classes one 1 a column
  std::vector<int> labels;        // the row of that 1; empty without classes
};

Start start_of(const Workload& work);

}  // namespace downhill::bench
