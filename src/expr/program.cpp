#include "expr/program.h"

#include <algorithm>

namespace downhill::expr {

Program::Program(const Graph& graph, std::span<const int> roots, int variables)
    : variables_(variables) {
  const int last = roots.empty() ? -1 : *std::ranges::max_element(roots);
  const auto count = static_cast<std::size_t>(last) + 1;

  // Which nodes are needed, and where each is read for the last time.
  constexpr int kNeverRead = -1;
  std::vector<char> wanted(count, 0);
  std::vector<int> last_read(count, kNeverRead);
  for (const int root : roots) {
    wanted[static_cast<std::size_t>(root)] = 1;
    last_read[static_cast<std::size_t>(root)] = last + 1;  // results are read after the end
  }
  const auto exponent_is_constant = [&](const Node& node) {
    if (node.op != Op::kPower) return false;
    const Node& exponent = graph[node.right];
    return exponent.op == Op::kConstant ||
           (exponent.op == Op::kNegate && graph.is_constant(exponent.left));
  };
  for (int i = last; i >= 0; --i) {
    if (!wanted[static_cast<std::size_t>(i)]) continue;
    const Node& node = graph[i];
    const auto read = [&](int operand) {
      wanted[static_cast<std::size_t>(operand)] = 1;
      int& when = last_read[static_cast<std::size_t>(operand)];
      when = std::max(when, i);
    };
    if (!is_leaf(node.op)) read(node.left);
    if (is_binary(node.op) && !exponent_is_constant(node)) read(node.right);
  }

  std::vector<std::int32_t> slot_of(count, -1);
  for (int i = 0; i <= last; ++i) {
    if (!wanted[static_cast<std::size_t>(i)] || !graph.is_constant(i)) continue;
    slot_of[static_cast<std::size_t>(i)] =
        variables_ + static_cast<std::int32_t>(constants_.size());
    constants_.push_back(graph[i].number);
  }
  slots_ = variables_ + static_cast<int>(constants_.size());
  std::vector<std::int32_t> free;
  for (int i = 0; i <= last; ++i) {
    if (!wanted[static_cast<std::size_t>(i)]) continue;
    const Node& node = graph[i];
    std::int32_t& here = slot_of[static_cast<std::size_t>(i)];
    if (node.op == Op::kVariable) here = node.left;
    if (is_leaf(node.op)) continue;
    Instruction step{node.op, slot_of[static_cast<std::size_t>(node.left)], -1, -1, false, 0};
    if (exponent_is_constant(node)) {
      const Node& exponent = graph[node.right];
      step.constant_exponent = true;
      step.exponent = exponent.op == Op::kNegate ? -graph[exponent.left].number : exponent.number;
    } else if (is_binary(node.op)) {
      step.right = slot_of[static_cast<std::size_t>(node.right)];
    }
    const auto release = [&](int operand) {
      if (is_leaf(graph[operand].op)) return;
      int& when = last_read[static_cast<std::size_t>(operand)];
      if (when != i) return;
      when = kNeverRead;  // once, also for x * x
      free.push_back(slot_of[static_cast<std::size_t>(operand)]);
    };
    release(node.left);
    if (step.right >= 0) release(node.right);
    if (free.empty()) {
      here = slots_++;
    } else {
      here = free.back();
      free.pop_back();
    }
    step.to = here;
    instructions_.push_back(step);
  }
  for (const int root : roots) results_.push_back(slot_of[static_cast<std::size_t>(root)]);
}

}  // namespace downhill::expr
