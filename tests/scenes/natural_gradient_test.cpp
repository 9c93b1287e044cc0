// The figure of lesson 20, and what the lesson says without a marker, against the engine's numbers
// and against what is known of the paths.
#include "scenes/natural_gradient.h"

#include <gtest/gtest.h>

#include <cmath>
#include <string>

#include "figure/svg.h"
#include "scenes/natural_gradient_picture.h"
#include "scenes/scene_context.h"

namespace downhill::scenes {
namespace {

double at(const std::string& rest, const char* id) {
  return seen(*scene_of("natural-gradient?" + rest), id);
}

TEST(NaturalGradientScene, BothSetOutTogetherByTheirRules) {
  const auto s = scene_of("natural-gradient?mu=-3&sigma=2&rate=0.1");
  EXPECT_EQ(seen(*s, "ordinary_mu"), -3);
  EXPECT_EQ(seen(*s, "natural_sigma"), 2);
  const double g_mu = seen(*s, "slope_mu"), g_sigma = seen(*s, "slope_sigma");
  const double f_mu = seen(*s, "f_mu"), f_sigma = seen(*s, "f_sigma");
  EXPECT_EQ(f_mu, 0.25);
  EXPECT_EQ(f_sigma, 0.5);
  s->go_to_step(1);
  EXPECT_NEAR(seen(*s, "ordinary_mu"), -3 - 0.1 * g_mu, 1e-12);
  EXPECT_NEAR(seen(*s, "ordinary_sigma"), 2 - 0.1 * g_sigma, 1e-12);
  EXPECT_NEAR(seen(*s, "natural_mu"), -3 - 0.1 * g_mu / f_mu, 1e-12);
  EXPECT_NEAR(seen(*s, "natural_sigma"), 2 - 0.1 * g_sigma / f_sigma, 1e-12);
  // In mu a tenth of what is left, step after step.
  for (int step = 0; step <= 40; step += 5) {
    s->go_to_step(step);
    EXPECT_NEAR(seen(*s, "natural_mu"), 2 - 5 * std::pow(0.9, step), 1e-9);
  }
}

TEST(NaturalGradientScene, NaturalPathsAgreeToFirstOrderOrdinaryOnesDoNot) {
  double before = at("rate=0.1", "gap_natural");
  const double apart = at("rate=0.1", "gap_ordinary");
  EXPECT_LT(before, 0.1 * apart);
  for (const char* rate : {"0.05", "0.025", "0.0125"}) {
    const double now = at(std::string("rate=") + rate, "gap_natural");
    EXPECT_LT(now, 0.55 * before) << rate;
    EXPECT_NEAR(at(std::string("rate=") + rate, "gap_ordinary"), apart, 0.1 * apart) << rate;
    before = now;
  }
}

TEST(NaturalGradientScene, WhatTheWordsSayIsSo) {
  // Means 1 apart: KL = 1 / (2 sigma^2).
  EXPECT_NEAR(at("mu=0&sigma=5&target_mu=1&target_sigma=5", "divergence"), 0.02, 1e-12);
  EXPECT_NEAR(at("mu=0&sigma=0.1&target_mu=1&target_sigma=0.1", "divergence"), 50, 1e-9);
  // Half of sigma: half the ellipse. At sigma = 1 it is as wide as the circle.
  EXPECT_NEAR(at("sigma=1&kl=0.1", "width") / at("sigma=2&kl=0.1", "width"), 0.5, 1e-12);
  EXPECT_NEAR(at("sigma=1&kl=0.1", "width"), std::sqrt(0.2), 1e-12);
  // "Both first make the curve wide, and then narrow again"; ordinary descent creeps up there.
  const auto race = scene_of("natural-gradient");
  double widest_ordinary = 0, widest_natural = 0, slowest = 1, slowest_sigma = 0;
  for (int step = 0; step < 150; ++step) {
    race->go_to_step(step);
    const double mu = seen(*race, "ordinary_mu"), sigma = seen(*race, "ordinary_sigma");
    widest_ordinary = std::max(widest_ordinary, sigma);
    widest_natural = std::max(widest_natural, seen(*race, "natural_sigma"));
    race->go_to_step(step + 1);
    const double stride =
        std::hypot(seen(*race, "ordinary_mu") - mu, seen(*race, "ordinary_sigma") - sigma);
    if (stride < slowest) {
      slowest = stride;
      slowest_sigma = sigma;
    }
  }
  EXPECT_GT(widest_ordinary, 3);
  EXPECT_GT(widest_natural, 3);
  EXPECT_GT(slowest_sigma, 2.5);
  // A wide target or a start far away: natural steps about the same, ordinary ones many more.
  EXPECT_GT(at("target_sigma=2", "ordinary_steps"), 5 * at("target_sigma=2", "natural_steps"));
  EXPECT_LT(at("target_sigma=2", "natural_steps"), 62);
  const std::string far = "mu=-5&sigma=5&target_mu=5";
  EXPECT_GT(at(far, "ordinary_steps"), 5 * at(far, "natural_steps"));
  EXPECT_LT(at(far, "natural_steps"), 80);
  // 0.9^22 is about 0.1.
  EXPECT_NEAR(std::pow(0.9, 22), 0.1, 0.002);
  // At the rate 1 only natural descent arrives.
  EXPECT_LT(at("rate=1", "natural_steps"), 10);
  EXPECT_TRUE(std::isnan(at("rate=1", "ordinary_steps")));
}

TEST(NaturalGradientScene, StartAndTargetFollowTheirHandles) {
  const figure::Size size{720, 460};
  for (const char* show : {"both", "map", "step", "loss"}) {
    const auto s = scene_of(std::string("natural-gradient?show=") + show);
    const figure::Axes axes = fit_map_axes(*fit_layout(show, size).map, 15, course_words("en"));
    const Handle start = s->hit(axes.screen_from_data(-3, 2), size, 12);
    const Handle target = s->hit(axes.screen_from_data(2, 0.5), size, 12);
    ASSERT_NE(start, kNoHandle) << show;
    ASSERT_NE(target, kNoHandle) << show;
    ASSERT_NE(start, target) << show;
    EXPECT_EQ(s->hit(axes.screen_from_data(0, 4), size, 12), kNoHandle);
    s->drag(start, axes.screen_from_data(1, 3), size);
    EXPECT_NEAR(s->number("mu"), 1, 0.05);
    EXPECT_NEAR(s->number("sigma"), 3, 0.05);
    s->drag(target, axes.screen_from_data(-1, -4), size);  // below the map: held at its least
    EXPECT_NEAR(s->number("target_sigma"), 0.1, 1e-12);
  }
}

TEST(NaturalGradientScene, RunsToTheEnd) {
  const auto s = scene_of("natural-gradient");
  s->act("run");
  while (s->advance()) {
  }
  EXPECT_LT(seen(*s, "natural_loss"), 1e-3);
  EXPECT_LT(seen(*s, "ordinary_loss"), 0.01);
  s->act("rewind");
  EXPECT_EQ(s->step(), 0);
}

TEST(NaturalGradientScene, EveryViewIsFiniteSmallAndSpokenInBothLanguages) {
  for (const char* language : {"en", "zh"}) {
    for (const char* show : {"curves", "step", "map", "both", "loss"}) {
      for (const char* rest :
           {"", "&step=60", "&coordinates=both&step=200", "&rate=1&step=5&sigma=0.1",
            "&mu=2&sigma=0.5", "&coordinates=log-sigma&step=30", "&kl=0.5&sigma=0.1"}) {
        const auto s = scene_of(std::string("natural-gradient?show=") + show + rest, language);
        for (const figure::Size size :
             {figure::Size{720, 460}, {358, 300}, {0, 0}, {1, 1}, {60, 900}, {2000, 60}}) {
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
