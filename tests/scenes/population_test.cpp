// The crowd of lesson 22, and what the lesson says without a marker: against Lande's closed form
// for a Gaussian fitness, and crowds of several seeds.
#include "scenes/population.h"

#include <gtest/gtest.h>

#include <cmath>
#include <string>

#include "figure/svg.h"
#include "scenes/population_run.h"
#include "scenes/scene_context.h"

namespace downhill::scenes {
namespace {

double at(const std::string& rest, const char* id) {
  return seen(*scene_of("population?" + rest), id);
}

TEST(PopulationRun, TheForecastGoesAFixedShareOfWhatIsLeft) {
  const PopulationPlan plan{.peaks = {{2, 1.5, 1}}, .mean = -2.5, .variance = 0.4};
  const std::vector<double> means = predicted_means(plan);
  ASSERT_EQ(means.size(), 41U);
  for (std::size_t k = 0; k < means.size(); ++k) {
    EXPECT_NEAR(2 - means[k], 4.5 * std::pow(2.25 / 2.65, static_cast<double>(k)), 1e-12);
  }
}

// On average over crowds, the parents are where the gradient says.
TEST(PopulationRun, ACrowdMovesAsPredictedOnAverage) {
  double sampled = 0, predicted = 0;
  constexpr int kCrowds = 200;
  for (int seed = 1; seed <= kCrowds; ++seed) {
    const auto crowds = populations({.peaks = {{2, 1.5, 1}},
                                     .mean = -1,
                                     .variance = 0.4,
                                     .count = 400,
                                     .generations = 0,
                                     .seed = static_cast<std::uint64_t>(seed)});
    sampled += crowds[0].sampled / kCrowds;
    predicted += crowds[0].predicted / kCrowds;
  }
  EXPECT_NEAR(predicted, 0.4 * 3 / 2.65, 0.01);
  EXPECT_NEAR(sampled, predicted, 0.01);
}

TEST(PopulationScene, ClimbsToTheOptimumAlongTheForecast) {
  for (const char* seed : {"1", "2", "3", "4"}) {
    const std::string line = std::string("seed=") + seed;
    EXPECT_LT(at(line + "&step=40", "off"), 0.3);
    EXPECT_LT(at(line + "&step=10&count=4000", "apart"), 0.1);
  }
  EXPECT_NEAR(at("", "gradient"), 4.5 / 2.65, 0.05);
  // A larger crowd is less a matter of chance.
  EXPECT_NEAR(at("count=4000", "sampled"), at("count=4000", "predicted"), 0.03);
}

TEST(PopulationScene, ANarrowCrowdIsCaughtAWideOneIsNot) {
  const std::string two = "hill=0.5&hill_at=-1.5&width=0.7&step=40";
  for (const char* seed : {"1", "2", "3"}) {
    const std::string line = two + "&seed=" + seed;
    EXPECT_NEAR(at(line, "trait"), -1.5, 0.3);
    EXPECT_GT(at(line + "&variance=2", "trait"), 1);
  }
}

TEST(PopulationScene, OptimumAndFirstMeanFollowTheirHandles) {
  for (const figure::Size size : {figure::Size{760, 520}, {358, 300}}) {
    const auto s = scene_of("population?mean=-2&optimum=2");
    Handle left = kNoHandle, right = kNoHandle;
    figure::Point left_at{}, right_at{};
    for (float x = 0; x < size.width; x += 4) {
      for (float y = 0; y < size.height; y += 4) {
        const Handle here = s->hit({x, y}, size, 5);
        if (here == kNoHandle) continue;
        (x < size.width / 2 ? left : right) = here;
        (x < size.width / 2 ? left_at : right_at) = {x, y};
      }
    }
    ASSERT_NE(left, kNoHandle);
    ASSERT_NE(right, kNoHandle);
    ASSERT_NE(left, right);
    s->drag(left, {left_at.x + 40, 0}, size);
    EXPECT_GT(s->number("mean"), -1.9);
    s->drag(right, {right_at.x - 40, 0}, size);
    EXPECT_LT(s->number("optimum"), 1.9);
  }
}

TEST(PopulationScene, RunsToTheEnd) {
  const auto s = scene_of("population?");
  s->act("run");
  int frames = 0;
  while (s->advance()) ++frames;
  EXPECT_EQ(s->step(), 40);
  EXPECT_LT(frames, 130);
}

TEST(PopulationScene, EveryViewIsFiniteSmallAndSpokenInBothLanguages) {
  for (const char* language : {"en", "zh"}) {
    for (const char* show : {"path", "landscape"}) {
      for (const char* rest :
           {"", "&step=9", "&hill=1&hill_at=4&step=40", "&variance=0.02&count=10",
            "&variance=4&width=0.3&step=40", "&width=0.3&mean=-4&optimum=4&step=1"}) {
        const auto s = scene_of(std::string("population?show=") + show + rest, language);
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
