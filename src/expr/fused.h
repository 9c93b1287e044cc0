// Formulas compiled for speed at a single point: fewer, larger instructions than Program's.
//
// A gradient is mostly sums of products, so one instruction does two products and two sums,
//
//     to = first · a · b + second · c · d + plus
//
// where first and second are numbers and the rest are slots, or a part of that. Rosenbrock's
// function and its gradient are five of these, where Program has thirteen instructions:
//
//     (1-x)² + 100(y-x²)²     u = 1 - x     v = y - x·x
//                             f = u·u + 100 v·v     ∂f/∂x = -2u - 400 x·v     ∂f/∂y = 200v
//
// Numbers that multiply are drawn out of products, so that 4·s·t and -6·s·t share s·t; whole
// powers are products; sin and cos of one argument are computed together. Sums are added in the
// order in which they are written. Values agree with Program's up to rounding.
//
// Where the processor is known the instructions become its own code (machine_code.h).
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "expr/machine_code.h"
#include "expr/program.h"

namespace downhill::expr {

// One instruction: which sum of products, of which slots, with which numbers.
struct FusedInstruction {
  // What is written to the slot `to`.
  enum class Kind : std::int32_t {
    kScaled,        // first·a
    kProduct,       // first·a·b
    kSum,           // first·a + second·c
    kPlusProduct,   // first·a + second·c·d
    kProducts,      // first·a·b + second·c·d
    kProductsPlus,  // first·a·b + second·c·d + plus
    kSinCos,        // sin(a), and cos(a) in the slot after it
    kCall,          // code, of a and b
    kEnd,
  };

  // Which of these, and for kCall which function.
  Kind kind = Kind::kCall;
  Code code = Code::kAdd;  // of kCall

  // The slots of the operands, by their letters in the formula of the kind.
  std::int32_t a = 0;
  std::int32_t b = 0;
  std::int32_t c = 0;
  std::int32_t d = 0;
  std::int32_t plus = 0;

  std::int32_t to = 0;  // the slot of the result
  double first = 0;     // the number before the first product
  double second = 0;    // the number before the second product
};

// Formulas compiled to FusedInstructions. It owns the memory it computes in: running allocates
// nothing, every thread needs its own copy.
class FusedProgram {
 public:
  FusedProgram() = default;  // no formulas
  // `roots` are formulas of `graph` in `variables` variables.
  enum class Run { kFast, kInterpreted };  // with the same results
  FusedProgram(const Graph& graph, std::span<const int> roots, int variables, Run run = Run::kFast);

  int variables() const { return variables_; }              // how many numbers a point has
  std::span<const FusedInstruction> instructions() const {  // without kEnd
    return std::span(instructions_).first(instructions_.size() - 1);
  }

  // Computes all formulas at a point of variables() numbers; then result(k) is the k-th.
  void run(const double* point);
  double result(std::size_t k) const { return slots_[static_cast<std::size_t>(results_[k])]; }

 private:
  void interpret();
  static const FusedInstruction* run_products(const FusedInstruction* step, double* slots);

  int variables_ = 0;
  std::vector<FusedInstruction> instructions_ = {{.kind = FusedInstruction::Kind::kEnd}};
  std::vector<std::int32_t> results_;
  std::vector<double> slots_;  // variables, then constants and results as they were needed
  MachineCode code_;
};

}  // namespace downhill::expr
