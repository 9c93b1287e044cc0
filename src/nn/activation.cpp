#include "nn/activation.h"

#include <cassert>
#include <cmath>
#include <numbers>
#include <vector>

namespace downhill::nn {
namespace {

template <class T>
T normal_distribution(T z) {
  return T(0.5) * std::erfc(-z / std::numbers::sqrt2_v<T>);
}

template <class T>
T normal_density(T z) {
  return std::exp(-z * z / 2) * std::numbers::inv_sqrtpi_v<T> / std::numbers::sqrt2_v<T>;
}

}  // namespace

std::span<const std::string> activation_names() {
  static const std::vector<std::string> kNames = {"identity",   "sigmoid", "tanh",   "relu",
                                                  "leaky-relu", "gelu",    "softmax"};
  return kNames;
}

std::string_view name(Activation activation) {
  return activation_names()[static_cast<std::size_t>(activation)];
}

std::optional<Activation> find_activation(std::string_view wanted) {
  const auto names = activation_names();
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i] == wanted) return static_cast<Activation>(i);
  }
  return std::nullopt;
}

template <class T>
void activate(Activation activation, const Matrix<T>& z, Matrix<T>& y) {
  switch (activation) {
    case Activation::kIdentity:
      y = z;
      break;
    case Activation::kSigmoid:
      y = z.array().logistic();
      break;
    case Activation::kTanh:
      y = z.array().tanh();
      break;
    case Activation::kRelu:
      y = z.cwiseMax(T(0));
      break;
    case Activation::kLeakyRelu:
      y = z.cwiseMax(T(kLeakySlope) * z);
      break;
    case Activation::kGelu:
      y = z.unaryExpr([](T v) { return v * normal_distribution(v); });
      break;
    case Activation::kSoftmax:
      y.resize(z.rows(), z.cols());
      for (Index j = 0; j < z.cols(); ++j) {
        // Without its largest entry taken off, e^z overflows from 89 (float) or 710 (double) on.
        y.col(j) = (z.col(j).array() - z.col(j).maxCoeff()).exp();
        y.col(j) /= y.col(j).sum();
      }
      break;
  }
}

template <class T>
void activate_backward(Activation activation, const Matrix<T>& z, const Matrix<T>& y,
                       const Matrix<T>& dy, Matrix<T>& dz) {
  switch (activation) {
    case Activation::kIdentity:
      dz = dy;
      break;
    case Activation::kSigmoid:
      dz = dy.array() * y.array() * (T(1) - y.array());
      break;
    case Activation::kTanh:
      dz = dy.array() * (T(1) - y.array().square());
      break;
    case Activation::kRelu:
      dz = (z.array() > T(0)).select(dy.array(), T(0));
      break;
    case Activation::kLeakyRelu:
      dz = (z.array() > T(0)).select(dy.array(), T(kLeakySlope) * dy.array());
      break;
    case Activation::kGelu:
      dz = dy.binaryExpr(
          z, [](T slope, T v) { return slope * (normal_distribution(v) + v * normal_density(v)); });
      break;
    case Activation::kSoftmax:
      // Per column: J^T dy = y (dy - <dy, y>).
      dz.resize(z.rows(), z.cols());
      for (Index j = 0; j < z.cols(); ++j) {
        const T mean = dy.col(j).dot(y.col(j));
        dz.col(j) = y.col(j).array() * (dy.col(j).array() - mean);
      }
      break;
  }
}

template void activate(Activation, const Matrix<float>&, Matrix<float>&);
template void activate(Activation, const Matrix<double>&, Matrix<double>&);
template void activate_backward(Activation, const Matrix<float>&, const Matrix<float>&,
                                const Matrix<float>&, Matrix<float>&);
template void activate_backward(Activation, const Matrix<double>&, const Matrix<double>&,
                                const Matrix<double>&, Matrix<double>&);

double value_at(Activation activation, double z) {
  assert(activation != Activation::kSoftmax && "softmax acts on a whole column");
  Matrix<double> y;
  activate<double>(activation, Matrix<double>::Constant(1, 1, z), y);
  return y(0, 0);
}

double slope_at(Activation activation, double z) {
  const Matrix<double> at = Matrix<double>::Constant(1, 1, z);
  const Matrix<double> y = Matrix<double>::Constant(1, 1, value_at(activation, z));
  Matrix<double> dz;
  activate_backward<double>(activation, at, y, Matrix<double>::Ones(1, 1), dz);
  return dz(0, 0);
}

}  // namespace downhill::nn
