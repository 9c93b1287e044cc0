// The ball of lesson 22, and what the lesson says without a marker: against the closed forms of the
// spring and the energy of the two valleys.
#include "scenes/ball.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "figure/svg.h"
#include "scenes/scene_context.h"

namespace downhill::scenes {
namespace {

double at(const std::string& rest, const char* id) { return seen(*scene_of("ball?" + rest), id); }

TEST(BallScene, TheForceIsMinusTheSlope) {
  EXPECT_NEAR(at("U=x^2/2&x=2", "force"), -2, 1e-12);
  EXPECT_NEAR(at("U=(x^2-1)^2/2&x=-1.5", "slope"), -3.75, 1e-12);
  EXPECT_NEAR(at("U=(x^2-1)^2/2&x=-1.5", "force"), 3.75, 1e-12);
}

TEST(BallScene, LeapfrogErrsByAQuarterOfHSquaredAndDoesNotDrift) {
  for (const char* h : {"0.2", "0.1", "0.05"}) {
    const double known = 100 * std::pow(std::stod(h), 2) / 4;
    const std::string line = std::string("h=") + h;
    EXPECT_NEAR(at(line + "&step=400", "error"), known, 0.02 * known) << h;
    EXPECT_NEAR(at(line + "&step=100", "error"), known, 0.05 * known) << h;
    // Euler: by 1 + h^2 a step.
    EXPECT_NEAR(at(line + "&step=100", "error_euler"),
                100 * (std::pow(1 + std::pow(std::stod(h), 2), 100) - 1), 1e-6);
  }
  EXPECT_NEAR(at("", "border"), 2, 1e-9);
  EXPECT_NEAR(at("U=2x^2", "border"), 1, 1e-9);
  EXPECT_GT(at("h=2.01&step=400", "error"), 1000);
  EXPECT_FALSE(at("h=2.5&step=400", "error") < 1e6);
}

TEST(BallScene, GetsAcrossTheHillFromHigherPlacesOnly) {
  const auto lowest = [](const std::string& x) {
    const auto s = scene_of("ball?U=(x^2-1)^2/2&h=0.05&x=" + x);
    double least = 9;
    for (int step = 0; step <= 400; ++step) {
      s->go_to_step(step);
      least = std::min(least, seen(*s, "x_now"));
    }
    return least;
  };
  // U(x) = 1/2 = U(0) at the square root of 2.
  EXPECT_GT(lowest("1.3"), 0);
  EXPECT_GT(lowest("1.4"), 0);
  EXPECT_LT(lowest("1.45"), -1);
  EXPECT_LT(lowest("1.6"), -1);
}

TEST(BallScene, TheStartFollowsItsHandle) {
  for (const char* show : {"ground", "both"}) {
    for (const figure::Size size : {figure::Size{760, 520}, {358, 300}}) {
      const auto s = scene_of(std::string("ball?x=0&show=") + show);
      figure::Point start{};
      for (float x = 0; x < size.width; x += 4) {
        for (float y = 0; y < size.height; y += 4) {
          if (s->hit({x, y}, size, 4) != kNoHandle) start = {x, y};
        }
      }
      const Handle handle = s->hit(start, size, 22);
      ASSERT_NE(handle, kNoHandle);
      s->drag(handle, {start.x + size.width / 4, start.y}, size);
      EXPECT_GT(s->number("x"), 1);
      s->drag(handle, {9999, 0}, size);
      EXPECT_EQ(s->number("x"), 3);
    }
  }
}

TEST(BallScene, RunsToTheEnd) {
  const auto s = scene_of("ball?");
  s->act("run");
  int frames = 0;
  while (s->advance()) ++frames;
  EXPECT_EQ(s->step(), 400);
  EXPECT_LT(frames, 130);
  s->act("back");
  EXPECT_EQ(s->step(), 399);
  s->act("rewind");
  EXPECT_EQ(s->step(), 0);
}

TEST(BallScene, EveryViewIsFiniteSmallAndSpokenInBothLanguages) {
  for (const char* language : {"en", "zh"}) {
    for (const char* rest : {"", "&step=60", "&U=1/x&x=0", "&U=ln(x)&x=-1&step=5",
                             "&U=abs(x)&step=9", "&h=2.5&step=400", "&U=1&step=3", "&x=0"}) {
      for (const char* show : {"ground", "both"}) {
        const auto s = scene_of(std::string("ball?show=") + show + rest, language);
        for (const figure::Size size :
             {figure::Size{760, 520}, {358, 300}, {0, 0}, {1, 1}, {60, 900}, {2000, 60}}) {
          const figure::DrawList list = s->draw(size);
          EXPECT_TRUE(figure::all_finite(list)) << s->line() << size.width;
          const std::string svg = figure::to_svg(list, size, {.title = s->describe()});
          EXPECT_LT(svg.size(), 60'000U) << s->line() << size.width;
          EXPECT_EQ(svg.find("⟨"), std::string::npos) << "a word is missing: " << s->line();
        }
      }
    }
  }
}

}  // namespace
}  // namespace downhill::scenes
