// Lesson 02 walked through from its own files: every task is open at first and can be done with
// the controls its step offers, every right answer is right, every wrong one is explained.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "lesson/course.h"
#include "lesson/resolve.h"
#include "lesson/walk.h"
#include "scenes/scene_context.h"

namespace downhill::lesson {
namespace {

using scenes::lessons_folder;

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
  const LessonSource* source = course().find("derivative");
  EXPECT_NE(source, nullptr);
  std::vector<text::Error> errors;
  ResolvedLesson lesson = resolve(course(), *source, language, errors);
  for (const text::Error& error : errors) ADD_FAILURE() << text::to_string(error);
  auto walk = Walk::begin(std::move(lesson.stage), course().context(*source, language));
  EXPECT_TRUE(walk) << (walk ? "" : text::to_string(walk.error()));
  return walk ? *std::move(walk) : nullptr;
}

// What a learner does in each step; for sliders, a value that a slider can have.
struct Deed {
  const char* step;
  const char* parameter;
  const char* value;
};
constexpr Deed kDeeds[] = {
    {"road", "h", "3"},    {"secant", "h", "2"},    {"closer", "h", "0.01"},
    {"limit", "x", "3"},   {"sign", "x", "0"},      {"level", "x", "0"},
    {"curve", "x", "6.3"}, {"own", "f", "sin(2x)"}, {"error", "h", "5e-6"},
};

TEST(LessonDerivative, EveryTaskIsOpenAndCanBeDoneWithTheControlsOffered) {
  for (const char* language : {"en", "zh"}) {
    const auto walk = begin_walk(language);
    ASSERT_EQ(walk->lesson().steps.size(), std::size(kDeeds));
    for (int i = 0; i < static_cast<int>(std::size(kDeeds)); ++i) {
      const Deed& deed = kDeeds[i];
      walk->go(i);
      ASSERT_EQ(walk->current().id, deed.step);
      EXPECT_NE(std::find(walk->current().controls.begin(), walk->current().controls.end(),
                          deed.parameter),
                walk->current().controls.end())
          << deed.step;
      EXPECT_FALSE(walk->judge()) << deed.step << " is done before anything is";
      const auto set = walk->scene().set(deed.parameter, deed.value);
      ASSERT_TRUE(set) << text::to_string(set.error());
      EXPECT_TRUE(walk->judge()) << deed.step;
      EXPECT_TRUE(walk->task_done(i));
    }
  }
}

TEST(LessonDerivative, AnswersAreExplained) {
  for (const char* language : {"en", "zh"}) {
    const auto walk = begin_walk(language);
    int quizzes = 0;
    for (int i = 0; i < static_cast<int>(walk->lesson().steps.size()); ++i) {
      walk->go(i);
      const auto& quiz = walk->current().quiz;
      if (!quiz) continue;
      ++quizzes;
      EXPECT_GE(quiz->answers.size(), 3U);
      for (const Answer& answer : quiz->answers) {
        if (answer.id == quiz->right) continue;
        const Answer* chosen = walk->answer(answer.id);
        ASSERT_NE(chosen, nullptr);
        EXPECT_FALSE(chosen->why.empty());
        EXPECT_FALSE(walk->quiz_done(i)) << answer.id;
      }
      walk->answer(quiz->right);
      EXPECT_TRUE(walk->quiz_done(i));
    }
    EXPECT_GE(quizzes, 2);
  }
}

// The facts that the prose states without a marker.
TEST(LessonDerivative, WhatTheWordsSayIsSo) {
  using scenes::scene_of;
  using scenes::seen;
  // "It begins flatter and ends steeper than 1", on the stretch from 1 to 3.
  EXPECT_LT(seen(*scene_of("derivative?x=1&show=tangent"), "derivative"), 1);
  EXPECT_GT(seen(*scene_of("derivative?x=3&show=tangent"), "derivative"), 1);
  // "At x = 0 the slope is at its lowest": f''(0) = 0, and it grows to both sides.
  const auto sign = scene_of("derivative?f=x^3/3-x&show=sign&from=-2.5&to=2.5&x=0");
  EXPECT_EQ(seen(*sign, "second"), 0);
  EXPECT_NEAR(seen(*sign, "least_slope"), seen(*sign, "derivative"), 1e-4);
  // "The simplest shelf is that of x^3 at 0."
  EXPECT_EQ(seen(*scene_of("derivative?f=x^3&x=0&show=tangent"), "shelf"), 1);
  // "Three such places."
  const auto level = scene_of("derivative?f=x^5/20-x^3/3&show=tangent&from=-3&to=3");
  EXPECT_EQ(seen(*level, "peaks") + seen(*level, "valleys") + seen(*level, "shelves"), 3);
  // "The path and its slope are the same curve."
  for (const char* x : {"-1", "0", "1.5"}) {
    const auto scene = scene_of(std::string("derivative?f=exp(x)&show=derivative&x=") + x);
    EXPECT_DOUBLE_EQ(seen(*scene, "y"), seen(*scene, "derivative"));
  }
}

}  // namespace
}  // namespace downhill::lesson
