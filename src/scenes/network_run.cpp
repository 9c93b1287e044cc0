#include "scenes/network_run.h"

#include <algorithm>
#include <cmath>
#include <limits>
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
  const int steps = settings.span * per_epoch;
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
  // There are no others of points that someone has painted.
  if (settings_.data != "painted") test_ = sample_of(settings_, settings_.seed + kOthers);
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
                                              .l1 = settings_.l1,
                                              .l2 = settings_.l2,
                                              .seed = settings_.seed});
  if (training) training_.emplace(std::move(*training));
  epoch_ = 0;
  blown_up_ = false;
  now_ = measure();
  losses_ = {now_};
}

int NetworkRun::epochs_a_frame() const {
  // Forward, backward, and two more times forward for the losses of the curve: about so many
  // multiplications, an activation counting as eight.
  constexpr double kWork = 0.35e6;
  const double units = settings_.layers * settings_.units;
  const double epoch = static_cast<double>(train_.size() + test_.size()) / 2 *
                       (static_cast<double>(network_->parameters().size()) + 8 * units);
  return static_cast<int>(std::clamp(kWork / std::max(epoch, 1.0), 1.0, 1000.0));
}

NetworkLoss NetworkRun::measure() {
  constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
  return {epoch_, training_ ? training_->loss_of(train_.x, train_.t) : 0,
          training_ && test_.size() > 0 ? training_->loss_of(test_.x, test_.t) : kNone};
}

void NetworkRun::reach(int epoch, int most) {
  if (epoch < epoch_) begin();
  const nn::Index batch = settings_.batch == 0 ? train_.size() : settings_.batch;
  for (int i = 0; i < most && epoch_ < epoch && !blown_up_; ++i) {
    if (training_) {
      const nn::Index steps = (train_.size() + batch - 1) / batch;
      for (nn::Index k = 0; k < steps && !blown_up_; ++k) {
        blown_up_ = !training_->step().ok() || !std::isfinite(training_->loss());
      }
    }
    ++epoch_;
    // All of the first 200, then every second of as many again and more, every fourth, ...
    int apart = 1;
    while (epoch_ > 200 * apart) apart *= 2;
    if (epoch_ % apart == 0) losses_.push_back(measure());
  }
  now_ = losses_.back().epoch == epoch_ ? losses_.back() : measure();
  if (!std::isfinite(now_.train)) blown_up_ = true;
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
