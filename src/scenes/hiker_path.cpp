#include "scenes/hiker_path.h"

#include <Eigen/Core>
#include <cmath>

#include "calculus/scalar_field.h"
#include "optim/gradient_descent.h"

namespace downhill::scenes {

HikerPath HikerPath::first(double moves) const {
  if (moves >= steps()) return *this;
  const auto whole = static_cast<std::ptrdiff_t>(moves);
  HikerPath out{{places.begin(), places.begin() + whole + 1},
                {heights.begin(), heights.begin() + whole + 1}};
  const double part = moves - static_cast<double>(whole);
  if (part <= 0) return out;
  const figure::DataPoint &a = out.places.back(), &b = places[static_cast<std::size_t>(whole) + 1];
  const double rise = heights[static_cast<std::size_t>(whole) + 1] - out.heights.back();
  out.heights.push_back(out.heights.back() + part * rise);
  out.places.push_back({a.x + part * (b.x - a.x), a.y + part * (b.y - a.y)});
  return out;
}

HikerPath path_by_moves(const expr::Function& f, figure::DataPoint start,
                        const std::vector<double>& moves) {
  HikerPath path{{start}, {f(start.x, start.y)}};
  for (std::size_t i = 0; i + 1 < moves.size(); i += 2) {
    const figure::DataPoint& from = path.places.back();
    const figure::DataPoint to{from.x + moves[i], from.y + moves[i + 1]};
    path.places.push_back(to);
    path.heights.push_back(f(to.x, to.y));
  }
  return path;
}

HikerPath path_by_descent(const expr::Function& f, figure::DataPoint start, double rate,
                          double low_enough, int most) {
  constexpr double kLevel = 1e-3;
  HikerPath path{{start}, {f(start.x, start.y)}};
  calculus::ScalarField field(f);
  optim::GradientDescent<double> rule(2);
  Eigen::VectorXd x = Eigen::Vector2d(start.x, start.y);
  while (path.steps() < most && path.height() > low_enough) {
    const Eigen::VectorXd gradient = field.gradient(x);
    if (!gradient.allFinite() || gradient.norm() < kLevel) break;
    rule.step(x, gradient, rate);
    const double height = field.value(x);
    if (!x.allFinite() || !std::isfinite(height)) break;
    path.places.push_back({x[0], x[1]});
    path.heights.push_back(height);
  }
  return path;
}

}  // namespace downhill::scenes
