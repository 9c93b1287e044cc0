// Predict first, in the scene where a curve is guessed, against distances worked out by hand.
#include "scenes/guess.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "scenes/scene_context.h"

namespace downhill::scenes {
namespace {

constexpr figure::Size kSize{720, 460};
const std::string kWave = "derivative?f=sin(x)&show=derivative&from=0&to=6.28&x=1&predict=";

bool has_stroke(const Scene& scene, figure::Role role) {
  const figure::DrawList list = scene.draw(kSize);
  return std::any_of(list.begin(), list.end(), [&](const figure::Shape& shape) {
    const auto* line = std::get_if<figure::Polyline>(&shape);
    return line && line->stroke.role == role;
  });
}

TEST(Guess, TheAnswerIsDrawnOnlyAfterTheGuess) {
  const auto scene = scene_of(kWave + "guess");
  EXPECT_FALSE(has_stroke(*scene, figure::Role::kTangent));
  EXPECT_TRUE(std::isnan(seen(*scene, "miss")));
  scene->act("reveal");  // nothing is guessed yet: it cannot be pressed, and does nothing
  EXPECT_FALSE(scene->actions().front().enabled);
  EXPECT_FALSE(has_stroke(*scene, figure::Role::kTangent));
  ASSERT_TRUE(scene->set("predict", "guess"));
  ASSERT_TRUE(scene->set("guess.0", "1"));
  EXPECT_EQ(seen(*scene, "guessed"), 0);
  ASSERT_TRUE(scene->set("guess.8", "1"));
  EXPECT_EQ(seen(*scene, "guessed"), 1);
  EXPECT_EQ(seen(*scene, "compared"), 0);
  EXPECT_FALSE(has_stroke(*scene, figure::Role::kTangent));
  scene->act("reveal");
  EXPECT_EQ(seen(*scene, "compared"), 1);
  EXPECT_TRUE(has_stroke(*scene, figure::Role::kTangent));
  EXPECT_TRUE(has_stroke(*scene, figure::Role::kGuess)) << "kept for comparison";
  scene->act("again");
  EXPECT_FALSE(has_stroke(*scene, figure::Role::kTangent));
  EXPECT_EQ(scene->value("guess"), "1,,,,,,,,1");
}

TEST(Guess, MissIsTheMeanDistance) {
  // The mean of |cos| over a whole wave is 2/pi.
  const auto level = scene_of(kWave + "compare&guess=0,0,0,0,0,0,0,0,0");
  EXPECT_NEAR(seen(*level, "miss"), 2 / std::numbers::pi, 2e-3);
  // The right values at nine places: nearly nothing is left.
  const auto good = scene_of(kWave + "compare&guess=1,0.71,0,-0.71,-1,-0.71,0,0.71,1");
  EXPECT_LT(seen(*good, "miss"), 0.03);
  // A straight road's slope is known exactly: off by what was guessed too much.
  const auto road =
      scene_of("derivative?f=0.5x+1&show=derivative&predict=compare&guess=0.75,,,,,,,,0.75");
  EXPECT_NEAR(seen(*road, "miss"), 0.25, 1e-12);
}

TEST(Guess, IsDrawnByHandAlongTheLowerSheet) {
  const auto scene = scene_of(kWave + "guess");
  const Handle sheet = scene->hit({400, 400}, kSize, 10);
  ASSERT_NE(sheet, kNoHandle);
  // A quick hand: places are passed over between two events.
  scene->grab(sheet, {20, 302}, kSize);
  for (float x = 220; x <= 820; x += 200) scene->drag(sheet, {x, 300 + x / 10}, kSize);
  EXPECT_EQ(seen(*scene, "guessed"), 1);
  const std::vector<double> drawn = scene->list("guess");
  EXPECT_TRUE(std::none_of(drawn.begin(), drawn.end(), [](double v) { return std::isnan(v); }));
  EXPECT_TRUE(std::is_sorted(drawn.rbegin(), drawn.rend())) << "downwards, as the hand went";
  scene->act("reveal");
  EXPECT_EQ(scene->hit({400, 440}, kSize, 10), kNoHandle) << "what is compared stays as it is";
  EXPECT_EQ(scene_of(scene->line())->draw(kSize), scene->draw(kSize));
}

TEST(Guess, CurveGoesThroughItsNumbersAndIsSmoothBetween) {
  constexpr double kBlank = std::numeric_limits<double>::quiet_NaN();
  const std::vector<double> values{1, kBlank, 3, 2, kBlank};
  const figure::Range window{0, 4};
  EXPECT_EQ(guessed_curve(values, window, 0), 1);
  EXPECT_EQ(guessed_curve(values, window, 2), 3);
  EXPECT_EQ(guessed_curve(values, window, 3), 2);
  EXPECT_EQ(guessed_curve(values, window, 4), 2);  // level beyond the last
  EXPECT_TRUE(std::isnan(guessed_curve({kBlank, kBlank}, window, 1)));
  // A parabola's own values give it back away from the ends, where slopes are those of chords.
  EXPECT_NEAR(guessed_curve({0, 1, 4, 9, 16}, window, 1.5), 2.25, 1e-12);
}

TEST(Guess, ListsNameTheirMistakes) {
  const auto why_not = [](const char* line) {
    const auto made = make_scene(line, course_context());
    return made ? std::string() : text::to_string(made.error());
  };
  EXPECT_EQ(why_not("derivative?guess=1,x"), "column 20: guess must be a number, not 'x'");
  EXPECT_EQ(why_not("derivative?guess=1,,99"),
            "column 21: guess must lie between -20 and 20: 99 does not");
  EXPECT_EQ(why_not("derivative?guess=1,2,3,4,5,6,7,8,9,10"),
            "column 18: guess has at most 9 numbers");
  const auto scene = scene_of("derivative?guess=1,,,");
  EXPECT_EQ(scene->value("guess"), "1");
  EXPECT_FALSE(scene->set("guess.2", "99"));
  EXPECT_FALSE(scene->set("guess.9", "1"));
  EXPECT_TRUE(scene->set("guess.2", "-1.5"));
  EXPECT_EQ(scene->value("guess"), "1,,-1.5");
  EXPECT_TRUE(scene->set("guess.0", ""));
  EXPECT_EQ(scene->value("guess"), ",,-1.5");
}

}  // namespace
}  // namespace downhill::scenes
