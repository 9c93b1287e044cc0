#include "cli/train_spec.h"

#include <algorithm>
#include <cmath>

#include "data/points.h"
#include "lesson/json_fields.h"
#include "text/json.h"

namespace downhill::cli {
namespace {

using lesson::JsonFields;
using nn::Index;
using nn::Matrix;

using Rows = std::vector<std::vector<double>>;

constexpr double kHuge = 1e300;

std::vector<std::string> names(std::span<const std::string> known, std::string_view first) {
  std::vector<std::string> out(known.begin(), known.end());
  std::stable_partition(out.begin(), out.end(), [&](const auto& name) { return name == first; });
  return out;
}

Index count(std::size_t n) { return static_cast<Index>(n); }

// Rows of a file as columns of a matrix, row order[k] becoming column k.
Matrix<double> columns(const Rows& rows, const std::vector<int>& order) {
  Matrix<double> out(count(rows.empty() ? 0 : rows[0].size()), count(order.size()));
  for (std::size_t k = 0; k < order.size(); ++k) {
    const std::vector<double>& row = rows[static_cast<std::size_t>(order[k])];
    for (std::size_t i = 0; i < row.size(); ++i) out(count(i), count(k)) = row[i];
  }
  return out;
}

class Reader {
 public:
  explicit Reader(JsonFields& fields) : fields_(fields) {}

  TrainSpec read() {
    read_network();
    read_parameters();
    read_data();
    read_training();
    fields_.refuse_others();
    return std::move(spec_);
  }

 private:
  void read_network() {
    for (double size : fields_.numbers("sizes")) {
      if (size != std::floor(size) || size < 1 || size > 4096) {
        fields_.mistake("sizes", "sizes are whole numbers from 1 to 4096");
        sizes_.clear();
        break;
      }
      sizes_.push_back(static_cast<int>(size));
    }
    if (!sizes_.empty() && sizes_.size() < 2) {
      fields_.mistake("sizes", "a network has at least inputs and outputs, as in [2, 3, 1]");
    }
    const auto hidden =
        nn::find_activation(fields_.choice("activation", names(nn::activation_names(), "tanh")));
    const auto last =
        nn::find_activation(fields_.choice("output", names(nn::activation_names(), "identity")));
    const auto initialization = nn::find_initialization(
        fields_.choice("initialization", names(nn::initialization_names(), "xavier")));
    spec_.seed = static_cast<std::uint64_t>(fields_.whole_or("seed", 1, 0, 2147483647));
    if (sizes_.empty()) return;
    spec_.network.inputs = sizes_[0];
    for (std::size_t i = 1; i < sizes_.size(); ++i) {
      const bool is_last = i + 1 == sizes_.size();
      spec_.network.layers.emplace_back(
          nn::DenseSpec{.units = sizes_[i], .initialization = *initialization});
      const nn::Activation activation = is_last ? *last : *hidden;
      if (activation != nn::Activation::kIdentity) {
        spec_.network.layers.emplace_back(nn::ActivationSpec{activation});
      }
    }
  }

  // Layer by layer: weights column by column, then biases (nn/dense.h).
  void read_parameters() {
    if (!fields_.has("parameters")) return;
    std::vector<double> all;
    std::vector<JsonFields> layers = fields_.objects("parameters");
    if (layers.size() + 1 != sizes_.size()) {
      fields_.mistake("parameters", "there must be one entry a layer, as many as sizes less one");
      return;
    }
    for (std::size_t i = 0; i < layers.size(); ++i) {
      const auto inputs = static_cast<std::size_t>(sizes_[i]);
      const auto outputs = static_cast<std::size_t>(sizes_[i + 1]);
      const Rows weights = layers[i].rows("weights");
      const std::vector<double> biases = layers[i].numbers("biases");
      layers[i].refuse_others();
      const auto shape = std::to_string(outputs) + " x " + std::to_string(inputs);
      if (weights.size() != outputs || weights[0].size() != inputs) {
        layers[i].mistake("weights", "the weights of this layer are " + shape);
        return;
      }
      if (biases.size() != outputs) {
        layers[i].mistake("biases", "this layer has " + std::to_string(outputs) + " biases");
        return;
      }
      for (std::size_t column = 0; column < inputs; ++column) {
        for (std::size_t row = 0; row < outputs; ++row) all.push_back(weights[row][column]);
      }
      all.insert(all.end(), biases.begin(), biases.end());
    }
    spec_.parameters = Eigen::Map<const nn::Vector<double>>(all.data(), count(all.size()));
  }

