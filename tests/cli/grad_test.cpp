// Against partial derivatives written out by hand.

#include <gmock/gmock.h>

#include "cli/run_downhill.h"
#include "text/json.h"

namespace downhill::cli {
namespace {

using testing::HasSubstr;
using text::Json;

TEST_F(Cli, GradWritesThePartialDerivatives) {
  EXPECT_EQ(downhill("grad 'x^2 y^3'").output, "d/dx = 2x y^3\nd/dy = 3x^2 y^2\n");
  EXPECT_EQ(downhill("grad 'b a^2'").output, "d/da = 2a b\nd/db = a^2\n");
  EXPECT_EQ(downhill("grad 'a^2 - b^2' --tex a=1 b=1").output,
            "d/da = 2 a = 2\nd/db = -2 b = -2\nvalue 0, slope uphill 2.82842712\n");
}

TEST_F(Cli, GradAtAPlaceAsJson) {
  const Outcome run = downhill("grad 'x^2 y^3' x=2 y=-1 --json");
  const Json json = Json::parse(run.output, nullptr, false);
  EXPECT_EQ(json["variables"], Json::parse(R"(["x", "y"])"));
  EXPECT_EQ(json["value"], -4.0);
  EXPECT_EQ(json["gradient"], Json::parse("[-4.0, 12.0]"));
  EXPECT_EQ(json["partials"], Json::parse(R"(["2x y^3", "3x^2 y^2"])"));
}

TEST_F(Cli, GradRefusesWhatItCannotRead) {
  EXPECT_EQ(downhill("grad").exit_code, 2);
  const Outcome run = downhill("grad 'x y' x=1");
  EXPECT_EQ(run.exit_code, 1);
  EXPECT_THAT(run.errors, HasSubstr("'y'"));
  EXPECT_THAT(downhill("grad x x").errors, HasSubstr("'x' is not like x=0.7"));
}

}  // namespace
}  // namespace downhill::cli
