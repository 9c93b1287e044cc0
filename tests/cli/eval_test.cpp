// Against the C++ library's own functions, and derivatives written out by hand.

#include <gmock/gmock.h>

#include <cmath>

#include "cli/run_downhill.h"
#include "text/json.h"

namespace downhill::cli {
namespace {

using testing::HasSubstr;
using text::Json;

class Eval : public Cli {
 protected:
  Json eval(const std::string& words) {
    const Outcome run = downhill("eval " + words + " --json");
    EXPECT_EQ(run.exit_code, 0) << run.errors;
    return Json::parse(run.output, nullptr, false);
  }
};

TEST_F(Eval, ValueAndDerivative) {
  const Json json = eval("'x^2 sin(x)' x=0.7");
  EXPECT_EQ(json.size(), 2U);
  EXPECT_NEAR(json["value"].get<double>(), 0.49 * std::sin(0.7), 1e-16);
  EXPECT_NEAR(json["derivative"].get<double>(), 1.4 * std::sin(0.7) + 0.49 * std::cos(0.7), 1e-15);
}

TEST_F(Eval, Writes17SignificantDigits) {
  // 0.1 and its neighbour differ in the 17th digit; the value is read back exactly.
  EXPECT_EQ(downhill("eval x x=0.1 --json").output,
            "{\"value\":0.10000000000000001,\"derivative\":1}\n");
  EXPECT_EQ(downhill("eval x/3 x=1 --json").output,
            "{\"value\":0.33333333333333331,\"derivative\":0.33333333333333331}\n");
}

TEST_F(Eval, GradientAndHessian) {
  const Json json = eval("'x^2 y^3' x=2 y=-1 --order 2");
  EXPECT_EQ(json["value"], -4.0);
  EXPECT_EQ(json["variables"], Json::parse(R"(["x", "y"])"));
  EXPECT_EQ(json["gradient"], Json::parse("[-4.0, 12.0]"));
  EXPECT_EQ(json["hessian"], Json::parse("[[-2.0, 12.0], [12.0, -24.0]]"));
}

TEST_F(Eval, SecondDerivativeOfOneVariable) {
  const Json json = eval("x^3 x=2 --order 2");
  EXPECT_EQ(json["derivative"], 12.0);
  EXPECT_EQ(json["gradient"], Json::parse("[12.0]"));
  EXPECT_EQ(json["hessian"], Json::parse("[[12.0]]"));
}

TEST_F(Eval, ValuesMayBeFormulas) {
  EXPECT_NEAR(eval("'sin(x)' x=pi/2")["value"].get<double>(), 1, 1e-16);
  EXPECT_EQ(eval("-x^2 x=-3")["value"], -9.0);
}

TEST_F(Eval, WhatIsNotFiniteIsNull) {
  EXPECT_EQ(downhill("eval 'ln(x)' x=0 --json").output, "{\"value\":null,\"derivative\":null}\n");
}

TEST_F(Eval, WithoutVariables) {
  EXPECT_EQ(downhill("eval 2+3 --json").output, "{\"value\":5}\n");
  EXPECT_EQ(downhill("eval 2+3").output, "value    5\n");
}

TEST_F(Eval, SaysWhatIsWrong) {
  Outcome run = downhill("eval 'x^2 + sine(x)' x=1");
  EXPECT_EQ(run.exit_code, 1);
  EXPECT_EQ(run.errors, "column 7: unknown name 'sine', did you mean 'sin'?\n");
  EXPECT_EQ(run.output, "");
  run = downhill("eval x 0.7");
  EXPECT_EQ(run.exit_code, 1);
  EXPECT_EQ(run.errors, "'0.7' is not like x=0.7\n");
  run = downhill("eval x x=1 x=2");
  EXPECT_EQ(run.errors, "'x' is given twice\n");
  run = downhill("eval x x=1..2");
  EXPECT_EQ(run.exit_code, 1);
  EXPECT_THAT(run.errors, HasSubstr("x: "));
  EXPECT_EQ(downhill("eval").exit_code, 2);
  EXPECT_EQ(downhill("eval x x=1 --order 3").exit_code, 2);
}

}  // namespace
}  // namespace downhill::cli
