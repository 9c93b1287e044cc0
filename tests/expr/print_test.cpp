// Checked against recorded spellings, and by reading the text back.
#include "expr/print.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "expr/function.h"
#include "expr/parse.h"

namespace downhill::expr {
namespace {

const std::vector<std::string> kNames = {"x", "y", "w1", "theta", "e3"};

Function function(std::string_view formula) {
  auto f = Function::parse(formula, kNames);
  EXPECT_TRUE(f.ok()) << formula << ": " << (f.ok() ? "" : to_string(f.error()));
  return f.ok() ? *f : *Function::parse("0", kNames);
}

struct Spelling {
  std::string typed;
  std::string text;
  std::string pretty;
  std::string tex;
};

class Print : public testing::TestWithParam<Spelling> {};

TEST_P(Print, WritesTextPrettyTextAndTex) {
  const Function f = function(GetParam().typed);
  EXPECT_EQ(f.text(), GetParam().text);
  EXPECT_EQ(f.pretty(), GetParam().pretty);
  EXPECT_EQ(f.tex(), GetParam().tex);
}

TEST_P(Print, TextIsReadBackAsTheSameFormula) {
  Graph graph;
  const auto typed = parse(GetParam().typed, kNames, graph);
  ASSERT_TRUE(typed.ok());
  const auto again = parse(to_text(graph, *typed, kNames), kNames, graph);
  ASSERT_TRUE(again.ok());
  EXPECT_EQ(*again, *typed);  // equal structure is one node
}

INSTANTIATE_TEST_SUITE_P(
    Formulas, Print,
    testing::Values(Spelling{"x^2-2x+sin(3x)/x", "x^2 - 2x + sin(3x)/x", "x² − 2x + sin(3x)/x",
                             R"(x^{2} - 2 x + \frac{\sin\left(3 x\right)}{x})"},
                    Spelling{"-x^2", "-x^2", "−x²", "-x^{2}"},
                    Spelling{"(-x)^2", "(-x)^2", "(−x)²", R"(\left(-x\right)^{2})"},
                    Spelling{"x^-1", "x^-1", "x⁻¹", "x^{-1}"},
                    Spelling{"x^(y+1)", "x^(y + 1)", "x^(y + 1)", "x^{y + 1}"},
                    Spelling{"x^y^2", "x^(y^2)", "x^(y²)", "x^{y^{2}}"},
                    Spelling{"(x^y)^2", "(x^y)^2", "(x^y)²", R"(\left(x^{y}\right)^{2})"},
                    Spelling{"e^(-x^2)", "e^(-x^2)", "e^(−x²)", "e^{-x^{2}}"},
                    Spelling{"x-(y-1)", "x - (y - 1)", "x − (y − 1)", R"(x - \left(y - 1\right))"},
                    Spelling{"x-(-y)", "x - (-y)", "x − (−y)", R"(x - \left(-y\right))"},
                    Spelling{"x*2", "x*2", "x·2", R"(x \cdot 2)"},
                    Spelling{"2*3x", "2*3 x", "2·3 x", R"(2 \cdot 3 x)"},
                    Spelling{"x(y+1)", "x (y + 1)", "x (y + 1)", R"(x \left(y + 1\right))"},
                    Spelling{"(x+1)(y+1)", "(x + 1)(y + 1)", "(x + 1)(y + 1)",
                             R"(\left(x + 1\right) \left(y + 1\right))"},
                    Spelling{"x/y*2", "(x/y)*2", "(x/y)·2", R"(\frac{x}{y} \cdot 2)"},
                    Spelling{"x/(2y)", "x/(2y)", "x/(2y)", R"(\frac{x}{2 y})"},
                    Spelling{"x/y/2", "(x/y)/2", "(x/y)/2", R"(\frac{\frac{x}{y}}{2})"},
                    Spelling{"2 e3", "2 e3", "2 e3", "2 e_{3}"}, Spelling{"2e", "2e", "2e", "2 e"},
                    Spelling{"2pi x", "2pi x", "2π x", R"(2 \pi x)"},
                    Spelling{"w1 theta", "w1 theta", "w1 theta", R"(w_{1} \theta)"},
                    Spelling{"sqrt(x)", "sqrt(x)", "√(x)", R"(\sqrt{x})"},
                    Spelling{"|x|", "abs(x)", "|x|", R"(\left|x\right|)"},
                    Spelling{"sin(x)^2", "sin(x)^2", "sin(x)²", R"(\sin^{2}\left(x\right))"},
                    Spelling{"ln(x) exp(y)", "ln(x) exp(y)", "ln(x) exp(y)",
                             R"(\ln\left(x\right) e^{y})"},
                    Spelling{"max(x,-y)", "max(x, -y)", "max(x, −y)", R"(\max\left(x, -y\right))"},
                    Spelling{"1e-7x", "1e-07x", "1e-07x", R"(10^{-7} x)"}));

// Against the examples of MathML Core's specification: fractions, powers, roots are elements, and
// operators are <mo>.
TEST(MathMl, WritesElements) {
  EXPECT_EQ(
      function("x/2").mathml(),
      "<math><mrow><mfrac><mrow><mi>x</mi></mrow><mrow><mn>2</mn></mrow></mfrac></mrow></math>");
  EXPECT_EQ(function("sqrt(x+1)").mathml(),
            "<math><mrow><msqrt><mi>x</mi><mo>+</mo><mn>1</mn></msqrt></mrow></math>");
  EXPECT_EQ(function("sin(x)^2").mathml(),
            "<math><mrow><msup><mrow><mi>sin</mi></mrow><mrow><mn>2</mn></mrow></msup>"
            "<mrow><mo>(</mo><mi>x</mi><mo>)</mo></mrow></mrow></math>");
  EXPECT_EQ(function("w1 theta").mathml(),
            "<math><mrow><msub><mi>w</mi><mtext>1</mtext></msub><mo>\u2062</mo><mi>θ</mi></mrow>"
            "</math>");
  EXPECT_EQ(function("1.5e-7x").mathml(),
            "<math><mrow><mn>1.5</mn><mo>·</mo><msup><mn>10</mn><mrow><mo>−</mo><mn>7</mn></mrow>"
            "</msup><mo>\u2062</mo><mi>x</mi></mrow></math>");
}

// Every element that is opened is closed, in order.
bool well_formed(std::string_view markup) {
  std::vector<std::string_view> open;
  while (!markup.empty()) {
    if (markup[0] != '<') {
      markup.remove_prefix(std::min(markup.find('<'), markup.size()));
      continue;
    }
    std::string_view tag = markup.substr(1, markup.find('>') - 1);
    markup.remove_prefix(tag.size() + 2);
    if (!tag.starts_with('/')) {
      open.push_back(tag.substr(0, tag.find(' ')));
    } else if (open.empty() || open.back() != tag.substr(1)) {
      return false;
    } else {
      open.pop_back();
    }
  }
  return open.empty();
}

TEST_P(Print, ItsMathMlIsWellFormed) {
  EXPECT_TRUE(well_formed(function(GetParam().typed).mathml()));
}

TEST(PrintSize, AnAstronomicalTextIsNotWritten) {
  Graph graph;
  int y = graph.variable(0);
  for (int i = 0; i < 100; ++i) y = graph.binary(Op::kAdd, y, y);  // 2^100 leaves, 101 nodes
  EXPECT_EQ(to_text(graph, y, kNames), "…");
  EXPECT_EQ(to_tex(graph, y, kNames), "…");
}

TEST(PrintSize, ADeepFormulaNeedsNoDeepStack) {
  Graph graph;
  int y = graph.variable(0);
  for (int i = 0; i < 50'000; ++i) y = graph.unary(Op::kSin, y);
  EXPECT_EQ(to_text(graph, y, kNames).size(), 50'000 * 5 + 1);
}

}  // namespace
}  // namespace downhill::expr
