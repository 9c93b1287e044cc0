// Formulas as text.
//
//     to_text     x^2 - 2x + sin(3x)/x       plain; parse() reads it back as the same formula
//     to_pretty   x² − 2x + sin(3x)/x        for figures and captions, with true minus and
//                  superscripts
//     to_tex       x^{2} - 2 x + \frac{\sin\left(3 x\right)}{x}
//     to_mathml    <math>…</math>, which browsers and readers aloud know (MathML Core)
//
// Parentheses stand where the grammar needs them, and where a reader would stumble: (a/b) c.
// A formula whose tree has more than kMaxPrinted nodes prints as "…": sharing can make a small
// graph an astronomically long text.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "expr/expr.h"

namespace downhill::expr {

inline constexpr int kMaxPrinted = 200'000;  // nodes of a formula written out as a tree

// The formula `root` of the graph in the notation that the name says; variables[i] is the name of
// variable i.
std::string to_text(const Graph& graph, int root, std::span<const std::string> variables);
std::string to_pretty(const Graph& graph, int root, std::span<const std::string> variables);
std::string to_tex(const Graph& graph, int root, std::span<const std::string> variables);
std::string to_mathml(const Graph& graph, int root, std::span<const std::string> variables);

// The number of nodes of the formula written out as a tree, at most kMaxPrinted + 1.
int tree_size(const Graph& graph, int root);

// A stretch of output: text, or a node still to be written.
struct Piece {
  std::string text = {};  // to be written as it is, unless there is a node
  int node = -1;          // to be expanded; below 0: none
};

// Writes a formula by expanding nodes into pieces until only text is left; a loop, so that deep
// formulas need no deep stack. `expand(node)` returns the pieces of one node in order.
template <class Expand>
std::string write_pieces(const Graph& graph, int root, Expand expand) {
  if (tree_size(graph, root) > kMaxPrinted) return "…";
  std::string out;
  std::vector<Piece> open = {{{}, root}};
  while (!open.empty()) {
    const Piece piece = std::move(open.back());
    open.pop_back();
    if (piece.node < 0) {
      out += piece.text;
      continue;
    }
    std::vector<Piece> pieces = expand(piece.node);
    for (std::size_t i = pieces.size(); i-- > 0;) open.push_back(std::move(pieces[i]));
  }
  return out;
}

}  // namespace downhill::expr
