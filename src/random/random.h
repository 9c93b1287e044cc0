// Random numbers that are the same everywhere.
//
// The generator, std::mt19937_64, is fixed by the C++ standard; the standard's distributions and
// shuffle are not: libstdc++ and libc++ give different numbers for the same seed. A native figure
// must equal the live one, so the distributions here are our own. The seed is always the caller's,
// and always visible: there is no random_device.
#pragma once

#include <cstdint>
#include <random>
#include <span>
#include <utility>

namespace downhill::random {

// A seeded generator, and the distributions the course draws from.
class Random {
 public:
  // The same seed gives the same numbers.
  explicit Random(std::uint64_t seed) : generator_(seed) {}

  // In [0, 1), a multiple of 2^-53.
  double uniform() { return static_cast<double>(generator_() >> 11) * 0x1p-53; }
  // In [low, high).
  double uniform(double low, double high) { return low + (high - low) * uniform(); }
  // 0, 1, ..., count - 1, each equally likely; 0 when count < 1.
  int integer(int count);
  // Mean 0, variance 1, by the polar method (Marsaglia and Bray, "A convenient method for
  // generating normal variables", 1964).
  double normal();
  // Every order equally likely (Fisher and Yates; Durstenfeld, CACM algorithm 235, 1964).
  template <class T>
  void shuffle(std::span<T> items) {
    for (std::size_t i = items.size(); i > 1; --i) {
      std::swap(items[i - 1], items[static_cast<std::size_t>(integer(static_cast<int>(i)))]);
    }
  }

 private:
  std::mt19937_64 generator_;
  double spare_ = 0;  // the polar method makes two at a time
  bool has_spare_ = false;
};

}  // namespace downhill::random
