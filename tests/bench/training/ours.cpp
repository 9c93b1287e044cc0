#include <algorithm>

#include "nn/training.h"
#include "optim/adam.h"
#include "optim/gradient_descent.h"
#include "trainer.h"

namespace downhill::bench {
namespace {

nn::Network<float> make_network(const Workload& work, const Start& start) {
  const std::vector<int> hidden(work.sizes.begin() + 1, work.sizes.end() - 1);
  auto net = nn::Network<float>::make(
      nn::multilayer_perceptron(work.inputs(), hidden, work.outputs(),
                                work.classifies ? nn::Activation::kRelu : nn::Activation::kTanh),
      1);
  std::copy(start.parameters.begin(), start.parameters.end(), net->parameters().begin());
  return *std::move(net);
}

std::unique_ptr<optim::Optimizer<float>> make_rule(const Workload& work, nn::Index size) {
  if (work.adam) return std::make_unique<optim::Adam<float>>(size);
  return std::make_unique<optim::GradientDescent<float>>(size);
}

nn::Matrix<float> matrix(const std::vector<float>& values, int rows, int columns) {
  return Eigen::Map<const nn::Matrix<float>>(values.data(), rows, columns);
}

class Ours final : public Trainer {
 public:
  Ours(const Workload& work, const Start& start)
      : network_(make_network(work, start)),
        rule_(make_rule(work, network_.parameters().size())),
        training_(*nn::Training<float>::make(
            network_, *rule_, matrix(start.x, work.inputs(), work.batch),
            matrix(start.t, work.outputs(), work.batch),
            {.loss = work.classifies ? nn::Loss::kSoftmaxCrossEntropy : nn::Loss::kMeanSquaredError,
             .rate = optim::constant(static_cast<double>(work.rate))})) {}

  double step() override {
    training_.step();
    return training_.loss();
  }

 private:
  nn::Network<float> network_;
  std::unique_ptr<optim::Optimizer<float>> rule_;
  nn::Training<float> training_;
};

}  // namespace

std::unique_ptr<Trainer> make_ours(const Workload& work, const Start& start) {
  return std::make_unique<Ours>(work, start);
}

}  // namespace downhill::bench
