#include <torch/torch.h>

#include "trainer.h"

namespace downhill::bench {
namespace {

class Libtorch final : public Trainer {
 public:
  Libtorch(const Workload& work, const Start& start) : classifies_(work.classifies) {
    at::set_num_threads(1);
    const torch::NoGradGuard no_gradient;
    const float* from = start.parameters.data();
    for (int i = 0; i < work.layers(); ++i) {
      const int in = work.sizes[static_cast<std::size_t>(i)];
      const int out = work.sizes[static_cast<std::size_t>(i) + 1];
      torch::nn::Linear linear(in, out);
      linear->weight.copy_(tensor(from, in, out).t());
      linear->bias.copy_(tensor(from + in * out, 1, out).squeeze(0));
      net_->push_back(linear);
      from += in * out + out;
      if (i + 1 == work.layers()) break;
      if (work.classifies) {
        net_->push_back(torch::nn::ReLU());
      } else {
        net_->push_back(torch::nn::Tanh());
      }
    }
    x_ = tensor(start.x.data(), work.batch, work.inputs());
    t_ = tensor(start.t.data(), work.batch, work.outputs());
    if (classifies_) t_ = t_.argmax(1);
    const auto rate = static_cast<double>(work.rate);
    if (work.adam) {
      rule_ = std::make_unique<torch::optim::Adam>(net_->parameters(), rate);
    } else {
      rule_ = std::make_unique<torch::optim::SGD>(net_->parameters(), rate);
    }
  }

  double step() override {
    rule_->zero_grad();
    const torch::Tensor y = net_->forward(x_);
    const torch::Tensor loss =
        classifies_ ? torch::nn::functional::cross_entropy(y, t_) : torch::mse_loss(y, t_);
    loss.backward();
    rule_->step();
    return static_cast<double>(loss.item<float>());
  }

 private:
  // Our columns are its rows.
  static torch::Tensor tensor(const float* values, int rows, int columns) {
    return torch::from_blob(const_cast<float*>(values), {rows, columns}).clone();
  }

  bool classifies_;
  torch::nn::Sequential net_;
  torch::Tensor x_, t_;
  std::unique_ptr<torch::optim::Optimizer> rule_;
};

}  // namespace

std::unique_ptr<Trainer> make_libtorch(const Workload& work, const Start& start) {
  return std::make_unique<Libtorch>(work, start);
}

}  // namespace downhill::bench
