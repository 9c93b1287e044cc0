// Checked against Program, which takes one operation at a time, and by counting instructions. On
// random formulas it is compared with every other mode in random_test.cpp.
#include "expr/fused.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <limits>
#include <string>

#include "expr/function.h"
#include "expr/gradient.h"

namespace downhill::expr {
namespace {

Function function(std::string_view formula) {
  auto f = Function::parse(formula, {"x", "y"});
  EXPECT_TRUE(f.ok()) << formula;
  return f.ok() ? *f : *Function::parse("0", {"x", "y"});
}

FusedProgram fused(const Function& f) { return {f.graph(), std::array{f.root()}, 2}; }

std::size_t instructions(std::string_view formula) {
  return fused(function(formula)).instructions().size();
}

TEST(FusedProgram, SumsOfTwoProductsAreOneInstruction) {
  EXPECT_EQ(instructions("x"), 0U);
  EXPECT_EQ(instructions("7"), 0U);
  EXPECT_EQ(instructions("1 - x"), 1U);
  EXPECT_EQ(instructions("-3x y/7"), 1U);
  EXPECT_EQ(instructions("x^2 + y^2"), 1U);
  EXPECT_EQ(instructions("3x^2 - x y/2 + 1"), 1U);
  EXPECT_EQ(instructions("x y + x^2 + x + y"), 2U);
  EXPECT_EQ(instructions("x + y + x y + x^2"), 3U);
}

TEST(FusedProgram, RosenbrockWithItsGradientIsFiveInstructions) {
  const Function f = function("(1-x)^2 + 100(y-x^2)^2");
  EXPECT_EQ(CompiledGradient(f).program().instructions().size(), 5U);
}

TEST(FusedProgram, CommonPartsAreComputedOnce) {
  // sin and cos together; s·c
  EXPECT_EQ(instructions("4sin(x) cos(x) exp(sin(x) cos(x)) - 6sin(x) cos(x)"), 4U);
  EXPECT_EQ(instructions("exp(x) + 1/exp(x) + 2exp(x)^2"), 4U);
}

TEST(FusedProgram, AgreesWithOneOperationAtATime) {
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  for (const char* formula : {"x + 2",
                              "2 - x - y",
                              "x - (y - 3x)",
                              "(x + y) (x - y)/7",
                              "x^2 y^3/5 - 4",
                              "x^16",
                              "x^-4",
                              "(x - y)^5",
                              "x^0.5 + x^0",
                              "2^x",
                              "x^y",
                              "1/(3x)",
                              "x/(2y + 1)/3",
                              "sin(x)/cos(x)",
                              "max(2x, -y) + min(x y, 3)",
                              "1e300 x * (1e300 y)",
                              "x/0 + y",
                              "0 x + y",
                              "0/x",
                              "(1e200 x) * 1e200",
                              "1e-300(1e-300 x)",
                              "x + 1e20 - 1e20",
                              "|x - 3| + relu(-y)",
                              "sigmoid(2x - 3y + 1)^2",
                              "-(-x) - -y",
                              "1/0",
                              "ln(x) + ln(-1)"}) {
    const Function f = function(formula);
    FusedProgram program = fused(f);
    for (const std::array point :
         {std::array{0.7, 1.3}, std::array{-2.0, 0.4}, std::array{0.0, 0.0},
          std::array{1e150, -1e-200}, std::array{kInfinity, 1.0}}) {
      const double expected = f.at(point);
      program.run(point.data());
      const double actual = program.result(0);
      if (std::isfinite(expected)) {
        EXPECT_NEAR(actual, expected, 4e-15 * std::fabs(expected))
            << formula << " at " << point[0] << ", " << point[1];
      } else {
        EXPECT_EQ(testing::PrintToString(std::fabs(actual)),
                  testing::PrintToString(std::fabs(expected)))
            << formula << " at " << point[0] << ", " << point[1];
      }
    }
  }
}

TEST(FusedProgram, AddsInTheOrderWritten) {
  const std::array point = {1e20, 1e20};
  FusedProgram program = fused(function("x - y + 1"));
  program.run(point.data());
  EXPECT_EQ(program.result(0), 1);
  program = fused(function("1 + (x - y)"));
  program.run(point.data());
  EXPECT_EQ(program.result(0), 1);
}

TEST(FusedProgram, ReadsAVeryLongSum) {
  std::string sum = "x";
  for (int i = 1; i < 5000; ++i) sum += " + x";
  const std::array point = {1.0, 0.0};
  FusedProgram program = fused(function(sum));
  program.run(point.data());
  EXPECT_EQ(program.result(0), 5000);
}

}  // namespace
}  // namespace downhill::expr
