#include "optim/make_optimizer.h"

#include <gtest/gtest.h>

namespace downhill::optim {
namespace {

TEST(MakeOptimizer, MakesEachByName) {
  for (const std::string& name : optimizer_names()) {
    const auto made = make_optimizer<double>(name, 3);
    ASSERT_TRUE(made) << name;
    EXPECT_EQ((*made)->size(), 3) << name;
  }
}

TEST(MakeOptimizer, SuggestsTheNearestName) {
  const auto made = make_optimizer<double>("adma", 2);
  ASSERT_FALSE(made);
  EXPECT_EQ(made.error().message, "unknown optimizer 'adma', did you mean 'adam'?");
}

TEST(MakeOptimizer, RefusesSettingsThatMakeNoSense) {
  const auto made = make_optimizer<double>("adam", 2, {.beta2 = 1});
  ASSERT_FALSE(made);
  EXPECT_EQ(made.error().message, "beta2 = 1 is not in [0, 1)");
  EXPECT_FALSE(make_optimizer<double>("adam", 2, {.epsilon = -1}).ok());
}

}  // namespace
}  // namespace downhill::optim
