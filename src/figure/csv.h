// What a figure plots, as a table: for whoever wants the numbers behind the picture.
//
//     plot,series,color,x,y
//     loss / step,1,curve,0,2.4
//     loss / step,1,curve,1,1.9
//
// Lines and dots that are drawn after a `Plot` (draw_list.h) are read back through its coordinates,
// so any scene's data can be taken away without a word from the scene. A series is one line, or a
// run of dots of one colour; axes, grid and labels are left out, and so is what no axes were drawn
// for. Six significant digits: a picture holds no more. Lines end with CRLF, as RFC 4180 says.
#pragma once

#include <string>

#include "figure/draw_list.h"

namespace downhill::figure {

std::string to_csv(const DrawList& list);

}  // namespace downhill::figure
