// Upright bars, one a number, over 1, 2, 3 ... of the x-axis.
#pragma once

#include <span>

#include "figure/axes.h"
#include "figure/draw_list.h"

namespace downhill::figure {

struct BarStyle {
  Fill fill = {Role::kUp};
  Stroke stroke = kNoStroke;
  double width = 0.7;  // of the way from one bar to the next
};

// From the foot of the box to the value, cut off at its top. What is not a number, or below the
// foot, has no bar.
void draw_bars(DrawList& list, std::span<const double> values, const Axes& axes,
               const BarStyle& style = {});

// Where the top of such a bar is, held within the box.
Point bar_top(const Axes& axes, int bar, double value);

}  // namespace downhill::figure
