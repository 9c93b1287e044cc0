// What lesson 11 says without a marker, against the engine's numbers; and the equation of motion,
// against an integration in small steps that knows no optimizer.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "scenes/scene_context.h"
#include "text/number.h"

namespace downhill::scenes {
namespace {

const std::string kRavine = "descent-map?f=x^2/20+y^2&x=4&y=1.5";

std::string with(const std::string& line, const char* name, double value) {
  return line + "&" + name + "=" + text::exact(value);
}

TEST(LessonMomentum, InTheRavineSomeMomentumWinsAndTooMuchLoses) {
  const std::string race = kRavine + "&compare=balls&rate=0.4";
  const auto without = scene_of(with(race, "momentum", 0));
  EXPECT_EQ(seen(*without, "ball_settled"), seen(*without, "plain_settled"));
  EXPECT_EQ(seen(*without, "nesterov_settled"), seen(*without, "plain_settled"));
  const auto some = scene_of(with(race, "momentum", 0.7));
  EXPECT_LT(seen(*some, "ball_settled"), seen(*some, "plain_settled") / 3);
  EXPECT_LT(seen(*some, "nesterov_settled"), seen(*some, "ball_settled"));
  const auto much = scene_of(with(race, "momentum", 0.97));
  EXPECT_GT(seen(*much, "ball_settled"), seen(*much, "plain_settled"));
  EXPECT_LT(seen(*much, "nesterov_settled"), seen(*much, "ball_settled"));
}

TEST(LessonMomentum, AStepIsMomentumTimesTheLastPlusThePush) {
  const std::string ball = kRavine + "&optimizer=heavy-ball&rate=0.4&momentum=0.8";
  for (const int step : {0, 1, 4, 11}) {
    const auto scene = scene_of(with(ball, "step", step));
    const auto before = scene_of(with(ball, "step", std::max(step - 1, 0)));
    EXPECT_NEAR(seen(*scene, "kept_x"), 0.8 * (seen(*scene, "at_x") - seen(*before, "at_x")),
                1e-12);
    EXPECT_NEAR(seen(*scene, "kept_y"), 0.8 * (seen(*scene, "at_y") - seen(*before, "at_y")),
                1e-12);
    EXPECT_NEAR(seen(*scene, "push_y"), -0.4 * 2 * seen(*scene, "at_y"), 1e-12);
    EXPECT_NEAR(seen(*scene, "kept_x") + seen(*scene, "push_x"),
                seen(*scene, "next_x") - seen(*scene, "at_x"), 1e-12);
  }
}

// x'' + b x' + x = 0 from x = 3 at rest, by Runge and Kutta's rule in steps of 1/10000.
double rolled(double b, double time) {
  const double dt = 1e-4;
  double x = 3, v = 0;
  const auto pull = [b](double at, double speed) { return -b * speed - at; };
  for (int i = 0; i < static_cast<int>(std::round(time / dt)); ++i) {
    const double x1 = v, v1 = pull(x, v);
    const double x2 = v + dt / 2 * v1, v2 = pull(x + dt / 2 * x1, v + dt / 2 * v1);
    const double x3 = v + dt / 2 * v2, v3 = pull(x + dt / 2 * x2, v + dt / 2 * v2);
    const double x4 = v + dt * v3, v4 = pull(x + dt * x3, v + dt * v3);
    x += dt / 6 * (x1 + 2 * x2 + 2 * x3 + x4);
    v += dt / 6 * (v1 + 2 * v2 + 2 * v3 + v4);
  }
  return x;
}

TEST(LessonMomentum, TheHeavyBallRollsByTheEquationOfMotion) {
  // Friction b = (1 - beta) / h with h = sqrt(rate): the same time, in steps four times shorter.
  const double b = 0.5, time = 2;
  const auto error = [&](double h) {
    std::string line = with("descent?f=x^2/2&x=3&optimizer=heavy-ball", "rate", h * h);
    line = with(with(line, "momentum", 1 - b * h), "step", std::round(time / h));
    const auto scene = scene_of(line);
    EXPECT_NEAR(seen(*scene, "friction"), b, 1e-9);
    return std::abs(seen(*scene, "at_x") - rolled(b, time));
  };
  const double coarse = error(0.1), fine = error(0.025);
  EXPECT_LT(fine, 0.05);
  EXPECT_NEAR(coarse / fine, 4, 1);  // falls like h
}

TEST(LessonMomentum, FrictionTwoArrivesFirstLessRingsMoreCrawls) {
  const std::string bowl = "descent?f=x^2/2&x=3&optimizer=heavy-ball&rate=0.01";
  const double ringing = seen(*scene_of(with(bowl, "momentum", 0.97)), "settled");
  const double critical = seen(*scene_of(with(bowl, "momentum", 0.81)), "settled");
  const double crawling = seen(*scene_of(with(bowl, "momentum", 0)), "settled");
  EXPECT_GT(ringing, 3 * critical);
  EXPECT_GT(crawling, 3 * critical);
  EXPECT_NEAR(seen(*scene_of(with(bowl, "momentum", 0.8)), "friction"), 2, 1e-9);
}

// The factor of the distance a step, once the start is forgotten, against theory in k alone.
TEST(LessonMomentum, TheBestBallContractsByTheRootOfTheConditionNumber) {
  const double k = 20, root = std::sqrt(k);
  const auto plain = scene_of(with(kRavine + "&step=60", "rate", 2 / 2.1));
  EXPECT_NEAR(seen(*plain, "condition"), k, 1e-9);
  EXPECT_NEAR(seen(*plain, "factor"), (k - 1) / (k + 1), 1e-9);
  EXPECT_NEAR(seen(*plain, "plain_factor"), (k - 1) / (k + 1), 1e-12);
  EXPECT_NEAR(seen(*plain, "ball_factor"), (root - 1) / (root + 1), 1e-12);
  std::string ball = kRavine + "&optimizer=heavy-ball";
  ball = with(ball, "rate", seen(*plain, "best_ball_rate"));
  // 0.4: the slider's nearest to ((root - 1) / (root + 1))^2 = 0.4026.
  EXPECT_NEAR(seen(*plain, "best_momentum"), 0.4026, 1e-4);
  ball = with(ball, "momentum", seen(*plain, "best_momentum"));
  const double from = seen(*scene_of(ball + "&step=30"), "distance");
  const double to = seen(*scene_of(ball + "&step=60"), "distance");
  // A double eigenvalue: (a + b t) r^t, so the mean factor exceeds r by about log(2) / 30.
  const double mean = std::pow(to / from, 1.0 / 30);
  EXPECT_GT(mean, (root - 1) / (root + 1));
  EXPECT_LT(mean, (root - 1) / (root + 1) * std::pow(2.2, 1.0 / 30));
}

TEST(LessonMomentum, EnoughMomentumRollsOverTheHillIntoTheDeeperValley) {
  const std::string path = "descent?f=x^4/4-x^2+x/5&x=2.8&optimizer=heavy-ball&rate=0.01";
  for (const double momentum : {0.0, 0.5, 0.8}) {
    EXPECT_GT(seen(*scene_of(with(path, "momentum", momentum)), "floor"), -1) << momentum;
  }
  EXPECT_LT(seen(*scene_of(with(path, "momentum", 0.9)), "floor"), -1);
  // And as well out of the deeper one.
  const std::string left = "descent?f=x^4/4-x^2+x/5&x=-2.8&optimizer=heavy-ball&rate=0.01";
  EXPECT_GT(seen(*scene_of(with(left, "momentum", 0.9)), "floor"), -1);
}

TEST(LessonMomentum, PlainDescentNeverClimbsWhereTheBallDoes) {
  const std::string line = "descent-map?f=x^2/4+y^2&x=2.5&y=1.5&rate=0.1&momentum=0.8&optimizer=";
  double plain = -1, ball = -1;
  for (int step = 0; step < 60; ++step) {
    plain =
        std::max(plain, seen(*scene_of(with(line + "gradient-descent", "step", step)), "climb"));
    ball = std::max(ball, seen(*scene_of(with(line + "heavy-ball", "step", step)), "climb"));
  }
  EXPECT_LE(plain, 0);
  EXPECT_GT(ball, 0);
}

}  // namespace
}  // namespace downhill::scenes
