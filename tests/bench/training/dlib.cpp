// dlib's networks are types, so each row has its own.
#include <dlib/dnn.h>

#include <algorithm>

#include "trainer.h"

namespace downhill::bench {
namespace {

using Input = dlib::input<dlib::matrix<float, 0, 1>>;
template <int kUnits>
using TwoHidden = dlib::loss_mean_squared<
    dlib::fc<1, dlib::htan<dlib::fc<kUnits, dlib::htan<dlib::fc<kUnits, Input>>>>>>;
using Classifier = dlib::loss_multiclass_log<dlib::fc<10, dlib::relu<dlib::fc<128, Input>>>>;

template <class Net, class Rule>
class Dlib final : public Trainer {
 public:
  Dlib(const Workload& work, const Start& start, const Rule& rule)
      : rules_(Net::num_computational_layers, rule) {
    std::vector<dlib::matrix<float, 0, 1>> examples;
    for (int j = 0; j < work.batch; ++j) {
      const float* column = start.x.data() + j * work.inputs();
      examples.push_back(dlib::mat(column, work.inputs()));
    }
    net_.to_tensor(examples.begin(), examples.end(), x_);
    if (work.classifies) {
      targets_.assign(start.labels.begin(), start.labels.end());
    } else {
      targets_.assign(start.t.begin(), start.t.end());
    }
    // Its gradient of the squared error lacks the factor 2.
    rate_ = work.classifies || work.adam ? work.rate : 2 * work.rate;

    net_.compute_loss(x_, targets_.begin());  // sizes the layers
    std::vector<dlib::tensor*> parameters;    // from the last layer to the first
    dlib::visit_layer_parameters(net_, [&](std::size_t, dlib::tensor& of_layer) {
      if (of_layer.size() > 0) parameters.push_back(&of_layer);
    });
    const float* from = start.parameters.data();
    for (std::size_t i = parameters.size(); i-- > 0;) {
      // Ours, column by column, is its inputs x outputs, row by row; the biases are its last row.
      std::copy_n(from, parameters[i]->size(), parameters[i]->host_write_only());
      from += parameters[i]->size();
    }
  }

  double step() override {
    const double loss = net_.compute_parameter_gradients(x_, targets_.begin());
    net_.update_parameters(dlib::make_sstack(rules_), rate_);
    return loss;
  }

 private:
  Net net_;
  std::vector<Rule> rules_;
  dlib::resizable_tensor x_;
  std::vector<typename Net::training_label_type> targets_;
  double rate_;
};

}  // namespace

std::unique_ptr<Trainer> make_dlib(const Workload& work, const Start& start) {
  const dlib::sgd sgd(0, 0);
  const dlib::adam adam(0, 0.9F, 0.999F);
  if (work.sizes == std::vector<int>{2, 8, 8, 1} && !work.adam) {
    return std::make_unique<Dlib<TwoHidden<8>, dlib::sgd>>(work, start, sgd);
  }
  if (work.sizes == std::vector<int>{2, 32, 32, 1} && work.adam) {
    return std::make_unique<Dlib<TwoHidden<32>, dlib::adam>>(work, start, adam);
  }
  if (work.sizes == std::vector<int>{784, 128, 10} && work.adam && work.classifies) {
    return std::make_unique<Dlib<Classifier, dlib::adam>>(work, start, adam);
  }
  return nullptr;
}

}  // namespace downhill::bench
