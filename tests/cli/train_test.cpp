// Against gradient descent written out by hand, and against what must come out whatever the
// numbers.

#include <gmock/gmock.h>

#include <cmath>

#include "cli/run_downhill.h"
#include "text/json.h"

namespace downhill::cli {
namespace {

using testing::HasSubstr;
using text::Json;

class Train : public Cli {
 protected:
  Json train(const std::string& spec) {
    write("spec.json", spec);
    const Outcome run = downhill("train spec.json --json");
    EXPECT_EQ(run.exit_code, 0) << run.errors;
    return Json::parse(run.output, nullptr, false);
  }
  std::string error(const std::string& spec) {
    write("spec.json", spec);
    const Outcome run = downhill("train spec.json");
    EXPECT_EQ(run.exit_code, 1) << spec;
    EXPECT_EQ(run.output, "") << spec;
    return run.errors;
  }
};

TEST_F(Train, ALineByHand) {
  // y = w x + b on (1, 3), (3, 7), from w = b = 0, mean squared error, rate 0.1, all examples.
  double w = 0;
  double b = 0;
  std::vector<double> losses;
  for (int step = 0; step < 5; ++step) {
    const double e1 = w + b - 3;
    const double e2 = 3 * w + b - 7;
    losses.push_back((e1 * e1 + e2 * e2) / 2);
    w -= 0.1 * (e1 + 3 * e2);
    b -= 0.1 * (e1 + e2);
  }
  const Json run = train(R"({"sizes": [1, 1], "parameters": [{"weights": [[0]], "biases": [0]}],
    "data": {"inputs": [[1], [3]], "targets": [[3], [7]]},
    "optimizer": {"name": "gradient-descent", "rate": 0.1}, "steps": 5})");
  EXPECT_EQ(run["status"], "steps-used-up");
  ASSERT_EQ(run["losses"].size(), 5U);
  for (std::size_t i = 0; i < 5; ++i) {
    EXPECT_NEAR(run["losses"][i].get<double>(), losses[i], 1e-12 * losses[i]);
  }
  EXPECT_NEAR(run["parameters"][0]["weights"][0][0].get<double>(), w, 1e-12);
  EXPECT_NEAR(run["parameters"][0]["biases"][0].get<double>(), b, 1e-12);
}

TEST_F(Train, WeightsAreRowsOfOutputs) {
  // Without a step the parameters come back as they were given, and the loss is by hand:
  // tanh(1*1 + 2*1 + 0) and tanh(3*1 + 4*1 + 1), then 5 and 6 of them, plus 7.
  const Json run = train(R"({"sizes": [2, 2, 1], "parameters": [
    {"weights": [[1, 2], [3, 4]], "biases": [0, 1]}, {"weights": [[5, 6]], "biases": [7]}],
    "data": {"inputs": [[1, 1]], "targets": [[0]]}, "steps": 0})");
  EXPECT_EQ(run["parameters"], Json::parse(R"([{"weights": [[1.0, 2.0], [3.0, 4.0]],
    "biases": [0.0, 1.0]}, {"weights": [[5.0, 6.0]], "biases": [7.0]}])"));
  const double y = 5 * std::tanh(3.0) + 6 * std::tanh(8.0) + 7;
  EXPECT_NEAR(run["loss"].get<double>(), y * y, 1e-10);
}

TEST_F(Train, TakesBatchesInTheOrderGiven) {
  // One example a step, w = b = 0 kept by a rate of almost nothing: the losses are the squares.
  const Json run = train(R"({"sizes": [1, 1], "parameters": [{"weights": [[0]], "biases": [0]}],
    "data": {"inputs": [[0], [0], [0]], "targets": [[1], [2], [3]]}, "batch": 1,
    "order": [2, 0, 1], "optimizer": {"rate": 1e-12}, "steps": 4})");
  const std::vector<double> expected = {9, 1, 4, 9};
  for (std::size_t i = 0; i < 4; ++i) {
    EXPECT_NEAR(run["losses"][i].get<double>(), expected[i], 1e-9);
  }
}

TEST_F(Train, SeedsMakeTheSameRun) {
  const std::string spec = R"({"sizes": [2, 8, 1], "seed": 3, "loss": "bce", "batch": 20,
    "data": {"points": "moons", "count": 100, "noise": 0.1, "seed": 2},
    "optimizer": {"name": "adam", "rate": 0.05}, "steps": 200})";
  const Json run = train(spec);
  EXPECT_EQ(train(spec), run);
  EXPECT_LT(run["loss"].get<double>(), 0.3);  // from log 2 = 0.69 for guessing
}

TEST_F(Train, SaysThatItDiverges) {
  const Json run = train(R"({"sizes": [1, 1], "data": {"inputs": [[100]], "targets": [[1]]},
    "optimizer": {"rate": 10}, "steps": 1000})");
  EXPECT_EQ(run["status"], "diverged");
  EXPECT_THAT(run["message"].get<std::string>(), HasSubstr("stopped at step "));
}

TEST_F(Train, SaysWhatIsWrongAndWhere) {
  EXPECT_EQ(error("{"), error("{"));
  EXPECT_THAT(error("{"), HasSubstr("spec.json:1:"));
  EXPECT_EQ(error("{}"),
            "spec.json:1:1: 'sizes' must be a list of numbers\nspec.json:1:1: 'data' is missing\n");
  const std::string data = R"("data": {"inputs": [[1]], "targets": [[1]]})";
  EXPECT_EQ(error("{\"sizes\": [1, 0],\n " + data + "}"),
            "spec.json:1:11: sizes are whole numbers from 1 to 4096\n");
  EXPECT_EQ(error("{\"sizes\": [1, 1], \"activation\": \"tanhh\",\n " + data + "}"),
            "spec.json:1:34: 'activation' cannot be 'tanhh', did you mean 'tanh'?\n");
  EXPECT_EQ(error("{\"sizes\": [2, 1],\n " + data + "}"),
            "spec.json:2:21: a row has 1 numbers, but the network takes 2\n");
  EXPECT_EQ(error("{\"sizes\": [1, 1], \"data\": {\"inputs\": [[1], [1, 2]], \"targets\": [[1]]}}"),
            "spec.json:1:44: this row has 2 numbers, the first 1\n");
  EXPECT_EQ(error("{\"sizes\": [1, 1], \"order\": [1],\n " + data + "}"),
            "spec.json:1:28: examples are numbered from 0 to 0\n");
  EXPECT_EQ(error("{\"sizes\": [1, 1], \"step\": 5,\n " + data + "}"),
            "spec.json:1:27: unknown field 'step', did you mean 'steps'?\n");
  EXPECT_EQ(
      error("{\"sizes\": [1, 1], \"parameters\": [{\"weights\": [[1, 2]], \"biases\": [0]}],\n " +
            data + "}"),
      "spec.json:1:46: the weights of this layer are 1 x 1\n");
  EXPECT_THAT(error("{\"sizes\": [1, 1], \"optimizer\": {\"rate\": 0},\n " + data + "}"),
              HasSubstr("the rate must be above 0"));
  const Outcome run = downhill("train nothing.json");
  EXPECT_EQ(run.exit_code, 1);
  EXPECT_EQ(run.errors, "nothing.json: cannot read this file\n");
  EXPECT_EQ(downhill("train").exit_code, 2);
}

}  // namespace
}  // namespace downhill::cli
