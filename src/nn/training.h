// The training loop, one phase at a time: forward, loss, backward, update.
//
//     auto training = Training<float>::make(network, optimizer, x, t, {.batch = 10});
//     training->step();                // all four phases on the next batch
//     training->advance();             // or a phase a click
//
// Batches come from a seeded shuffle of all examples, a new one each epoch; what is left at the end
// of an epoch is a smaller batch. The same seed and the same first weights give the same run. A
// step on a batch of the size of the one before allocates nothing.
#pragma once

#include <cstdint>
#include <vector>

#include "nn/loss.h"
#include "nn/network.h"
#include "optim/optimizer.h"
#include "optim/schedule.h"
#include "random/random.h"
#include "text/result.h"

namespace downhill::nn {

// How a network is trained; Training::make checks it.
struct TrainingSettings {
  Loss loss = Loss::kMeanSquaredError;          // what is made small
  int batch = 0;                                // examples a step; 0: all of them
  optim::Schedule rate = optim::constant(0.1);  // by step
  double l1 = 0;                                // penalty on the weights: l1 |w|
  double l2 = 0;                                // penalty on the weights: l2 |w|^2 / 2
  double clip_norm = 0;                         // longest gradient allowed; 0: no limit
  std::uint64_t seed = 1;                       // of the batch order
  bool shuffle = true;                          // false: in the order given, every epoch
};

// The four phases of a step, in order.
enum class Phase { kForward, kLoss, kBackward, kUpdate };

// A network being trained on examples, a phase or a step at a time.
template <class T>
class Training {
 public:
  // Errors ("training-…"): no examples, x and t differ in their number, rows that do not fit the
  // network, the optimizer's size, a NaN or infinite entry (with its row and column), settings out
  // of range. network and optimizer must outlive this.
  static text::Result<Training> make(Network<T>& network, optim::Optimizer<T>& optimizer,
                                     Matrix<T> x, Matrix<T> t, TrainingSettings settings);

  Phase next_phase() const { return phase_; }  // what advance() will do
  // Does the next phase. An update that could not be made leaves the weights as they were, says
  // why, and will be tried again from the forward phase of the next batch.
  optim::StepReport advance();
  // The rest of the current step, or a whole one: up to and including the update.
  optim::StepReport step();

  int steps() const { return steps_; }   // updates made
  int epoch() const { return epoch_; }   // full passes over the examples, from 0
  double loss() const { return loss_; }  // of the last batch, before its update, with penalties
  // The batch of the current step, or of the last one, features x examples and outputs x examples.
  // Not to be asked before the first forward phase.
  const Matrix<T>& batch_inputs() const { return *batch_x_; }
  const Matrix<T>& batch_targets() const { return *batch_t_; }

  // The loss over all the examples given (features x examples), without penalties, in inference
  // mode.
  double loss_of(const Matrix<T>& x, const Matrix<T>& t);

 private:
  Training(Network<T>& network, optim::Optimizer<T>& optimizer, Matrix<T> x, Matrix<T> t,
           TrainingSettings settings);
  void take_next_batch();

  Network<T>* network_;
  optim::Optimizer<T>* optimizer_;
  Matrix<T> x_, t_;
  TrainingSettings settings_;
  random::Random random_;
  std::vector<int> order_;
  std::size_t next_ = 0;  // where in the order the next batch begins
  // Batches of the usual size, and the smaller one that ends an epoch: two pairs, so neither is
  // resized.
  Matrix<T> full_x_, full_t_, last_x_, last_t_;
  const Matrix<T>* batch_x_ = nullptr;
  const Matrix<T>* batch_t_ = nullptr;
  Matrix<T> output_gradient_;
  Phase phase_ = Phase::kForward;
  double loss_ = 0;
  int steps_ = 0;
  int epoch_ = 0;
};

}  // namespace downhill::nn
