#include "scenes/directional.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

#include "calculus/curves.h"
#include "calculus/scalar_field.h"
#include "scenes/compass.h"
#include "scenes/scene_context.h"

namespace downhill::scenes {
namespace {

struct Case {
  const char* f;
  double x, y;
};
constexpr Case kCases[] = {
    {"x^2/2+y^2/4", 1, 1.5},
    {"x^2-y^2", 1, 1},
    {"x+2y", -1, 0.5},
    {"sin(x)cos(y)", 0.6, -1.1},
    {"3x exp(-(x^2+y^2)/2)", 0.5, -1},
    {"exp(x y)", 0.4, -0.7},
    {"ln(x)+ln(y)", 2, 0.8},
    {"x^3/3-x y^2", 1.2, 0.9},
};

std::unique_ptr<Scene> facing(const Case& at, double angle) {
  return scene_of(std::string("directional?f=") + at.f + "&x=" + std::to_string(at.x) +
                  "&y=" + std::to_string(at.y) + "&angle=" + std::to_string(angle));
}

class EveryPlace : public testing::TestWithParam<Case> {
 protected:
  expr::Function f() const { return *expr::Function::parse(GetParam().f, {"x", "y"}); }
};
INSTANTIATE_TEST_SUITE_P(Cases, EveryPlace, testing::ValuesIn(kCases));

// D_u f = grad f . u for every t: against a difference quotient along u, which knows heights only,
// and against the engine's calculus.
TEST_P(EveryPlace, TheSlopeIsTheGradientTimesTheDirection) {
  const Case& at = GetParam();
  const expr::Function height = f();
  calculus::ScalarField field(height);
  const Eigen::VectorXd here = Eigen::Vector2d(at.x, at.y);
  const Eigen::VectorXd gradient = field.gradient(here);
  for (int angle = 0; angle <= 360; angle += 15) {
    const auto scene = facing(at, angle);
    const double t = angle * std::numbers::pi / 180;
    const Eigen::VectorXd u = Eigen::Vector2d(std::cos(t), std::sin(t));
    const double slope = seen(*scene, "slope");
    const double h = 1e-5;
    const double quotient =
        (height(at.x + h * u[0], at.y + h * u[1]) - height(at.x - h * u[0], at.y - h * u[1])) /
        (2 * h);
    EXPECT_NEAR(slope, quotient, 1e-8) << angle;
    EXPECT_NEAR(slope, gradient.dot(u), 1e-13) << angle;
    EXPECT_NEAR(slope, field.directional_derivative(here, u), 1e-13) << angle;
    EXPECT_NEAR(seen(*scene, "u_x"), u[0], 1e-15);
    EXPECT_NEAR(seen(*scene, "u_y"), u[1], 1e-15);
  }
}

// Its maximum over t is |grad f|, at the gradient's angle: by trying 36,000 directions.
TEST_P(EveryPlace, TheSteepestWayUpIsTheGradients) {
  const auto scene = facing(GetParam(), 0);
  const double sx = seen(*scene, "slope_x"), sy = seen(*scene, "slope_y");
  const expr::Function height = f();
  const double h = 1e-5;
  double greatest = -HUGE_VAL, at = 0;
  for (int i = 0; i < 36000; ++i) {
    const double t = i / 100. * std::numbers::pi / 180;
    const double dx = h * std::cos(t), dy = h * std::sin(t);
    const double slope = (height(GetParam().x + dx, GetParam().y + dy) -
                          height(GetParam().x - dx, GetParam().y - dy)) /
                         (2 * h);
    if (slope <= greatest) continue;
    greatest = slope;
    at = i / 100.;
  }
  EXPECT_NEAR(seen(*scene, "steepest"), greatest, 1e-6);
  EXPECT_NEAR(std::remainder(seen(*scene, "steepest_angle") - at, 360), 0, 0.3)
      << "a maximum is flat: its place is found to about the root of the error of its height";
  EXPECT_DOUBLE_EQ(seen(*scene, "steepest"), std::hypot(sx, sy)) << "Pythagoras";
  EXPECT_NEAR(seen(*facing(GetParam(), seen(*scene, "steepest_angle")), "off"), 0, 1e-4);
}

// It is zero along the level curve, which the engine follows by heights, and it is the partial
// derivatives at 0 and 90 degrees.
TEST_P(EveryPlace, LevelAlongTheLevelCurveAndPartialAlongTheAxes) {
  const Case& at = GetParam();
  calculus::ScalarField field(f());
  const Eigen::Vector2d here(at.x, at.y);
  const calculus::Curve curve =
      calculus::level_curve(field, here, {at.x - 1, at.x + 1, at.y - 1, at.y + 1},
                            {.longest = 1e-3, .longest_step = 1e-4});
  ASSERT_GE(curve.points.size(), 2U);
  const Eigen::Vector2d along = curve.points[1] - curve.points[0];
  double angle = std::atan2(along.y(), along.x()) * 180 / std::numbers::pi;
  if (angle < 0) angle += 360;
  const auto level = facing(at, angle);
  EXPECT_NEAR(seen(*level, "slope"), 0, 1e-3 * (1 + seen(*level, "steepest")));
  EXPECT_NEAR(seen(*level, "off"), 90, 0.1);
  EXPECT_NEAR(seen(*facing(at, 0), "slope"), seen(*level, "slope_x"), 1e-15);
  EXPECT_NEAR(seen(*facing(at, 90), "slope"), seen(*level, "slope_y"), 1e-15);
}

// "Half of all directions lead down. Only one of them is the steepest."
TEST(Directional, HalfOfAllDirectionsLeadDown) {
  int down = 0;
  for (int angle = 0; angle < 360; ++angle) {
    if (seen(*facing(kCases[0], angle), "slope") < 0) ++down;
  }
  EXPECT_EQ(down, 180);
}

// "The steepest way down does not point straight at the bottom."
TEST(Directional, SteepestDownMissesTheBottomOfALongValley) {
  const double down = seen(*facing(kCases[0], 0), "steepest_angle") + 180;
  const double to_bottom = 180 + std::atan2(1.5, 1) * 180 / std::numbers::pi;
  EXPECT_GT(std::abs(down - to_bottom), 15);
}

TEST(Compass, AtACornerEachDirectionHasItsOwnSlope) {
  Landscape land;
  Compass compass;
  land.stand("abs(x)+y", 0, 1);
  compass.read(land);
  EXPECT_FALSE(compass.smooth());
  EXPECT_TRUE(std::isnan(compass.steepest()));
  EXPECT_NEAR(compass.slope(0), 1, 1e-6);
  EXPECT_NEAR(compass.slope(180), 1, 1e-6) << "up on both sides";
  EXPECT_NEAR(compass.slope(90), 1, 1e-6);
  EXPECT_NEAR(compass.slope(270), -1, 1e-6);
  land.stand("sqrt(abs(x y))", 0, 0);
  compass.read(land);
  EXPECT_FALSE(compass.smooth()) << "both partial derivatives are 0, but the diagonal rises";
}

TEST(Compass, LevelGroundHasNoSteepestDirection) {
  Landscape land;
  Compass compass;
  land.stand("x^2+y^2", 0, 0);
  compass.read(land);
  EXPECT_TRUE(compass.smooth());
  EXPECT_EQ(compass.steepest(), 0);
  EXPECT_TRUE(std::isnan(compass.steepest_angle()));
}

TEST(Directional, TheGuessHidesTheAnswerAndIsScoredByTheAngle) {
  const std::string place = "directional?f=x^2/2+y^2/4&x=1&y=1.5&show=all&predict=";
  const auto guessing = scene_of(place + "guess&guess=40");
  for (const char* id :
       {"slope", "slope_x", "slope_y", "steepest", "steepest_angle", "off", "miss"})
    EXPECT_TRUE(std::isnan(seen(*guessing, id))) << id;
  EXPECT_EQ(guessing->describe().find("36"), std::string::npos) << guessing->describe();
  guessing->act("reveal");
  EXPECT_NEAR(seen(*guessing, "miss"), 40 - std::atan2(0.75, 1) * 180 / std::numbers::pi, 1e-9);
  EXPECT_NEAR(seen(*scene_of(place + "compare&guess=350"), "miss"), 46.87, 0.01) << "round by 0";
  EXPECT_TRUE(std::isnan(seen(*scene_of(place + "compare"), "miss"))) << "nothing was guessed";
}

TEST(Directional, TheArrowFollowsTheHand) {
  const figure::Size size{720, 460};
  const auto scene = scene_of("directional?show=all&angle=90");
  const Handle kArrow = kOwnHandles;
  // The arrow's end is the handle above the place.
  figure::Point place, end;
  for (float y = 0; y < 240; y += 4) {
    for (float x = 400; x < 640; x += 4) {
      const Handle handle = scene->hit({x, y}, size, 3);
      if (handle == kPlaceOnMap) place = {x, y};
      if (handle == kArrow) end = {x, y};
    }
  }
  EXPECT_NEAR(end.x, place.x, 4);
  EXPECT_LT(end.y, place.y - 30);
  scene->drag(kArrow, {place.x - 50, place.y}, size);
  EXPECT_NEAR(scene->number("angle"), 180, 3);
  scene->drag(kArrow, {place.x + 30, place.y + 30}, size);
  EXPECT_NEAR(scene->number("angle"), 315, 5);
}

}  // namespace
}  // namespace downhill::scenes
