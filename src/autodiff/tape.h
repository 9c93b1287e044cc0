// The reverse tape: a computation written down once, then walked backwards for its gradient.
//
// While a function runs on `Var`s, every value that is stored leaves a node on the tape: its value,
// and its local slopes by earlier nodes. For z = x y + sin(x) at (2, 3), one operation at a time:
//
//     0  x = 2
//     1  y = 3
//     2  x y = 6          slopes 3 (by node 0), 2 (by node 1)
//     3  sin(x) = 0.909   slope -0.416 (by node 0)
//     4  z = 6.909        slopes 1 (by node 2), 1 (by node 3)
//
// The adjoint of a node is the slope of the result by that node. The result's own is 1; walking
// from the end, each node hands its adjoint times its local slope to each of its operands, where
// what arrives adds up. One pass gives the derivative by every variable at once:
//
//     Tape tape;
//     Var x = tape.variable(2), y = tape.variable(3);
//     Var z = x * y + sin(x);
//     tape.backward(z);
//     tape.adjoint(x);                              // dz/dx = 3 + cos(2)
//
// Operands stand before results, so the pass is one backward loop, linear in the number of nodes
// however often they share. A lesson takes it one node a click with `ReverseSweep`.
//
// An expression that is stored whole, as z above, is one node with as many operands as it has Vars:
// nodes 2 and 3 are then never written, their slopes are multiplied out on the way (pending.h).
// Storing each operation in a Var of its own gives one node an operation.
//
// A tape is reused, not freed: `rewind` to an earlier `mark` (or a `TapeScope`) forgets what came
// after and keeps the memory, and recording again allocates nothing.
//
// A plain number is a constant: Var(3.0) has no tape and no node, and as an operand it is noted as
// kNoNode. Vars of two tapes do not mix (assertion). Comparisons look at values alone.
//
// Source: Linnainmaa 1970; Griewank and Walther, Evaluating Derivatives, 2nd ed. 2008, ch. 3 and 6.
#pragma once

#include <array>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "autodiff/eigen_scalar.h"
#include "autodiff/operation.h"

namespace downhill::autodiff {

class Tape;
template <int K, Op kOp>
struct Pending;

// The node of a constant.
inline constexpr int kNoNode = -1;

// A number on a tape, or a constant (no tape, kNoNode). Every operation of operation.h is a
// function of it, and so are + - * / and the comparisons.
struct Var {
  double value = 0;             // the number
  Tape* tape = nullptr;         // not owned; must outlive the Var
  std::int32_t node = kNoNode;  // its index on the tape

  Var() = default;
  // A constant.
  explicit Var(double constant) : value(constant) {}
  // What Tape::record() answers with: node n of tape t, of value v.
  Var(double v, Tape* t, std::int32_t n) : value(v), tape(t), node(n) {}
  template <int K, Op kOp>
  Var(const Pending<K, kOp>& expression);  // NOLINT: implicit; records the expression
};

// One operand of a node: where it is, and the node's slope by it.
struct TapeOperand {
  double slope;       // ∂(node)/∂(operand)
  std::int32_t node;  // kNoNode: a constant
};

// One recorded value, and where its operands stand (Tape::operands).
struct TapeNode {
  double value;               // of the result
  std::int32_t operands_end;  // its operands are those before this one,
  std::uint16_t operands;     // this many
  Op op;                      // Op::kSeveral: more than one operation
};

// The record of a computation, owned by its caller, and the adjoints of its nodes.
class Tape {
 public:
  Tape() = default;
  Tape(const Tape&) = delete;  // its Vars point to it
  Tape& operator=(const Tape&) = delete;

  // An independent variable.
  Var variable(double value) { return record<0>(Op::kVariable, value, {}, {}); }

  // One node with K operands, all of this tape or constants (kNoNode), and its slopes by them.
  template <std::size_t K>
  Var record(Op op, double value, const std::array<double, K>& slopes,
             const std::array<std::int32_t, K>& operands);

