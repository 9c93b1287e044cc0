// Lesson 08 walked through from its own files: every task is open at first and can be done with
// the controls and buttons of its step, every wrong answer is explained, and what the prose says
// without a marker is so.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "data/ames.h"
#include "lesson/course.h"
#include "lesson/resolve.h"
#include "lesson/walk.h"
#include "scenes/scene_context.h"

namespace downhill::lesson {
namespace {

using scenes::lessons_folder;
using scenes::Scene;
using scenes::scene_of;
using scenes::seen;

const Course& course() {
  static const Course loaded = [] {
    Files files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(lessons_folder())) {
      if (!entry.is_regular_file()) continue;
      files.contents[entry.path().lexically_relative(lessons_folder()).generic_string()] =
          scenes::read_file(entry.path());
    }
    std::vector<text::Error> errors;
    return load_course(std::move(files), errors);
  }();
  return loaded;
}

std::unique_ptr<Walk> begin_walk(const std::string& language) {
  const LessonSource* source = course().find("house-price");
  EXPECT_NE(source, nullptr);
  std::vector<text::Error> errors;
  ResolvedLesson lesson = resolve(course(), *source, language, errors);
  for (const text::Error& error : errors) ADD_FAILURE() << text::to_string(error);
  auto walk = Walk::begin(std::move(lesson.stage), course().context(*source, language));
  EXPECT_TRUE(walk) << (walk ? "" : text::to_string(walk.error()));
  return walk ? *std::move(walk) : nullptr;
}

void run(Scene& scene) {
  scene.act("run");
  while (scene.advance()) {
  }
}

// What a learner does in each step: sets parameters that the step offers, or presses a button.
struct Deed {
  std::string step;
  std::vector<std::pair<std::string, std::string>> values;
  std::function<void(Scene&)> press;
};
const std::vector<Deed>& deeds() {
  static const std::vector<Deed> all{
      {"line", {{"w", "110"}, {"b", "180"}}, {}},
      {"errors", {{"w", "100"}, {"b", "175"}}, {}},
      {"map", {{"w", "112"}, {"b", "181"}}, {}},
      {"stages",
       {},
       [](Scene& scene) {
         for (int click = 0; click < 9; ++click) scene.act("stage");  // 1 + 2 x 4
       }},
      {"run", {}, run},
      {"rate", {{"rate", "1.2"}}, {}},
      {"age", {}, run},
      {"house", {{"area", "1810"}, {"age", "0"}}, {}},
      {"formula", {}, run},
  };
  return all;
}

TEST(LessonHousePrice, EveryTaskIsOpenAndCanBeDone) {
  for (const char* language : {"en", "zh"}) {
    const auto walk = begin_walk(language);
    ASSERT_EQ(walk->lesson().steps.size(), deeds().size());
    for (int i = 0; i < static_cast<int>(deeds().size()); ++i) {
      const Deed& deed = deeds()[static_cast<std::size_t>(i)];
      walk->go(i);
      ASSERT_EQ(walk->current().id, deed.step);
      EXPECT_FALSE(walk->judge()) << deed.step << " is done before anything is";
      const std::vector<std::string>& controls = walk->current().controls;
      for (const auto& [name, value] : deed.values) {
        EXPECT_NE(std::find(controls.begin(), controls.end(), name), controls.end()) << deed.step;
        const auto set = walk->scene().set(name, value);
        ASSERT_TRUE(set) << text::to_string(set.error());
      }
      if (deed.press) deed.press(walk->scene());
      EXPECT_TRUE(walk->judge()) << deed.step;
      EXPECT_TRUE(walk->task_done(i));
    }
  }
}

TEST(LessonHousePrice, AnswersAreExplained) {
  for (const char* language : {"en", "zh"}) {
    const auto walk = begin_walk(language);
    int quizzes = 0;
    for (int i = 0; i < static_cast<int>(walk->lesson().steps.size()); ++i) {
      walk->go(i);
      const auto& quiz = walk->current().quiz;
      if (!quiz) continue;
      ++quizzes;
      for (const Answer& answer : quiz->answers) {
        EXPECT_FALSE(answer.why.empty()) << answer.id;
        if (answer.id == quiz->right) continue;
        walk->answer(answer.id);
        EXPECT_FALSE(walk->quiz_done(i)) << answer.id;
      }
      walk->answer(quiz->right);
      EXPECT_TRUE(walk->quiz_done(i));
    }
    EXPECT_GE(quizzes, 2);
  }
}

TEST(LessonHousePrice, WhatTheWordsSayIsSo) {
  const data::Ames ames = *data::parse_ames(*scenes::lesson_data("ames.csv"));
  const Eigen::ArrayXd area = ames.area_sqft.array();
  const Eigen::ArrayXd age = ames.age_years().array();

  // "The house of 1,874 square feet" is one of a kind among those that are drawn with its error.
  EXPECT_EQ(seen(*scene_of("house-price"), "example_area"), 1874);
  EXPECT_EQ(seen(*scene_of("house-price"), "example_sold"), 220);
  // "Old houses are smaller on average."
  EXPECT_LT(((area - area.mean()) * (age - age.mean())).mean(), 0);
  // "250,000 ± 47,000", "about four in five".
  const auto trained = scene_of("house-price?features=area-age&step=200");
  EXPECT_EQ(std::round(seen(*trained, "rmse")), 47);
  EXPECT_NEAR(seen(*trained, "within"), 80, 2);
  // "300 square feet and 140 years old: there are no dots near."
  EXPECT_EQ(((area < 600) && (age > 110)).count(), 0);
  // "None of the drawn sales lies outside the window", and few sales do.
  EXPECT_LT(seen(*trained, "outside"), 10);
  // "They agree to six digits" after the 100 steps of the table.
  EXPECT_LT(seen(*scene_of("house-price?features=area-age&step=100"), "gap"), 5e-7);
  // "Start from somewhere else, and you will arrive at the same line."
  EXPECT_NEAR(seen(*scene_of("house-price?w=-100&b=390&step=60"), "w_area"),
              seen(*scene_of("house-price?w=20&b=60&step=60"), "w_area"), 0.005);
  // Rate 0.9: from side to side, each time lower. Rate 1.1: each time higher.
  for (const auto& [rate, lower] : {std::pair{"0.9", true}, {"1.1", false}}) {
    const auto s = scene_of(std::string("house-price?rate=") + rate);
    double side = seen(*s, "bias") - seen(*s, "best_bias"), loss = seen(*s, "loss");
    for (int step = 1; step <= 10; ++step) {
      s->go_to_step(step);
      EXPECT_LT((seen(*s, "bias") - seen(*s, "best_bias")) * side, 0);
      EXPECT_EQ(seen(*s, "loss") < loss, lower);
      side = seen(*s, "bias") - seen(*s, "best_bias");
      loss = seen(*s, "loss");
    }
  }
}

}  // namespace
}  // namespace downhill::lesson
