// A small network, batches of examples that stay the same, and runs that take them in different
// orders from the same first weights.
//
// Shuffled: a new random order each epoch. A curriculum: for the first epochs, before each of them,
// the batches are put in order by their gradients (agreeing first) or losses (easy first); shuffled
// after that. A step is theta <- theta - rate g_b of the next batch b.
#pragma once

#include <Eigen/Core>
#include <cstdint>
#include <string>
#include <vector>

#include "nn/gradient_agreement.h"
#include "nn/network.h"
#include "random/random.h"

namespace downhill::scenes {

inline constexpr int kBatches = 6;

struct BatchPlan {
  std::string data = "moons";  // a name of data/points.h
  bool sorted = false;         // batches by class, not mixed
  int size = 8;                // examples a batch
  int depth = 1, width = 4;    // hidden layers of tanh
  double rate = 0.3;
  std::uint64_t seed = 1;  // of examples, first weights and shuffling
  bool operator==(const BatchPlan&) const = default;
};

std::vector<nn::LabelledBatch> make_batches(const BatchPlan& plan);
nn::Network<double> make_network(const BatchPlan& plan);
inline constexpr nn::Loss kBatchLoss = nn::Loss::kBinaryCrossEntropy;

enum class BatchOrder { kShuffled, kAgreeing, kEasy };

class BatchRun {
 public:
  // `until`: epochs with a curriculum's order.
  BatchRun(const BatchPlan& plan, BatchOrder order, int until);

  void reach(int step);  // goes on as far as that
  const Eigen::VectorXd& parameters(int step) const { return walked_[as_index(step)]; }
  // The mean over all batches; looked at when asked for.
  double loss(int step);

 private:
  static std::size_t as_index(int step) { return static_cast<std::size_t>(step); }
  void begin_epoch();

  BatchPlan plan_;
  BatchOrder order_;
  int until_;
  std::vector<nn::LabelledBatch> batches_;
  nn::Network<double> network_;
  random::Random random_;
  std::vector<int> queue_;               // the batches of the current epoch
  std::vector<Eigen::VectorXd> walked_;  // parameters before each step
  std::vector<double> losses_;           // as far as was asked for
};

// Both runs over the same steps, for the seeds 1, 2, ...: where they end.
struct SeedResult {
  double shuffled = 0, curriculum = 0;
};
std::vector<SeedResult> over_seeds(const BatchPlan& plan, BatchOrder order, int until, int steps,
                                   int seeds);
// The smallest cosine between two batches at the first weights, on average over the seeds.
double usual_least_cosine(const BatchPlan& plan, int seeds);

}  // namespace downhill::scenes
