#include "scenes/gradient_walk.h"

#include <cmath>

#include "calculus/curves.h"
#include "calculus/scalar_field.h"

namespace downhill::scenes {

std::vector<figure::DataPoint> GradientWalk::until(double walked_in_all) const {
  std::vector<figure::DataPoint> out;
  double walked = 0;
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (i > 0) {
      const figure::DataPoint& a = points[i - 1];
      const figure::DataPoint& b = points[i];
      const double piece = std::hypot(b.x - a.x, b.y - a.y);
      if (walked + piece > walked_in_all) {
        const double part = piece > 0 ? (walked_in_all - walked) / piece : 0;
        out.push_back({a.x + part * (b.x - a.x), a.y + part * (b.y - a.y)});
        return out;
      }
      walked += piece;
    }
    out.push_back(points[i]);
  }
  return out;
}

GradientWalk follow_gradient(const expr::Function& f, figure::DataPoint start,
                             const figure::Window& window, bool uphill) {
  calculus::ScalarField field(f);
  const double side = window.x.length();
  const calculus::Curve curve = calculus::steepest_path(
      field, {start.x, start.y}, {window.x.min, window.x.max, window.y.min, window.y.max},
      {.longest = 3 * side, .longest_step = side / 120}, uphill);
  GradientWalk out;
  for (const Eigen::Vector2d& point : curve.points) out.points.push_back({point.x(), point.y()});
  out.length = curve.length;
  return out;
}

}  // namespace downhill::scenes
