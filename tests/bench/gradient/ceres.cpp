// ceres::Jet: forward, all derivatives at once; beyond 100 variables, 100 at a time.
#include <ceres/jet.h>

#include <algorithm>
#include <memory>

#include "contender.h"

namespace downhill::bench {
namespace {

template <int kWidth>
Contender rosenbrock_of(const std::vector<double>& x) {
  using Jet = ceres::Jet<double, kWidth>;
  auto out = std::make_shared<std::vector<double>>(x.size() + 1);
  auto jets = std::make_shared<std::vector<Jet>>(x.size());
  const auto repeat = [&x, out, jets](int count) {
    const int n = static_cast<int>(x.size());
    while (count-- > 0) {
      for (int first = 0; first < n; first += kWidth) {
        for (int i = 0; i < n; ++i) {
          Jet& jet = (*jets)[static_cast<std::size_t>(i)];
          jet = Jet(x[static_cast<std::size_t>(i)]);
          if (i >= first && i < first + kWidth) jet.v[i - first] = 1;
        }
        const Jet y = rosenbrock(jets->data(), n);
        (*out)[0] = y.a;
        for (int i = 0; i < std::min(kWidth, n - first); ++i) {
          (*out)[static_cast<std::size_t>(first + i) + 1] = y.v[i];
        }
      }
      keep();
    }
  };
  return {"ceres Jet", repeat, out.get()};
}

using Jet2 = ceres::Jet<double, 2>;

Jet2 bowl(const Jet2& x, const Jet2& y) {
  const Jet2 a = 1.0 - x;
  const Jet2 b = y - x * x;
  return a * a + 100.0 * (b * b);
}
Jet2 wave(const Jet2& x, const Jet2& y) { return sin(x) * cos(y) * exp((x * x + y * y) * -0.25); }
Jet2 neuron(const Jet2& x, const Jet2& y) {
  const Jet2 error = 1.0 / (1.0 + exp(-(2.0 * x - 3.0 * y + 1.0))) - 0.5;
  return error * error;
}

template <Jet2 (*kFunction)(const Jet2&, const Jet2&)>
Contender grid() {
  constexpr std::size_t kPoints = kGridSide * kGridSide;
  auto out = std::make_shared<std::vector<double>>(3 * kPoints);
  const auto repeat = [out](int count) {
    while (count-- > 0) {
      std::size_t at = 0;
      for (int row = 0; row < kGridSide; ++row) {
        const Jet2 y(grid_place(row), 1);
        for (int column = 0; column < kGridSide; ++column, ++at) {
          const Jet2 z = kFunction(Jet2(grid_place(column), 0), y);
          (*out)[at] = z.a;
          (*out)[at + kPoints] = z.v[0];
          (*out)[at + 2 * kPoints] = z.v[1];
        }
      }
      keep();
    }
  };
  return {"ceres Jet", repeat, out.get()};
}

}  // namespace

Contender rosenbrock_by_jet(const std::vector<double>& x) {
  if (x.size() == 2) return rosenbrock_of<2>(x);
  if (x.size() == 10) return rosenbrock_of<10>(x);
  return rosenbrock_of<100>(x);
}

Contender grid_by_jet(Ground ground) {
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
