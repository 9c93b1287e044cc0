#include "random/random.h"

#include <cmath>

namespace downhill::random {

int Random::integer(int count) {
  if (count < 1) return 0;
  // Draws again in the last, incomplete stretch of the generator's range, which would favour small
  // numbers.
  const std::uint64_t n = static_cast<std::uint64_t>(count);
  const std::uint64_t incomplete = (0 - n) % n;  // 2^64 mod n
  std::uint64_t draw = generator_();
  while (draw < incomplete) draw = generator_();
  return static_cast<int>(draw % n);
}

double Random::normal() {
  if (has_spare_) {
    has_spare_ = false;
    return spare_;
  }
  double a, b, square;
  do {
    a = uniform(-1, 1);
    b = uniform(-1, 1);
    square = a * a + b * b;
  } while (square >= 1 || square == 0);
  const double scale = std::sqrt(-2 * std::log(square) / square);
  spare_ = b * scale;
  has_spare_ = true;
  return a * scale;
}

}  // namespace downhill::random
