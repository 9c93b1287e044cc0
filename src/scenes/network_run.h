// A small network on points of the plane: its data, its training by epochs, and what it answers.
//
// Follows from its settings and the number of epochs alone. Everything is computed by nn, optim and
// data; this holds the pieces together and keeps the losses for the curve.
#pragma once

#include <Eigen/Core>
#include <array>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "expr/function.h"
#include "nn/network.h"
#include "nn/training.h"
#include "optim/make_optimizer.h"

namespace downhill::scenes {

struct NetworkSettings {
  std::string data = "circle";  // of data/points.h; "painted", "formula"
  int count = 200;
  double noise = 0.05;
  std::vector<double> painted = {};  // x, y, class of each point
  std::string formula = {};          // of x and y: what a regression learns
  int layers = 1;                    // hidden ones
  int units = 4;                     // of each
  std::string activation = "tanh";
  std::string initialization = "xavier";
  std::string optimizer = "adam";
  std::string schedule = "constant";
  double rate = 0.03;
  int batch = 0;          // 0: all
  double l1 = 0, l2 = 0;  // penalties on the weights
  int span = 600;         // epochs after which a schedule ends
  std::uint64_t seed = 1;
  bool operator==(const NetworkSettings&) const = default;
};

struct Sample {
  nn::Matrix<double> x, t;  // 2 x n, 1 x n
  nn::Index size() const { return x.cols(); }
};

// Mean losses without penalties; `test` is not a number without points to test on.
struct NetworkLoss {
  int epoch = 0;
  double train = 0, test = 0;
};

class NetworkRun {
 public:
  explicit NetworkRun(NetworkSettings settings);

  const NetworkSettings& settings() const { return settings_; }
  bool classifies() const { return settings_.data != "formula"; }
  const Sample& train() const { return train_; }
  const Sample& test() const { return test_; }
  const nn::Network<double>& network() const { return *network_; }

  // Trains on towards this epoch, by `most` epochs in one call; an earlier one begins again, with
  // the same first weights.
  void reach(int epoch, int most = std::numeric_limits<int>::max());
  // How many epochs take about as long as a frame lasts; at least 1.
  int epochs_a_frame() const;
  int epoch() const { return epoch_; }
  // The weights have left the numbers: training stands still.
  bool blown_up() const { return blown_up_; }
  // The losses so far, by epoch, from 0: the first ones all, later ones ever more sparsely.
  const std::vector<NetworkLoss>& losses() const { return losses_; }
  const NetworkLoss& loss_now() const { return now_; }

  // What the network answers for columns of points: a probability, or a height.
  nn::Matrix<double> answers(const nn::Matrix<double>& x);
  // The loss of a sample and its gradient by all parameters; afterwards the layers hold their
  // outputs and the gradients by their inputs.
  double differentiate(const nn::Matrix<double>& x, const nn::Matrix<double>& t);
  // [truth][answer], of two classes.
  std::array<std::array<int, 2>, 2> confusion(const Sample& sample);

 private:
  void begin();
  NetworkLoss measure();
  nn::Loss loss() const {
    return classifies() ? nn::Loss::kBinaryCrossEntropy : nn::Loss::kMeanSquaredError;
  }

  NetworkSettings settings_;
  Sample train_, test_;
  std::unique_ptr<nn::Network<double>> network_;
  std::unique_ptr<optim::Optimizer<double>> optimizer_;
  std::optional<nn::Training<double>> training_;
  std::vector<NetworkLoss> losses_;
  NetworkLoss now_;
  nn::Matrix<double> output_gradient_;
  int epoch_ = 0;
  bool blown_up_ = false;
};

}  // namespace downhill::scenes
