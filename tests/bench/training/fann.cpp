// FANN has neither Adam nor softmax: the rows of plain gradient descent only.
#include <floatfann.h>

#include "trainer.h"

namespace downhill::bench {
namespace {

class Fann final : public Trainer {
 public:
  Fann(const Workload& work, const Start& start) {
    const std::vector<unsigned> sizes(work.sizes.begin(), work.sizes.end());
    net_ = fann_create_standard_array(static_cast<unsigned>(sizes.size()), sizes.data());
    fann_set_activation_function_hidden(net_, FANN_SIGMOID_SYMMETRIC);  // tanh(steepness z)
    fann_set_activation_steepness_hidden(net_, 1);
    fann_set_activation_function_output(net_, FANN_LINEAR);
    fann_set_activation_steepness_output(net_, 1);
    fann_set_training_algorithm(net_, FANN_TRAIN_BATCH);
    fann_set_train_error_function(net_, FANN_ERRORFUNC_LINEAR);
    // Its gradient of the squared error lacks the factor 2.
    fann_set_learning_rate(net_, 2 * work.rate);
    set_weights(work, start);
    data_ =
        fann_create_train(static_cast<unsigned>(work.batch), static_cast<unsigned>(work.inputs()),
                          static_cast<unsigned>(work.outputs()));
    for (std::size_t j = 0; j < static_cast<std::size_t>(work.batch); ++j) {
      const auto in = static_cast<std::size_t>(work.inputs());
      const auto out = static_cast<std::size_t>(work.outputs());
      for (std::size_t i = 0; i < in; ++i) data_->input[j][i] = start.x[j * in + i];
      for (std::size_t i = 0; i < out; ++i) data_->output[j][i] = start.t[j * out + i];
    }
  }
  Fann(const Fann&) = delete;
  Fann& operator=(const Fann&) = delete;
  ~Fann() override {
    fann_destroy_train(data_);
    fann_destroy(net_);
  }

  double step() override { return static_cast<double>(fann_train_epoch(net_, data_)); }

 private:
  // Neurons are numbered through the layers, each layer's bias neuron last.
  void set_weights(const Workload& work, const Start& start) {
    std::vector<fann_connection> connections;
    const float* from = start.parameters.data();
    int first = 0;
    for (int layer = 0; layer < work.layers(); ++layer) {
      const int in = work.sizes[static_cast<std::size_t>(layer)];
      const int out = work.sizes[static_cast<std::size_t>(layer) + 1];
      for (int column = 0; column <= in; ++column) {
        for (int row = 0; row < out; ++row) {
          connections.push_back({static_cast<unsigned>(first + column),
                                 static_cast<unsigned>(first + in + 1 + row), *from++});
        }
      }
      first += in + 1;
    }
    fann_set_weight_array(net_, connections.data(), static_cast<unsigned>(connections.size()));
  }

  fann* net_;
  fann_train_data* data_;
};

}  // namespace

std::unique_ptr<Trainer> make_fann(const Workload& work, const Start& start) {
  if (work.adam || work.classifies) return nullptr;
  return std::make_unique<Fann>(work, start);
}

}  // namespace downhill::bench
