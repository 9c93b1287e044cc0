#include "lesson/lesson_json.h"

#include <gtest/gtest.h>

namespace downhill::lesson {
namespace {

Lesson full_lesson() {
  Lesson lesson;
  lesson.id = "derivative";
  lesson.language = "zh";
  lesson.part = "slope";
  lesson.minutes = 8;
  lesson.needs = {"hiker"};
  lesson.data = {"ames.csv"};
  lesson.title = "有多陡？";
  lesson.lede = "一句话。";
  Step first;
  first.id = "secant";
  first.title = "两个点";
  first.figure = "derivative?x=1";
  first.caption = "图";
  first.controls = {"h"};
  first.readouts = {"slope"};
  first.task = Task{"拖动", "好", "h < 0.5"};
  first.quiz = Quiz{"会怎样？", {{"yes", "会", "对"}, {"no", "不会", "错"}}, "yes"};
  Step second;
  second.id = "limit";
  second.title = "极限";
  second.figure = "derivative";
  lesson.steps = {first, second};
  return lesson;
}

TEST(LessonJson, ComesBackAsItWent) {
  const Lesson lesson = full_lesson();
  const text::Result<Lesson> back = lesson_from_json(to_json(lesson).dump());
  ASSERT_TRUE(back) << back.error().message;
  EXPECT_EQ(*back, lesson);
}

TEST(LessonJson, RefusesWhatIsNoLesson) {
  EXPECT_FALSE(lesson_from_json(""));
  EXPECT_FALSE(lesson_from_json("[]"));
  EXPECT_FALSE(lesson_from_json("{}"));
  text::Json json = to_json(full_lesson());
  json["steps"] = text::Json::array();
  const text::Result<Lesson> empty = lesson_from_json(json.dump());
  ASSERT_FALSE(empty);
  EXPECT_EQ(empty.error().key, "lesson-json");
  EXPECT_EQ(empty.error().message, "'steps' must be a list of objects, not empty");
}

}  // namespace
}  // namespace downhill::lesson
