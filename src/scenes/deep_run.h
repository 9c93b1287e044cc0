// A deep net in training, remembered step by step: gradient descent on the examples of deep_pass.h,
// all of them at every step.
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <vector>

#include "nn/deep_net.h"
#include "nn/training.h"

namespace downhill::scenes {

struct DeepRunPlan {
  nn::DeepNetSpec net;
  std::uint64_t seed = 1;
  double rate = 0.1;
  double clip_norm = 0;  // longest gradient of all weights together; 0: no limit
  bool operator==(const DeepRunPlan&) const = default;
};

// Before a step's update.
struct DeepRunPoint {
  double loss = 0;
  std::vector<double> signals;  // |dL/dh_l| by hidden layer
  std::vector<double> weights;  // |dL/dW_l|, as the update uses it: after clipping
};

class DeepRun {
 public:
  explicit DeepRun(const DeepRunPlan& plan);
  DeepRun(const DeepRun&) = delete;
  DeepRun& operator=(const DeepRun&) = delete;

  const DeepRunPlan& plan() const { return plan_; }
  // Trains on until `step` can be looked at, the loss is no longer a finite number, or `most` steps
  // were made.
  void reach(int step, int most = std::numeric_limits<int>::max());
  bool has_reached(int step) const { return last() >= step || blown_up_; }
  // How many steps take about as long as a frame lasts; at least 1.
  int steps_a_frame() const { return std::max(1, 240 / plan_.net.layers); }
  bool blown_up() const { return blown_up_; }
  // The last point that there is; the blow-up has none.
  int last() const { return static_cast<int>(points_.size()) - 1; }
  const DeepRunPoint& at(int step) const;  // held to [0, last()]
  const std::vector<DeepRunPoint>& points() const { return points_; }

 private:
  void look();  // forward, loss, backward: the next point

  DeepRunPlan plan_;
  std::optional<nn::Network<double>> network_;
  std::unique_ptr<optim::Optimizer<double>> optimizer_;
  std::optional<nn::Training<double>> training_;
  std::vector<DeepRunPoint> points_;
  bool blown_up_ = false;
};

}  // namespace downhill::scenes
