#include "scenes/compass.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "calculus/slopes.h"

namespace downhill::scenes {
namespace {

Eigen::Vector2d direction(double degrees) {
  const double t = degrees * std::numbers::pi / 180;
  return {std::cos(t), std::sin(t)};
}

}  // namespace

void Compass::read(const Landscape& land) {
  const Eigen::VectorXd here = Eigen::Vector2d(land.x(), land.y());
  const auto one_sided = [&](double degrees) {
    if (std::isnan(land.z())) return kUndefined;
    const auto f = [&](const Eigen::VectorXd& p) { return land.f()(p[0], p[1]); };
    const calculus::SlopeLimit limit = calculus::slope_along(f, here, direction(degrees));
    return limit.exists ? limit.slope : kUndefined;
  };
  gradient_ = {land.slope_x(), land.slope_y()};
  smooth_ = std::isfinite(gradient_.x) && std::isfinite(gradient_.y);
  // Partial derivatives alone do not make a gradient: other directions must agree with them.
  for (int degrees = 45; smooth_ && degrees < 360; degrees += 90) {
    const Eigen::Vector2d u = direction(degrees);
    const double told = gradient_.x * u.x() + gradient_.y * u.y();
    const double felt = one_sided(degrees);
    smooth_ = std::abs(felt - told) <= 1e-4 * (1 + std::abs(told));
  }
  if (smooth_) {
    greatest_ = std::hypot(gradient_.x, gradient_.y);
    return;
  }
  gradient_ = {kUndefined, kUndefined};
  greatest_ = 0;
  for (int degrees = 0; degrees < kDirections; ++degrees) {
    const double slope = one_sided(degrees);
    one_sided_[static_cast<std::size_t>(degrees)] = slope;
    greatest_ = std::fmax(greatest_, std::abs(slope));
  }
}

double Compass::slope(double degrees) const {
  if (smooth_) {
    const Eigen::Vector2d u = direction(degrees);
    return gradient_.x * u.x() + gradient_.y * u.y();
  }
  const int nearest = static_cast<int>(std::lround(std::fmod(degrees, 360) + 360)) % kDirections;
  return one_sided_[static_cast<std::size_t>(nearest)];
}

double Compass::steepest() const { return smooth_ ? greatest_ : kUndefined; }

double Compass::steepest_angle() const {
  if (!smooth_ || greatest_ == 0) return kUndefined;
  const double degrees = std::atan2(gradient_.y, gradient_.x) * 180 / std::numbers::pi;
  return degrees < 0 ? degrees + 360 : degrees;
}

double Compass::off(double degrees) const {
  return std::abs(std::remainder(degrees - steepest_angle(), 360));
}

}  // namespace downhill::scenes
