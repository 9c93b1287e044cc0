// The playground against finite differences of its own loss, and what lesson 14 says of its runs.
#include "scenes/network.h"

#include <gtest/gtest.h>

#include <cmath>
#include <string>

#include "scenes/network_run.h"
#include "scenes/scene_context.h"

namespace downhill::scenes {
namespace {

TEST(NetworkRun, GradientAgreesWithDifferencesOfTheLoss) {
  NetworkRun run({.data = "xor", .count = 12, .layers = 2, .units = 3});
  run.reach(5);
  run.differentiate(run.train().x, run.train().t);
  const nn::Vector<double> gradient = run.network().gradient();
  nn::Network<double> net =
      *nn::Network<double>::make(nn::multilayer_perceptron(2, {3, 3}, 1, nn::Activation::kTanh), 1);
  const auto loss_at = [&](nn::Index i, double change) {
    net.parameters() = run.network().parameters();
    net.parameters()(i) += change;
    nn::Matrix<double> unused;
    return nn::evaluate<double>(nn::Loss::kBinaryCrossEntropy, net.forward(run.train().x),
                                run.train().t, unused);
  };
  for (nn::Index i = 0; i < gradient.size(); ++i) {
    constexpr double kStep = 1e-5;
    EXPECT_NEAR(gradient(i), (loss_at(i, kStep) - loss_at(i, -kStep)) / (2 * kStep), 1e-8) << i;
  }
}

TEST(NetworkRun, PenaltiesStepAgainstDifferencesOfLossAndPenalty) {
  // One step of plain descent, rate 0.1, against the slope of loss + l1 |w| + l2 |w|^2 / 2 by
  // differences; the biases have no penalty.
  constexpr double kL1 = 0.02, kL2 = 0.05, kRate = 0.1;
  NetworkRun run({.data = "moons",
                  .count = 30,
                  .layers = 1,
                  .units = 3,
                  .optimizer = "gradient-descent",
                  .rate = kRate,
                  .l1 = kL1,
                  .l2 = kL2});
  const nn::Vector<double> before = run.network().parameters();
  const Sample sample = run.train();
  run.reach(1);
  nn::Network<double> net =
      *nn::Network<double>::make(nn::multilayer_perceptron(2, {3}, 1, nn::Activation::kTanh), 1);
  const auto is_bias = [](nn::Index i) { return (i >= 6 && i < 9) || i == 12; };
  const auto penalized = [&](nn::Index i, double change) {
    net.parameters() = before;
    net.parameters()(i) += change;
    nn::Matrix<double> unused;
    double value = nn::evaluate<double>(nn::Loss::kBinaryCrossEntropy, net.forward(sample.x),
                                        sample.t, unused);
    for (nn::Index k = 0; k < before.size(); ++k) {
      const double w = net.parameters()(k);
      if (!is_bias(k)) value += kL1 * std::abs(w) + kL2 / 2 * w * w;
    }
    return value;
  };
  for (nn::Index i = 0; i < before.size(); ++i) {
    constexpr double kStep = 1e-5;
    const double slope = (penalized(i, kStep) - penalized(i, -kStep)) / (2 * kStep);
    EXPECT_NEAR(run.network().parameters()(i), before(i) - kRate * slope, 1e-9) << i;
  }
}

TEST(NetworkRun, APenaltyKeepsTheWeightsSmall) {
  const auto length = [](double l1, double l2) {
    NetworkRun run({.data = "moons", .units = 8, .rate = 0.1, .l1 = l1, .l2 = l2});
    run.reach(300);
    return run.network().parameters().norm();
  };
  const double free = length(0, 0);
  EXPECT_LT(length(0.01, 0), 0.7 * free);
  EXPECT_LT(length(0, 0.02), 0.7 * free);
}

TEST(NetworkRun, InSlicesItComesToTheSameWeights) {
  const NetworkSettings settings{.data = "xor", .batch = 32};
  NetworkRun whole(settings), sliced(settings);
  whole.reach(20);
  for (int slices = 0; sliced.epoch() < 20; ++slices) {
    ASSERT_LT(slices, 4);
    sliced.reach(20, 6);
  }
  EXPECT_EQ(sliced.network().parameters(), whole.network().parameters());
}

TEST(NetworkRun, GoingBackGivesTheSameWeightsAgain) {
  NetworkRun run({.data = "moons", .batch = 16});
  const nn::Vector<double> first = run.network().parameters();
  run.reach(7);
  const nn::Vector<double> later = run.network().parameters();
  run.reach(0);
  EXPECT_EQ(run.network().parameters(), first);
  run.reach(7);
  EXPECT_EQ(run.network().parameters(), later);
}

TEST(NetworkRun, ConfusionCountsEveryPointOnce) {
  NetworkRun run({.data = "circle", .count = 101});
  run.reach(30);
  const auto table = run.confusion(run.train());
  EXPECT_EQ(table[0][0] + table[0][1], 50);
  EXPECT_EQ(table[1][0] + table[1][1], 51);
}

TEST(Network, AllPresetsOfTheCourseAreLearnt) {
  EXPECT_GE(seen(*scene_of("network?data=circle&units=4&rate=0.1&step=600"), "right"), 95);
  EXPECT_GE(seen(*scene_of("network?data=xor&units=4&rate=0.1&step=600"), "right"), 95);
  EXPECT_GE(seen(*scene_of("network?data=moons&units=8&rate=0.1&step=600"), "right"), 95);
  EXPECT_GE(seen(*scene_of("network?data=spirals&layers=2&units=16&rate=0.02&noise=0.01&step=600"),
                 "right"),
            99);
  EXPECT_LT(seen(*scene_of("network?data=formula&f=x*y&noise=0&units=8&step=600"), "loss"), 0.01);
}

TEST(LessonBackpropNetwork, WhatTheWordsSayIsSo) {
  // One unit finds no circle, nor do four without a bend.
  EXPECT_LT(seen(*scene_of("network?data=circle&units=1&rate=0.1&step=600"), "right"), 80);
  EXPECT_LT(
      seen(*scene_of("network?data=circle&units=6&activation=identity&rate=0.1&step=600"), "right"),
      80);
  // From weights that are all zero nothing is learnt.
  EXPECT_NEAR(seen(*scene_of("network?data=xor&units=4&init=zero&rate=0.1&step=600"), "loss"),
              std::log(2.0), 0.01);
  // The slope at the answer is the answer less what was wanted, and costs are logarithms.
  const auto scene = scene_of("network?data=xor&units=2&count=40&follow=1&phase=backward");
  const double answer = seen(*scene, "answer"), slope = seen(*scene, "slope");
  const double wanted = answer - slope;
  EXPECT_TRUE(wanted == 0 || wanted == 1) << wanted;
  EXPECT_NEAR(seen(*scene, "point_loss"), -std::log(wanted > 0.5 ? answer : 1 - answer), 1e-12);
}

TEST(Network, ThePresetLearnsTheTwoSpirals) {
  const auto scene = scene_of("network?data=circle&step=40");
  scene->act("spirals");
  EXPECT_EQ(scene->step(), 0);
  EXPECT_LT(seen(*scene, "right"), 80);
  scene->go_to_step(600);
  EXPECT_GE(seen(*scene, "right"), 99);
  EXPECT_GE(seen(*scene, "right_test"), 95);
}

TEST(Network, ALongRunIsDoneSliceByFrame) {
  Context context = course_context();
  context.in_slices = true;
  auto made = make_scene("network?data=spirals&layers=2&units=16&count=500&step=200", context);
  ASSERT_TRUE(made);
  Scene& scene = **made;
  EXPECT_TRUE(scene.is_behind());
  EXPECT_LT(seen(scene, "epoch"), 200);
  for (int slices = 0; scene.is_behind(); ++slices) {
    ASSERT_LT(slices, 200);
    scene.catch_up();
  }
  const auto whole = scene_of(scene.line());
  EXPECT_FALSE(whole->is_behind());
  EXPECT_EQ(seen(scene, "loss"), seen(*whole, "loss"));
}

TEST(Network, ATouchOnTheMapIsANewPoint) {
  const auto scene = scene_of("network?data=painted&view=map");
  const figure::Size size{400, 400};
  EXPECT_EQ(seen(*scene, "painted"), 0);
  const Handle map = scene->hit({200, 200}, size, 10);
  ASSERT_NE(map, kNoHandle);
  scene->grab(map, {200, 200}, size);
  scene->grab(map, {100, 300}, size);
  EXPECT_EQ(seen(*scene, "painted"), 2);
  EXPECT_EQ(scene_of(scene->line())->draw(size), scene->draw(size));
  // A stroke goes on where it has come some way.
  scene->drag(map, {103, 300}, size);
  EXPECT_EQ(seen(*scene, "painted"), 2);
  scene->drag(map, {150, 300}, size);
  EXPECT_EQ(seen(*scene, "painted"), 3);
  // By the keyboard: the cursor's sliders, and a button.
  ASSERT_TRUE(scene->set("cursor_x", "-0.5"));
  scene->act("put");
  EXPECT_EQ(seen(*scene, "painted"), 4);
  EXPECT_EQ(scene->list("points")[9], -0.5);
  scene->act("wipe");
  EXPECT_EQ(seen(*scene, "painted"), 0);
}

// Found by every_scene_test.cpp: weights that are no numbers still make a picture.
TEST(Network, DrawsOnlyFinitePlacesWhenTrainingHasBlownUp) {
  const auto scene = scene_of(
      "network?data=formula&f=ln(-1)&layers=6&units=2&optimizer=nesterov&rate=7&edges=gradients&"
      "step=120");
  EXPECT_TRUE(figure::all_finite(scene->draw({760, 520})));
}

}  // namespace
}  // namespace downhill::scenes
