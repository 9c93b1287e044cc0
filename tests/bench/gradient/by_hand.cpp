#include <cmath>
#include <memory>

#include "contender.h"

namespace downhill::bench {
namespace {

[[gnu::noinline]] double rosenbrock_slopes(const std::vector<double>& x, double* gradient) {
  double sum = 0;
  double from_before = 0;
  const std::size_t n = x.size();
  for (std::size_t i = 0; i + 1 < n; ++i) {
    const double a = 1 - x[i];
    const double b = x[i + 1] - x[i] * x[i];
    sum += a * a + 100 * (b * b);
    gradient[i] = from_before - 2 * a - 400 * x[i] * b;
    from_before = 200 * b;
  }
  gradient[n - 1] = from_before;
  return sum;
}

struct Slope {
  double value, by_x, by_y;
};

Slope bowl(double x, double y) {
  const double a = 1 - x;
  const double b = y - x * x;
  return {a * a + 100 * (b * b), -2 * a - 400 * x * b, 200 * b};
}

Slope wave(double x, double y) {
  const double e = std::exp(-(x * x + y * y) / 4);
  const double s = std::sin(x);
  const double c = std::cos(y);
  return {s * c * e, (std::cos(x) - x / 2 * s) * c * e, (-std::sin(y) - y / 2 * c) * s * e};
}

Slope neuron(double x, double y) {
  const double s = 1 / (1 + std::exp(-(2 * x - 3 * y + 1)));
  const double error = s - 0.5;
  const double slope = 2 * error * s * (1 - s);
  return {error * error, 2 * slope, -3 * slope};
}

template <Slope (*kSlope)(double x, double y)>
Contender grid() {
  constexpr std::size_t kPoints = kGridSide * kGridSide;
  auto out = std::make_shared<std::vector<double>>(3 * kPoints);
  const auto repeat = [out](int count) {
    while (count-- > 0) {
      std::size_t at = 0;
      for (int row = 0; row < kGridSide; ++row) {
        for (int column = 0; column < kGridSide; ++column, ++at) {
          const Slope slope = kSlope(grid_place(column), grid_place(row));
          (*out)[at] = slope.value;
          (*out)[at + kPoints] = slope.by_x;
          (*out)[at + 2 * kPoints] = slope.by_y;
        }
      }
      keep();
    }
  };
  return {"by hand", repeat, out.get()};
}

}  // namespace

Contender rosenbrock_by_hand(const std::vector<double>& x) {
  auto out = std::make_shared<std::vector<double>>(x.size() + 1);
  const auto repeat = [&x, out](int count) {
    while (count-- > 0) {
      (*out)[0] = rosenbrock_slopes(x, out->data() + 1);
      keep();
    }
  };
  return {"by hand", repeat, out.get()};
}

Contender grid_by_hand(Ground ground) {
  switch (ground) {
    case Ground::kRosenbrock:
      return grid<bowl>();
    case Ground::kWave:
      return grid<wave>();
    case Ground::kNeuron:
      return grid<neuron>();
  }
  return {};
}

}  // namespace downhill::bench
