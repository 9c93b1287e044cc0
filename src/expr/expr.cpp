#include "expr/expr.h"

#include <bit>
#include <cassert>
#include <cmath>

namespace downhill::expr {

std::size_t Graph::Hash::operator()(const Node& node) const {
  std::uint64_t hash = static_cast<std::uint64_t>(node.op);
  const auto mix = [&](std::uint64_t part) {
    hash ^= part + 0x9e3779b97f4a7c15U + (hash << 6U) + (hash >> 2U);
    hash *= 0xff51afd7ed558ccdU;
    hash ^= hash >> 32U;
  };
  mix(static_cast<std::uint32_t>(node.left));
  mix(static_cast<std::uint32_t>(node.right));
  mix(std::bit_cast<std::uint64_t>(node.number));
  return static_cast<std::size_t>(hash);
}

int Graph::add(const Node& node) {
  const auto [place, is_new] = index_of_.try_emplace(node, size());
  if (is_new) nodes_.push_back(node);
  return place->second;
}

int Graph::constant(double number) {
  assert(std::isfinite(number) && "the constants of a formula are finite");
  if (number < 0) return unary(Op::kNegate, add({Op::kConstant, -1, -1, -number}));
  return add({Op::kConstant, -1, -1, number == 0 ? 0.0 : number});  // -0 is 0
}

int Graph::variable(int which) { return add({Op::kVariable, which, -1, 0}); }

int Graph::unary(Op op, int operand) {
  assert(is_unary(op) && operand >= 0 && operand < size());
  return add({op, operand, -1, 0});
}

int Graph::binary(Op op, int left, int right) {
  assert(is_binary(op) && left >= 0 && left < size() && right >= 0 && right < size());
  return add({op, left, right, 0});
}

namespace {

Expr combine(Op op, const Expr& a, const Expr& b) {
  assert(a.graph == b.graph && "formulas of two graphs do not mix");
  return {a.graph, a.graph->binary(op, a.index, b.index)};
}

}  // namespace

Expr constant_like(const Expr& x, double number) { return {x.graph, x.graph->constant(number)}; }

Expr operator-(const Expr& x) { return negate(x); }
Expr operator+(const Expr& a, const Expr& b) { return combine(Op::kAdd, a, b); }
Expr operator-(const Expr& a, const Expr& b) { return combine(Op::kSubtract, a, b); }
Expr operator*(const Expr& a, const Expr& b) { return combine(Op::kMultiply, a, b); }
Expr operator/(const Expr& a, const Expr& b) { return combine(Op::kDivide, a, b); }
Expr pow(const Expr& a, const Expr& b) { return combine(Op::kPower, a, b); }
Expr max(const Expr& a, const Expr& b) { return combine(Op::kMax, a, b); }
Expr min(const Expr& a, const Expr& b) { return combine(Op::kMin, a, b); }

std::vector<char> reachable(const Graph& graph, int root) {
  std::vector<char> reached(static_cast<std::size_t>(root) + 1, 0);
  reached.back() = 1;
  for (int i = root; i >= 0; --i) {
    if (!reached[static_cast<std::size_t>(i)]) continue;
    const Node& node = graph[i];
    if (!is_leaf(node.op)) reached[static_cast<std::size_t>(node.left)] = 1;
    if (is_binary(node.op)) reached[static_cast<std::size_t>(node.right)] = 1;
  }
  return reached;
}

std::vector<char> depends_on(const Graph& graph, int root, int variable) {
  std::vector<char> depends(static_cast<std::size_t>(root) + 1, 0);
  for (int i = 0; i <= root; ++i) {
    const Node& node = graph[i];
    char& here = depends[static_cast<std::size_t>(i)];
    if (node.op == Op::kVariable) here = node.left == variable;
    if (!is_leaf(node.op)) here = depends[static_cast<std::size_t>(node.left)];
    if (is_binary(node.op) && depends[static_cast<std::size_t>(node.right)]) here = 1;
  }
  return depends;
}

int copy(const Graph& from, int root, Graph& to) {
  const std::vector<char> wanted = reachable(from, root);
  std::vector<int> there(wanted.size(), -1);
  for (int i = 0; i <= root; ++i) {
    const auto at = static_cast<std::size_t>(i);
    if (!wanted[at]) continue;
    const Node& node = from[i];
    if (node.op == Op::kConstant) {
      there[at] = to.constant(node.number);
    } else if (node.op == Op::kVariable) {
      there[at] = to.variable(node.left);
    } else if (is_unary(node.op)) {
      there[at] = to.unary(node.op, there[static_cast<std::size_t>(node.left)]);
    } else {
      there[at] = to.binary(node.op, there[static_cast<std::size_t>(node.left)],
                            there[static_cast<std::size_t>(node.right)]);
    }
  }
  return there.back();
}

}  // namespace downhill::expr
