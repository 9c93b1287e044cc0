// What `downhill train` is asked to do, as a file.
//
//     {
//       "sizes": [2, 3, 1],                inputs, hidden layers, outputs
//       "activation": "tanh",              of hidden layers
//       "output": "identity",              activation of the last layer
//       "initialization": "xavier", "seed": 1,
//       "parameters": [{"weights": [[…], …], "biases": […]}, …],     instead of the seed: one entry
//                                          a layer, one row of weights an output
//       "data": {"inputs": [[0, 0], …], "targets": [[0], …]},        one row an example
//           or  {"points": "xor", "count": 200, "noise": 0.1, "seed": 1},
//       "loss": "mse", "l1": 0, "l2": 0,
//       "optimizer": {"name": "adam", "rate": 0.01, "beta1": 0.9, …}, "clip_norm": 0,
//       "batch": 0,                        examples a step; 0: all
//       "batch_seed": 1,                   of the shuffle, a new one each epoch
//       "order": [3, 0, 2, 1],             instead: the examples in this order, every epoch
//       "steps": 100
//     }
//
// Only "sizes" and "data" are needed; the rest shows its default, but for the optimizer:
// gradient-descent, rate 0.1.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "nn/network.h"
#include "nn/training.h"
#include "optim/make_optimizer.h"
#include "text/result.h"

namespace downhill::cli {

struct TrainSpec {
  nn::NetworkSpec network;
  std::uint64_t seed = 1;
  nn::Vector<double> parameters;  // empty: seeded
  nn::Matrix<double> inputs;      // inputs x examples, in the order in which they are taken
  nn::Matrix<double> targets;     // outputs x examples
  std::string optimizer;
  optim::OptimizerSettings rule;
  nn::TrainingSettings training;
  int steps = 100;
};

// All mistakes are added to `errors`, with their places in the file.
TrainSpec read_train_spec(std::string_view json, std::string_view file_name,
                          std::vector<text::Error>& errors);

}  // namespace downhill::cli
