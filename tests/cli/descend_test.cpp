// Trajectories computed by hand from the published rules.

#include <gmock/gmock.h>

#include <cmath>

#include "cli/run_downhill.h"
#include "text/json.h"

namespace downhill::cli {
namespace {

using testing::AllOf;
using testing::EndsWith;
using testing::HasSubstr;
using testing::StartsWith;
using text::Json;

class Descend : public Cli {
 protected:
  Json descend(const std::string& words) {
    const Outcome run = downhill("descend " + words + " --json");
    EXPECT_EQ(run.exit_code, 0) << run.errors;
    return Json::parse(run.output, nullptr, false);
  }
};

TEST_F(Descend, WalksDownAParabola) {
  // On (c/2) x^2 with c = 2 a step multiplies x by 1 - 0.25 * 2 = 0.5.
  const Json run = descend("x^2 --start 1 --rate 0.25 --steps 3");
  EXPECT_EQ(run["status"], "steps-used-up");
  ASSERT_EQ(run["trajectory"].size(), 4U);
  for (int i = 0; i < 4; ++i) {
    const double x = std::pow(0.5, i);
    EXPECT_EQ(run["trajectory"][i]["step"], i);
    EXPECT_EQ(run["trajectory"][i]["x"][0], x);
    EXPECT_EQ(run["trajectory"][i]["loss"], x * x);
    EXPECT_EQ(run["trajectory"][i]["gradient_norm"], 2 * x);
  }
  EXPECT_EQ(run["x"][0], 0.125);
}

TEST_F(Descend, AdamsFirstStepIsTheRate) {
  // With bias correction the first step is rate * g / (|g| + epsilon) in each coordinate.
  const Json run = descend("'x^2 + 10y^2' --start 1,-1 --optimizer adam --rate 0.01 --steps 1");
  EXPECT_NEAR(run["x"][0].get<double>(), 0.99, 1e-9);
  EXPECT_NEAR(run["x"][1].get<double>(), -0.99, 1e-9);
}

TEST_F(Descend, KnowsTheTestProblems) {
  const Json run = descend("booth --rate 0.05 --steps 1000 --tolerance 1e-9");
  EXPECT_EQ(run["status"], "converged");
  EXPECT_NEAR(run["x"][0].get<double>(), 1, 1e-8);
  EXPECT_NEAR(run["x"][1].get<double>(), 3, 1e-8);
}

TEST_F(Descend, FollowsASchedule) {
  // Halved every step; the first two steps rise to full rate: 0.4/2, 0.4, then 0.4, 0.2, 0.1.
  const Json run =
      descend("x --start 0 --rate 0.4 --steps 5 --schedule step --decay 0.5 --every 1 --warmup 2");
  std::vector<double> rates;
  for (const Json& line : run["trajectory"]) rates.push_back(line["rate"].get<double>());
  rates.pop_back();  // of a step that was not taken
  EXPECT_EQ(rates, (std::vector<double>{0.2, 0.4, 0.4, 0.2, 0.1}));
}

TEST_F(Descend, ClipsGradients) {
  // Slope 100, clipped to 1: each step is the rate.
  EXPECT_EQ(descend("100x --start 0 --rate 0.5 --steps 1 --clip-norm 1")["x"][0], -0.5);
  EXPECT_EQ(descend("100x --start 0 --rate 0.5 --steps 1 --clip-value 1")["x"][0], -0.5);
}

TEST_F(Descend, SaysThatItDiverges) {
  // x is multiplied by 1 - 2 * 2 = -3 every step: no longer finite after some 320 steps.
  const Json run = descend("x^2 --start 1 --rate 2 --steps 2000");
  EXPECT_EQ(run["status"], "diverged");
  EXPECT_LT(run["step"].get<int>(), 700);
  EXPECT_THAT(run["message"].get<std::string>(), HasSubstr("stopped being finite"));
}

TEST_F(Descend, SaysWhatIsWrong) {
  const std::string prefix = "downhill descend: ";
  const std::string suffix = "\n'downhill descend --help' shows how it is used.\n";
  const auto error = [&](const std::string& words) {
    const Outcome run = downhill("descend " + words);
    EXPECT_EQ(run.exit_code, 2) << words;
    EXPECT_EQ(run.output, "") << words;
    EXPECT_THAT(run.errors, AllOf(StartsWith(prefix), EndsWith(suffix)));
    return run.errors.substr(prefix.size(), run.errors.size() - prefix.size() - suffix.size());
  };
  EXPECT_EQ(error("x^2"), "a start is needed, as in --start 1,1");
  EXPECT_EQ(error("x^2 --start 1 --rate 0"), "--rate must be a number above 0, not '0'");
  EXPECT_EQ(error("x^2 --start 1 --steps 2.5"),
            "--steps must be a whole number from 0 to 1000000, not '2.5'");
  EXPECT_EQ(error("x^2 --start 1,a"), "--start: 'a' is not a number");
  EXPECT_EQ(error("x^2 --start 1,2,3,4"),
            "--start has 4 numbers, but there are 3 variables (--variables)");
  EXPECT_THAT(error("x^2 --start 1 --optimizer adem"), HasSubstr("did you mean 'adam'?"));
  EXPECT_THAT(error("x^2 --start 1 --schedule cosin"), HasSubstr("did you mean 'cosine'?"));

  EXPECT_EQ(downhill("descend").exit_code, 2);
  const Outcome formula = downhill("descend 'x^2 + sine(x)' --start 1");
  EXPECT_EQ(formula.exit_code, 1);
  EXPECT_THAT(formula.errors, HasSubstr("column 7: unknown name 'sine'"));
}

}  // namespace
}  // namespace downhill::cli
