// The scene's runs against the training loop of the engine, and its handle.
#include "scenes/gradient_norms.h"

#include <gtest/gtest.h>

#include <cmath>

#include "nn/loss.h"
#include "scenes/deep_pass.h"
#include "scenes/deep_run.h"
#include "scenes/scene_context.h"

namespace downhill::scenes {
namespace {

TEST(DeepRun, IsTheTrainingWrittenOut) {
  const DeepRunPlan plan{.net = {.width = 5, .layers = 4, .batch_norm = true, .residual = true},
                         .seed = 3,
                         .rate = 0.2};
  DeepRun run(plan);
  run.reach(20);
  auto net = nn::Network<double>::make(network_spec(plan.net), plan.seed);
  ASSERT_TRUE(net);
  const DeepExamples examples = deep_examples();
  nn::Matrix<double> dy;
  for (int step = 0; step <= 20; ++step) {
    const double loss =
        evaluate(nn::Loss::kBinaryCrossEntropy, net->forward(examples.x), examples.t, dy);
    EXPECT_NEAR(run.at(step).loss, loss, 1e-12) << step;
    net->backward(dy);
    EXPECT_NEAR(run.at(step).weights[0], net->gradient().head(3 * 5 + 2 * 5).norm(), 1e-12);
    net->parameters() -= plan.rate * net->gradient();
  }
}

TEST(DeepRun, ComesOutTheSameHoweverItIsReached) {
  const DeepRunPlan plan{.net = {.width = 5, .layers = 4}, .seed = 3};
  DeepRun at_once(plan), by_steps(plan);
  at_once.reach(12);
  for (int step = 0; step <= 12; ++step) by_steps.reach(step);
  EXPECT_EQ(at_once.at(12).loss, by_steps.at(12).loss);
  EXPECT_EQ(at_once.at(7).signals, by_steps.at(7).signals);
}

TEST(DeepRun, StopsWhereTheLossIsNoNumberAnyMore) {
  DeepRun run(
      {.net = {.width = 12, .layers = 16, .activation = nn::Activation::kRelu, .scale = 2.5},
       .seed = 2});
  run.reach(200);
  EXPECT_TRUE(run.blown_up());
  EXPECT_LT(run.last(), 200);
  for (const DeepRunPoint& point : run.points()) EXPECT_TRUE(std::isfinite(point.loss));
}

TEST(GradientNorms, ABarCanBePickedByDragging) {
  const auto scene = scene_of("gradient-norms?activation=tanh&layers=10&layer=3");
  const figure::Size size{760, 520};
  Handle found = kNoHandle;
  figure::Point from;
  for (float y = 0; y < size.height; y += 4) {
    for (float x = 0; x < size.width; x += 4) {
      if (scene->hit({x, y}, size, 6) == kNoHandle) continue;
      found = scene->hit({x, y}, size, 6);
      from = {x, y};
    }
  }
  ASSERT_NE(found, kNoHandle);
  scene->drag(found, {size.width, from.y}, size);
  EXPECT_EQ(scene->number("layer"), 10);  // the last there is, not the row's 50
  EXPECT_EQ(seen(*scene, "here"), seen(*scene, "last"));
  scene->drag(found, {0, from.y}, size);
  EXPECT_EQ(scene->number("layer"), 1);
  EXPECT_EQ(seen(*scene, "here"), seen(*scene, "first"));
}

TEST(GradientNorms, TheNetBeforeSharesAllButTheRemedies) {
  const auto plain = scene_of("gradient-norms?activation=tanh&scale=1.3&seed=4&layers=12");
  const auto both = scene_of(
      "gradient-norms?activation=relu&init=he&batch_norm=1&before=tanh&scale=1.3&seed=4&layers=12");
  EXPECT_EQ(seen(*both, "first_before"), seen(*plain, "first"));
  EXPECT_EQ(seen(*both, "ratio_before"), seen(*plain, "ratio"));
}

}  // namespace
}  // namespace downhill::scenes
