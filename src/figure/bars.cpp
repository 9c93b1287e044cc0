#include "figure/bars.h"

#include <algorithm>
#include <cmath>

namespace downhill::figure {

Point bar_top(const Axes& axes, int bar, double value) {
  const float foot = axes.box.bottom();
  const float y = std::isnan(value) ? foot : axes.screen_y(value);
  return {axes.screen_x(bar), std::clamp(y, std::min(axes.box.top, foot), foot)};
}

void draw_bars(DrawList& list, std::span<const double> values, const Axes& axes,
               const BarStyle& style) {
  const float half = (axes.screen_x(1) - axes.screen_x(0)) * static_cast<float>(style.width) / 2;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const Point top = bar_top(axes, static_cast<int>(i) + 1, values[i]);
    if (!(top.y < axes.box.bottom())) continue;
    list.push_back(
        Rect{{top.x - half, top.y, 2 * half, axes.box.bottom() - top.y}, style.fill, style.stroke});
  }
}

}  // namespace downhill::figure
