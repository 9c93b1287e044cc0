// All slopes of a place: one for each direction.
//
//     D_u f = lim (f(p + h u) - f(p)) / h for h -> 0 from above,   u = (cos t, sin t)
//
// Where f is smooth that is grad f . u, a cosine of t: greatest along the gradient, 0 along the
// level curve. At corners each direction has its own one-sided slope, or none.
#pragma once

#include <array>
#include <limits>

#include "figure/axes.h"
#include "scenes/landscape.h"

namespace downhill::scenes {

class Compass {
 public:
  // The slopes of the place where the landscape is stood on.
  void read(const Landscape& land);

  bool smooth() const { return smooth_; }
  // NaN where there is none.
  double slope(double degrees) const;
  double slope_x() const { return gradient_.x; }  // of the gradient; NaN unless smooth()
  double slope_y() const { return gradient_.y; }
  double steepest() const;        // |grad f|; NaN unless smooth()
  double steepest_angle() const;  // degrees in [0, 360); NaN unless smooth() and not level
  // The angle between a direction and the gradient, 0 to 180 degrees.
  double off(double degrees) const;
  double greatest() const { return greatest_; }  // |slope| over all directions; 0 if none

 private:
  static constexpr int kDirections = 360;
  bool smooth_ = false;
  figure::DataPoint gradient_;
  double greatest_ = 0;
  std::array<double, kDirections> one_sided_{};  // by degree; only unless smooth
};

}  // namespace downhill::scenes
