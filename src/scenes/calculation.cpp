#include "scenes/calculation.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "autodiff/tape.h"
#include "expr/constant_parts.h"
#include "expr/print.h"
#include "expr/program.h"
#include "figure/ticks.h"
#include "text/number.h"

namespace downhill::scenes {
namespace {

using autodiff::Op;
using autodiff::Tape;
using autodiff::Var;

std::size_t at_index(int i) { return static_cast<std::size_t>(i); }

// Names of intermediate numbers: no x, y, z, none that means something (e, f) or looks like another
// (i, l, o).
std::string name_of(int k) {
  constexpr std::string_view kLetters = "abcdghkmnpqrstuvw";
  const auto letter = at_index(k) % kLetters.size();
  return std::string(1, kLetters[letter]) + std::string(at_index(k) / kLetters.size(), '\'');
}

// The nodes that depend on a variable, operands first, and whether they do, by index.
struct Parts {
  std::vector<std::optional<double>> constant;
  std::vector<int> operations;
};
Parts parts_of(const expr::Function& f) {
  Parts out{expr::constant_parts(f.graph(), f.root()), {}};
  const std::vector<char> used = expr::reachable(f.graph(), f.root());
  for (int i = 0; i <= f.root(); ++i) {
    if (!used[at_index(i)] || out.constant[at_index(i)] || is_leaf(f.graph()[i].op)) continue;
    out.operations.push_back(i);
  }
  return out;
}

// A number as a formula: constants are never negative there.
int number_in(expr::Graph& graph, double value) {
  const double rounded = *text::parse_number(text::short_number(value, 4));
  const int node = graph.constant(std::abs(rounded));
  return rounded < 0 ? graph.unary(Op::kNegate, node) : node;
}

// One operation, its operands replaced by what `operand(graph, index)` puts there.
template <class Operand>
std::string rule_text(const expr::Function& f, int node, std::span<const std::string> names,
                      Operand operand) {
  const expr::Node& from = f.graph()[node];
  expr::Graph graph;
  const int left = operand(graph, from.left);
  const int root = is_binary(from.op) ? graph.binary(from.op, left, operand(graph, from.right))
                                      : graph.unary(from.op, left);
  return expr::to_pretty(graph, root, names);
}

}  // namespace

std::string short_text(double value, int digits) {
  if (!std::isfinite(value)) return text::display(value, 0);
  const std::string out = text::short_number(value, digits);
  if (out == "-0") return "0";
  if (out.find('e') != std::string::npos) return figure::scientific(value);
  return out.starts_with('-') ? "\u2212" + out.substr(1) : out;
}

std::string factor_text(double value, int digits) {
  const std::string out = short_text(value, digits);
  return value < 0 ? "(" + out + ")" : out;
}

int Calculation::operations_of(const expr::Function& f) {
  return static_cast<int>(parts_of(f).operations.size());
}

Calculation::Calculation(const expr::Function& f, std::span<const double> at) {
  const expr::Graph& graph = f.graph();
  const Parts parts = parts_of(f);
  if (parts.constant[at_index(f.root())]) return;
  operations_ = static_cast<int>(parts.operations.size());

  // Every operation is a result of the program, so that its number on the tape is known.
  const int variables = static_cast<int>(f.variables().size());
  const expr::Program program(graph, parts.operations, variables, expr::Program::Slots::kKeep);
  Tape tape;
  std::vector<Var> place, slots(at_index(program.slots())), results(parts.operations.size());
  for (const double number : at) place.push_back(tape.variable(number));
  program.evaluate<Var>(place, results, slots);

  // By formula node and by tape node: which node here.
  std::vector<int> of_part(at_index(f.root()) + 1, -1), of_tape(at_index(tape.size()), -1);
  std::vector<int> on_tape;
  std::vector<std::string> names;
  for (int variable = 0; variable < variables; ++variable) {
    for (int i = 0; i <= f.root(); ++i) {
      if (graph[i].op != Op::kVariable || graph[i].left != variable) continue;
      if (!f.depends_on(variable)) continue;
      of_part[at_index(i)] = of_tape[at_index(variable)] = static_cast<int>(nodes_.size());
      on_tape.push_back(variable);
      names.push_back(f.variables()[at_index(variable)]);
      nodes_.push_back(
          {.variable = variable, .name = names.back(), .value = at[at_index(variable)]});
    }
  }
  for (int k = 0; k < operations_; ++k) {
    const int part = parts.operations[at_index(k)];
    const Var& result = results[at_index(k)];
    of_part[at_index(part)] = of_tape[at_index(result.node)] = static_cast<int>(nodes_.size());
    on_tape.push_back(result.node);
    names.push_back(k + 1 == operations_ ? "f" : name_of(k));
    Node node{.name = names.back(), .value = result.value};
    node.rule = rule_text(f, part, names, [&](expr::Graph& to, int operand) {
      const int which = of_part[at_index(operand)];
      return which >= 0 ? to.variable(which) : expr::copy(graph, operand, to);
    });
    node.numbers = rule_text(f, part, names, [&](expr::Graph& to, int operand) {
      const int which = of_part[at_index(operand)];
      return which >= 0 ? number_in(to, nodes_[at_index(which)].value)
                        : expr::copy(graph, operand, to);
    });
    for (const autodiff::TapeOperand& operand : tape.operands(result.node)) {
      if (operand.node == autodiff::kNoNode) continue;
      node.inputs.push_back({of_tape[at_index(operand.node)], operand.slope});
    }
    nodes_.push_back(std::move(node));
  }

  const int root = of_part[at_index(f.root())];
  const Var result{nodes_[at_index(root)].value, &tape, on_tape[at_index(root)]};
  autodiff::ReverseSweep sweep(tape, result);
  while (sweep.step()) {
    std::vector<double> gradients;
    for (const int node : on_tape) gradients.push_back(tape.adjoint(node));
    sweep_.push_back({of_tape[at_index(sweep.current())], std::move(gradients)});
  }
}

Calculation::State Calculation::at(int step) const {
  State out;
  out.gradients.assign(nodes_.size(), 0);
  out.reached.assign(nodes_.size(), 0);
  if (nodes_.empty()) {
    out.seeded = out.done = step > 0;
    return out;
  }
  out.computed = std::clamp(step, 0, operations_);
  out.seeded = step > operations_;
  out.handed = std::clamp(step - operations_ - 1, 0, backward_steps());
  out.done = step >= last_step();
  const int first = static_cast<int>(nodes_.size()) - operations_;
  if (out.computed > 0) out.now = first + out.computed - 1;
  if (!out.seeded) return out;
  out.now = static_cast<int>(nodes_.size()) - 1;
  out.gradients.back() = 1;
  out.reached.back() = 1;
  if (out.handed == 0) return out;
  const Handing& last = sweep_[at_index(out.handed - 1)];
  out.now = last.node;
  out.gradients = last.gradients;
  for (int i = 0; i < out.handed; ++i) {
    for (const Input& input : nodes_[at_index(sweep_[at_index(i)].node)].inputs) {
      out.reached[at_index(input.node)] = 1;
    }
  }
  if (out.done) std::ranges::fill(out.reached, char{1});
  return out;
}

int Calculation::node_of(int variable) const {
  for (std::size_t i = 0; i < nodes_.size(); ++i) {
    if (nodes_[i].variable == variable) return static_cast<int>(i);
  }
  return -1;
}

}  // namespace downhill::scenes
