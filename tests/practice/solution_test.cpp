#include "practice/solution.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace downhill::practice {
namespace {

std::vector<std::string> formulas(const std::vector<Line>& lines) {
  std::vector<std::string> out;
  for (const Line& line : lines) out.push_back(line.formula);
  return out;
}

TEST(Solution, DifferentiatesRuleByRule) {
  const auto f = expr::Function::parse("x^2*sin(3x)", {"x"});
  const Exercise exercise{.f = *f, .by = {0}, .partials = {f->derivative()}};
  const std::vector<Line> lines = solution_of(exercise);
  ASSERT_GE(lines.size(), 4U);
  EXPECT_EQ(lines[0].formula, "d/dx(x² sin(3x))");
  EXPECT_EQ(lines[1].formula, "= d/dx(x²) sin(3x) + x² d/dx(sin(3x))");
  EXPECT_EQ(lines[1].reasons[0].rule, "product");
  EXPECT_TRUE(lines.back().last);
  EXPECT_EQ(lines.back().formula, "= " + f->derivative().pretty());
}

TEST(Solution, PutsTheNumbersIn) {
  const auto f = expr::Function::parse("x^2 + 2y^2", {"x", "y"});
  Exercise exercise{.kind = Kind::kDirectional,
                    .f = *f,
                    .by = {0, 1},
                    .partials = {f->derivative(0), f->derivative(1)},
                    .at = {-1, 2},
                    .direction = {3, 4}};
  exercise.numbers = numbers_from(exercise, values_at(exercise.partials, exercise.at));
  EXPECT_THAT(
      formulas(solution_of(exercise)),
      testing::IsSupersetOf({"∂f/∂x(−1, 2) = −2", "∂f/∂y(−1, 2) = 8", "u = (3, 4)/5 = (0.6, 0.8)",
                             "∇f·u = (−2)·0.6 + 8·0.8 = 5.2"}));
  EXPECT_EQ(answer_of(exercise), "5.2");
  exercise.kind = Kind::kDescentStep;
  exercise.rate = 0.5;
  exercise.numbers = numbers_from(exercise, values_at(exercise.partials, exercise.at));
  EXPECT_THAT(formulas(solution_of(exercise)),
              testing::IsSupersetOf({"x ← −1 − 0.5·(−2) = 0", "y ← 2 − 0.5·8 = −2"}));
  EXPECT_EQ(answer_of(exercise), "0, −2");
}

// The passes go by hand-written rules, the answer by the formula's derivative.
TEST(Solution, ThePassesOfANeuronEndAtItsGradient) {
  for (int level = 1; level <= kLevels; ++level) {
    for (std::uint64_t seed = 1; seed <= 300; ++seed) {
      const Exercise exercise = make_exercise(Kind::kBackprop, level, seed);
      const Neuron& neuron = *exercise.neuron;
      EXPECT_NEAR(neuron.forward().back().value, exercise.f.at(exercise.at), 1e-9);
      const std::vector<Neuron::Line> backward = neuron.backward();
      for (std::size_t i = 0; i < neuron.weights.size(); ++i) {
        const Neuron::Line& line = backward[backward.size() - neuron.weights.size() + i];
        EXPECT_EQ(line.name, "∂L/∂" + neuron.weights[i]);
        EXPECT_NEAR(line.value, exercise.numbers[i], 1e-9) << neuron.loss();
      }
    }
  }
}

TEST(Solution, EveryExerciseHasOneThatEndsWithItsAnswer) {
  for (const Kind kind : kAllKinds) {
    for (std::uint64_t seed = 1; seed <= 100; ++seed) {
      const Exercise exercise = make_exercise(kind, 1 + static_cast<int>(seed % kLevels), seed);
      const std::vector<Line> lines = solution_of(exercise);
      EXPECT_GE(lines.size(), 2U);
      EXPECT_TRUE(lines.back().last);
      int ends = 0;
      for (const Line& line : lines) ends += line.last ? 1 : 0;
      EXPECT_EQ(ends, exercise.parts());
    }
  }
}

TEST(Solution, NumbersAreWrittenShort) {
  EXPECT_EQ(written(-0.5), "−0.5");
  EXPECT_EQ(written(2), "2");
  EXPECT_EQ(written(1.0 / 3), "0.333");
  EXPECT_EQ(written(100), "100");
  EXPECT_EQ(enclosed(-2), "(−2)");
  EXPECT_EQ(enclosed(-0.0001), "0");
}

}  // namespace
}  // namespace downhill::practice
