#include "expr/expr.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cmath>

namespace downhill::expr {

namespace {

constexpr std::int32_t kFree = -1;

std::size_t hash(const Node& node) {
  std::uint64_t hash = static_cast<std::uint64_t>(node.op) << 56U;
  hash ^= std::uint64_t{static_cast<std::uint32_t>(node.left)} << 28U;
  hash ^= static_cast<std::uint32_t>(node.right);
  hash ^= std::bit_cast<std::uint64_t>(node.number);
  hash *= 0x9e3779b97f4a7c15U;
  return static_cast<std::size_t>(hash ^ hash >> 32U);
}

}  // namespace

int Graph::add(const Node& node) {
  if (4 * nodes_.size() >= 3 * table_.size()) grow_table();
  const std::size_t mask = table_.size() - 1;
  std::size_t place = hash(node) & mask;
  for (; table_[place] != kFree; place = (place + 1) & mask) {
    if ((*this)[table_[place]] == node) return table_[place];
  }
  table_[place] = size();
  nodes_.push_back(node);
  return table_[place];
}

void Graph::grow_table() {
  table_.assign(std::max<std::size_t>(64, 2 * table_.size()), kFree);
  const std::size_t mask = table_.size() - 1;
  for (int i = 0; i < size(); ++i) {
    std::size_t place = hash((*this)[i]) & mask;
    while (table_[place] != kFree) place = (place + 1) & mask;
    table_[place] = i;
  }
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

int Graph::derivative(int operand, int variable) {
  assert(operand >= 0 && operand < size());
  return add({Op::kDerivative, operand, variable, 0});
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
    if (node.op == Op::kVariable) here = node.left == variable ? 1 : 0;
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
    } else if (node.op == Op::kDerivative) {
      there[at] = to.derivative(there[static_cast<std::size_t>(node.left)], node.right);
    } else {
      there[at] = to.binary(node.op, there[static_cast<std::size_t>(node.left)],
                            there[static_cast<std::size_t>(node.right)]);
    }
  }
  return there.back();
}

int replace(Graph& graph, int root, int from, int to) {
  const std::vector<char> wanted = reachable(graph, root);
  std::vector<int> now(wanted.size(), -1);
  for (int i = 0; i <= root; ++i) {
    const auto at = static_cast<std::size_t>(i);
    if (!wanted[at]) continue;
    const Node node = graph[i];
    const auto moved = [&](int operand) { return now[static_cast<std::size_t>(operand)]; };
    now[at] = i;
    if (i == from) {
      now[at] = to;
    } else if (node.op == Op::kDerivative) {
      now[at] = graph.derivative(moved(node.left), node.right);
    } else if (is_unary(node.op)) {
      now[at] = graph.unary(node.op, moved(node.left));
    } else if (is_binary(node.op)) {
      now[at] = graph.binary(node.op, moved(node.left), moved(node.right));
    }
  }
  return now.back();
}

}  // namespace downhill::expr
