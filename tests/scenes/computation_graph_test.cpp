// The graph's gradients against the symbolic derivative and against finite differences, and its
// sentences' arithmetic by hand.
#include "scenes/computation_graph.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "scenes/calculation.h"
#include "scenes/scene_context.h"

namespace downhill::scenes {
namespace {

constexpr int kEnd = 41;

TEST(ComputationGraph, AgreesWithTheSymbolAndWithDifferences) {
  const SceneSpec spec = computation_graph_spec();
  const std::vector<double> at{0.7, -0.4, 1.3};
  for (const std::string& formula : spec.find("f")->choices) {
    SCOPED_TRACE(formula);
    const auto f = expr::Function::parse(formula, {"x", "y", "z"});
    ASSERT_TRUE(f);
    const Calculation calculation(*f, at);
    const Calculation::State end = calculation.at(kEnd);
    EXPECT_TRUE(end.done);
    EXPECT_DOUBLE_EQ(calculation.nodes().back().value, f->at(at));
    for (int variable = 0; variable < 3; ++variable) {
      const int node = calculation.node_of(variable);
      const double found = node < 0 ? 0 : end.gradients[static_cast<std::size_t>(node)];
      EXPECT_NEAR(found, f->derivative(variable).at(at), 1e-12 * std::max(1.0, std::abs(found)));
      constexpr double kStep = 1e-5;
      std::vector<double> more = at, less = at;
      more[static_cast<std::size_t>(variable)] += kStep;
      less[static_cast<std::size_t>(variable)] -= kStep;
      EXPECT_NEAR(found, (f->at(more) - f->at(less)) / (2 * kStep), 1e-7);
    }
  }
}

TEST(ComputationGraph, NodesAreNamedAndSayTheirRuleInNamesAndNumbers) {
  const auto f = expr::Function::parse("(3x+1)^2", {"x", "y", "z"});
  const Calculation calculation(*f, std::array{-1.0, 0.0, 0.0});
  ASSERT_EQ(calculation.nodes().size(), 4U);
  EXPECT_EQ(calculation.nodes()[1].rule, "3x");
  EXPECT_EQ(calculation.nodes()[2].rule, "a + 1");
  EXPECT_EQ(calculation.nodes()[3].rule, "b²");
  EXPECT_EQ(calculation.nodes()[3].name, "f");
  EXPECT_EQ(calculation.nodes()[3].numbers, "(−2)²");
  EXPECT_EQ(calculation.nodes()[3].value, 4);
  EXPECT_EQ(calculation.nodes()[3].inputs.front().slope, -4);
  EXPECT_EQ(calculation.operations(), 3);
  // Three forward, the seed, three back.
  EXPECT_EQ(calculation.last_step(), 7);
}

TEST(ComputationGraph, WhatArrivesOnTwoWaysIsAdded) {
  // f = x y + x²: by hand y + 2x = 3 + 4.
  const auto scene = scene_of("computation-graph?f=x*y+x^2&x=2&y=3");
  EXPECT_TRUE(std::isnan(seen(*scene, "fx")));
  scene->go_to_step(kEnd);
  EXPECT_EQ(seen(*scene, "fx"), 7);
  EXPECT_EQ(seen(*scene, "fy"), 2);
  EXPECT_EQ(seen(*scene, "value"), 10);
  ASSERT_TRUE(scene->set("node", "1"));
  EXPECT_THAT(scene->describe(), testing::HasSubstr("1 × 4 + 1 × 3 = 7"));
}

TEST(ComputationGraph, TheSameNumberTwiceCountsTwice) {
  // x·x written as a product: both edges lead to x.
  const auto scene = scene_of("computation-graph?f=x*x&x=3&step=41");
  EXPECT_EQ(seen(*scene, "fx"), 6);
}

TEST(ComputationGraph, EveryStepSaysItsNumbers) {
  const auto scene = scene_of("computation-graph?f=(3x+1)^2&x=1");
  EXPECT_THAT(scene->describe(), testing::HasSubstr("x = 1"));
  scene->go_to_step(2);
  EXPECT_THAT(scene->describe(), testing::HasSubstr("b = a + 1 = 3 + 1 = 4"));
  scene->go_to_step(5);
  EXPECT_THAT(scene->describe(), testing::HasSubstr("1 × 8 = 8 to b"));
  scene->go_to_step(7);
  EXPECT_THAT(scene->describe(), testing::HasSubstr("8 × 3 = 24 to x"));
  EXPECT_EQ(seen(*scene, "done"), 1);
}

TEST(ComputationGraph, AFormulaTooLargeSaysSo) {
  const auto scene = scene_of("computation-graph");
  std::string large = "x";
  for (int i = 0; i < 21; ++i) large = "sin(" + large + ")";
  const auto set = scene->set("f", large);
  ASSERT_FALSE(set);
  EXPECT_EQ(set.error().key, "graph-large");
  EXPECT_EQ(course_words("en").say_error(set.error()), set.error().message);
  // The largest that is shown still comes to its end on the timeline.
  large = "x";
  for (int i = 0; i < 20; ++i) large = "sin(" + large + ")";
  ASSERT_TRUE(scene->set("f", large));
  scene->go_to_step(kEnd);
  EXPECT_EQ(seen(*scene, "done"), 1);
}

TEST(ComputationGraph, ConstantsAndSingleVariablesAreFine) {
  EXPECT_EQ(seen(*scene_of("computation-graph?f=5&step=3"), "fx"), 0);
  EXPECT_EQ(seen(*scene_of("computation-graph?f=x&step=3"), "fx"), 1);
}

}  // namespace
}  // namespace downhill::scenes
