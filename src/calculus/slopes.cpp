#include "calculus/slopes.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace downhill::calculus {

SlopeLimit slope_along(const std::function<double(const Eigen::VectorXd&)>& f,
                       const Eigen::VectorXd& x, const Eigen::VectorXd& direction) {
  constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
  constexpr int kHalvings = 24;      // h from 2⁻⁴ to 2⁻²⁷
  constexpr double kSettled = 1e-6;  // relative spread of the last quotients of a limit
  const double length = direction.norm();
  const double here = f(x);
  if (length == 0 || !std::isfinite(here)) return {false, kNan};

  std::vector<double> quotients;
  double h = 0x1p-4 * std::max(1.0, x.norm());
  for (int i = 0; i < kHalvings; ++i, h /= 2) {
    quotients.push_back((f(x + (h / length) * direction) - here) / h);
  }
  // Where a limit exists the error halves with h, and 2 q(h/2) − q(h) is free of it. Rounding
  // takes over near the end, so the quietest three neighbours are asked.
  SlopeLimit best{false, kNan};
  double least = std::numeric_limits<double>::infinity();
  for (std::size_t i = 3; i < quotients.size(); ++i) {
    const auto extrapolated = [&](std::size_t k) { return 2 * quotients[k] - quotients[k - 1]; };
    const double a = extrapolated(i - 2);
    const double b = extrapolated(i - 1);
    const double c = extrapolated(i);
    const double spread = std::max({a, b, c}) - std::min({a, b, c});
    if (std::isfinite(spread) && spread < least) {
      least = spread;
      best.slope = b;
    }
  }
  best.exists = least <= kSettled * std::max(1.0, std::fabs(best.slope));
  if (!best.exists) best.slope = kNan;
  return best;
}

}  // namespace downhill::calculus
