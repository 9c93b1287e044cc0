// The race: its terms against the formulas of the papers, written out by hand; its ground of house
// prices against the regression itself; and what lesson 12 says without a marker.
#include <gtest/gtest.h>

#include <cmath>
#include <string>

#include "data/ames.h"
#include "scenes/house_price_model.h"
#include "scenes/scene_context.h"
#include "text/number.h"

namespace downhill::scenes {
namespace {

const std::string kRavine = "race?f=x^2/2+25y^2&x=-3&y=2&show=terms";

TEST(Race, TermsOfAdamAreThoseOfThePaper) {
  // Two steps from (-3, 2) with the rate 0.1; y: slope 100, then 50 (2 - 0.1) = 95.
  const auto first = scene_of(kRavine + "&chosen=adam&rate_adam=0.1");
  EXPECT_NEAR(seen(*first, "g_y"), 100, 1e-9);
  EXPECT_NEAR(seen(*first, "m_y"), 10, 1e-9);
  EXPECT_NEAR(seen(*first, "v_y"), 10, 1e-9);
  EXPECT_NEAR(seen(*first, "m_hat_y"), 100, 1e-9);
  EXPECT_NEAR(seen(*first, "v_hat_y"), 1e4, 1e-6);
  EXPECT_NEAR(seen(*first, "step_y"), -0.1, 1e-9);
  const auto second = scene_of(kRavine + "&chosen=adam&rate_adam=0.1&step=1");
  const double m = 0.9 * 10 + 0.1 * 95, v = 0.999 * 10 + 0.001 * 95 * 95;
  EXPECT_NEAR(seen(*second, "g_y"), 95, 1e-6);
  EXPECT_NEAR(seen(*second, "m_y"), m, 1e-6);
  EXPECT_NEAR(seen(*second, "v_y"), v, 1e-6);
  const double m_hat = m / (1 - 0.81), v_hat = v / (1 - 0.999 * 0.999);
  EXPECT_NEAR(seen(*second, "m_hat_y"), m_hat, 1e-6);
  EXPECT_NEAR(seen(*second, "v_hat_y"), v_hat, 1e-4);
  EXPECT_NEAR(seen(*second, "step_y"), -0.1 * m_hat / std::sqrt(v_hat), 1e-9);
}

TEST(Race, WithoutCorrectionTheFirstStepIsMoreThanThreeTimesTheRate) {
  const auto scene = scene_of(kRavine + "&chosen=uncorrected&rate_uncorrected=0.1");
  EXPECT_NEAR(seen(*scene, "step_x"), 0.1 * 0.1 / std::sqrt(0.001), 1e-6);
}

TEST(Race, TheStepShownIsTheStepMade) {
  for (const char* id : {"descent", "clipped", "ball", "nesterov", "adagrad", "rmsprop", "adam",
                         "uncorrected", "adamw"}) {
    for (const int step : {0, 1, 7}) {
      const std::string line = "race?f=(1-x)^2+100(y-x^2)^2&x=-1.2&y=1&chosen=" + std::string(id);
      const auto here = scene_of(line + "&step=" + std::to_string(step));
      const auto next = scene_of(line + "&step=" + std::to_string(step + 1));
      EXPECT_NEAR(seen(*here, "at_x") + seen(*here, "step_x"), seen(*next, "at_x"), 1e-12) << id;
      EXPECT_NEAR(seen(*here, "at_y") + seen(*here, "step_y"), seen(*next, "at_y"), 1e-12) << id;
    }
  }
}

TEST(Race, AdaGradAddsSquaresAndRmspropAveragesThem) {
  const auto sum = scene_of(kRavine + "&chosen=adagrad&rate_adagrad=0.5&step=1");
  EXPECT_NEAR(seen(*sum, "s_x"), 9 + 2.5 * 2.5, 1e-6);  // x: -3, then -2.5
  EXPECT_NEAR(seen(*sum, "step_x"), 0.5 * 2.5 / std::sqrt(15.25), 1e-6);
  const auto mean = scene_of(kRavine + "&chosen=rmsprop&rate_rmsprop=0.5");
  EXPECT_NEAR(seen(*mean, "s_x"), 0.9, 1e-9);
}

TEST(Race, ClippedDescentNeverStridesFartherThanItsRate) {
  for (int step = 0; step < 20; ++step) {
    const auto scene = scene_of("race?chosen=clipped&step=" + std::to_string(step));
    EXPECT_LE(std::hypot(seen(*scene, "step_x"), seen(*scene, "step_y")),
              scene->number("rate_clipped") + 1e-12);
  }
}

TEST(Race, HousePricesAreTheLossOfTheRegression) {
  const auto ames = data::parse_ames(*lesson_data("ames.csv"));
  ASSERT_TRUE(ames);
  const auto model = HousePriceModel::of(*ames, true);
  ASSERT_TRUE(model);
  const auto scene = scene_of("race?f=x^2+y^2");
  scene->act("houses");
  for (const auto& [x, y] : {std::pair{0.0, 0.0}, std::pair{3.0, -2.0}, std::pair{-4.0, 1.5}}) {
    ASSERT_TRUE(scene->set("x", text::exact(x)));
    ASSERT_TRUE(scene->set("y", text::exact(y)));
    const Eigen::VectorXd theta = Eigen::Vector3d(20 * x, 20 * y, model->bottom()[2]);
    const double loss = model->regression().loss(theta) / 400;
    EXPECT_NEAR(seen(*scene, "height"), loss, 2e-4 * loss);
  }
}

// --- lesson 12 ---

TEST(LessonAdaptive, TunedAlikeThoseWithAVelocityArriveOnRosenbrock) {
  const auto scene = scene_of("race?f=(1-x)^2+100(y-x^2)^2&x=-1.2&y=1&step=200");
  const double before = seen(*scene, "soonest");
  scene->act("tune");
  EXPECT_LT(seen(*scene, "soonest"), before);
  for (const char* id : {"steps_ball", "steps_nesterov", "steps_adam", "steps_uncorrected"}) {
    EXPECT_TRUE(std::isfinite(seen(*scene, id))) << id;
  }
  for (const char* id : {"steps_descent", "steps_clipped", "steps_adagrad", "steps_rmsprop"}) {
    EXPECT_TRUE(std::isnan(seen(*scene, id))) << id;
  }
  // Near the bottom (1, 1), and not quite there.
  const auto decayed = scene_of(scene->line());
  EXPECT_TRUE(std::isnan(seen(*decayed, "steps_adamw")));
}

TEST(LessonAdaptive, OnTheHousePricesPlainDescentIsAmongTheSoonest) {
  const auto scene = scene_of("race?f=x^2-y^2&x=1&y=0.01");
  scene->act("houses");
  scene->act("tune");
  EXPECT_GE(seen(*scene, "arrived"), 5);
  EXPECT_EQ(seen(*scene, "steps_descent"), seen(*scene, "soonest"));
}

TEST(LessonAdaptive, AdaGradsStepsDoNotDependOnTheSizeOfTheLoss) {
  const auto one = scene_of("race?f=x^2/2+25y^2&x=-3&y=2&chosen=adagrad&step=5");
  const auto thousand = scene_of("race?f=1000(x^2/2+25y^2)&x=-3&y=2&chosen=adagrad&step=5");
  EXPECT_NEAR(seen(*thousand, "step_x"), seen(*one, "step_x"), 1e-6);
  EXPECT_NEAR(seen(*thousand, "step_y"), seen(*one, "step_y"), 1e-6);
}

TEST(LessonAdaptive, RmspropHoversAtTheSizeOfItsRateAndDescentDoesNot) {
  const std::string line = kRavine + "&chosen=rmsprop&step=200&rate_rmsprop=";
  EXPECT_GT(std::abs(seen(*scene_of(line + "0.5"), "step_y")), 0.05);
  EXPECT_GT(seen(*scene_of(line + "0.5"), "height"), 20 * seen(*scene_of(line + "0.05"), "height"));
}

TEST(LessonAdaptive, DecayShrinksAnIdleWeightGeometricallyAndSparesAUsedOne) {
  const std::string line = "race?f=(x-2)^2/2&x=-1&y=2.5&step=200&rate_adamw=1&chosen=";
  EXPECT_NEAR(seen(*scene_of(line + "adamw"), "at_y"), 2.5 * std::pow(0.99, 200), 1e-9);
  EXPECT_EQ(seen(*scene_of(line + "adam"), "at_y"), 2.5);
  const double used = seen(*scene_of(line + "adamw"), "at_x");
  EXPECT_GT(used, 1.8);
  EXPECT_LT(used, 2.1);
}

TEST(LessonAdaptive, OnAPlateauAdamIsAheadAndOnABowlDescent) {
  const auto plateau = scene_of("race?f=-exp(-(x^2+y^2))&x=2&y=1.6&rate_descent=0.1&rate_adam=0.1");
  EXPECT_LT(seen(*plateau, "steps_adam"), 0.6 * seen(*plateau, "steps_descent"));
  const auto bowl = scene_of("race?f=x^2+y^2&x=1.6&y=1.2&rate_descent=0.5");
  EXPECT_EQ(seen(*bowl, "steps_descent"), 1);
  EXPECT_GT(seen(*bowl, "steps_adam"), 10);
}

}  // namespace
}  // namespace downhill::scenes
