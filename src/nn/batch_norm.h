// Batch normalisation (Ioffe and Szegedy, "Batch normalization: accelerating deep network training
// by reducing internal covariate shift", ICML 2015).
//
// Per feature (row), over the n examples of the batch:
//
//     m = mean x,  v = mean (x - m)^2,  x^ = (x - m) / sqrt(v + epsilon),  y = gamma x^ + beta
//
//     dgamma = sum dy x^,   dbeta = sum dy
//     dx = gamma / sqrt(v + epsilon) (dy - dbeta / n - x^ dgamma / n)
//
// In training the batch's own m and v are used, and their running means kept:  running <- keep
// running + (1 - keep) batch (v with n - 1 in its denominator, as in the paper). In inference the
// running means are used, and are constants.
//
// Parameters: gamma (starts at 1), then beta (starts at 0).
#pragma once

#include <algorithm>
#include <cmath>

#include "nn/layer.h"

namespace downhill::nn {

// Batch normalisation as a layer, with as many outputs as inputs.
template <class T>
class BatchNorm final : public Layer<T> {
 public:
  // `size` features; keep in [0, 1), epsilon > 0 (Network::make checks them).
  BatchNorm(Index size, double keep, double epsilon)
      : running_mean(Vector<T>::Zero(size)),
        running_variance(Vector<T>::Ones(size)),
        keep_(static_cast<T>(keep)),
        epsilon_(static_cast<T>(epsilon)) {}

  std::string_view kind() const override { return "batch-norm"; }
  Index inputs() const override { return running_mean.size(); }
  Index outputs() const override { return running_mean.size(); }
  Index parameter_count() const override { return 2 * running_mean.size(); }

  void initialize(random::Random&, ParameterGradient<T> w) override {
    w.head(inputs()).setOnes();
    w.tail(inputs()).setZero();
    running_mean.setZero();
    running_variance.setOnes();
  }

  void forward(const Parameters<T>& w, const Matrix<T>& x, Mode mode) override {
    const Index n = x.cols();
    mode_ = mode;
    if (mode == Mode::kTraining) {
      mean_ = x.rowwise().mean();
      normalized = x.colwise() - mean_;
      variance_ = normalized.rowwise().squaredNorm() / static_cast<T>(n);
      const T unbiased = static_cast<T>(n) / static_cast<T>(std::max<Index>(n - 1, 1));
      running_mean = keep_ * running_mean + (1 - keep_) * mean_;
      running_variance = keep_ * running_variance + (1 - keep_) * unbiased * variance_;
    } else {
      normalized = x.colwise() - running_mean;
      variance_ = running_variance;
    }
    inverse_deviation_ = (variance_.array() + epsilon_).rsqrt();
    normalized.array().colwise() *= inverse_deviation_.array();
    this->output = normalized;
    this->output.array().colwise() *= w.head(inputs()).array();
    this->output.colwise() += w.tail(inputs());
  }

  void backward(const Parameters<T>& w, const Matrix<T>& x, const Matrix<T>& dy,
                ParameterGradient<T> dw, bool want_input_gradient) override {
    auto dgamma = dw.head(inputs());
    auto dbeta = dw.tail(inputs());
    dgamma = dy.cwiseProduct(normalized).rowwise().sum();
    dbeta = dy.rowwise().sum();
    if (!want_input_gradient) return;
    this->input_gradient = dy;
    if (mode_ == Mode::kTraining) {
      const T n = static_cast<T>(x.cols());
      factor_ = dbeta / n;
      this->input_gradient.colwise() -= factor_;
      factor_ = dgamma / n;
      this->input_gradient.array() -= normalized.array().colwise() * factor_.array();
    }
    factor_ = w.head(inputs()).cwiseProduct(inverse_deviation_);
    this->input_gradient.array().colwise() *= factor_.array();
  }

  Vector<T> running_mean;      // of each feature; used in inference
  Vector<T> running_variance;  // of each feature; used in inference
  Matrix<T> normalized;        // x^

 private:
  T keep_, epsilon_;
  Mode mode_ = Mode::kTraining;
  Vector<T> mean_, variance_, inverse_deviation_;
  Vector<T> factor_;  // of each row; stored, since Eigen copies a broadcast expression to the heap
};

}  // namespace downhill::nn
