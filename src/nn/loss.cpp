#include "nn/loss.h"

#include <cassert>
#include <cmath>
#include <vector>

namespace downhill::nn {

std::span<const std::string> loss_names() {
  static const std::vector<std::string> kNames = {"mse", "bce", "softmax-ce"};
  return kNames;
}

std::string_view name(Loss loss) { return loss_names()[static_cast<std::size_t>(loss)]; }

std::optional<Loss> find_loss(std::string_view wanted) {
  const auto names = loss_names();
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i] == wanted) return static_cast<Loss>(i);
  }
  return std::nullopt;
}

template <class T>
double evaluate(Loss loss, const Matrix<T>& y, const Matrix<T>& t, Matrix<T>& gradient) {
  assert(y.rows() == t.rows() && y.cols() == t.cols() && "outputs and targets differ in shape");
  gradient.resize(y.rows(), y.cols());
  if (y.size() == 0) return 0;
  const T each = T(1) / static_cast<T>(y.size());
  switch (loss) {
    case Loss::kMeanSquaredError:
      gradient = y - t;
      {
        const double value = static_cast<double>(gradient.squaredNorm() * each);
        gradient *= 2 * each;
        return value;
      }
    case Loss::kBinaryCrossEntropy: {
      // -[t log s + (1 - t) log(1 - s)] = max(y, 0) - t y + log(1 + e^-|y|)
      const T sum =
          (y.array().max(T(0)) - t.array() * y.array() + (-y.array().abs()).exp().log1p()).sum();
      gradient = (y.array().logistic() - t.array()) * each;
      return static_cast<double>(sum * each);
    }
    case Loss::kSoftmaxCrossEntropy: {
      double sum = 0;
      const T per_example = T(1) / static_cast<T>(y.cols());
      for (Index j = 0; j < y.cols(); ++j) {
        const T top = y.col(j).maxCoeff();
        gradient.col(j) = (y.col(j).array() - top).exp();
        const T total = gradient.col(j).sum();
        // sum_i t_i (log total - (y_i - top))
        sum += static_cast<double>(std::log(total) * t.col(j).sum() -
                                   (t.col(j).array() * (y.col(j).array() - top)).sum());
        // d/dy = (sum_i t_i) p - t, which is p - t for targets that sum to 1.
        gradient.col(j) *= t.col(j).sum() / total;
      }
      gradient = (gradient - t) * per_example;
      return sum / static_cast<double>(y.cols());
    }
  }
  return 0;
}

template double evaluate(Loss, const Matrix<float>&, const Matrix<float>&, Matrix<float>&);
template double evaluate(Loss, const Matrix<double>&, const Matrix<double>&, Matrix<double>&);

}  // namespace downhill::nn
