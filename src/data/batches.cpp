#include "data/batches.h"

#include <algorithm>
#include <numeric>

#include "random/random.h"

namespace downhill::data {

Batches::Batches(int examples, int size, std::uint64_t seed)
    : size_(std::clamp(size, 1, std::max(examples, 1))),
      seed_(seed),
      order_(static_cast<std::size_t>(std::max(examples, 1))) {}

std::span<const int> Batches::at(int k) {
  const int epoch = k / per_epoch();
  if (epoch != epoch_) {
    epoch_ = epoch;
    std::iota(order_.begin(), order_.end(), 0);
    // Epochs of neighbouring seeds must not be each other's.
    constexpr std::uint64_t kMostEpochs = 1U << 20U;
    random::Random random(seed_ * kMostEpochs + static_cast<std::uint64_t>(epoch));
    random.shuffle<int>(order_);
  }
  const int begin = k % per_epoch() * size_;
  return std::span<const int>(order_).subspan(
      static_cast<std::size_t>(begin),
      static_cast<std::size_t>(std::min(size_, examples() - begin)));
}

long long Batches::seen_before(int k) const {
  const long long epochs = k / per_epoch();
  return epochs * examples() + static_cast<long long>(k % per_epoch()) * size_;
}

}  // namespace downhill::data
