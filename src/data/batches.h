// Batches: all examples in a shuffled order, cut into pieces of B.
//
//     order of epoch 0:  7 2 | 9 0 | 4 1 | 8 3 | 5 6      n = 10, B = 2
//     order of epoch 1:  3 8 | 0 5 | ...
//
// Each epoch has a shuffle of its own, so every example is seen once an epoch; what is left at the
// end of an epoch is a smaller batch. A full batch is B of the n examples drawn at random without
// putting back. Which examples batch k holds follows from n, B, the seed and k alone: batches can
// be asked for in any order. (nn::Training walks through one order only, forwards.)
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace downhill::data {

// The batches of n examples, by number.
class Batches {
 public:
  // `examples` and `size` of at least 1; a batch larger than that is one of all examples.
  Batches(int examples, int size, std::uint64_t seed);

  // How many: examples in all; in a batch, but the last of an epoch; batches in an epoch.
  int examples() const { return static_cast<int>(order_.size()); }
  int size() const { return size_; }
  int per_epoch() const { return (examples() + size_ - 1) / size_; }

  // The examples of batch k = 0, 1, ..., from 0; good until the next call.
  std::span<const int> at(int k);
  // How many examples the batches before k hold together.
  long long seen_before(int k) const;

 private:
  int size_;
  std::uint64_t seed_;
  int epoch_ = -1;  // that order_ is of
  std::vector<int> order_;
};

}  // namespace downhill::data
