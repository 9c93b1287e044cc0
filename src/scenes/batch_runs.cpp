#include "scenes/batch_runs.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "data/points.h"
#include "nn/deep_net.h"

namespace downhill::scenes {

std::vector<nn::LabelledBatch> make_batches(const BatchPlan& plan) {
  constexpr double kNoise = 0.15;
  const auto points = data::make_points(
      plan.data, {.count = kBatches * plan.size, .noise = kNoise, .seed = plan.seed});
  std::vector<nn::LabelledBatch> out;
  if (!points) return out;  // cannot be: the rows hold names and numbers in range
  std::vector<int> order(static_cast<std::size_t>(points->size()));
  std::iota(order.begin(), order.end(), 0);
  if (plan.sorted) {
    std::ranges::stable_sort(order, {}, [&](int i) { return points->labels[i]; });
  }
  for (int b = 0; b < kBatches; ++b) {
    nn::LabelledBatch batch{{2, plan.size}, {1, plan.size}};
    for (int k = 0; k < plan.size; ++k) {
      const int from = order[static_cast<std::size_t>(b * plan.size + k)];
      batch.inputs.col(k) = points->places.col(from);
      batch.targets(0, k) = points->labels[from];
    }
    out.push_back(std::move(batch));
  }
  return out;
}

nn::Network<double> make_network(const BatchPlan& plan) {
  const nn::DeepNetSpec spec{.inputs = 2,
                             .width = plan.width,
                             .layers = plan.depth,
                             .outputs = 1,
                             .activation = nn::Activation::kTanh,
                             .initialization = nn::Initialization::kXavier};
  return *nn::Network<double>::make(nn::network_spec(spec), plan.seed);
}

BatchRun::BatchRun(const BatchPlan& plan, BatchOrder order, int until)
    : plan_(plan),
      order_(order),
      until_(until),
      batches_(make_batches(plan)),
      network_(make_network(plan)),
      random_(plan.seed),
      walked_{network_.parameters()} {}

void BatchRun::begin_epoch() {
  queue_.resize(kBatches);
  std::iota(queue_.begin(), queue_.end(), 0);
  const int epoch = (static_cast<int>(walked_.size()) - 1) / kBatches;
  if (order_ == BatchOrder::kShuffled || epoch >= until_) {
    random_.shuffle<int>(queue_);
    return;
  }
  const nn::BatchGradients now = nn::batch_gradients(network_, kBatchLoss, batches_);
  queue_ = order_ == BatchOrder::kAgreeing ? nn::agreeing_first(now.gradients)
                                           : nn::easy_first(now.losses);
}

void BatchRun::reach(int step) {
  while (static_cast<int>(walked_.size()) <= step) {
    network_.parameters() = walked_.back();
    const std::size_t place = (walked_.size() - 1) % kBatches;
    if (place == 0) begin_epoch();
    const auto batch = static_cast<std::size_t>(queue_[place]);
    const nn::BatchGradients one = nn::batch_gradients(network_, kBatchLoss, {&batches_[batch], 1});
    walked_.push_back(walked_.back() - plan_.rate * one.gradients.col(0));
  }
}

double BatchRun::loss(int step) {
  reach(step);
  while (static_cast<int>(losses_.size()) <= step) {
    network_.parameters() = walked_[losses_.size()];
    losses_.push_back(nn::batch_gradients(network_, kBatchLoss, batches_).losses.mean());
  }
  return losses_[as_index(step)];
}

std::vector<SeedResult> over_seeds(const BatchPlan& plan, BatchOrder order, int until, int steps,
                                   int seeds) {
  std::vector<SeedResult> out;
  for (int seed = 1; seed <= seeds; ++seed) {
    BatchPlan one = plan;
    one.seed = static_cast<std::uint64_t>(seed);
    nn::Network<double> network = make_network(one);
    const std::vector<nn::LabelledBatch> batches = make_batches(one);
    const auto end = [&](BatchOrder by) {
      BatchRun run(one, by, until);
      run.reach(steps);
      network.parameters() = run.parameters(steps);
      return nn::batch_gradients(network, kBatchLoss, batches).losses.mean();
    };
    out.push_back({end(BatchOrder::kShuffled), end(order)});
  }
  return out;
}

double usual_least_cosine(const BatchPlan& plan, int seeds) {
  double sum = 0;
  for (int seed = 1; seed <= seeds; ++seed) {
    BatchPlan one = plan;
    one.seed = static_cast<std::uint64_t>(seed);
    nn::Network<double> network = make_network(one);
    const nn::BatchGradients all = nn::batch_gradients(network, kBatchLoss, make_batches(one));
    sum += nn::agreement(nn::cosines(all.gradients)).least;
  }
  return sum / seeds;
}

}  // namespace downhill::scenes
