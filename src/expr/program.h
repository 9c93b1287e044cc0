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

struct Instruction {
  Op op;
  std::int32_t left;  // slots; for kPower with a constant exponent `right` is unused
  std::int32_t right;
  std::int32_t to;
  bool constant_exponent = false;
  double exponent = 0;
};

class Program {
 public:
  Program() = default;
  // `roots` are formulas of `graph` in `variables` variables.
  Program(const Graph& graph, std::span<const int> roots, int variables);

  int variables() const { return variables_; }
  int results() const { return static_cast<int>(results_.size()); }
  int slots() const { return slots_; }
  std::span<const Instruction> instructions() const { return instructions_; }
  std::span<const double> constants() const { return constants_; }
  std::span<const std::int32_t> result_slots() const { return results_; }

  // Sizes: at: variables(), results: results(), slots: slots().
  template <class T>
  void evaluate(std::span<const T> at, std::span<T> results, std::span<T> slots) const;

 private:
  int variables_ = 0;
  int slots_ = 0;
  std::vector<double> constants_;
  std::vector<Instruction> instructions_;
  std::vector<std::int32_t> results_;
};

template <class T>
void Program::evaluate(std::span<const T> at, std::span<T> results, std::span<T> slots) const {
  using std::pow;
  assert(static_cast<int>(at.size()) == variables_ && "as many numbers as variables");
  assert(static_cast<int>(slots.size()) >= slots_ && results.size() == results_.size());
  T* const slot = slots.data();
  for (std::size_t i = 0; i < at.size(); ++i) slot[i] = at[i];
  for (std::size_t i = 0; i < constants_.size(); ++i) slot[at.size() + i] = T(constants_[i]);
  for (const Instruction& step : instructions_) {
    if (step.constant_exponent) {
      slot[step.to] = pow(slot[step.left], step.exponent);
    } else if (is_unary(step.op)) {
      slot[step.to] = autodiff::with_unary_rule(
          step.op, [&](auto rule) { return T(rule.value(slot[step.left])); });
    } else {
      slot[step.to] = autodiff::with_binary_rule(
          step.op, [&](auto rule) { return T(rule.value(slot[step.left], slot[step.right])); });
    }
  }
  for (std::size_t i = 0; i < results_.size(); ++i) results[i] = slot[results_[i]];
}

}  // namespace downhill::expr
