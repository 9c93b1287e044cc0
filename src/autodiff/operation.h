// The list of operations that tapes and formulas are made of.
//
// Every operation has one rule in rules.h. Tape nodes (tape.h) and formula nodes (expr/graph.h)
// name operations by `Op`, and `with_rule` (rules.h) leads from an `Op` to its rule.
#pragma once

#include <cstdint>
#include <string_view>

namespace downhill::autodiff {

// The operations of one operand. X(Rule, name): the rule's type in rules.h, and the name that
// people type.
#define DOWNHILL_UNARY_OPERATIONS(X) \
  X(Negate, negate)                  \
  X(Sin, sin)                        \
  X(Cos, cos)                        \
  X(Tan, tan)                        \
  X(Asin, asin)                      \
  X(Acos, acos)                      \
  X(Atan, atan)                      \
  X(Sinh, sinh)                      \
  X(Cosh, cosh)                      \
  X(Tanh, tanh)                      \
  X(Asinh, asinh)                    \
  X(Acosh, acosh)                    \
  X(Atanh, atanh)                    \
  X(Exp, exp)                        \
  X(Log, log)                        \
  X(Log2, log2)                      \
  X(Log10, log10)                    \
  X(Sqrt, sqrt)                      \
  X(Cbrt, cbrt)                      \
  X(Abs, abs)                        \
  X(Sign, sign)                      \
  X(Step, step)                      \
  X(Relu, relu)                      \
  X(Sigmoid, sigmoid)                \
  X(Softplus, softplus)              \
  X(Erf, erf)                        \
  X(NormalCdf, normal_cdf)           \
  X(Gelu, gelu)

// The operations of two operands, likewise.
#define DOWNHILL_BINARY_OPERATIONS(X) \
  X(Add, add)                         \
  X(Subtract, subtract)               \
  X(Multiply, multiply)               \
  X(Divide, divide)                   \
  X(Power, pow)                       \
  X(Max, max)                         \
  X(Min, min)

// An operation: a leaf, or k<Rule> for each rule of the lists above (kSin, kAdd), in their order.
enum class Op : std::uint8_t {
  kConstant,  // a leaf: a number
  kVariable,  // a leaf: an independent variable
#define DOWNHILL_OP(Rule, name) k##Rule,
  DOWNHILL_UNARY_OPERATIONS(DOWNHILL_OP) DOWNHILL_BINARY_OPERATIONS(DOWNHILL_OP)
#undef DOWNHILL_OP
      kSeveral,  // on a tape: an expression of several operations in one node
  kDerivative,   // in a formula: a derivative that is still to be taken (expr/steps.h)
};

// Whether an operation has no operand, one, or two; kSeveral and kDerivative are none of these.
constexpr bool is_leaf(Op op) { return op <= Op::kVariable; }
constexpr bool is_unary(Op op) { return op >= Op::kNegate && op <= Op::kGelu; }
constexpr bool is_binary(Op op) { return op >= Op::kAdd && op <= Op::kMin; }

// "sin", "add", ...; "constant" and "variable" for the leaves.
constexpr std::string_view name(Op op) {
  switch (op) {
    case Op::kConstant:
      return "constant";
    case Op::kVariable:
      return "variable";
#define DOWNHILL_OP(Rule, name) \
  case Op::k##Rule:             \
    return #name;
      DOWNHILL_UNARY_OPERATIONS(DOWNHILL_OP)
      DOWNHILL_BINARY_OPERATIONS(DOWNHILL_OP)
#undef DOWNHILL_OP
    case Op::kSeveral:
      return "several";
    case Op::kDerivative:
      return "derivative";
  }
  return "";
}

}  // namespace downhill::autodiff
