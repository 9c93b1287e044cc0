#include "figure/turntable.h"

#include <algorithm>
#include <cmath>

namespace downhill::figure {

Camera Turntable::moved_to(Point to) const {
  constexpr double kDegreesPerPx = 0.5;
  const double turn = camera_.turn + kDegreesPerPx * static_cast<double>(to.x - from_.x);
  const double tilt = camera_.tilt + kDegreesPerPx * static_cast<double>(to.y - from_.y);
  return {std::remainder(turn, 360), std::clamp(tilt, kLeastTilt, kMostTilt)};
}

}  // namespace downhill::figure
