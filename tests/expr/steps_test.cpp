// Checked against differentiation on paper, and against the derivative taken in one go.
#include "expr/steps.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "expr/bounded.h"
#include "expr/random_formula.h"
#include "text/words.h"

namespace downhill::expr {
namespace {

Function function(std::string_view formula) {
  auto f = Function::parse(formula, {"x", "y"});
  EXPECT_TRUE(f.ok()) << formula;
  return f.ok() ? *f : *Function::parse("0", {"x", "y"});
}

// Each step as "rule: whole formula", " (chain)" after the rule where the chain rule is used.
std::vector<std::string> lines(std::string_view formula) {
  const DerivativeSteps steps(function(formula), 0);
  std::vector<std::string> out;
  for (const DerivativeStep& step : steps.steps()) {
    out.push_back(std::string(step.rule) + (step.chain ? " (chain): " : ": ") +
                  steps.text(step.whole));
  }
  return out;
}

using Lines = std::vector<std::string>;

TEST(DerivativeSteps, ProductRule) {
  EXPECT_EQ(lines("x^2 sin(x)"), (Lines{
                                     "product: d/dx(x^2) sin(x) + x^2 d/dx(sin(x))",
                                     "power: 2x sin(x) + x^2 d/dx(sin(x))",
                                     "sin: 2x sin(x) + x^2 cos(x)",
                                 }));
}

TEST(DerivativeSteps, ChainRule) {
  EXPECT_EQ(lines("sin(3x)"), (Lines{
                                  "sin (chain): cos(3x) d/dx(3x)",
                                  "constant-multiple: cos(3x) (3d/dx(x))",
                                  "variable: cos(3x) (3*1)",
                                  "simplify: 3cos(3x)",
                              }));
}

TEST(DerivativeSteps, QuotientRule) {
  EXPECT_EQ(lines("ln(x)/x"), (Lines{
                                  "quotient: (d/dx(ln(x)) x - ln(x) d/dx(x))/x^2",
                                  "log: ((1/x) x - ln(x) d/dx(x))/x^2",
                                  "variable: ((1/x) x - ln(x)*1)/x^2",
                                  "simplify: (1 - ln(x))/x^2",
                              }));
}

TEST(DerivativeSteps, SumsAndConstants) {
  EXPECT_EQ(lines("x^2 - 5 + y"), (Lines{
                                      "sum: d/dx(x^2 - 5) + d/dx(y)",
                                      "difference: d/dx(x^2) - d/dx(5) + d/dx(y)",
                                      "power: 2x - d/dx(5) + d/dx(y)",
                                      "constant: 2x - 0 + d/dx(y)",
                                      "constant: 2x - 0 + 0",
                                      "simplify: 2x",
                                  }));
}

TEST(DerivativeSteps, PowersOfEveryKind) {
  EXPECT_EQ(lines("(2x+1)^3").front(), "power (chain): 3(2x + 1)^2 d/dx(2x + 1)");
  EXPECT_EQ(lines("2^x"), (Lines{"exponential: 2^x ln(2)"}));
  EXPECT_EQ(lines("e^(-x)").front(), "exponential (chain): e^-x d/dx(-x)");
  EXPECT_EQ(lines("x^x").front(), "general-power (chain): x x^(x - 1) d/dx(x) + x^x ln(x) d/dx(x)");
}

TEST(DerivativeSteps, AStepKnowsItsPart) {
  const DerivativeSteps steps(function("x^2 sin(x)"), 0);
  ASSERT_EQ(steps.steps().size(), 3U);
  EXPECT_EQ(steps.text(steps.start()), "d/dx(x^2 sin(x))");
  EXPECT_EQ(steps.text(steps.steps()[1].from), "d/dx(x^2)");
  EXPECT_EQ(steps.text(steps.steps()[1].to), "2x");
  EXPECT_EQ(steps.tex(steps.steps()[2].from),
            R"(\frac{\partial }{\partial x}\left(\sin\left(x\right)\right))");
  EXPECT_EQ(steps.text(steps.result()), "2x sin(x) + x^2 cos(x)");
}

TEST(DerivativeSteps, EveryNodeKnowsItsStep) {
  const DerivativeSteps steps(function("x^2 sin(x)"), 0);
  EXPECT_EQ(steps.step_of_node(0), -1);
  EXPECT_EQ(steps.step_of_node(steps.start()), -1);
  EXPECT_EQ(steps.step_of_node(steps.steps()[1].to), 1);
  const int cosine = steps.steps()[2].to;
  EXPECT_EQ(steps.step_of_node(cosine), 2);
  EXPECT_EQ(steps.steps()[static_cast<std::size_t>(steps.step_of_node(cosine))].rule, "sin");
}

TEST(DerivativeSteps, AVeryLongOneIsGivenUp) {
  std::string product = "x";
  for (int i = 0; i < 300; ++i) product += " sin(x)^" + std::to_string(i + 2);
  const DerivativeSteps steps(function(product), 0);
  EXPECT_FALSE(steps.complete());
  EXPECT_EQ(steps.steps().size(), static_cast<std::size_t>(DerivativeSteps::kMaxSteps));
}

TEST(DerivativeSteps, ResultHasTheValueOfTheDerivative) {
  RandomFormula random(11);
  int compared = 0;
  for (int i = 0; i < 2000; ++i) {
    const std::string typed = random.sum(1 + i % 3);
    const Function f = function(typed);
    const DerivativeSteps steps(f, 0);
    if (!steps.complete()) continue;
    const Function result(steps.graph(), steps.result(), f.variables());
    const Function derivative = f.derivative(0);
    for (int j = 0; j < 3; ++j) {
      const std::array point = {Bounded(random.number(-3, 3)), Bounded(random.number(-3, 3))};
      if (!std::isfinite(f.evaluate<Bounded>(point).value)) continue;
      const auto by_steps = result.evaluate<Bounded>(point);
      const auto direct = derivative.evaluate<Bounded>(point);
      const double bound = 8 * (by_steps.error + direct.error);
      if (!std::isfinite(bound) || !std::isfinite(by_steps.value + direct.value)) continue;
      ++compared;
      EXPECT_LE(std::fabs(by_steps.value - direct.value), bound + 1e-12 * std::fabs(direct.value))
          << typed << "\n"
          << result.text() << "\n"
          << derivative.text();
    }
  }
  EXPECT_GT(compared, 2000);
}

// Every rule that can occur has a name for people, in every language.
TEST(DerivativeSteps, RulesHaveWords) {
  for (const std::string language : {"en", "zh"}) {
    const std::string path =
        std::string(DOWNHILL_SOURCE_DIR) + "/lessons/words/" + language + "/rules.json";
    std::ifstream file(path);
    std::stringstream content;
    content << file.rdbuf();
    text::Words words(language);
    ASSERT_TRUE(words.add_json(content.str(), path).ok());
    for (const std::string rule :
         {"constant", "variable", "sum", "difference", "negative", "constant-multiple", "product",
          "constant-denominator", "quotient", "power", "exponential", "general-power", "simplify",
          "chain", "function"}) {
      EXPECT_TRUE(words.has("rule." + rule)) << language << ": " << rule;
    }
  }
}

}  // namespace
}  // namespace downhill::expr
