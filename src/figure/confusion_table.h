// The confusion matrix of two classes, drawn: how many of each were taken for what.
//
//              called
//              A    B
//          A  [21] [ 3]     rows: what it is
//          B  [ 2] [24]     columns: what it is called
#pragma once

#include <array>
#include <string>

#include "figure/draw_list.h"

namespace downhill::figure {

struct ConfusionTable {
  std::string called;                // over the columns
  std::array<std::string, 2> names;  // of the classes, in the order of rows and columns
  std::array<Role, 2> roles;
  std::array<std::array<int, 2>, 2> counts;  // [what it is][what it is called]
};

// In the middle of the box; nothing where there is no room to read it.
void draw_confusion_table(DrawList& list, const ConfusionTable& table, const Rectangle& box,
                          float text_size);

}  // namespace downhill::figure
