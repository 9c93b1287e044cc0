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

}  // namespace

Range padded(Range range, double part) {
  const double air = part * range.length();
  return {range.min - air, range.max + air};
}

Range fit_y_range(const RealFunction& f, Range x_range) {
  std::vector<double> values;
  values.reserve(kSamples);
  for (int i = 0; i < kSamples; ++i) {
    const double y = f(x_range.min + x_range.length() * i / (kSamples - 1));
    if (std::abs(y) < kHuge) values.push_back(y);  // drops NaN too
  }
  if (values.empty()) return {-1, 1};
  std::sort(values.begin(), values.end());
  const auto percentile = [&](std::size_t percent) {
    return values[(values.size() - 1) * percent / 100];
  };
  Range all{values.front(), values.back()};
  const Range most{percentile(5), percentile(95)};
  Range out =
      all.length() > kTowering * most.length() && most.length() > 0 ? padded(most, 0.3) : all;

  const double size = std::max(std::abs(out.min), std::abs(out.max));
  if (out.length() <= 1e-9 * size || out.length() == 0) {  // constant
    const double half = std::max(1., size / 2);
    out = {out.min - half, out.max + half};
  }
  if (out.min > 0 && out.min < kNear * out.length()) out.min = 0;
  if (out.max < 0 && -out.max < kNear * out.length()) out.max = 0;
  return padded(out, kAir);
}

}  // namespace downhill::figure
