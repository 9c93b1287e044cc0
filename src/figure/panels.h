// A figure of several pictures.
#pragma once

#include <vector>

#include "figure/draw_list.h"

namespace downhill::figure {

// Low and wide, as figures beside many controls are: pictures stand in a row, for stacked they
// would be too low to read.
bool is_low(const Rectangle& box);

// At least so many px wide and high; below that a picture is left out. False also for NaN.
bool has_room(const Rectangle& box, float least = 40);

// px: a narrower figure has its two pictures one below the other.
inline constexpr float kLeastForTwo = 480;

// Boxes for `count` pictures, 1 to 4, the first the most important:
//
//     1: 1    2: 1 2  (in a tall figure   3: 1 2  (in a small   4: 1 2
//                     one above the other)   1 3  figure  1 2)     3 4
//                                                         333
//     In a low figure: 1 2 3, and 1 2 3 4.
std::vector<Rectangle> panels(Rectangle box, int count);

// Two pictures that belong under one another, the upper with this share of the height. In a
// low figure they stand side by side, the first with that share of the width.
struct Pair {
  Rectangle first;
  Rectangle second;
  bool beside = false;
};
Pair above_or_beside(Rectangle box, float share);

}  // namespace downhill::figure
