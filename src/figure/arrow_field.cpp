#include "figure/arrow_field.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace downhill::figure {
namespace {

constexpr float kFilled = 0.86F;  // the longest arrow, of the spacing

struct Arrow {
  Point middle;
  double dx = 0, dy = 0, length = 0;  // on the screen, not yet to scale
};

}  // namespace

void draw_arrow_field(DrawList& list, const VectorField& field, const Axes& axes,
                      const ArrowFieldOptions& options) {
  const Rectangle& box = axes.box;
  if (!(box.width >= 1 && box.height >= 1 && options.spacing >= 4)) return;
  const int columns = std::max(1, static_cast<int>(std::lround(box.width / options.spacing)));
  const int rows = std::max(1, static_cast<int>(std::lround(box.height / options.spacing)));
  const double x_scale = static_cast<double>(box.width) / axes.x.length();
  const double y_scale = static_cast<double>(box.height) / axes.y.length();

  std::vector<Arrow> arrows;
  std::vector<double> lengths;
  for (int row = 0; row < rows; ++row) {
    for (int column = 0; column < columns; ++column) {
      const Point middle{
          box.left + box.width * (static_cast<float>(column) + 0.5F) / static_cast<float>(columns),
          box.top + box.height * (static_cast<float>(row) + 0.5F) / static_cast<float>(rows)};
      const DataPoint at = axes.data_from_screen(middle);
      const DataPoint vector = field(at.x, at.y);
      const double dx = vector.x * x_scale;
      const double dy = -vector.y * y_scale;
      const double length = std::hypot(dx, dy);
      if (!std::isfinite(length)) continue;
      arrows.push_back({middle, dx, dy, length});
      lengths.push_back(length);
    }
  }
  if (arrows.empty()) return;
  const auto ordinary =
      lengths.begin() + static_cast<std::ptrdiff_t>((lengths.size() - 1) * 95 / 100);
  std::nth_element(lengths.begin(), ordinary, lengths.end());
  const double reference = *ordinary;
  const double room =
      static_cast<double>(kFilled * std::min(box.width / static_cast<float>(columns),
                                             box.height / static_cast<float>(rows)));
  for (const Arrow& arrow : arrows) {
    const double length = reference > 0 ? std::min(1., arrow.length / reference) * room : 0;
    if (length < 2) {
      list.push_back(Circle{arrow.middle, 0.8F * options.width, {options.role, options.opacity}});
      continue;
    }
    const float x = static_cast<float>(arrow.dx / arrow.length * length / 2);
    const float y = static_cast<float>(arrow.dy / arrow.length * length / 2);
    list.push_back(Line{{arrow.middle.x - x, arrow.middle.y - y},
                        {arrow.middle.x + x, arrow.middle.y + y},
                        {options.role, options.width, Dash::kSolid, options.opacity},
                        true});
  }
}

}  // namespace downhill::figure