  // The number of nodes.
  int size() const { return static_cast<int>(next_node_ - nodes_.data()); }
  // All nodes, operands before results; good until the next recording.
  std::span<const TapeNode> nodes() const { return {nodes_.data(), next_node_}; }
  // The operands of a node, 0 <= node < size(); good until the next recording.
  std::span<const TapeOperand> operands(int node) const {
    const TapeNode& at = nodes()[static_cast<std::size_t>(node)];
    return {operands_.data() + at.operands_end - at.operands, at.operands};
  }

  // A place on the tape; rewinding to it forgets all nodes recorded since.
  using Mark = int;
  // Where the next node will stand.
  Mark mark() const { return size(); }
  // Forgets what was recorded since; its Vars must not be used any more. An assertion if the mark
  // lies ahead.
  void rewind(Mark mark);

  // Sets every adjoint to 0. Needed between two backward passes unless their sum is wanted:
  // adjoints add up.
  void zero_adjoints() { adjoints_.assign(static_cast<std::size_t>(size()) + 1, 0.0); }

  // Adds `seed` to the adjoint of `root` and hands all adjoints down.
  void backward(const Var& root, double seed = 1);
  // The same for several roots at once, after their seeds were added with `add_adjoint`.
  void backward();
  // Adds `seed` to the adjoint of x, as one of several roots; nothing happens to a constant.
  void add_adjoint(const Var& x, double seed);

  // The slope of the result by x; 0 for a constant, and before the first backward pass.
  double adjoint(const Var& x) const { return x.tape ? adjoint(x.node) : 0; }
  double adjoint(int node) const {
    const auto at = static_cast<std::size_t>(node) + 1;
    return at < adjoints_.size() ? adjoints_[at] : 0;
  }

 private:
  friend class ReverseSweep;
  [[gnu::cold]] void grow(std::size_t operands);
  [[gnu::cold]] void grow_adjoints() {
    adjoints_.resize(static_cast<std::size_t>(size()) + 1, 0.0);
  }

  // The vectors are as long as their memory; what is in use ends at the next_ pointers, so that
  // recording is a comparison and a few stores.
  std::vector<TapeNode> nodes_;
  std::vector<TapeOperand> operands_;
  TapeNode* next_node_ = nullptr;
  TapeNode* last_node_ = nullptr;
  TapeOperand* next_operand_ = nullptr;
  TapeOperand* last_operand_ = nullptr;
  std::vector<double> adjoints_;  // of node i at i + 1; at 0 what is handed to constants
};

// The backward pass, one node at a time:
//
//     ReverseSweep sweep(tape, z);
//     while (sweep.step()) { … sweep.current() has just handed its adjoint to its operands … }
//
// Variables and nodes with adjoint 0 (the result does not depend on them) hand nothing on and are
// passed over. The tape must not be recorded on meanwhile.
class ReverseSweep {
 public:
  // From `root`, to whose adjoint `seed` is added.
  ReverseSweep(Tape& tape, const Var& root, double seed = 1)
      : tape_(&tape), current_(root.node + 1) {
    tape.add_adjoint(root, seed);
  }
  // From the last node, with the seeds that were added.
  explicit ReverseSweep(Tape& tape) : tape_(&tape), current_(tape.size()) {
    tape.add_adjoint(Var(), 0);
  }

  // Handles the next node that has something to hand on. False: there is none left.
  bool step() {
    const TapeNode* const nodes = tape_->nodes_.data();
    const TapeOperand* const operands = tape_->operands_.data();
    double* const adjoints = tape_->adjoints_.data() + 1;
    while (current_ > 0) {
      const double adjoint = adjoints[--current_];
      if (adjoint == 0) continue;
      const TapeNode& node = nodes[current_];
      if (node.operands == 0) continue;
      const TapeOperand* operand = operands + node.operands_end;
      int left = node.operands;
      do {
        --operand;
        adjoints[operand->node] += adjoint * operand->slope;
      } while (--left > 0);
      return true;
    }
    return false;
  }

