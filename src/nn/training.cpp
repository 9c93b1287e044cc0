#include "nn/training.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>
#include <string_view>
#include <utility>

#include "optim/clip.h"
#include "text/make_error.h"
#include "text/number.h"

namespace downhill::nn {
namespace {

// The place of the first entry that is not finite, as an error; key "" if there is none.
template <class T>
text::Error find_not_finite(const Matrix<T>& m, std::string_view key, std::string_view sentence) {
  if (m.allFinite()) return {};
  for (Index j = 0; j < m.cols(); ++j) {
    for (Index i = 0; i < m.rows(); ++i) {
      if (std::isfinite(m(i, j))) continue;
      return text::make_error(key, sentence,
                              {{"row", std::to_string(i + 1)}, {"example", std::to_string(j + 1)}});
    }
  }
  return {};
}

}  // namespace

template <class T>
text::Result<Training<T>> Training<T>::make(Network<T>& network, optim::Optimizer<T>& optimizer,
                                            Matrix<T> x, Matrix<T> t, TrainingSettings settings) {
  const auto differ = [](std::string_view key, std::string_view sentence, Index found,
                         Index expected) {
    return text::make_error(
        key, sentence, {{"found", std::to_string(found)}, {"expected", std::to_string(expected)}});
  };
  if (x.cols() == 0) return text::make_error("training-no-examples", "there are no examples");
  if (x.cols() != t.cols()) {
    return differ("training-targets", "there are {found} targets for {expected} examples", t.cols(),
                  x.cols());
  }
  if (x.rows() != network.inputs()) {
    return differ("training-inputs",
                  "an example has {found} numbers, the network {expected} inputs", x.rows(),
                  network.inputs());
  }
  if (t.rows() != network.outputs()) {
    return differ("training-outputs",
                  "a target has {found} numbers, the network {expected} outputs", t.rows(),
                  network.outputs());
  }
  if (optimizer.size() != network.parameters().size()) {
    return differ("training-optimizer",
                  "the optimizer is for {found} parameters, the network has {expected}",
                  optimizer.size(), network.parameters().size());
  }
  if (auto error = find_not_finite(x, "training-input-not-finite",
                                   "input {row} of example {example} is not a finite number");
      !error.key.empty()) {
    return error;
  }
  if (auto error = find_not_finite(t, "training-target-not-finite",
                                   "target {row} of example {example} is not a finite number");
      !error.key.empty()) {
    return error;
  }
  if (settings.batch < 0) {
    return text::make_error("training-batch", "the batch size {batch} is below 0",
                            {{"batch", std::to_string(settings.batch)}});
  }
  const std::pair<std::string, double> sizes[] = {
      {"l1", settings.l1}, {"l2", settings.l2}, {"clip_norm", settings.clip_norm}};
  for (const auto& [name, size] : sizes) {
    if (size >= 0 && std::isfinite(size)) continue;
    return text::make_error("training-setting", "{name} must be a finite number >= 0, not {value}",
                            {{"name", name}, {"value", text::short_number(size)}});
  }
  return Training(network, optimizer, std::move(x), std::move(t), std::move(settings));
}

template <class T>
Training<T>::Training(Network<T>& network, optim::Optimizer<T>& optimizer, Matrix<T> x, Matrix<T> t,
                      TrainingSettings settings)
    : network_(&network),
      optimizer_(&optimizer),
      x_(std::move(x)),
      t_(std::move(t)),
      settings_(std::move(settings)),
      random_(settings_.seed),
      order_(static_cast<std::size_t>(x_.cols())) {
  std::iota(order_.begin(), order_.end(), 0);
  const int count = static_cast<int>(x_.cols());
  if (settings_.batch == 0 || settings_.batch > count) settings_.batch = count;
  if (settings_.batch == count) settings_.shuffle = false;  // the order of a sum does not matter
  if (settings_.shuffle) random_.shuffle<int>(order_);
  const int last = count % settings_.batch;
  full_x_.resize(x_.rows(), settings_.batch);
  full_t_.resize(t_.rows(), settings_.batch);
  last_x_.resize(x_.rows(), last);
  last_t_.resize(t_.rows(), last);
}

template <class T>
void Training<T>::take_next_batch() {
  if (next_ >= order_.size()) {
    next_ = 0;
    ++epoch_;
    if (settings_.shuffle) random_.shuffle<int>(order_);
  }
  if (settings_.batch == x_.cols()) {
    batch_x_ = &x_;
    batch_t_ = &t_;
    next_ = order_.size();
    return;
  }
  const std::size_t size =
      std::min(static_cast<std::size_t>(settings_.batch), order_.size() - next_);
  const bool full = size == static_cast<std::size_t>(settings_.batch);
  Matrix<T>& x = full ? full_x_ : last_x_;
  Matrix<T>& t = full ? full_t_ : last_t_;
  for (std::size_t i = 0; i < size; ++i) {
    x.col(static_cast<Index>(i)) = x_.col(order_[next_ + i]);
    t.col(static_cast<Index>(i)) = t_.col(order_[next_ + i]);
  }
  batch_x_ = &x;
  batch_t_ = &t;
  next_ += size;
}

template <class T>
optim::StepReport Training<T>::advance() {
  optim::StepReport report;
  switch (phase_) {
    case Phase::kForward:
      take_next_batch();
      network_->forward(*batch_x_);
      phase_ = Phase::kLoss;
      break;
    case Phase::kLoss:
      loss_ =
          evaluate(settings_.loss, network_->layers().back()->output, *batch_t_, output_gradient_);
      phase_ = Phase::kBackward;
      break;
    case Phase::kBackward:
      network_->backward(output_gradient_);
      loss_ += network_->regularize(settings_.l1, settings_.l2);
      if (settings_.clip_norm > 0) {
        optim::clip_by_norm<T>(network_->gradient(), static_cast<T>(settings_.clip_norm));
      }
      phase_ = Phase::kUpdate;
      break;
    case Phase::kUpdate:
      report =
          optimizer_->step(network_->parameters(), network_->gradient(), settings_.rate(steps_));
      if (report.ok()) ++steps_;
      phase_ = Phase::kForward;
      break;
  }
  return report;
}

template <class T>
optim::StepReport Training<T>::step() {
  while (phase_ != Phase::kUpdate) advance();
  return advance();
}

template <class T>
double Training<T>::loss_of(const Matrix<T>& x, const Matrix<T>& t) {
  Matrix<T> ignored;
  return evaluate(settings_.loss, network_->forward(x, Mode::kInference), t, ignored);
}

template class Training<float>;
template class Training<double>;

}  // namespace downhill::nn
