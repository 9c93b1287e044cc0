#include "app/lens.h"

#include <algorithm>
#include <cmath>

namespace downhill::app {

using figure::Point;
using figure::Size;

void Lens::pinch(Size view, Point a, Point b, Point a_now, Point b_now) {
  constexpr float kClosest = 10;  // px: nearer fingers are one
  constexpr float kShut = 1.02F;  // as good as no lens
  const float before = std::max(kClosest, std::hypot(b.x - a.x, b.y - a.y));
  const float now = std::max(kClosest, std::hypot(b_now.x - a_now.x, b_now.y - a_now.y));
  const float scale = std::clamp(scale_ * now / before, 1.0F, kMost);
  const Point middle = through({(a.x + b.x) / 2, (a.y + b.y) / 2});
  const float growth = scale / scale_;
  corner_ = {middle.x * growth - (a_now.x + b_now.x) / 2,
             middle.y * growth - (a_now.y + b_now.y) / 2};
  scale_ = scale < kShut && now < before ? 1 : scale;
  keep_inside(view);
}

void Lens::pan(Size view, Point delta) {
  corner_ = {corner_.x - delta.x, corner_.y - delta.y};
  keep_inside(view);
}

void Lens::keep_inside(Size view) {
  const Size all = enlarged(view);
  corner_ = {std::clamp(corner_.x, 0.0F, all.width - view.width),
             std::clamp(corner_.y, 0.0F, all.height - view.height)};
}

}  // namespace downhill::app
