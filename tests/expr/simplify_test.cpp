// Checked against recorded forms; that values are kept is a property test (random_test.cpp).
#include "expr/simplify.h"

#include <gtest/gtest.h>

#include <set>

#include "expr/parse.h"
#include "expr/print.h"

namespace downhill::expr {
namespace {

const std::vector<std::string> kNames = {"x", "y"};

std::string simplified(std::string_view formula) {
  Graph graph;
  const auto root = parse(formula, kNames, graph);
  if (!root) return to_string(root.error());
  return to_text(graph, simplify(graph, *root), kNames);
}

// Each rule shows an example "before -> after" in its own row.
TEST(Simplify, EveryRuleDoesWhatItsExampleSays) {
  std::set<std::string_view> names;
  for (const SimplifyRule& rule : simplify_rules()) {
    EXPECT_TRUE(names.insert(rule.name).second) << rule.name;
    const std::size_t arrow = rule.example.find(" -> ");
    ASSERT_NE(arrow, std::string_view::npos) << rule.name;
    Graph graph;
    const auto before = parse(rule.example.substr(0, arrow), kNames, graph);
    ASSERT_TRUE(before.ok()) << rule.example;
    EXPECT_EQ(to_text(graph, rule.apply(graph, *before), kNames), rule.example.substr(arrow + 4))
        << rule.name;
  }
}

TEST(Simplify, CollectsTermsAndFactors) {
  EXPECT_EQ(simplified("x + x"), "2x");
  EXPECT_EQ(simplified("x - x"), "0");
  EXPECT_EQ(simplified("x + 3 - 2x"), "3 - x");
  EXPECT_EQ(simplified("1 - x"), "1 - x");
  EXPECT_EQ(simplified("-x + 1"), "1 - x");
  EXPECT_EQ(simplified("x*x*x"), "x^3");
  EXPECT_EQ(simplified("3x^2(2/x)"), "6x");
  EXPECT_EQ(simplified("x/x"), "1");
  EXPECT_EQ(simplified("0*x"), "0");
  EXPECT_EQ(simplified("x*1 + 0"), "x");
  EXPECT_EQ(simplified("-(-x)"), "x");
  EXPECT_EQ(simplified("-(x - y)"), "y - x");
  EXPECT_EQ(simplified("x - (y - x)"), "2x - y");
  EXPECT_EQ(simplified("sin(x)cos(x) - cos(x)sin(x)"), "0");
  EXPECT_EQ(simplified("(2x)^3"), "8x^3");
  EXPECT_EQ(simplified("x/2 + x/3"), "5x/6");
  EXPECT_EQ(simplified("1/3 - 1"), "-2/3");
  EXPECT_EQ(simplified("x^(1/3 - 1)"), "1/x^(2/3)");
}

TEST(Simplify, ReckonsDecimalsAsPeopleDo) {
  EXPECT_EQ(simplified("0.1*3"), "0.3");
  EXPECT_EQ(simplified("3*0.8x"), "2.4x");
  EXPECT_EQ(simplified("x/0.1^2"), "100x");
  EXPECT_EQ(simplified("0.5x + x"), "1.5x");
  EXPECT_EQ(simplified("x/4"), "x/4");
  EXPECT_EQ(simplified("0.1x/3"), "x/30");
  EXPECT_EQ(simplified("x^0.5 x"), "x^1.5");
}

TEST(Simplify, DoesNotClaimWhatIsNotTrue) {
  EXPECT_EQ(simplified("sqrt(x^2)"), "abs(x)");
  EXPECT_EQ(simplified("(x^2)^(1/2)"), "(x^2)^(1/2)");
  EXPECT_EQ(simplified("sqrt(x)^2"), "x");
  EXPECT_EQ(simplified("1/0"), "1/0");
  EXPECT_EQ(simplified("0^-1"), "1/0");
  EXPECT_EQ(simplified("2pi"), "2pi");
  EXPECT_EQ(simplified("sin(1)"), "sin(1)");
  EXPECT_EQ(simplified("1e300*1e300"), "1e+300*1e+300");
}

TEST(Simplify, KnowsTheValuesEveryoneKnows) {
  EXPECT_EQ(simplified("sin(0) + cos(0) + exp(0) + ln(1) + ln(e)"), "3");
  EXPECT_EQ(simplified("sqrt(9)"), "3");
  EXPECT_EQ(simplified("sqrt(2)"), "sqrt(2)");
  EXPECT_EQ(simplified("cos(-x)"), "cos(x)");
  EXPECT_EQ(simplified("sin(-x)"), "-sin(x)");
}

}  // namespace
}  // namespace downhill::expr
