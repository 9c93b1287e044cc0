#include "figure/line_style.h"

#include <algorithm>
#include <cmath>

namespace downhill::figure {

DashPattern dash_pattern(const Stroke& stroke) {
  switch (stroke.dash) {
    case Dash::kSolid:
      return {};
    case Dash::kDashed:
      return {3 + 1.5F * stroke.width, 3 + 2.5F * stroke.width};
    case Dash::kDotted:
      return {0, 1.5F + 2 * stroke.width};
  }
  return {};
}

ArrowHead arrow_head(const Line& line) {
  const float dx = line.to.x - line.from.x, dy = line.to.y - line.from.y;
  const float whole = std::hypot(dx, dy);
  if (!(whole > 0)) return {line.to, {line.to, line.to, line.to}};
  const float ux = dx / whole, uy = dy / whole;
  const float length = std::min(5 + 2.5F * line.stroke.width, 0.7F * whole);
  const float half = 0.42F * length;
  const Point foot{line.to.x - length * ux, line.to.y - length * uy};
  // The shaft ends a little inside the head: its round cap stays covered.
  const Point shaft{line.to.x - 0.8F * length * ux, line.to.y - 0.8F * length * uy};
  return {shaft,
          {line.to,
           {foot.x - half * uy, foot.y + half * ux},
           {foot.x + half * uy, foot.y - half * ux}}};
}

}  // namespace downhill::figure
