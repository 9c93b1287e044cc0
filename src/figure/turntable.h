// Turning a block of space by hand: sideways about the upright axis, up and down to look from
// lower or higher. The near side follows the hand.
#pragma once

#include "figure/draw_list.h"
#include "figure/space.h"

namespace downhill::figure {

class Turntable {
 public:
  void grab(Point at, Camera camera) {
    from_ = at;
    camera_ = camera;
    held_ = true;
  }
  bool is_held() const { return held_; }
  // The camera when the hand has moved to a point: half a degree a px.
  Camera moved_to(Point to) const;

 private:
  Point from_;
  Camera camera_;
  bool held_ = false;
};

inline constexpr double kLeastTilt = 5, kMostTilt = 90;  // degrees

}  // namespace downhill::figure
