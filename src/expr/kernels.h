// One instruction on a block of numbers at once, in SIMD.
//
// An operand is a block of kBlock numbers or one number that stands for all of them. Sums,
// products, quotients, powers by whole numbers, roots, exp, log, sin, cos and the activations built
// on them run on Eigen's packets; the other functions run number by number. Values may differ from
// Program::run in the last places.
#pragma once

#include "expr/program.h"

namespace downhill::expr {

inline constexpr int kBlock = 128;  // numbers of a block

// An operand of an instruction on blocks: a block, or one number for all of it.
struct BlockOperand {
  const double* block = nullptr;  // kBlock numbers, aligned as by Eigen; or null:
  double number = 0;              // stands for every entry
};

// Writes kBlock results to `to`, aligned as by Eigen; it may be the block of an operand.
void run_block(Code code, const BlockOperand& a, const BlockOperand& b, double* to);

}  // namespace downhill::expr
