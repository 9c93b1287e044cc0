#include "nn/initialization.h"

#include <cmath>
#include <vector>

namespace downhill::nn {

std::span<const std::string> initialization_names() {
  static const std::vector<std::string> kNames = {"xavier", "he", "normal", "zero"};
  return kNames;
}

std::optional<Initialization> find_initialization(std::string_view wanted) {
  const auto names = initialization_names();
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i] == wanted) return static_cast<Initialization>(i);
  }
  return std::nullopt;
}

template <class T>
void initialize(Initialization initialization, double scale, random::Random& random,
                Eigen::Ref<Matrix<T>> weights) {
  const double inputs = static_cast<double>(weights.cols());
  const double outputs = static_cast<double>(weights.rows());
  const double limit = scale * std::sqrt(6 / (inputs + outputs));
  const double he = scale * std::sqrt(2 / inputs);
  for (Index j = 0; j < weights.cols(); ++j) {
    for (Index i = 0; i < weights.rows(); ++i) {
      double weight = 0;
      switch (initialization) {
        case Initialization::kXavier:
          weight = random.uniform(-limit, limit);
          break;
        case Initialization::kHe:
          weight = he * random.normal();
          break;
        case Initialization::kNormal:
          weight = scale * random.normal();
          break;
        case Initialization::kZero:
          break;
      }
      weights(i, j) = static_cast<T>(weight);
    }
  }
}

template void initialize<float>(Initialization, double, random::Random&, Eigen::Ref<Matrix<float>>);
template void initialize<double>(Initialization, double, random::Random&,
                                 Eigen::Ref<Matrix<double>>);

}  // namespace downhill::nn
