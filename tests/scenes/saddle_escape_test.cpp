// Leaving a saddle, against the theory of x^2 - y^2: across the ridge
//     y <- (1 + 2 eta) y - eta s n,        n normal,
// so that y after k steps is normal with the variance (eta s)^2 (g^2k - 1) / (g^2 - 1), g = 1 + 2
// eta. With momentum g is the larger root of z^2 - (1 + beta + 2 eta) z + beta.
#include "scenes/saddle_escape.h"

#include <gtest/gtest.h>

#include <cmath>
#include <string>

#include "figure/svg.h"
#include "scenes/escape_runs.h"
#include "scenes/landscape.h"
#include "scenes/scene_context.h"

namespace downhill::scenes {
namespace {

DescentGround saddle() { return DescentGround(*expr::Function::parse("x^2-y^2", {"x", "y"})); }

// The first step after which the median of |y|, 0.6745 standard deviations, is beyond sqrt(0.1):
// by then x is as good as 0.
int median_by_theory(double rate, double noise) {
  const double g = 1 + 2 * rate;
  for (int k = 1;; ++k) {
    const double deviation = rate * noise * std::sqrt((std::pow(g, 2 * k) - 1) / (g * g - 1));
    if (0.67449 * deviation > std::sqrt(0.1)) return k;
  }
}

TEST(Escapes, MedianFollowsTheTheoryOfTheQuadraticSaddle) {
  DescentGround ground = saddle();
  for (const double rate : {0.05, 0.1, 0.2}) {
    for (const double noise : {1e-8, 1e-6, 1e-4}) {
      const Escapes all =
          escapes(ground, {.start = {2, 0}, .rate = rate, .noise = noise, .below = -0.1});
      ASSERT_TRUE(all.quantile(0.5));
      // The median of 200 draws of |y| is off by some 12 percent: ln 1.12 / ln g steps.
      const double off = 3 * std::log(1.12) / std::log(1 + 2 * rate);
      EXPECT_NEAR(*all.quantile(0.5), median_by_theory(rate, noise), 1 + off) << rate << noise;
    }
  }
}

TEST(Escapes, LessNoiseLeavesLaterAndHalfGoToEachSide) {
  DescentGround ground = saddle();
  int before = 0;
  for (int decade = 0; decade >= -9; --decade) {
    const Escapes all = escapes(
        ground, {.start = {2, 0}, .noise = std::pow(10, decade), .below = -0.1, .kept = 600});
    EXPECT_GT(*all.quantile(0.5), before) << decade;
    before = *all.quantile(0.5);
    int up = 0;
    for (const auto& way : all.ways) up += way.back().y > 0 ? 1 : 0;
    EXPECT_NEAR(up, 100, 3.5 * std::sqrt(50.0)) << decade;  // a coin tossed 200 times
  }
}

TEST(Escapes, WithoutAnyNoiseNobodyLeavesTheRidge) {
  DescentGround ground = saddle();
  for (const double momentum : {0.0, 0.5, 0.9}) {
    const Escapes all = escapes(ground, {.start = {2, 0},
                                         .momentum = momentum,
                                         .noise = 0,
                                         .hikers = 2,
                                         .below = -0.1,
                                         .kept = 600});
    EXPECT_EQ(all.share(600), 0);
    EXPECT_FALSE(all.quantile(0.5));
    EXPECT_EQ(all.ways[0].back().y, 0);
    EXPECT_NEAR(all.ways[0].back().x, 0, 1e-9);
  }
}

TEST(Escapes, TheSamePlanGivesTheSameSteps) {
  DescentGround ground = saddle();
  const EscapePlan plan{.start = {1, 0}, .momentum = 0.5, .below = -0.1};
  EXPECT_EQ(escapes(ground, plan).left, escapes(ground, plan).left);
  EscapePlan later = plan;
  later.seed = 2;  // the second hiker comes first now
  EXPECT_EQ(escapes(ground, later).left[0], escapes(ground, plan).left[1]);
}

TEST(PassNear, FindsTheSaddleOnTheWayOrNone) {
  DescentGround two(*expr::Function::parse("(y^2-1)^2+x^2", {"x", "y"}));
  const auto pass = pass_near(two, {1.5, 0}, 0.1);
  ASSERT_TRUE(pass);
  EXPECT_NEAR(pass->norm(), 0, 1e-9);
  DescentGround bowl(*expr::Function::parse("x^2+y^2", {"x", "y"}));
  EXPECT_FALSE(pass_near(bowl, {1, 1}, 0.1));
}

TEST(SaddleEscape, MomentumLeavesSoonerByItsRootOfTheTheory) {
  const auto s = scene_of("saddle-escape?show=median&momentum=0.8");
  EXPECT_LT(2 * seen(*s, "median"), seen(*s, "plain") + 1);
  const double b = 1 + 0.8 + 0.2, root = (b + std::sqrt(b * b - 4 * 0.8)) / 2;
  EXPECT_NEAR(seen(*s, "decade"), std::log(10) / std::log(root), 0.4);
  ASSERT_TRUE(s->set("momentum", "0"));
  EXPECT_NEAR(seen(*s, "decade"), std::log(10) / std::log(1.2), 0.6);
  EXPECT_EQ(seen(*s, "median"), seen(*s, "plain"));
  EXPECT_NEAR(seen(*s, "curvature"), -2, 1e-9);
}

TEST(SaddleEscape, RunsUntilAllHaveLeft) {
  const auto s = scene_of("saddle-escape");
  s->act("run");
  while (s->advance()) {
  }
  EXPECT_EQ(seen(*s, "share"), 100);
  EXPECT_LT(s->step(), s->spec().last_step);
  s->act("rewind");
  EXPECT_EQ(s->step(), 0);
  EXPECT_EQ(seen(*s, "share"), 0);
}

TEST(SaddleEscape, NoiseFollowsItsHandle) {
  const figure::Size size{720, 460};
  const auto s = scene_of("saddle-escape?show=median");
  Handle found = kNoHandle;
  figure::Point at;
  for (float x = 370; x < 720 && found == kNoHandle; x += 4) {
    at = {x, 200};
    const Handle handle = s->hit(at, size, 12);
    if (handle >= kOwnHandles) found = handle;
  }
  ASSERT_NE(found, kNoHandle);
  const double before = s->number("noise");
  s->drag(found, {at.x - 60, at.y}, size);
  EXPECT_LT(s->number("noise"), before);
}

TEST(SaddleEscape, GroundsWithoutAPassSaySo) {
  const auto s = scene_of("saddle-escape?f=x^2+y^2&step=50");
  EXPECT_EQ(seen(*s, "share"), 0);
  EXPECT_TRUE(std::isnan(seen(*s, "median")));
  EXPECT_NE(s->describe().find("no pass"), std::string::npos);
}

TEST(SaddleEscape, EveryViewIsFiniteAndSpokenInBothLanguages) {
  for (const char* language : {"en", "zh"}) {
    for (const char* rest : {"", "&show=median", "&show=median&momentum=0.9&step=30", "&step=300",
                             "&f=ln(x)-y&step=20", "&f=x^2+y^2&show=median"}) {
      const auto s = scene_of(std::string("saddle-escape?rate=0.1") + rest, language);
      for (const figure::Size size : {figure::Size{720, 460}, {358, 300}, {0, 0}, {60, 900}}) {
        const figure::DrawList list = s->draw(size);
        EXPECT_TRUE(figure::all_finite(list)) << s->line() << size.width;
        const std::string svg = figure::to_svg(list, size, {.title = s->describe()});
        EXPECT_EQ(svg.find("⟨"), std::string::npos) << "a word is missing: " << s->line();
      }
    }
  }
}

// Found by every_scene_test.cpp: without a first step there is no last one.
TEST(SaddleEscape, DrawsWhereTheFunctionIsNotDefined) {
  const auto scene = scene_of("saddle-escape?f=ln(-1)&step=3");
  EXPECT_TRUE(figure::all_finite(scene->draw({760, 520})));
}

}  // namespace
}  // namespace downhill::scenes