  // The node that was handled last.
  int current() const { return static_cast<int>(current_); }

 private:
  Tape* tape_;
  std::ptrdiff_t current_;
};

// Forgets at its end what was recorded while it lived.
class TapeScope {
 public:
  // The tape must outlive the scope.
  explicit TapeScope(Tape& tape) : tape_(tape), mark_(tape.mark()) {}
  ~TapeScope() { tape_.rewind(mark_); }
  TapeScope(const TapeScope&) = delete;
  TapeScope& operator=(const TapeScope&) = delete;

 private:
  Tape& tape_;
  Tape::Mark mark_;
};

template <std::size_t K>
[[gnu::always_inline]] inline Var Tape::record(Op op, double value,
                                               const std::array<double, K>& slopes,
                                               const std::array<std::int32_t, K>& operands) {
  if (next_node_ == last_node_ || last_operand_ - next_operand_ < static_cast<std::ptrdiff_t>(K)) {
    grow(K);
  }
  TapeOperand* const to = next_operand_;
  [&]<std::size_t... kI>(std::index_sequence<kI...>) __attribute__((always_inline)) {
    ((to[kI].slope = slopes[kI], to[kI].node = operands[kI]), ...);
  }
  (std::make_index_sequence<K>());
  next_operand_ = to + K;
  const auto index = static_cast<std::int32_t>(next_node_ - nodes_.data());
  next_node_->value = value;
  next_node_->operands_end = static_cast<std::int32_t>(next_operand_ - operands_.data());
  next_node_->operands = K;
  next_node_->op = op;
  ++next_node_;
  return {value, this, index};
}

inline void Tape::grow(std::size_t operands) {
  const auto more = [](auto& vector, auto*& next, auto*& last, std::size_t needed) {
    const auto used = static_cast<std::size_t>(next - vector.data());
    if (vector.size() - used < needed) vector.resize(2 * vector.size() + needed + 128);
    next = vector.data() + used;
    last = vector.data() + vector.size();
  };
  more(nodes_, next_node_, last_node_, 1);
  more(operands_, next_operand_, last_operand_, operands);
  assert(operands_.size() < (std::size_t{1} << 31) && "the tape is full");
}

inline void Tape::rewind(Mark mark) {
  assert(mark >= 0 && mark <= size() && "rewind: only back to a mark of this tape");
  next_node_ = nodes_.data() + mark;
  next_operand_ = operands_.data() + (mark > 0 ? next_node_[-1].operands_end : 0);
}

inline void Tape::add_adjoint(const Var& x, double seed) {
  assert((!x.tape || x.tape == this) && "this Var lives on another tape");
  if (adjoints_.size() != static_cast<std::size_t>(size()) + 1) grow_adjoints();
  if (x.tape) adjoints_[static_cast<std::size_t>(x.node) + 1] += seed;
}

inline void Tape::backward(const Var& root, double seed) {
  ReverseSweep sweep(*this, root, seed);
  while (sweep.step()) {
  }
}

inline void Tape::backward() {
  ReverseSweep sweep(*this);
  while (sweep.step()) {
  }
}

}  // namespace downhill::autodiff

// What Eigen asks of a scalar.
template <>
struct Eigen::NumTraits<downhill::autodiff::Var>
    : downhill::autodiff::EigenScalar<downhill::autodiff::Var> {};
template <class Operation>
struct Eigen::ScalarBinaryOpTraits<downhill::autodiff::Var, double, Operation> {
  using ReturnType = downhill::autodiff::Var;
};
template <class Operation>
struct Eigen::ScalarBinaryOpTraits<double, downhill::autodiff::Var, Operation> {
  using ReturnType = downhill::autodiff::Var;
};

#include "autodiff/pending.h"  // the arithmetic of Var
