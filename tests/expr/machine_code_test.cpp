// Checked against the interpreter of the same instructions, bit by bit. Where there is no machine
// code both are the interpreter.
#include "expr/machine_code.h"

#include <gtest/gtest.h>

#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

#include "expr/derivative.h"
#include "expr/function.h"
#include "expr/fused.h"
#include "expr/random_formula.h"

namespace downhill::expr {
namespace {

Function function(std::string_view formula) {
  auto f = Function::parse(formula, {"x", "y"});
  EXPECT_TRUE(f.ok()) << formula;
  return f.ok() ? *f : *Function::parse("0", {"x", "y"});
}

// The same operations in the same order: the same bits, NaN where the other has NaN.
void expect_same_as_interpreted(const Function& f,
                                const std::vector<std::array<double, 2>>& points) {
  Graph graph = f.graph();
  const std::array roots = {f.root(), differentiate(graph, f.root(), 0),
                            differentiate(graph, f.root(), 1)};
  FusedProgram fast(graph, roots, 2);
  FusedProgram interpreted(graph, roots, 2, FusedProgram::Run::kInterpreted);
  for (const auto& point : points) {
    fast.run(point.data());
    interpreted.run(point.data());
    for (std::size_t k = 0; k < roots.size(); ++k) {
      const double expected = interpreted.result(k);
      const double actual = fast.result(k);
      if (std::isnan(expected)) {
        EXPECT_TRUE(std::isnan(actual)) << f.text();
      } else {
        EXPECT_EQ(std::bit_cast<std::uint64_t>(actual), std::bit_cast<std::uint64_t>(expected))
            << f.text() << " at " << point[0] << ", " << point[1];
      }
    }
  }
}

TEST(MachineCode, ComputesWhatTheInterpreterDoes) {
  RandomFormula random(20);
  for (int i = 0; i < 2000; ++i) {
    const auto f = Function::parse(random.sum(4), {"x", "y"});
    ASSERT_TRUE(f.ok());
    expect_same_as_interpreted(
        *f, {{random.number(-3, 3), random.number(-3, 3)}, {0.0, -0.0}, {1e200, -1e-200}});
  }
}

TEST(MachineCode, HasMoreValuesThanRegisters) {
  // Thirty powers, each read again after all others, with calls between.
  std::string sums = "0";
  for (int i = 2; i < 32; ++i) sums += " + (x + " + std::to_string(i) + " y)^3";
  expect_same_as_interpreted(function("(" + sums + ") * (" + sums + ")*x/(" + sums + " + 1)"),
                             {{0.7, 1.3}});
  expect_same_as_interpreted(function("(" + sums + ") * sin(" + sums + ") + exp(y)/(" + sums + ")"),
                             {{0.1, -0.02}});
}

TEST(MachineCode, OfCopiesKeepsTheirNumbersApart) {
  FusedProgram one = [] {
    const Function f = function("3x + y");
    return FusedProgram(f.graph(), std::array{f.root()}, 2);
  }();
  FusedProgram other = one;
  one.run(std::array{1.0, 2.0}.data());
  other.run(std::array{10.0, 20.0}.data());
  EXPECT_EQ(one.result(0), 5);
  EXPECT_EQ(other.result(0), 50);
  one = FusedProgram();
  other.run(std::array{1.0, 1.0}.data());
  EXPECT_EQ(other.result(0), 4);
}

}  // namespace
}  // namespace downhill::expr