  void read_data() {
    std::optional<JsonFields> data = fields_.object("data");
    if (!data) return fields_.mistake("data", "'data' is missing");
    Rows inputs;
    Rows targets;
    if (data->has("points")) {
      read_points(*data, inputs, targets);
    } else {
      inputs = data->rows("inputs");
      targets = data->rows("targets");
    }
    data->refuse_others();
    if (inputs.empty() || targets.empty()) return;
    if (inputs.size() != targets.size()) {
      return data->mistake("targets", "there are " + std::to_string(inputs.size()) +
                                          " inputs, but " + std::to_string(targets.size()) +
                                          " targets");
    }
    check_width(*data, "inputs", inputs, sizes_.empty() ? 0 : sizes_.front());
    check_width(*data, "targets", targets, sizes_.empty() ? 0 : sizes_.back());
    const std::vector<int> order = read_order(static_cast<int>(inputs.size()));
    spec_.inputs = columns(inputs, order);
    spec_.targets = columns(targets, order);
  }

  void check_width(JsonFields& data, std::string_view name, const Rows& rows, int size) {
    if (size == 0 || rows[0].size() == static_cast<std::size_t>(size)) return;
    data.mistake(name, "a row has " + std::to_string(rows[0].size()) +
                           " numbers, but the network takes " + std::to_string(size));
  }

  void read_points(JsonFields& data, Rows& inputs, Rows& targets) {
    const std::string name = data.choice("points", names(data::points_names(), "circle"));
    data::PointsSpec settings;
    settings.count = data.whole_or("count", settings.count, 2, 20000);
    settings.noise = data.number_or("noise", settings.noise, 0, 10);
    settings.seed = static_cast<std::uint64_t>(data.whole_or("seed", 1, 0, 2147483647));
    settings.share = data.number_or("share", settings.share, 0, 1);
    const text::Result<data::Points> points = data::make_points(name, settings);
    if (!points) return data.mistake("points", points.error().message);
    for (Index i = 0; i < points->size(); ++i) {
      inputs.push_back({points->places(0, i), points->places(1, i)});
      targets.push_back({points->labels(i)});
    }
  }

  // Which example comes when: as given, else as they stand (and then shuffled while training).
  std::vector<int> read_order(int examples) {
    std::vector<int> order;
    if (fields_.has("order")) {
      spec_.training.shuffle = false;
      for (double index : fields_.numbers("order")) {
        if (index != std::floor(index) || index < 0 || index >= examples) {
          fields_.mistake("order",
                          "examples are numbered from 0 to " + std::to_string(examples - 1));
          return {};
        }
        order.push_back(static_cast<int>(index));
      }
    } else {
      for (int i = 0; i < examples; ++i) order.push_back(i);
    }
    return order;
  }

  void read_training() {
    nn::TrainingSettings& training = spec_.training;
    training.loss = *nn::find_loss(fields_.choice("loss", names(nn::loss_names(), "mse")));
    training.l1 = fields_.number_or("l1", 0, 0, kHuge);
    training.l2 = fields_.number_or("l2", 0, 0, kHuge);
    training.clip_norm = fields_.number_or("clip_norm", 0, 0, kHuge);
    training.batch = fields_.whole_or("batch", 0, 0, 1000000);
    training.seed = static_cast<std::uint64_t>(fields_.whole_or("batch_seed", 1, 0, 2147483647));
    spec_.steps = fields_.whole_or("steps", 100, 0, 1000000);
    spec_.optimizer = "gradient-descent";
    double rate = 0.1;
    if (std::optional<JsonFields> optimizer = fields_.object("optimizer")) {
      optim::OptimizerSettings& rule = spec_.rule;
      spec_.optimizer =
          optimizer->choice("name", names(optim::optimizer_names(), "gradient-descent"));
      rate = optimizer->number_or("rate", rate, 0, kHuge);
      if (!(rate > 0)) optimizer->mistake("rate", "the rate must be above 0");
      rule.beta = optimizer->number_or("beta", rule.beta, 0, 1);
      rule.beta1 = optimizer->number_or("beta1", rule.beta1, 0, 1);
      rule.beta2 = optimizer->number_or("beta2", rule.beta2, 0, 1);
      rule.rho = optimizer->number_or("rho", rule.rho, 0, 1);
      rule.epsilon = optimizer->number_or("epsilon", rule.epsilon, 0, kHuge);
      rule.weight_decay = optimizer->number_or("weight_decay", rule.weight_decay, 0, kHuge);
      optimizer->refuse_others();
    }
    training.rate = optim::constant(rate);
  }

  JsonFields& fields_;
  std::vector<int> sizes_;
  TrainSpec spec_;
};

}  // namespace

TrainSpec read_train_spec(std::string_view json, std::string_view file_name,
                          std::vector<text::Error>& errors) {
  const text::Result<text::Json> parsed = text::parse_json(json, file_name);
  if (!parsed) {
    errors.push_back(parsed.error());
    return {};
  }
  const lesson::JsonPlaces places = lesson::find_json_places(json, file_name);
  errors.insert(errors.end(), places.doubled.begin(), places.doubled.end());
  JsonFields fields(*parsed, "", places, errors);
  if (!fields.is_object()) return {};
  return Reader(fields).read();
}

}  // namespace downhill::cli
