// A function and all its partial derivatives, compiled into one program.
//
// The derivatives are symbolic; parts that they share with the function and with each other are
// computed once. It owns the memory it computes in, so that evaluating allocates nothing; every
// thread needs a copy of its own.
#pragma once

#include <span>

#include "expr/function.h"
#include "expr/fused.h"

namespace downhill::expr {

// The value and the gradient of a Function, computed together.
class CompiledGradient {
 public:
  // Differentiates f by each of its variables, and compiles.
  explicit CompiledGradient(const Function& f);

  int variables() const { return program_.variables(); }  // entries of a point and of the gradient
  const FusedProgram& program() const { return program_; }  // f, then the partials in order

  // Writes the gradient at `point` and returns the value. Both have as many entries as variables().
  // Where f has no value the gradient is NaN too, although the formula 1/x of a slope of ln(x)
  // would give a number at -1.
  double operator()(std::span<const double> point, std::span<double> gradient);

 private:
  FusedProgram program_;
};

}  // namespace downhill::expr
