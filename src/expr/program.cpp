#include "expr/program.h"

#include <algorithm>
#include <optional>

#include "expr/constant_parts.h"

namespace downhill::expr {

namespace {

Code power_code(double exponent) {
  if (exponent == 2) return Code::kSquare;
  if (exponent == 3) return Code::kCube;
  if (exponent == -1) return Code::kReciprocal;
  return Code::kPower;
}

}  // namespace

Program::Program(const Graph& graph, std::span<const int> roots, int variables, Slots slots)
    : variables_(variables) {
  const int last = roots.empty() ? -1 : *std::ranges::max_element(roots);
  const auto count = static_cast<std::size_t>(last) + 1;
  const std::vector<std::optional<double>> constant = constant_parts(graph, last);
  const auto is_constant = [&](int index) {
    return constant[static_cast<std::size_t>(index)].has_value();
  };
  const auto has_constant_exponent = [&](const Node& node) {
    return node.op == Op::kPower && is_constant(node.right);
  };

  // Which nodes are needed, and where each is read for the last time.
  constexpr int kNeverRead = -1;
  std::vector<char> wanted(count, 0);
  std::vector<int> last_read(count, kNeverRead);
  for (const int root : roots) {
    wanted[static_cast<std::size_t>(root)] = 1;
    last_read[static_cast<std::size_t>(root)] = last + 1;  // results are read after the end
  }
  for (int i = last; i >= 0; --i) {
    if (!wanted[static_cast<std::size_t>(i)] || is_constant(i)) continue;
    const Node& node = graph[i];
    const auto read = [&](int operand) {
      wanted[static_cast<std::size_t>(operand)] = 1;
      int& when = last_read[static_cast<std::size_t>(operand)];
      when = std::max(when, i);
    };
    if (!is_leaf(node.op)) read(node.left);
    if (is_binary(node.op)) read(node.right);
  }

  std::vector<std::int32_t> slot_of(count, -1);
  for (int i = 0; i <= last; ++i) {
    if (!wanted[static_cast<std::size_t>(i)] || !is_constant(i)) continue;
    slot_of[static_cast<std::size_t>(i)] =
        variables_ + static_cast<std::int32_t>(constants_.size());
    constants_.push_back(*constant[static_cast<std::size_t>(i)]);
  }
  slots_ = variables_ + static_cast<int>(constants_.size());
  std::vector<std::int32_t> free;
  for (int i = 0; i <= last; ++i) {
    if (!wanted[static_cast<std::size_t>(i)] || is_constant(i)) continue;
    const Node& node = graph[i];
    std::int32_t& here = slot_of[static_cast<std::size_t>(i)];
    if (node.op == Op::kVariable) {
      here = node.left;
      continue;
    }
    Instruction step{static_cast<Code>(node.op), slot_of[static_cast<std::size_t>(node.left)], 0,
                     0};
    const bool reads_right = is_binary(node.op) && !has_constant_exponent(node);
    if (is_binary(node.op)) step.right = slot_of[static_cast<std::size_t>(node.right)];
    if (has_constant_exponent(node)) {
      step.code = power_code(*constant[static_cast<std::size_t>(node.right)]);
    }
    const auto release = [&](int operand) {
      if (graph[operand].op == Op::kVariable || is_constant(operand)) return;
      int& when = last_read[static_cast<std::size_t>(operand)];
      if (when != i || slots == Slots::kKeep) return;
      when = kNeverRead;  // once, also for x * x
      free.push_back(slot_of[static_cast<std::size_t>(operand)]);
    };
    release(node.left);
    if (reads_right) release(node.right);
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
