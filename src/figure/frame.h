// Drawing axes: grid, axis lines, numbers and names.
//
// kTextbook: the axes cross at the origin when it is in view, else they lie at the left and bottom;
// arrowheads, variable names at their ends, 0 written once, below left of the crossing.
// kFramed: for measured things (loss curves, scatter plots): axes at the left and bottom, numbers
// outside, the name of y above its axis and that of x below the right end.
//
//     FrameOptions options{.x = {.name = "x"}, .y = {.name = "y"}};
//     Axes axes = with_margins({{-1, 5}, {0, 4}, {0, 0, 720, 460}}, options);
//     draw_axes(list, axes, options);  // first; curves and marks on top of it
//
// First on the list comes the plot (draw_list.h), so that what is drawn can be read as data again.
// Numbers that would meet an axis, a name or each other are left out.
#pragma once

#include <string>

#include "figure/axes.h"
#include "figure/draw_list.h"
#include "figure/ticks.h"

namespace downhill::figure {

enum class FrameStyle { kTextbook, kFramed };

struct AxisOptions {
  std::string name = {};      // empty: none
  Face face = Face::kItalic;  // variables are italic; for words use kPlain (never italic Chinese)
  TickFormat format = {};
  bool numbers = true;
  float spacing = 0;  // px that a number wants; 0: as the text size asks
};

struct FrameOptions {
  FrameStyle style = FrameStyle::kTextbook;
  AxisOptions x = {};
  AxisOptions y = {};
  float text_size = 15;
  bool grid = true;
};

// The same axes in the part of their box that leaves room for numbers, names and arrowheads.
Axes with_margins(Axes axes, const FrameOptions& options);

// The same axes, one range widened about its middle so that a unit is as long in x as in y: for
// maps, where angles matter. Linear axes only.
Axes with_equal_units(Axes axes);

// Nothing is drawn in a box less than 1 px wide or high.
void draw_axes(DrawList& list, const Axes& axes, const FrameOptions& options);

}  // namespace downhill::figure
