// The descent scenes: the timeline, its fork, its explanations, and what can be taken hold of.
// Numbers are those of (c/2) x^2, where a step multiplies x by 1 - eta c.
#include "scenes/descent.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "scenes/scene_context.h"

namespace downhill::scenes {
namespace {

constexpr figure::Size kSize{720, 460};

bool offers(const Scene& scene, const std::string& action) {
  const auto actions = scene.actions();
  return std::any_of(actions.begin(), actions.end(),
                     [&](const Action& a) { return a.id == action && a.enabled; });
}

TEST(Descent, OneClickOneStepAndBack) {
  const auto scene = scene_of("descent?f=x^2/2&x=3&rate=0.3");
  EXPECT_DOUBLE_EQ(seen(*scene, "next_x"), 2.1);
  scene->act("step");
  EXPECT_EQ(scene->step(), 1);
  EXPECT_DOUBLE_EQ(seen(*scene, "at_x"), 2.1);
  EXPECT_NEAR(seen(*scene, "factor"), 0.7, 1e-12);
  scene->act("back");
  EXPECT_EQ(seen(*scene, "at_x"), 3);
  scene->act("run");
  while (scene->advance()) {
  }
  EXPECT_EQ(scene->step(), seen(*scene, "settled"));
  scene->act("rewind");
  EXPECT_EQ(scene->step(), 0);
}

TEST(Descent, BestAndLargestRateFollowFromTheCurvature) {
  const auto scene = scene_of("descent?f=3x^2/2&x=1&rate=0.1");
  EXPECT_DOUBLE_EQ(seen(*scene, "curvature"), 3);
  EXPECT_DOUBLE_EQ(seen(*scene, "largest_rate"), 2.0 / 3);
  EXPECT_DOUBLE_EQ(seen(*scene, "best_rate"), 1.0 / 3);
  ASSERT_TRUE(scene->set("rate", "0.3333333333333333"));
  EXPECT_EQ(seen(*scene, "settled"), 1);
}

TEST(Descent, BlowUpIsExplainedOnceItIsSeenAndTheButtonCuresIt) {
  const auto scene = scene_of("descent?f=3x^2/2&x=1&rate=1");
  EXPECT_FALSE(offers(*scene, "use_rate"));
  scene->go_to_step(4);
  ASSERT_TRUE(offers(*scene, "use_rate"));
  EXPECT_EQ(seen(*scene, "diverged"), 1);
  EXPECT_EQ(seen(*scene, "blow_up_step"), 512);  // descent_run_test says why
  EXPECT_NE(scene->describe().find("rates below 0.666 hold"), std::string::npos)
      << scene->describe();
  scene->act("use_rate");
  EXPECT_DOUBLE_EQ(scene->number("rate"), 0.6);  // nine tenths of 2/3
  EXPECT_EQ(seen(*scene, "converged"), 1);
  EXPECT_FALSE(offers(*scene, "use_rate"));
}

TEST(Descent, ForkKeepsBothFuturesUntilItIsDropped) {
  const auto scene = scene_of("descent?f=x^2/2&x=4&rate=0.5&step=2");
  scene->act("fork");
  EXPECT_EQ(scene->line(), "descent?x=4&rate=0.5&fork=2&fork_rate=0.25&step=2");
  EXPECT_EQ(seen(*scene, "fork_x"), seen(*scene, "at_x"));
  scene->act("step");
  EXPECT_DOUBLE_EQ(seen(*scene, "at_x"), 0.5);
  EXPECT_DOUBLE_EQ(seen(*scene, "fork_x"), 0.75);
  EXPECT_DOUBLE_EQ(seen(*scene, "fork_difference"), (0.75 * 0.75 - 0.25) / 2);
  EXPECT_DOUBLE_EQ(seen(*scene, "fork_distance"), 0.25);
  scene->act("unfork");
  EXPECT_EQ(scene->line(), "descent?x=4&rate=0.5&step=3");
  EXPECT_TRUE(std::isnan(seen(*scene, "fork_x")));
}

TEST(Descent, GuessOfTheLandingIsScoredByItsDistance) {
  const auto scene = scene_of("descent?f=x^2/2&x=3&rate=0.5&predict=guess");
  ASSERT_TRUE(scene->set("guess.0", "1"));
  EXPECT_TRUE(std::isnan(seen(*scene, "miss")));
  scene->act("reveal");
  EXPECT_DOUBLE_EQ(seen(*scene, "miss"), 0.5);
}

TEST(DescentMap, EveryStartFindsItsOwnValley) {
  const auto scene = scene_of("descent-map?f=(x^2-1)^2+y^2&x=2&y=1.5&rate=0.05&others=-2,1,0.5,-2");
  EXPECT_EQ(seen(*scene, "resting_places"), 2);
  EXPECT_NEAR(seen(*scene, "end_x"), 1, 1e-4);
  EXPECT_NEAR(seen(*scene, "end_y"), 0, 1e-4);
  ASSERT_TRUE(scene->set("others.0", "2"));
  EXPECT_EQ(seen(*scene, "resting_places"), 1);
}

TEST(DescentMap, EveryStartCanBeDragged) {
  const auto scene = scene_of("descent-map?f=x^2/2+y^2/4&x=2&y=1.5&others=-2,1,,,0.5,-2&show=map");
  int moved = 0;
  for (float y = 0; y < kSize.height; y += 6) {
    for (float x = 0; x < kSize.width; x += 6) {
      const Handle handle = scene->hit({x, y}, kSize, 5);
      if (handle == kNoHandle) continue;
      const std::string before = scene->line();
      scene->drag(handle, {x + 30, y}, kSize);
      EXPECT_NE(scene->line(), before);
      ++moved;
      scene->drag(handle, {x, y}, kSize);
    }
  }
  EXPECT_GE(moved, 3);
}

// Found by every_scene_test.cpp: a start where f has no value, with a run behind it.
TEST(Descent, DrawsOnlyFinitePlacesWhereTheFunctionIsNotDefined) {
  for (const char* line :
       {"descent?f=atanh(x)&x=-5&predict=compare&guess=20",
        "descent?f=atanh(x)&from=20&to=5.5&step=1", "descent?f=ln(x)&x=-20&step=1",
        "descent?f=asin(2+x)&x=13&show=curve&predict=guess&guess=11&step=120"}) {
    EXPECT_TRUE(figure::all_finite(scene_of(line)->draw({760, 520}))) << line;
  }
}

}  // namespace
}  // namespace downhill::scenes
