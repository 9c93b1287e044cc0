#include "expr/constant_parts.h"

#include "autodiff/rules.h"

namespace downhill::expr {

std::vector<std::optional<double>> constant_parts(const Graph& graph, int last) {
  std::vector<std::optional<double>> values(static_cast<std::size_t>(last) + 1);
  for (int i = 0; i <= last; ++i) {
    const Node& node = graph[i];
    std::optional<double>& here = values[static_cast<std::size_t>(i)];
    if (node.op == Op::kConstant) here = node.number;
    if (is_leaf(node.op)) continue;
    const std::optional<double> a = values[static_cast<std::size_t>(node.left)];
    if (is_unary(node.op) && a) {
      here = autodiff::with_unary_rule(node.op, [&](auto rule) { return rule.value(*a); });
    }
    if (!is_binary(node.op)) continue;
    const std::optional<double> b = values[static_cast<std::size_t>(node.right)];
    if (!a || !b) continue;
    here = autodiff::with_binary_rule(node.op, [&](auto rule) { return rule.value(*a, *b); });
  }
  return values;
}

}  // namespace downhill::expr
