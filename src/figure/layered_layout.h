// Where the nodes of a directed graph stand, so that it can be read from left to right.
//
//     x ──┐            layer 0   1   2         A node stands one layer after its latest operand. An
//         ├─ xy ─┐                             edge over several layers passes through each of them
//         at
//     y ──┘      ├─ f                          a place of its own, so it runs behind no node.
//     z ─────────┘
//
// Within the layers the order is sought in which edges cross least: every place moves to the mean
// of its neighbours, layer by layer, forwards and backwards, then neighbours change places while
// that helps; the best order met is kept. (The least possible number is NP-hard to find; for graphs
// of some twenty nodes this comes to it or near it.) Rows are then the mean of the neighbours' rows
// as closely as the order and a distance between neighbours allow.
//
// Source: Sugiyama, Tagawa, Toda, "Methods for visual understanding of hierarchical system
// structures", IEEE Transactions on Systems, Man, and Cybernetics 11(2), 1981.
#pragma once

#include <array>
#include <span>
#include <vector>

#include "figure/draw_list.h"

namespace downhill::figure {

struct LayeredLayout {
  int layers = 0;
  float top = 0, bottom = 0;  // rows: the least and the largest
  int crossings = 0;
  std::vector<Point> nodes;                // {layer, row}
  std::vector<std::vector<Point>> routes;  // by edge: {layer, row} from its first node to its last
};

// Edges lead from a smaller node to a larger one (asserted); two nodes may have several.
LayeredLayout layered_layout(int nodes, std::span<const std::array<int, 2>> edges);

}  // namespace downhill::figure
