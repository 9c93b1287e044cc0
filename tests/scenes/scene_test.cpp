#include "scenes/scene.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace downhill::scenes {
namespace {

const SceneSpec& test_spec() {
  static const SceneSpec spec{
      .id = "test",
      .parameters = {{.id = "x", .initial = "1", .min = -2, .max = 3, .grain = 0.01},
                     {.id = "rate",
                      .initial = "0.1",
                      .min = 1e-16,
                      .max = 1,
                      .grain = 0,
                      .logarithmic = true},
                     {.id = "count", .kind = Kind::kInteger, .initial = "5", .min = 1, .max = 20},
                     {.id = "grid", .kind = Kind::kFlag, .initial = "0"},
                     {.id = "show",
                      .kind = Kind::kChoice,
                      .initial = "secant",
                      .choices = {"secant", "tangent"}},
                     {.id = "f",
                      .kind = Kind::kFormula,
                      .initial = "x^2",
                      .choices = {"x", "x^2"},
                      .variables = {"x"}}},
      .observables = {"double_x"},
      .last_step = 10};
  return spec;
}

class TestScene : public Scene {
 public:
  TestScene() : Scene(test_spec(), {.words = &words()}) {}
  std::vector<Observable> observe() const override {
    return {{.id = "double_x", .value = 2 * number("x")}};
  }
  figure::DrawList draw(figure::Size, const DrawOptions&) const override { return {}; }
  std::string describe() const override { return ""; }
  int updates = 0;

 protected:
  void update() override { ++updates; }
  text::Result<text::Done> accept(const Parameter& parameter,
                                  std::string_view value) const override {
    if (parameter.id == "count" && value == "13") return text::Error{"unlucky", "no 13", {}, {}};
    return text::Done{};
  }

 private:
  static const text::Words& words() {
    static const text::Words empty;
    return empty;
  }
};

// The error of setting one value, "" if there is none.
std::string why_not(std::string_view id, std::string_view value) {
  TestScene scene;
  const std::string before = scene.line();
  const auto result = scene.set(id, value);
  if (result) return "";
  EXPECT_EQ(scene.line(), before);  // on error nothing changes
  EXPECT_EQ(scene.updates, 0);
  return text::to_string(result.error());
}

TEST(Scene, BeginsWithTheDeclaredValues) {
  const TestScene scene;
  EXPECT_EQ(scene.number("x"), 1);
  EXPECT_EQ(scene.value("f"), "x^2");
  EXPECT_TRUE(std::isnan(scene.number("show")));
  EXPECT_EQ(scene.line(), "test");
}

TEST(Scene, LineHoldsWhatDiffersFromTheDefaultInDeclaredOrder) {
  TestScene scene;
  ASSERT_TRUE(scene.set("f", "x^2 + 1"));
  ASSERT_TRUE(scene.set("count", "5"));
  ASSERT_TRUE(scene.set("x", "1.50"));
  scene.go_to_step(3);
  EXPECT_EQ(scene.line(), "test?x=1.5&f=x^2%20+%201&step=3");
  ASSERT_TRUE(scene.set("x", "1.00"));
  ASSERT_TRUE(scene.set("step", "0"));
  EXPECT_EQ(scene.line(), "test?f=x^2%20+%201");
}

TEST(Scene, RefusesWhatIsNotOfItsKind) {
  EXPECT_EQ(why_not("x", "1.5x"), "column 1: x must be a number, not '1.5x'");
  EXPECT_EQ(why_not("x", ""), "column 1: x must be a number, not ''");
  EXPECT_EQ(why_not("x", "inf"), "column 1: x must be a number, not 'inf'");
  EXPECT_EQ(why_not("x", "4"), "column 1: x must lie between -2 and 3: 4 does not");
  EXPECT_EQ(why_not("rate", "0"), "column 1: rate must lie between 1e-16 and 1: 0 does not");
  EXPECT_EQ(why_not("count", "2.5"), "column 1: count must be a whole number, not 2.5");
  EXPECT_EQ(why_not("count", "13"), "no 13");
  EXPECT_EQ(why_not("grid", "yes"), "column 1: grid must be 0 or 1, not 'yes'");
  EXPECT_EQ(why_not("show", "tangnet"),
            "column 1: show cannot be 'tangnet': did you mean 'tangent'?");
  EXPECT_EQ(why_not("show", "all"), "column 1: show must be one of secant, tangent, not 'all'");
  EXPECT_EQ(why_not("step", "11"), "column 1: step must lie between 0 and 10: 11 does not");
}

TEST(Scene, UnknownNamesGetTheNearestOne) {
  EXPECT_EQ(why_not("rat", "1"), "'test' has no parameter 'rat': did you mean 'rate'?");
  EXPECT_EQ(why_not("velocity", "1"),
            "'test' has no parameter 'velocity', only x, rate, count, grid, show, f");
}

TEST(Scene, FormulaErrorsKeepTheirColumn) {
  TestScene scene;
  const auto result = scene.set("f", "x^2 + sine(x)");
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().place.column, 7);
}

