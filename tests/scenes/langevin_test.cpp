// The first figure of lesson 22, and what the lesson says without a marker.
#include "scenes/langevin.h"

#include <gtest/gtest.h>

#include <cmath>
#include <string>

#include "figure/svg.h"
#include "scenes/scene_context.h"

namespace downhill::scenes {
namespace {

double at(const std::string& rest, const char* id) {
  return seen(*scene_of("langevin?" + rest), id);
}

constexpr const char* kTwo = "p=exp(-2((x-1.6)^2+y^2))+exp(-2((x+1.6)^2+y^2))&x=-3";

TEST(LangevinScene, TheCrowdBecomesASampleUpToChance) {
  const double honest = at("", "honest");
  EXPECT_GT(at("", "miss"), 0.9);
  EXPECT_GT(at("step=20", "miss"), at("step=60", "miss"));
  // "The camp is forgotten after some 60 steps"; then the number stays about the dashed line.
  for (const char* seed : {"1", "2", "3"}) {
    for (const char* step : {"80", "200", "400"}) {
      const double miss = at(std::string("step=") + step + "&seed=" + seed, "miss");
      EXPECT_NEAR(miss, honest, 0.45 * honest) << step << " " << seed;
    }
  }
  EXPECT_NEAR(at("", "true_variance"), 1, 0.01);
  EXPECT_NEAR(at("step=400&count=2000", "variance"), 1 / (1 - 0.05 / 2), 0.06);
}

TEST(LangevinScene, SoberHikersAllEndOnThePeaks) {
  EXPECT_EQ(at("noise=0", "resting"), 0);
  EXPECT_EQ(at("noise=0&step=400", "resting"), 100);
  EXPECT_LT(at("noise=0&step=400", "variance"), 1e-9);
  EXPECT_GT(at("noise=0&step=400", "miss"), 0.5);
  // Scattered at the start, on both hills.
  const auto both = scene_of(
      "langevin?p=exp(-2((x-1.6)^2+y^2))+exp(-2((x+1.6)^2+y^2))&x=0&y=0&spread=2&noise=0&step=400");
  EXPECT_EQ(seen(*both, "resting"), 100);
  EXPECT_GT(seen(*both, "variance"), 1);  // about 1.6^2 / 2
}

TEST(LangevinScene, CrossingAValleyTakesLongAndLongerStepsHelp) {
  const std::string two = kTwo;
  EXPECT_GT(at(two + "&step=400", "miss"), 0.2);
  EXPECT_LT(at(two + "&step=400&h=0.1", "miss"), 0.2);
  // A factor before p changes nothing.
  EXPECT_NEAR(at("p=1000exp(-(x^2+y^2)/2)&step=50", "miss"), at("step=50", "miss"), 1e-9);
}

TEST(LangevinScene, TooLongStepsSpreadTheCrowdAndThenThrowItAway) {
  for (const auto& [h, wanted] : {std::pair{"0.5", 1 / 0.75}, {"1", 2.0}}) {
    EXPECT_NEAR(at(std::string("step=150&count=2000&h=") + h, "variance"), wanted, 0.08 * wanted);
  }
  EXPECT_EQ(at("step=400&h=2.2", "gone"), 100);
  EXPECT_LT(at("step=400&h=1", "gone"), 5);
  EXPECT_FALSE(at("step=400&h=4", "miss") < 1);
}

TEST(LangevinScene, GoingBackAndForthShowsTheSame) {
  const auto s = scene_of("langevin?step=100");
  const double then = seen(*s, "miss");
  s->go_to_step(3);
  s->go_to_step(100);
  EXPECT_EQ(seen(*s, "miss"), then);
  s->go_to_step(0);
  s->act("run");
  int frames = 0;
  while (s->advance()) ++frames;
  EXPECT_EQ(s->step(), 400);
  EXPECT_LT(frames, 130);
}

TEST(LangevinScene, TheCampCanBeDragged) {
  for (const figure::Size size : {figure::Size{760, 520}, {358, 300}, {300, 560}}) {
    const auto s = scene_of("langevin?x=0&y=0");
    // It stands in the middle of the map; anywhere else there is nothing to hold.
    figure::Point middle{};
    for (float x = 0; x < size.width; x += 4) {
      for (float y = 0; y < size.height; y += 4) {
        if (s->hit({x, y}, size, 4) != kNoHandle) middle = {x, y};
      }
    }
    const Handle camp = s->hit(middle, size, 22);
    ASSERT_NE(camp, kNoHandle);
    s->drag(camp, {middle.x + 30, middle.y - 30}, size);
    EXPECT_GT(s->number("x"), 0.3);
    EXPECT_NEAR(s->number("x"), s->number("y"), 0.3);
    s->drag(camp, {-900, -900}, size);
    EXPECT_EQ(s->number("x"), -4);
    EXPECT_EQ(s->number("y"), 4);
  }
}

TEST(LangevinScene, EveryViewIsFiniteSmallAndSpokenInBothLanguages) {
  for (const char* language : {"en", "zh"}) {
    for (const char* rest : {"", "step=60&show=map", "noise=0&step=9", "h=4&step=400", "p=0&step=3",
                             "p=x&step=20", "p=ln(x)&noise=0"}) {
      const auto s = scene_of(std::string("langevin?") + rest, language);
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

}  // namespace
}  // namespace downhill::scenes
