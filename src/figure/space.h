// From a block of space to the screen: how surfaces are looked at.
//
// The block x.min..x.max, y.min..y.max, z.min..z.max is seen in parallel projection (parallel lines
// stay parallel, and lengths along an axis can be compared). In units of half a side of the floor:
//
//     u, v in [-1, 1] on the floor, w in [-relief, relief] upright
//     turn about the upright axis:      across = u cos t - v sin t,  into = u sin t + v cos t
//     look down by the tilt:            up = w cos i + into sin i,   nearness = w sin i - into cos
//     i
//
// turn 0: x runs to the right and y into the depth. tilt 90 degrees: a map, seen from above. The
// scale does not depend on the turn, so that the block does not breathe while it is turned.
#pragma once

#include "figure/axes.h"
#include "figure/draw_list.h"

namespace downhill::figure {

struct SpacePoint {
  double x = 0, y = 0, z = 0;
  bool operator==(const SpacePoint&) const = default;
};

struct Camera {
  double turn = 30;  // degrees
  double tilt = 32;  // degrees, 0 (level) to 90 (from above)
  bool operator==(const Camera&) const = default;
};

class Space {
 public:
  // `relief`: how high the block is, against the side of its floor.
  Space(Range x, Range y, Range z, Rectangle box, Camera camera, double relief = 0.5);

  const Range& x() const { return x_; }
  const Range& y() const { return y_; }
  const Range& z() const { return z_; }
  const Camera& camera() const { return camera_; }

  // Finite for finite data. `nearness` is larger for what lies nearer to the eye.
  Point screen_from_data(const SpacePoint& p) const;
  double nearness(const SpacePoint& p) const;

  // The point of the level plane at height z that is seen at p. Not finite if the plane is seen
  // edge-on (tilt 0).
  DataPoint floor_from_screen(Point p, double z) const;

  // The step in data from any point towards the eye, of length 1 on the floor.
  SpacePoint towards_eye() const;

  // Whether the side of the block that lies at x.max (y.max) is turned to the eye.
  bool x_max_is_near() const { return sin_turn_ < 0; }
  bool y_max_is_near() const { return cos_turn_ < 0; }

  // The light on a patch of ground, 0 (in shadow) to 1, for a surface with these slopes dz/dx and
  // dz/dy in data units. The lamp stands at the viewer's upper left, whatever the turn.
  double light(double slope_x, double slope_y) const;

 private:
  struct Unit {
    double u, v, w;
  };
  Unit unit(const SpacePoint& p) const;

  Range x_, y_, z_;
  Camera camera_;
  double relief_;
  double cos_turn_, sin_turn_, cos_tilt_, sin_tilt_;
  Point center_;
  double scale_ = 0;  // px a unit
};

}  // namespace downhill::figure
