// Formulas compiled into a flat list of instructions, to be evaluated again and again.
//
// Instruction k writes slot `to` from slots `left` and `right`. The first slots hold the
// variables, the next ones the constants, the rest are reused as soon as nobody reads them any
// more. Several formulas compiled together (a function and its partial derivatives) share their
// common parts.
//
// `evaluate` runs on any number type with the project's rules: double, Dual, Var, Complex.
#pragma once

#include <cassert>
#include <span>
#include <vector>

#include "autodiff/rules.h"
#include "expr/expr.h"

namespace downhill::expr {

// What an instruction does: an operation, by the number of its Op, or a common power.
enum class Code : std::uint8_t {
#define DOWNHILL_OP(Rule, name) k##Rule = static_cast<std::uint8_t>(Op::k##Rule),
  DOWNHILL_UNARY_OPERATIONS(DOWNHILL_OP) DOWNHILL_BINARY_OPERATIONS(DOWNHILL_OP)
#undef DOWNHILL_OP
      kSquare,  // x^2, as x·x
  kCube,        // x^3, as x·x·x
  kReciprocal,  // x^-1, as 1/x
};

// slots[to] = code(slots[left], slots[right]).
struct Instruction {
  Code code;           // what it does
  std::int32_t left;   // the slot of the operand, or of the left one
  std::int32_t right;  // the slot of the right operand
  std::int32_t to;     // the slot of the result
};

// Compiled formulas, without the memory they run in: it may be shared by threads.
class Program {
 public:
  Program() = default;
  // `roots` are formulas of `graph` in `variables` variables. With kKeep every instruction has a
  // slot of its own.
  enum class Slots { kReuse, kKeep };
  Program(const Graph& graph, std::span<const int> roots, int variables,
          Slots slots = Slots::kReuse);

  int variables() const { return variables_; }                       // how many a point has
  int results() const { return static_cast<int>(results_.size()); }  // how many formulas
  int slots() const { return slots_; }                               // how many it needs
  std::span<const Instruction> instructions() const { return instructions_; }  // in order
  std::span<const double> constants() const { return constants_; }         // behind the variables
  std::span<const std::int32_t> result_slots() const { return results_; }  // a slot each formula

  // Sizes: at: variables(), results: results(), slots: slots().
  template <class T>
  void evaluate(std::span<const T> at, std::span<T> results, std::span<T> slots) const;

  // The same in two parts, for many evaluations in the same slots: constants are put there once,
  // variables before each run, and the results stand in result_slots() after it.
  template <class T>
  void load_constants(std::span<T> slots) const;
  template <class T>
  void run(T* slots) const;

 private:
  int variables_ = 0;
  int slots_ = 0;
  std::vector<double> constants_;
  std::vector<Instruction> instructions_;
  std::vector<std::int32_t> results_;
};

template <class T>
void Program::evaluate(std::span<const T> at, std::span<T> results, std::span<T> slots) const {
  assert(static_cast<int>(at.size()) == variables_ && "as many numbers as variables");
  assert(results.size() == results_.size());
  load_constants(slots);
  for (std::size_t i = 0; i < at.size(); ++i) slots[i] = at[i];
  run(slots.data());
  for (std::size_t i = 0; i < results_.size(); ++i) {
    results[i] = slots[static_cast<std::size_t>(results_[i])];
  }
}

template <class T>
void Program::load_constants(std::span<T> slots) const {
  assert(static_cast<int>(slots.size()) >= slots_ && "as much memory as slots");
  const auto first = static_cast<std::size_t>(variables_);
  for (std::size_t i = 0; i < constants_.size(); ++i) slots[first + i] = T(constants_[i]);
}

// The value of one instruction.
template <class T>
[[gnu::always_inline]] inline T execute(Code code, const T& a, const T& b) {
  using autodiff::square;
  switch (code) {
#define DOWNHILL_OP(Rule, name) \
  case Code::k##Rule:           \
    return autodiff::Rule::value(a);
    DOWNHILL_UNARY_OPERATIONS(DOWNHILL_OP)
#undef DOWNHILL_OP
#define DOWNHILL_OP(Rule, name) \
  case Code::k##Rule:           \
    return autodiff::Rule::value(a, b);
    DOWNHILL_BINARY_OPERATIONS(DOWNHILL_OP)
#undef DOWNHILL_OP
    case Code::kSquare:
      return square(a);
    case Code::kCube:
      return square(a) * a;
    case Code::kReciprocal:
      return 1.0 / a;
  }
  return a;
}

template <class T>
void Program::run(T* slots) const {
  for (const Instruction& step : instructions_) {
    slots[step.to] = execute(step.code, slots[step.left], slots[step.right]);
  }
}

}  // namespace downhill::expr
