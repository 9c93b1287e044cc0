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
  scene->act("wipe");
  EXPECT_EQ(seen(*scene, "painted"), 0);
}

}  // namespace
}  // namespace downhill::scenes