TEST(Scene, BothEndsOfARangeBelongToIt) {
  EXPECT_EQ(why_not("x", "-2"), "");
  EXPECT_EQ(why_not("x", "3"), "");
  EXPECT_EQ(why_not("count", "20"), "");
}

TEST(Scene, SetAllIsAllOrNothing) {
  TestScene scene;
  const std::vector<std::pair<std::string, std::string>> bad{{"x", "2"}, {"count", "99"}};
  EXPECT_FALSE(scene.set_all(bad));
  EXPECT_EQ(scene.line(), "test");
  const std::vector<std::pair<std::string, std::string>> good{{"x", "2"}, {"step", "4"}};
  EXPECT_TRUE(scene.set_all(good));
  EXPECT_EQ(scene.line(), "test?x=2&step=4");
  EXPECT_EQ(scene.updates, 1);
}

TEST(Scene, SetNumberClampsAndRoundsToTheGrain) {
  TestScene scene;
  scene.set_number("x", 1.6749);
  EXPECT_EQ(scene.line(), "test?x=1.67");  // not 1.6700000000000002
  scene.set_number("x", 99);
  EXPECT_EQ(scene.number("x"), 3);
  scene.set_number("x", -1e300);
  EXPECT_EQ(scene.number("x"), -2);
  scene.set_number("x", -0.001);
  EXPECT_EQ(scene.value("x"), "0");  // not "-0"
  scene.set_number("x", std::numeric_limits<double>::quiet_NaN());
  EXPECT_EQ(scene.number("x"), 0);  // not a number: no move
  scene.set_number("count", 7.4);
  EXPECT_EQ(scene.value("count"), "7");
  scene.set_number("grid", 0.8);
  EXPECT_EQ(scene.value("grid"), "1");
  scene.set_number("rate", 1.0 / 3);
  EXPECT_EQ(scene.value("rate"), "0.333");  // no grain, logarithmic: 3 digits
  scene.set_number("rate", 0);
  EXPECT_EQ(scene.value("rate"), "1e-16");
}

TEST(Scene, StepsAreClampedToTheTimeline) {
  TestScene scene;
  scene.go_to_step(99);
  EXPECT_EQ(scene.step(), 10);
  scene.go_to_step(-1);
  EXPECT_EQ(scene.step(), 0);
}

TEST(Scene, ObservablesParametersAndStepCanBeAskedByName) {
  TestScene scene;
  scene.go_to_step(4);
  EXPECT_EQ(scene.observable("double_x"), 2);
  EXPECT_EQ(scene.observable("x"), 1);
  EXPECT_EQ(scene.observable("step"), 4);
  EXPECT_EQ(scene.observable("f"), std::nullopt);
  EXPECT_EQ(scene.observable("nothing"), std::nullopt);
}

}  // namespace
}  // namespace downhill::scenes
