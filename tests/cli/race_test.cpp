// On x^2 gradient descent with rate 1/2 arrives in one step; with rate 1/4 a step halves x.

#include <gmock/gmock.h>

#include "cli/run_downhill.h"
#include "text/json.h"

namespace downhill::cli {
namespace {

using testing::HasSubstr;
using text::Json;

class RaceCommand : public Cli {
 protected:
  Json race(const std::string& words) {
    const Outcome run = downhill("race " + words + " --json");
    EXPECT_EQ(run.exit_code, 0) << run.errors;
    return Json::parse(run.output, nullptr, false);
  }
};

TEST_F(RaceCommand, FindsTheBestRateOfEach) {
  const Json json = race("x^2 --start 3 --optimizers gradient-descent");
  ASSERT_EQ(json.size(), 1U);
  EXPECT_EQ(json[0]["rate"], 0.5);
  EXPECT_EQ(json[0]["steps"], 1);
  EXPECT_EQ(json[0]["status"], "converged");
  EXPECT_EQ(json[0]["loss"], 0.0);
}

TEST_F(RaceCommand, KeepsToAGivenRate) {
  // 2 |x| <= 2^-10 after ten halvings of x = 1, and one more for the 2.
  const Json json =
      race("x^2 --start 1 --optimizers sgd --rates sgd=0.25 --tolerance 0.0009765625");
  EXPECT_EQ(json[0]["rate"], 0.25);
  EXPECT_EQ(json[0]["steps"], 11);
}

TEST_F(RaceCommand, PutsTheFirstFirst) {
  const Json json = race("rosenbrock --steps 3000");
  EXPECT_EQ(json.size(), 7U);
  for (std::size_t i = 0; i + 1 < json.size(); ++i) {
    const bool arrived = json[i]["status"] == "converged";
    if (json[i + 1]["status"] == "converged") {
      EXPECT_TRUE(arrived);
      EXPECT_LE(json[i]["steps"], json[i + 1]["steps"]);
    } else if (!arrived) {
      EXPECT_LE(json[i]["loss"].get<double>(), json[i + 1]["loss"].get<double>());
    }
  }
}

TEST_F(RaceCommand, RefusesWhatItCannotRead) {
  EXPECT_THAT(downhill("race x^2 --start 1 --optimizers adm").errors,
              HasSubstr("there is no optimizer 'adm', did you mean 'adam'?"));
  EXPECT_THAT(downhill("race x^2 --start 1 --rates adam").errors,
              HasSubstr("'adam' is not like adam=0.01"));
  EXPECT_THAT(downhill("race x^2 --start 1 --rates adam=-1").errors,
              HasSubstr("'adam=-1' is not like adam=0.01"));
  EXPECT_THAT(downhill("race x^2").errors, HasSubstr("a start is needed"));
  EXPECT_THAT(downhill("race x^2 --start 1 --steps 0").errors, HasSubstr("from 1 to 100000"));
  EXPECT_EQ(downhill("race").exit_code, 2);
}

}  // namespace
}  // namespace downhill::cli
