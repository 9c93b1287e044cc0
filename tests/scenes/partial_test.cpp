#include "scenes/partial.h"

#include <gtest/gtest.h>

#include <cmath>

#include "scenes/landscape.h"
#include "scenes/scene_context.h"

namespace downhill::scenes {
namespace {

const std::vector<std::string>& suggestions() {
  static const std::vector<std::string> all = partial_spec().find("f")->choices;
  return all;
}

// The fact of lesson 03: with the other variable held fixed, the secants of the path settle on
// the partial derivative. The quotient knows the formula's values only.
TEST(Partial, IsTheSlopeOfThePathWithTheRestHeldFixed) {
  for (const std::string& f : suggestions()) {
    const auto height = *expr::Function::parse(f, {"x", "y"});
    for (const auto& [x, y] : {std::pair{0.7, 1.3}, {1.2, 0.4}, {2.1, 0.9}}) {
      const auto scene = scene_of("partial?show=both&f=" + f + "&x=" + std::to_string(x) +
                                  "&y=" + std::to_string(y));
      const double h = 1e-5;
      const double along_x = (height(x + h, y) - height(x - h, y)) / (2 * h);
      const double along_y = (height(x, y + h) - height(x, y - h)) / (2 * h);
      const double size = 1 + std::abs(height(x, y));
      EXPECT_NEAR(seen(*scene, "slope_x"), along_x, 1e-7 * size) << f;
      EXPECT_NEAR(seen(*scene, "slope_y"), along_y, 1e-7 * size) << f;
      EXPECT_DOUBLE_EQ(seen(*scene, "z"), height(x, y)) << f;
    }
  }
}

// "As many partial derivatives as variables": each line of the gradient, for n up to 6.
TEST(Partial, NVariablesGiveNPartials) {
  const std::vector<std::string> names = {"a", "b", "c", "d", "e1", "g"};
  std::string formula = "1";
  for (std::size_t n = 1; n <= names.size(); ++n) {
    formula += "+" + std::to_string(n) + "*" + names[n - 1] + "^2";
    const std::vector<std::string> first(names.begin(), names.begin() + static_cast<long>(n));
    const auto f = expr::Function::parse(formula, first);
    ASSERT_TRUE(f) << formula;
    for (std::size_t i = 0; i < n; ++i) {
      const std::vector<double> ones(n, 1);
      EXPECT_DOUBLE_EQ(f->derivative(static_cast<int>(i)).at(ones),
                       2. * static_cast<double>(i + 1));
    }
  }
}

TEST(Partial, SaysWhetherAVariableMatters) {
  EXPECT_EQ(seen(*scene_of("partial?f=sin(y)"), "needs_x"), 0);
  EXPECT_EQ(seen(*scene_of("partial?f=sin(y)"), "needs_y"), 1);
  for (const char* x : {"-2", "0", "1.7"}) {
    EXPECT_EQ(seen(*scene_of(std::string("partial?f=sin(y)+2&x=") + x), "slope_x"), 0);
  }
}

TEST(Partial, IsLevelOnlyWhereBothSlopesAreZero) {
  EXPECT_EQ(seen(*scene_of("partial?f=x^2-y^2&x=0&y=0"), "level"), 1);
  EXPECT_EQ(seen(*scene_of("partial?f=x^2-y^2&x=0&y=0.05"), "level"), 0);
  EXPECT_EQ(seen(*scene_of("partial?f=sqrt(x^2+y^2)&x=0&y=0"), "level"), 0) << "a tip is not level";
}

TEST(Partial, ThePointOnThePathMovesOneVariableOnly) {
  const figure::Size size{720, 460};
  const auto scene = scene_of("partial?show=both&x=1&y=1.5");
  scene->drag(kOwnHandles, {100, 380}, size);
  EXPECT_NE(scene->number("x"), 1);
  EXPECT_EQ(scene->number("y"), 1.5);
  const double x = scene->number("x");
  scene->drag(kOwnHandles + 1, {600, 380}, size);
  EXPECT_EQ(scene->number("x"), x);
  EXPECT_NE(scene->number("y"), 1.5);
}

TEST(Partial, TellsOfCornersAndGaps) {
  const auto corner = scene_of("partial?f=abs(x)&x=0&y=1&show=x");
  EXPECT_TRUE(std::isnan(seen(*corner, "slope_x")));
  EXPECT_NE(corner->describe().find("no slope"), std::string::npos);
  EXPECT_NE(scene_of("partial?f=ln(x)&x=-1")->describe().find("no ground"), std::string::npos);
}

}  // namespace
}  // namespace downhill::scenes
