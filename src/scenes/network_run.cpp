#include "scenes/network_run.h"

#include <cmath>
#include <utility>

#include "data/points.h"
#include "random/random.h"

namespace downhill::scenes {
namespace {

Sample sample_of(const NetworkSettings& settings, std::uint64_t seed) {
  Sample out;
  if (settings.data == "painted") {
    const auto n = static_cast<nn::Index>(settings.painted.size() / 3);
    out.x.resize(2, n);
    out.t.resize(1, n);
    for (nn::Index i = 0; i < n; ++i) {
      const double* const point = settings.painted.data() + 3 * i;
      out.x.col(i) << point[0], point[1];
      out.t(0, i) = point[2] < 0.5 ? 0 : 1;
    }
    return out;
  }
  if (settings.data == "formula") {
    const auto f = expr::Function::parse(settings.formula, {"x", "y"});
    out.x.resize(2, settings.count);
    out.t.setZero(1, settings.count);
    random::Random random(seed);
    for (nn::Index i = 0; i < settings.count; ++i) {
      out.x.col(i) << random.uniform(-1, 1), random.uniform(-1, 1);
      const double height = f ? (*f)(out.x(0, i), out.x(1, i)) : 0;
      if (std::isfinite(height)) out.t(0, i) = height + settings.noise * random.normal();
    }
    return out;
  }
  const auto points = data::make_points(
      settings.data, {.count = settings.count, .noise = settings.noise, .seed = seed});
  if (!points) return out;
  out.x = points->places;
  out.t = points->labels.transpose();
  return out;
}

optim::Schedule schedule_of(const NetworkSettings& settings) {
  const int per_epoch =
      settings.batch == 0 ? 1 : (settings.count + settings.batch - 1) / settings.batch;
  const int steps = settings.epochs * per_epoch;
  if (settings.schedule == "cosine") return optim::cosine(settings.rate, steps);
  if (settings.schedule == "warmup") {
    return optim::warmup(steps / 20 + 1, optim::cosine(settings.rate, steps));
  }
  if (settings.schedule == "step") return optim::step_decay(settings.rate, 0.5, steps / 5 + 1);
  return optim::constant(settings.rate);
}

}  // namespace

NetworkRun::NetworkRun(NetworkSettings settings) : settings_(std::move(settings)) {
  constexpr std::uint64_t kOthers = 1000;  // seeds of the points that are only tested on
  train_ = sample_of(settings_, settings_.seed);
  test_ = settings_.data == "painted" ? train_ : sample_of(settings_, settings_.seed + kOthers);
  begin();
}

void NetworkRun::begin() {
  const std::vector<int> hidden(static_cast<std::size_t>(settings_.layers), settings_.units);
  const auto activation = nn::find_activation(settings_.activation);
  const auto initialization = nn::find_initialization(settings_.initialization);
  auto made = nn::Network<double>::make(
      nn::multilayer_perceptron(2, hidden, 1, activation.value_or(nn::Activation::kTanh),
                                initialization.value_or(nn::Initialization::kXavier)),
      settings_.seed);
  training_.reset();
  network_ = std::make_unique<nn::Network<double>>(std::move(*made));
  auto rule = optim::make_optimizer<double>(settings_.optimizer, network_->parameters().size());
  optimizer_ = std::move(*rule);
  auto training = nn::Training<double>::make(*network_, *optimizer_, train_.x, train_.t,
                                             {.loss = loss(),
                                              .batch = settings_.batch,
                                              .rate = schedule_of(settings_),
                                              .seed = settings_.seed});
  if (training) training_.emplace(std::move(*training));
  epoch_ = 0;
  blown_up_ = false;
  train_losses_.clear();
  test_losses_.clear();
  reach(0);
}

void NetworkRun::reach(int epoch) {
  if (epoch < epoch_) begin();
  const auto note = [this] {
    train_losses_.push_back(training_ ? training_->loss_of(train_.x, train_.t) : 0);
    test_losses_.push_back(training_ ? training_->loss_of(test_.x, test_.t) : 0);
  };
  if (train_losses_.empty()) note();
  const nn::Index batch = settings_.batch == 0 ? train_.size() : settings_.batch;
  while (epoch_ < epoch && !blown_up_) {
    if (training_) {
      const nn::Index steps = (train_.size() + batch - 1) / batch;
      for (nn::Index i = 0; i < steps && !blown_up_; ++i) blown_up_ = !training_->step().ok();
    }
    ++epoch_;
    note();
    if (!std::isfinite(train_losses_.back())) blown_up_ = true;
  }
}

nn::Matrix<double> NetworkRun::answers(const nn::Matrix<double>& x) {
  const nn::Matrix<double>& y = network_->forward(x, nn::Mode::kInference);
  if (!classifies()) return y;
  nn::Matrix<double> out;
  nn::activate<double>(nn::Activation::kSigmoid, y, out);
  return out;
}

double NetworkRun::differentiate(const nn::Matrix<double>& x, const nn::Matrix<double>& t) {
  const nn::Matrix<double>& y = network_->forward(x);
  const double value = nn::evaluate<double>(loss(), y, t, output_gradient_);
  network_->backward(output_gradient_);
  return value;
}

std::array<std::array<int, 2>, 2> NetworkRun::confusion(const Sample& sample) {
  std::array<std::array<int, 2>, 2> out{};
  if (sample.size() == 0) return out;
  const nn::Matrix<double> found = answers(sample.x);
  for (nn::Index i = 0; i < sample.size(); ++i) {
    ++out[sample.t(0, i) < 0.5 ? 0 : 1][found(0, i) < 0.5 ? 0 : 1];
  }
  return out;
}

}  // namespace downhill::scenes
