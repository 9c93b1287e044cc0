#include "figure/space.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace downhill::figure {
namespace {

double radians(double degrees) { return degrees * std::numbers::pi / 180; }

// -1 at range.min, 1 at range.max; far outside values are drawn at 100 block lengths.
double signed_fraction(double value, Range range) {
  if (!(range.length() > 0)) return 0;
  return std::clamp(2 * (value - range.min) / range.length() - 1, -100., 100.);
}

float scaled(double value, double scale) { return static_cast<float>(value * scale); }

}  // namespace

Space::Space(Range x, Range y, Range z, Rectangle box, Camera camera, double relief)
    : x_(x),
      y_(y),
      z_(z),
      camera_(camera),
      relief_(relief),
      cos_turn_(std::cos(radians(camera.turn))),
      sin_turn_(std::sin(radians(camera.turn))),
      cos_tilt_(std::cos(radians(camera.tilt))),
      sin_tilt_(std::sin(radians(camera.tilt))),
      center_(box.center()) {
  const double half_width = std::numbers::sqrt2;  // the floor's diagonal lies across
  const double half_height = std::numbers::sqrt2 * sin_tilt_ + relief * cos_tilt_;
  scale_ = std::max(0., std::min(static_cast<double>(box.width) / 2 / half_width,
                                 static_cast<double>(box.height) / 2 / half_height));
}

Space::Unit Space::unit(const SpacePoint& p) const {
  return {signed_fraction(p.x, x_), signed_fraction(p.y, y_), relief_ * signed_fraction(p.z, z_)};
}

Point Space::screen_from_data(const SpacePoint& p) const {
  const Unit at = unit(p);
  const double across = at.u * cos_turn_ - at.v * sin_turn_;
  const double into = at.u * sin_turn_ + at.v * cos_turn_;
  return {center_.x + scaled(across, scale_),
          center_.y - scaled(at.w * cos_tilt_ + into * sin_tilt_, scale_)};
}

double Space::nearness(const SpacePoint& p) const {
  const Unit at = unit(p);
  return at.w * sin_tilt_ - (at.u * sin_turn_ + at.v * cos_turn_) * cos_tilt_;
}

DataPoint Space::floor_from_screen(Point p, double z) const {
  const double across = static_cast<double>(p.x - center_.x) / scale_;
  const double up = static_cast<double>(center_.y - p.y) / scale_;
  const double into = (up - relief_ * signed_fraction(z, z_) * cos_tilt_) / sin_tilt_;
  const double u = across * cos_turn_ + into * sin_turn_;
  const double v = -across * sin_turn_ + into * cos_turn_;
  return {x_.min + (u + 1) / 2 * x_.length(), y_.min + (v + 1) / 2 * y_.length()};
}

SpacePoint Space::towards_eye() const {
  // Level: against `into`; upright: as far as keeps the point where it is on the screen.
  const double rise = sin_tilt_ / std::max(cos_tilt_, 1e-9);
  return {-sin_turn_ * x_.length() / 2, -cos_turn_ * y_.length() / 2,
          rise * z_.length() / 2 / relief_};
}

double Space::light(double slope_x, double slope_y) const {
  // The normal in block units, turned as the picture is.
  const double lift = relief_ * 2 / z_.length();
  const double u = -slope_x * lift * x_.length() / 2, v = -slope_y * lift * y_.length() / 2;
  const double across = u * cos_turn_ - v * sin_turn_, into = u * sin_turn_ + v * cos_turn_;
  constexpr double kLeft = -0.5, kInto = 0.25, kUp = 0.83;  // the way to the lamp, of length 1
  const double cosine = (kLeft * across + kInto * into + kUp) / std::sqrt(u * u + v * v + 1);
  return std::isfinite(cosine) ? std::clamp(cosine, 0., 1.) : 0;
}

}  // namespace downhill::figure
