#include "lesson/course.h"

#include <gmock/gmock.h>

#include "lesson/small_course.h"

namespace downhill::lesson {
namespace {

using testing::ElementsAre;

TEST(Course, LanguagesAreTheFoldersOfWords) {
  Files files = small_course();
  files.contents["words/fr/course.json"] = R"({"course.part.slope": "Pente"})";
  std::vector<text::Error> errors;
  const Course course = load_course(std::move(files), errors);
  EXPECT_THAT(course.languages, ElementsAre("en", "fr", "zh"));
  EXPECT_EQ(course.words.find("fr")->second.words.say("course.part.slope"), "Pente");
  ASSERT_EQ(errors.size(), 1U);
  EXPECT_EQ(text::to_string(errors[0]),
            "lessons/02-derivative/fr.md: the lesson has no words in 'fr': this file is missing");
}

TEST(Course, LessonsStandInTheOrderOfTheCourse) {
  Files files = small_course();
  files.contents["01-hiker/lesson.json"] =
      R"({"id":"hiker","part":"slope","minutes":5,"steps":[{"id":"a","figure":"derivative"}]})";
  files.contents["course.json"] =
      R"({"parts":[{"id":"slope","lessons":[{"id":"derivative","folder":"02-derivative"},{"id":"hiker","folder":"01-hiker"}]}]})";
  std::vector<text::Error> errors;
  const Course course = load_course(std::move(files), errors);
  ASSERT_EQ(course.lessons.size(), 2U);
  EXPECT_EQ(course.lessons[0].id, "derivative");
  EXPECT_EQ(course.lessons[0].number, 2);
  EXPECT_EQ(course.lessons[1].id, "hiker");
}

TEST(Course, ALessonSeesTheDataItNamesOnly) {
  Files files = small_course();
  files.contents["02-derivative/a.csv"] = "1";
  files.contents["02-derivative/b.csv"] = "2";
  std::string& json = files.contents["02-derivative/lesson.json"];
  json.replace(json.find("\"needs\""), 0, "\"data\": [\"a.csv\"], ");
  std::vector<text::Error> errors;
  const Course course = load_course(std::move(files), errors);
  const scenes::Context own = course.context(course.lessons[0], "en");
  ASSERT_NE(own.file("a.csv"), nullptr);
  EXPECT_EQ(*own.file("a.csv"), "1");
  EXPECT_EQ(own.file("b.csv"), nullptr);
  EXPECT_EQ(own.file("../words/en/course.json"), nullptr);
  EXPECT_NE(course.context("en").file("a.csv"), nullptr);
}

TEST(Course, ALessonMayNameDataOfAnother) {
  Files files = small_course();
  files.contents["02-derivative/a.csv"] = "1";
  std::vector<text::Error> errors;
  Course course = load_course(std::move(files), errors);
  LessonSource other = course.lessons[0];
  other.folder = "08-house-price";
  other.data = {};
  EXPECT_EQ(course.context(other, "en").file("a.csv"), nullptr);
  other.data = {"a.csv"};
  EXPECT_EQ(course.data_path(other, "a.csv"), "02-derivative/a.csv");
  ASSERT_NE(course.context(other, "en").file("a.csv"), nullptr);
  EXPECT_EQ(course.data_path(other, "b.csv"), "");
}

}  // namespace
}  // namespace downhill::lesson
