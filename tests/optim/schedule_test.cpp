#include "optim/schedule.h"

#include <gtest/gtest.h>

namespace downhill::optim {
namespace {

TEST(Schedule, Constant) {
  EXPECT_EQ(constant(0.1)(0), 0.1);
  EXPECT_EQ(constant(0.1)(1'000'000), 0.1);
}

TEST(Schedule, StepDecayHalvesWhereItShould) {
  const Schedule rate = step_decay(0.8, 0.5, 10);
  EXPECT_DOUBLE_EQ(rate(0), 0.8);
  EXPECT_DOUBLE_EQ(rate(9), 0.8);
  EXPECT_DOUBLE_EQ(rate(10), 0.4);
  EXPECT_DOUBLE_EQ(rate(35), 0.1);
}

TEST(Schedule, ExponentialMultipliesEveryStep) { EXPECT_DOUBLE_EQ(exponential(1, 0.9)(2), 0.81); }

TEST(Schedule, CosineStartsFullIsHalfInTheMiddleAndStaysAtItsEnd) {
  const Schedule rate = cosine(0.2, 100, 0.1);
  EXPECT_DOUBLE_EQ(rate(0), 0.2);
  EXPECT_DOUBLE_EQ(rate(50), 0.15);
  EXPECT_DOUBLE_EQ(rate(100), 0.1);
  EXPECT_DOUBLE_EQ(rate(500), 0.1);
}

TEST(Schedule, WarmupRisesInAStraightLineAndHandsOver) {
  const Schedule rate = warmup(4, step_decay(1, 0.5, 2));
  EXPECT_DOUBLE_EQ(rate(0), 0.25);
  EXPECT_DOUBLE_EQ(rate(3), 1);
  EXPECT_DOUBLE_EQ(rate(4), 1);    // step 0 of what follows
  EXPECT_DOUBLE_EQ(rate(6), 0.5);  // its step 2
}

TEST(Schedule, IsDefinedBeforeTheStartToo) {
  for (const Schedule& rate : {constant(1), step_decay(1, 0.5, 3), exponential(1, 0.5),
                               cosine(1, 10), warmup(2, constant(1))}) {
    EXPECT_EQ(rate(-5), rate(0));
  }
}

}  // namespace
}  // namespace downhill::optim
