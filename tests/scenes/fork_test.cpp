#include "scenes/fork.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>

#include "scenes/scene_context.h"

namespace downhill::scenes {
namespace {

bool offers(const Scene& scene, std::string_view id) {
  const auto actions = scene.actions();
  return std::ranges::any_of(actions, [&](const Action& action) { return action.id == id; });
}

// Standardised area: the Hessian of the mean squared error is 2 I exactly, so a step of rate r
// multiplies the distance to the bottom by 1 - 2r, and the loss above the lowest by its square.
TEST(Fork, HasTheLossOfTheClosedForm) {
  const auto scene = scene_of("house-price?view=all&rate=0.05&fork=3&fork_rate=0.2&step=0");
  const double start = seen(*scene, "loss") - seen(*scene, "best_loss");
  scene->go_to_step(8);
  const double run = start * std::pow(1 - 2 * 0.05, 16);
  const double fork = start * std::pow(1 - 2 * 0.05, 6) * std::pow(1 - 2 * 0.2, 10);
  EXPECT_NEAR(seen(*scene, "loss") - seen(*scene, "best_loss"), run, 1e-8 * start);
  EXPECT_NEAR(seen(*scene, "fork_loss") - seen(*scene, "best_loss"), fork, 1e-8 * start);
  EXPECT_NEAR(seen(*scene, "fork_difference"), fork - run, 1e-8 * start);
}

class EveryFork : public testing::TestWithParam<std::string> {};

// All is shared up to the fork; with the same rate everything after it, too (noise included).
TEST_P(EveryFork, SharesAllBeforeIt) {
  const std::string line = GetParam();
  const auto scene = scene_of(line + "&fork=6");
  const std::string name = scene->spec().find("share") ? "share" : "rate";
  const std::string height = line.starts_with("race") ? "fork_height" : "fork_loss";
  const std::string of_run = line.starts_with("race") ? "height" : "loss";
  for (const int step : {0, 3, 6, 12}) {
    scene->go_to_step(step);
    const double here = seen(*scene, of_run), there = seen(*scene, height);
    if (step <= 6) {
      EXPECT_EQ(here, there) << step;
    } else {
      EXPECT_NE(here, there) << "its rate is another by default";
    }
  }
  const std::string rate = line.starts_with("race") ? "rate_adam" : name;
  ASSERT_TRUE(scene->set("fork_rate", scene->value(rate)));
  EXPECT_EQ(seen(*scene, of_run), seen(*scene, height));
}

TEST_P(EveryFork, IsMadeAndDroppedByItsButton) {
  const auto scene = scene_of(GetParam() + "&fork=-1");
  scene->go_to_step(4);
  EXPECT_EQ(seen(*scene, "forked"), 0);
  const Parameter& rate = *scene->spec().find("fork_rate");
  EXPECT_FALSE(scene->offers(rate));
  ASSERT_TRUE(offers(*scene, "fork"));
  scene->act("fork");
  EXPECT_TRUE(scene->offers(rate)) << "a lesson need not name it";
  EXPECT_EQ(forked_at(*scene), 4);
  EXPECT_EQ(seen(*scene, "forked"), 1);
  EXPECT_EQ(scene->step(), 4);
  ASSERT_TRUE(offers(*scene, "unfork"));
  scene->act("back");
  EXPECT_EQ(scene->step(), 3);
  scene->act("unfork");
  EXPECT_EQ(forked_at(*scene), -1);
  EXPECT_EQ(seen(*scene, "forked"), 0);
  EXPECT_EQ(scene->number("fork_rate"), std::stod(scene->spec().find("fork_rate")->initial));
}

// Both futures are in the picture, and told.
TEST_P(EveryFork, IsDrawnAndTold) {
  const auto scene = scene_of(GetParam() + "&fork=2&step=20");
  const std::string told = scene->describe();
  const auto both = scene->draw({760, 520}, {});
  scene->act("unfork");
  EXPECT_GT(both.size(), scene->draw({760, 520}, {}).size());
  EXPECT_GT(told.size(), scene->describe().size());
}

INSTANTIATE_TEST_SUITE_P(Scenes, EveryFork,
                         testing::Values("house-price?view=all&rate=0.05&fork_rate=0.3",
                                         "house-price?features=area-age&view=map&rate=0.05",
                                         "scaling?share=0.7&fork_rate=0.2",
                                         "sgd?view=all&batch=16&seed=5&fork_rate=0.01",
                                         "sgd?view=path&batch=1&fork_rate=0.02",
                                         "table-regression?share=0.7&fork_rate=0.2",
                                         "race?chosen=adam&fork_rate=0.02"));

TEST(Fork, RaceGoesOnByAnotherRule) {
  const auto scene = scene_of(
      "race?f=x^2/2+2y^2&x=2&y=1&chosen=adam&fork=5&fork_optimizer=descent&fork_rate=0.1&step=5");
  // The step of plain descent from where Adam is: (1 - 0.1 * curvature) of each coordinate.
  const double x = seen(*scene, "at_x"), y = seen(*scene, "at_y");
  scene->go_to_step(6);
  const double want = 0.5 * std::pow(0.9 * x, 2) + 2 * std::pow(0.6 * y, 2);
  EXPECT_NEAR(seen(*scene, "fork_height"), want, 1e-12);
}

TEST(Fork, RateThatHoldsIsOfferedWhereARunBlowsUp) {
  for (const char* line :
       {"stability?f=x^2/2%2B2y^2&x=2&y=1&rate=0.9", "sgd?view=path&batch=1&rate=1&step=400"}) {
    const auto scene = scene_of(line);
    ASSERT_TRUE(offers(*scene, "use_rate")) << line;
    const double before = scene->number("rate");
    scene->act("use_rate");
    EXPECT_LT(scene->number("rate"), before);
    EXPECT_FALSE(offers(*scene, "use_rate")) << line;
  }
}

}  // namespace
}  // namespace downhill::scenes
