// A figure of several pictures.
#pragma once

#include <vector>

#include "figure/draw_list.h"

namespace downhill::figure {

// Boxes for `count` pictures, 1 to 4, the first the most important:
//
//     1: 1    2: 1 2  (in a tall figure   3: 1 2  (in a small   4: 1 2
//                     one above the other)   1 3  figure  1 2)     3 4
//                                                         333
std::vector<Rectangle> panels(Rectangle box, int count);

}  // namespace downhill::figure
