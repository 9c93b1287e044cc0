// What lesson 18 says without a marker, against the engine's numbers.
#include <gtest/gtest.h>

#include <cmath>
#include <string>

#include "expr/function.h"
#include "scenes/scene_context.h"

namespace downhill::scenes {
namespace {

double at(const std::string& line, const char* id) { return seen(*scene_of(line), id); }

TEST(LessonSaddlePoints, AStartOnTheRidgeEndsAtThePassExactly) {
  const auto s = scene_of("descent-map?f=x^2-y^2&x=2&y=0&rate=0.1");
  for (int step = 0; step <= 200; ++step) {
    s->go_to_step(step);
    EXPECT_EQ(seen(*s, "at_y"), 0);
    EXPECT_NEAR(seen(*s, "at_x"), 2 * std::pow(0.8, step), 1e-12);
  }
  EXPECT_EQ(seen(*s, "converged"), 1);
  EXPECT_NEAR(seen(*s, "end_x"), 0, 1e-15);
  EXPECT_EQ(seen(*s, "end_y"), 0);
  // With a rate of 1/2 a step is (1 - 1) x: there, to the last digit.
  const std::string half = "descent-map?f=x^2-y^2&x=2&y=0&rate=0.5&step=1";
  EXPECT_EQ(at(half, "at_x"), 0);
  EXPECT_EQ(at(half, "at_y"), 0);
  // "Drag the start a little off the ridge."
  EXPECT_EQ(at("descent-map?f=x^2-y^2&x=2&y=0.05&rate=0.1", "diverged"), 1);
  // "Whatever the rate."
  for (const char* rate : {"0.01", "0.3", "0.9"}) {
    EXPECT_EQ(at(std::string("descent-map?f=x^2-y^2&x=2&y=0&step=100&rate=") + rate, "at_y"), 0);
  }
}

TEST(LessonSaddlePoints, NoiseAndMomentum) {
  const std::string line = "saddle-escape?show=median";
  // "A hundred-millionth is enough."
  EXPECT_GT(at(line + "&noise=1e-8", "median"), 100);
  // Three decades less noise: three times the steps of one more.
  EXPECT_NEAR(at(line + "&noise=1e-6", "median"), at(line, "median") + 3 * at(line, "decade"), 2);
  // Exactly on the ridge momentum changes nothing: to and fro along it, and to rest on the pass.
  const auto ball =
      scene_of("descent-map?f=x^2-y^2&x=2&y=0&rate=0.1&optimizer=heavy-ball&momentum=0.9");
  bool behind = false;
  for (int step = 0; step <= 200; ++step) {
    ball->go_to_step(step);
    EXPECT_EQ(seen(*ball, "at_y"), 0);
    behind = behind || seen(*ball, "at_x") < -0.5;
  }
  EXPECT_TRUE(behind);
  EXPECT_EQ(seen(*ball, "converged"), 1);
  EXPECT_NEAR(seen(*ball, "end_x"), 0, 1e-3);
}

TEST(LessonSaddlePoints, TheMonkeySaddle) {
  const std::string line = "descent-map?f=x^3/3-x y^2&x=1.5&y=0&rate=0.1&optimizer=heavy-ball";
  for (const char* step : {"10", "100", "200"}) {
    EXPECT_GT(at(line + "&momentum=0&step=" + step, "at_x"), 0);  // never past 0
  }
  EXPECT_LT(at(line + "&momentum=0.8&step=24", "at_x"), -0.5);
  // Three ways down, three up: the signs of f round a small circle.
  const auto f = *expr::Function::parse("x^3/3-x y^2", {"x", "y"});
  int changes = 0;
  for (int i = 0; i < 360; ++i) {
    const auto at_angle = [&](int degrees) {
      const double t = (degrees + 0.5) * 3.14159265358979 / 180;
      return f(0.1 * std::cos(t), 0.1 * std::sin(t));
    };
    changes += at_angle(i) * at_angle(i + 1) < 0 ? 1 : 0;
  }
  EXPECT_EQ(changes, 6);
}

TEST(LessonSaddlePoints, Curvature) {
  EXPECT_EQ(at("curvature?f=x^3/3-x+y^2/2&x=1&y=0", "valley"), 1);
  EXPECT_EQ(at("curvature?f=x^3/3-x+y^2/2&x=-1&y=0", "saddle"), 1);
  // "As soon as the mixed derivative is larger than 2."
  EXPECT_EQ(at("curvature?f=x^2+1.99x y+y^2&x=0&y=0", "valley"), 1);
  EXPECT_EQ(at("curvature?f=x^2+2.01x y+y^2&x=0&y=0", "saddle"), 1);
  // Along y = -x, x^2 + 3xy + y^2 is -x^2.
  EXPECT_NEAR(std::abs(at("curvature?f=x^2+3x y+y^2&x=0&y=0", "angle_low")), 45, 1e-9);
  for (const char* f : {"x^4+y^4", "-x^4-y^4", "x^3/3-x y^2", "x^2+y^4", "x^2-y^4"}) {
    EXPECT_EQ(at(std::string("curvature?x=0&y=0&f=") + f, "flat"), 1) << f;
  }
}

TEST(LessonSaddlePoints, ThePlateau) {
  const std::string ground = "descent-map?f=x^2/2+y^4/4-y^2/2&x=2";
  const std::string line = ground + "&y=0.0001&rate=0.1";
  // The valley is 1/4 lower than the pass; for a long time the hiker is as high as that.
  EXPECT_NEAR(at(line + "&step=50", "above"), 0.25, 0.001);
  EXPECT_NEAR(at(line + "&step=80", "above"), 0.25, 0.02);
  EXPECT_GT(at(line, "settled"), 100);
  // Each of the remedies shortens the wait, a much smaller rate does not.
  for (const char* other : {"&y=0.0001&rate=0.3", "&y=0.1&rate=0.1",
                            "&y=0.0001&rate=0.1&optimizer=heavy-ball&momentum=0.8"}) {
    EXPECT_LT(at(ground + other, "settled"), at(line, "settled")) << other;
  }
  const double slow = at(ground + "&y=0.0001&rate=0.02", "settled");
  EXPECT_GT(slow, 2 * at(line, "settled"));
}

}  // namespace
}  // namespace downhill::scenes
