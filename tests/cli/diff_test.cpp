// Against derivatives worked out by hand.

#include <gmock/gmock.h>

#include "cli/run_downhill.h"
#include "text/json.h"

namespace downhill::cli {
namespace {

using testing::HasSubstr;

class Diff : public Cli {};

TEST_F(Diff, PrintsADerivative) {
  EXPECT_EQ(downhill("diff x^3").output, "3x^2\n");
  EXPECT_EQ(downhill("diff 'x y^2' --by y --variables x,y").output, "2x y\n");
  EXPECT_EQ(downhill("diff x^3 --tex").output, "3 x^{2}\n");
  const Outcome run = downhill("diff 'x +'");
  EXPECT_EQ(run.exit_code, 1);
  EXPECT_THAT(run.errors, HasSubstr("column "));
}

TEST_F(Diff, TakesTheLettersOfAFormulaForItsVariables) {
  EXPECT_EQ(downhill("diff 'x y^2 + a' --by y").output, "2x y\n");
  const Outcome run = downhill("diff 'x sine(y)' --by y");
  EXPECT_EQ(run.exit_code, 1);
  EXPECT_THAT(run.errors, HasSubstr("did you mean 'sin'?"));
  EXPECT_EQ(downhill("diff 'x y' --variables x").exit_code, 1);
}

TEST_F(Diff, OfAnyOrder) {
  EXPECT_EQ(downhill("diff x^4 --by x,x,x").output, "24x\n");
  EXPECT_EQ(downhill("diff 'x^3 y^2' --by x,x,y").output, "12x y\n");
  EXPECT_EQ(downhill("diff x^2 --by x,x,x").output, "0\n");
}

TEST_F(Diff, RuleByRule) {
  EXPECT_EQ(downhill("diff 'x^2 sin(x)' --rules").output,
            "         d/dx(x^2 sin(x))\n"
            "product  d/dx(x^2) sin(x) + x^2 d/dx(sin(x))\n"
            "power    2x sin(x) + x^2 d/dx(sin(x))\n"
            "sin      2x sin(x) + x^2 cos(x)\n");
  EXPECT_EQ(
      downhill("diff 'sin(3x)' --rules --tex").output,
      "                   \\frac{d}{dx}\\left(\\sin\\left(3 x\\right)\\right)\n"
      "sin, chain         \\cos\\left(3 x\\right) \\frac{d}{dx}\\left(3 x\\right)\n"
      "constant-multiple  \\cos\\left(3 x\\right) \\left(3 \\frac{d}{dx}\\left(x\\right)\\right)\n"
      "variable           \\cos\\left(3 x\\right) \\left(3 \\cdot 1\\right)\n"
      "simplify           3 \\cos\\left(3 x\\right)\n");
}

TEST_F(Diff, SaysWhatIsWrong) {
  EXPECT_EQ(downhill("diff").exit_code, 2);
  EXPECT_EQ(downhill("diff x --by ,").exit_code, 2);
  const Outcome run = downhill("diff 'x sizzle'");
  EXPECT_EQ(run.exit_code, 1);
  EXPECT_THAT(run.errors, HasSubstr("sizzle"));
}

TEST_F(Diff, AsJson) {
  const auto json = text::Json::parse(downhill("diff 'x y^2' --by y --rules --json").output);
  EXPECT_EQ(json["derivative"], "2x y");
  EXPECT_EQ(json["variables"], text::Json({"x", "y"}));
  EXPECT_EQ(json["steps"].size(), 1U);  // by one variable
  EXPECT_EQ(json["steps"][0].back()["formula"], "2x y");
}

}  // namespace
}  // namespace downhill::cli
