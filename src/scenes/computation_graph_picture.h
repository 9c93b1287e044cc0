// The picture of a calculation: its nodes in layers, values lit up forward in blue, gradients
// handed back in orange.
#pragma once

#include "figure/draw_list.h"
#include "figure/layered_layout.h"
#include "scenes/calculation.h"

namespace downhill::scenes {

// The layout of a calculation's nodes; it does not depend on the numbers.
figure::LayeredLayout layout_of(const Calculation& calculation);

struct GraphPicture {
  const Calculation* calculation = nullptr;
  const figure::LayeredLayout* layout = nullptr;
  Calculation::State state;
  int picked = -1;  // the node that is spoken of
  float text_size = 15;
};

// The pill of a node.
figure::Rectangle node_box(const GraphPicture& picture, int node, figure::Rectangle box);
void draw_graph(figure::DrawList& list, const GraphPicture& picture, figure::Rectangle box);

}  // namespace downhill::scenes
