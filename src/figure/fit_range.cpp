#include "figure/fit_range.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace downhill::figure {
namespace {

constexpr int kSamples = 401;    // odd: the middle of the range is one
constexpr double kTowering = 4;  // all values against the middle 90 %
constexpr double kHuge = 1e100;  // beyond, a length would overflow on the way
constexpr double kNear = 0.5;    // of the length: so near, the x-axis is shown
constexpr double kAir = 0.1;

// All values, or the middle 90 % and some air if a few of them tower over the rest. `values`:
// sorted, not empty.
Range range_of_most(const std::vector<double>& values) {
  const auto percentile = [&](std::size_t percent) {
    return values[(values.size() - 1) * percent / 100];
  };
  const Range all{values.front(), values.back()}, most{percentile(5), percentile(95)};
  const bool towers = all.length() > kTowering * most.length() && most.length() > 0;
  return towers ? padded(most, 0.3) : all;
}

std::vector<double> finite_sorted(const std::vector<double>& values) {
  std::vector<double> out;
  out.reserve(values.size());
  for (double value : values) {
    if (std::abs(value) < kHuge) out.push_back(value);  // drops NaN too
  }
  std::sort(out.begin(), out.end());
  return out;
}

// Widened about its middle if it is (nearly) a single value.
Range with_length(Range range) {
  const double size = std::max(std::abs(range.min), std::abs(range.max));
  if (range.length() > 1e-9 * size && range.length() > 0) return range;
  const double half = std::max(1., size / 2);
  return {range.min - half, range.max + half};
}

// --- windows ---

constexpr int kNodes = 41;  // odd: the middle is one
constexpr double kHalf = 3;

struct Samples {
  Window window;
  std::vector<double> values;  // row by row from y.min, columns from x.min

  Samples(const RealFunction2& f, const Window& seen) : window(seen) {
    for (int row = 0; row < kNodes; ++row) {
      for (int column = 0; column < kNodes; ++column) values.push_back(f(x(column), y(row)));
    }
  }
  double x(int column) const { return at(window.x, column); }
  double y(int row) const { return at(window.y, row); }
  double value(int column, int row) const {
    return values[static_cast<std::size_t>(row * kNodes + column)];
  }

  // The whole range of values against that of the middle 90 %.
  double towering() const {
    const std::vector<double> sorted = finite_sorted(values);
    if (sorted.empty()) return 1;
    const double most = sorted[sorted.size() * 95 / 100] - sorted[sorted.size() * 5 / 100];
    const double all = sorted.back() - sorted.front();
    return most > 0 ? all / most : all > 0 ? HUGE_VAL : 1;
  }

  // Whether it is a plane to the eye, but not one in truth: less than 1 % of the variance is left
  // over by the best plane. The window is centred, so x, y and 1 are orthogonal.
  bool hardly_bends() const {
    double mean = 0, xx = 0, xf = 0, yf = 0;
    for (double value : values) {
      if (!(std::abs(value) < kHuge)) return false;
      mean += value / static_cast<double>(values.size());
    }
    double all = 0;
    for (int row = 0; row < kNodes; ++row) {
      for (int column = 0; column < kNodes; ++column) {
        const double u = x(column) - window.x.middle(), v = y(row) - window.y.middle();
        const double d = value(column, row) - mean;
        xx += u * u, xf += u * d, yf += v * d, all += d * d;
      }
    }
    const double left = all - (xf * xf + yf * yf) / xx;
    return left > 1e-12 * all && left < 0.01 * all;
  }

 private:
  static double at(Range range, int node) {
    return range.min + range.length() * node / (kNodes - 1);
  }
};

// Where f is defined in one direction.
struct Extent {
  double low = HUGE_VAL, high = -HUGE_VAL;
  void add(double at) { low = std::min(low, at), high = std::max(high, at); }
};

Window square(double x, double y, double half) {
  return {{x - half, x + half}, {y - half, y + half}};
}

// The range for an extent seen in `declared`: where one side is undefined, from the edge of the
// domain onwards; where both are, the domain alone. Edges fall on half units.
Range beside_edge(const Extent& extent, Range declared) {
  const double step = declared.length() / (kNodes - 1);
  const double low = std::ceil(2 * (extent.low - step)) / 2;
  const double high = std::floor(2 * (extent.high + step)) / 2;
  const bool from = low > declared.min, to = high < declared.max;
  if (from && to && low < high) return {low, high};
  if (from) return {low, low + declared.length()};
  if (to) return {high - declared.length(), high};
  return declared;
}

}  // namespace

Range padded(Range range, double part) {
  const double air = part * range.length();
  return {range.min - air, range.max + air};
}

Range fit_y_range(const RealFunction& f, Range x_range) {
  std::vector<double> samples;
  samples.reserve(kSamples);
  for (int i = 0; i < kSamples; ++i) {
    samples.push_back(f(x_range.min + x_range.length() * i / (kSamples - 1)));
  }
  const std::vector<double> values = finite_sorted(samples);
  if (values.empty()) return {-1, 1};
  Range out = with_length(range_of_most(values));
  if (out.min > 0 && out.min < kNear * out.length()) out.min = 0;
  if (out.max < 0 && -out.max < kNear * out.length()) out.max = 0;
  return padded(out, kAir);
}

Range fit_heights(const std::vector<double>& samples) {
  const std::vector<double> values = finite_sorted(samples);
  if (values.empty()) return {-1, 1};
  const Range range = range_of_most(values);
  // No air where nothing is: e^(xy) has no depths.
  return with_length({std::max(range.min, values.front()), std::min(range.max, values.back())});
}

Window fit_window(const RealFunction2& f) {
  Window window = square(0, 0, kHalf);
  Samples samples(f, window);
  Extent x, y;
  for (int row = 0; row < kNodes; ++row) {
    for (int column = 0; column < kNodes; ++column) {
      if (!(std::abs(samples.value(column, row)) < kHuge)) continue;
      x.add(samples.x(column));
      y.add(samples.y(row));
    }
  }
  if (!(x.low <= x.high)) return window;
  window = {beside_edge(x, window.x), beside_edge(y, window.y)};
  const double half = std::max(window.x.length(), window.y.length()) / 2;
  window = square(window.x.middle(), window.y.middle(), half);

  const auto resized = [&](double part) {
    return Samples(f, square(window.x.middle(), window.y.middle(), part * half));
  };
  samples = resized(1);
  if (samples.towering() > kTowering) {
    for (double part : {0.5, 0.25, 0.1}) {
      const Samples closer = resized(part);
      if (closer.towering() <= kTowering) return closer.window;
    }
    return window;  // a pole: no window is better
  }
  for (double part : {2., 4.}) {
    if (!samples.hardly_bends()) break;
    samples = resized(part);
  }
  return samples.window;
}

}  // namespace downhill::figure
