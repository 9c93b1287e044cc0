// One mistake at a time in a small course: it must be found alone, at its place, with its reason.
// Places were counted by hand in small_course.h.

#include "lesson/check.h"

#include <gmock/gmock.h>

#include "lesson/small_course.h"

namespace downhill::lesson {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr const char* kJson = "02-derivative/lesson.json";
constexpr const char* kEn = "02-derivative/en.md";
constexpr const char* kZh = "02-derivative/zh.md";

TEST(Check, TheSmallCourseIsWell) { EXPECT_THAT(mistakes(small_course()), IsEmpty()); }

TEST(Check, CountsWhatItChecked) {
  std::vector<text::Error> errors;
  const Course course = load_course(small_course(), errors);
  const CourseReport report = check_course(course, errors);
  EXPECT_EQ(report.lessons, 1);
  EXPECT_EQ(report.steps, 2);
  EXPECT_EQ(report.tasks, 1);
  EXPECT_EQ(report.quizzes, 1);
}

TEST(Check, CollectsAllMistakes) {
  Files files = small_course_with(kJson, "derivative?f=x^2&x=3", "derivativ?x=3");
  files.contents[kEn].replace(files.contents[kEn].find("{#secant}"), 9, "");
  files.contents.erase(kZh);
  EXPECT_THAT(mistakes(std::move(files)),
              testing::IsSupersetOf(
                  {HasSubstr("en.md:5:1: a step's heading ends with its id"),
                   HasSubstr("lesson.json:17:18: there is no scene 'derivativ': did you mean "
                             "'derivative'?"),
                   HasSubstr("zh.md: the lesson has no words in 'zh': this file is missing")}));
}

// --- lesson.json ---

TEST(Check, JsonThatDoesNotParse) {
  EXPECT_THAT(mistakes_with(kJson, "\"minutes\": 8,", "\"minutes\": 8"),
              Contains(HasSubstr("lessons/02-derivative/lesson.json:5:9: not valid JSON")));
}

TEST(Check, UnknownFieldWithSuggestion) {
  EXPECT_THAT(
      mistakes_with(kJson, "\"controls\": [\"x\"]", "\"control\": [\"x\"]"),
      ElementsAre("lessons/02-derivative/lesson.json:18:18: unknown field 'control', did you "
                  "mean 'controls'?"));
}

TEST(Check, FieldOfAnotherType) {
  EXPECT_THAT(
      mistakes_with(kJson, "\"minutes\": 8", "\"minutes\": \"8\""),
      ElementsAre("lessons/02-derivative/lesson.json:4:15: 'minutes' must be a whole number "
                  "from 1 to 120"));
}

TEST(Check, MissingField) {
  EXPECT_THAT(mistakes_with(kJson, "\"part\": \"slope\",", ""),
              Contains("lessons/02-derivative/lesson.json:1:1: 'part' is missing"));
}

TEST(Check, KeyThatIsThereTwice) {
  EXPECT_THAT(mistakes_with(kJson, "\"needs\": []", "\"id\": \"derivative\", \"needs\": []"),
              ElementsAre("lessons/02-derivative/lesson.json:5:3: the key 'id' is there twice"));
}

TEST(Check, IdThatIsNotTheFolders) {
  EXPECT_THAT(mistakes_with(kJson, "\"id\": \"derivative\"", "\"id\": \"derivatives\""),
              Contains("lessons/02-derivative/lesson.json:2:10: the id 'derivatives' must be the "
                       "folder's name, 'derivative'"));
}

TEST(Check, StepIdThatIsThereTwice) {
  EXPECT_THAT(
      mistakes_with(kJson, "\"id\": \"limit\"", "\"id\": \"secant\""),
      Contains("lessons/02-derivative/lesson.json:16:14: the step 'secant' is there twice"));
}

TEST(Check, UnknownParameter) {
  EXPECT_THAT(mistakes_with(kJson, "f=x^2&x=3", "f=x^2&xx=3"),
              ElementsAre(HasSubstr("lesson.json:17:35: 'derivative' has no parameter 'xx'")));
}

TEST(Check, ValueOutOfRange) {
  EXPECT_THAT(mistakes_with(kJson, "x=3\"", "x=300\""),
              ElementsAre(HasSubstr("lesson.json:17:37: x must lie between -20 and 20: 300")));
}

TEST(Check, FormulaThatDoesNotParse) {
  EXPECT_THAT(
      mistakes_with(kJson, "f=x^2&x=3", "f=x^2+sine(x)&x=3"),
      ElementsAre(HasSubstr("lesson.json:17:35: unknown name 'sine', did you mean 'sin'?")));
}

TEST(Check, UnknownControlAndReadout) {
  EXPECT_THAT(mistakes_with(kJson, "[\"h\", \"x\"]", "[\"h\", \"hh\"]"),
              ElementsAre("lessons/02-derivative/lesson.json:10:26: the figure has no parameter "
                          "'hh', did you mean 'h'?"));
  EXPECT_THAT(
      mistakes_with(kJson, "[\"derivative\"]", "[\"derivate\"]"),
      ElementsAre("lessons/02-derivative/lesson.json:19:21: the figure has no observable or "
                  "parameter 'derivate', did you mean 'derivative'?"));
}

TEST(Check, TaskThatDoesNotParse) {
  EXPECT_THAT(mistakes_with(kJson, "h < 0.5", "h < 0.5 and"),
              ElementsAre(HasSubstr("lesson.json:12:38: a comparison is missing")));
  EXPECT_THAT(mistakes_with(kJson, "h < 0.5", "h * 2"),
              ElementsAre(HasSubstr("lesson.json:12:27: this is no comparison")));
}

TEST(Check, TaskOverUnknownNames) {
  EXPECT_THAT(
      mistakes_with(kJson, "h < 0.5", "h < 0.5 and slobe > 1"),
      ElementsAre(HasSubstr("lesson.json:12:39: unknown name 'slobe', did you mean 'slope'?")));
}

TEST(Check, TaskThatIsDoneBeforeItBegins) {
  EXPECT_THAT(mistakes_with(kJson, "h < 0.5", "h < 5"),
              ElementsAre("lessons/02-derivative/lesson.json:12:27: 'h < 5' is already true when "
                          "the step begins"));
}

TEST(Check, RightAnswerThatIsNotAmongTheAnswers) {
  EXPECT_THAT(
      mistakes_with(kJson, "\"right\": \"settles\"", "\"right\": \"settle\""),
      ElementsAre("lessons/02-derivative/lesson.json:13:27: the quiz has no answer 'settle', "
                  "did you mean 'settles'?"));
}

TEST(Check, DataFileThatIsMissing) {
  EXPECT_THAT(mistakes_with(kJson, "\"needs\": [],", "\"needs\": [], \"data\": [\"ames.csv\"],"),
              ElementsAre(HasSubstr("lesson.json:5:26: there is no file 'ames.csv'")));
}

TEST(Check, FigureWithoutItsData) {
  EXPECT_THAT(mistakes_with(kJson, "derivative?f=x^2&x=3", "house-price"),
              Contains(HasSubstr("lesson.json:17:18: the data file 'ames.csv' of 'house-price' is "
                                 "missing")));
}

TEST(Check, LessonThatNeedsALaterOne) {
  EXPECT_THAT(
      mistakes_with(kJson, "\"needs\": []", "\"needs\": [\"derivative\"]"),
      ElementsAre(HasSubstr("lesson.json:5:14: the lesson 'derivative' does not come before "
                            "this one")));
  EXPECT_THAT(mistakes_with(kJson, "\"needs\": []", "\"needs\": [\"hikers\"]"),
              ElementsAre(HasSubstr("lesson.json:5:14: there is no lesson 'hikers', did you mean "
                                    "'hiker'?")));
}

// --- the words of a lesson ---

TEST(Check, MissingLanguage) {
  Files files = small_course();
  files.contents.erase(kZh);
  EXPECT_THAT(
      mistakes(std::move(files)),
      ElementsAre("lessons/02-derivative/zh.md: the lesson has no words in 'zh': this file is "
                  "missing"));
}

TEST(Check, MissingStep) {
  EXPECT_THAT(mistakes_with(kZh, "{#limit}", "{#limits}"),
              ElementsAre("lessons/02-derivative/zh.md:5:1: the step 'limit' is missing: '## … "
                          "{#limit}'",
                          "lessons/02-derivative/zh.md:30:1: lesson.json has no step 'limits', did "
                          "you mean 'limit'?"));
}

TEST(Check, StepsInAnotherOrder) {
  Files files = small_course();
  std::string& zh = files.contents[kZh];
  const std::size_t first = zh.find("## 两个点");
  const std::size_t second = zh.find("## 极限");
  zh = zh.substr(0, first) + zh.substr(second) + zh.substr(first, second - first);
  EXPECT_THAT(mistakes(std::move(files)),
              ElementsAre(HasSubstr("zh.md:5:1: the step 'limit' stands later in lesson.json")));
}

TEST(Check, TaskWithoutWords) {
  EXPECT_THAT(
      mistakes_with(kJson, "\"readouts\": [\"derivative\"]",
                    "\"readouts\": [\"derivative\"], \"task\": {\"check\": \"x < 1\"}"),
      ElementsAre(HasSubstr("en.md:30:1: the step 'limit' has a task in lesson.json, but no "
                            "':::task' here"),
                  HasSubstr("zh.md:30:1: the step 'limit' has a task")));
}

TEST(Check, WordsWithoutTask) {
  EXPECT_THAT(mistakes_with(kJson, "\"task\": { \"check\": \"h < 0.5\" },", ""),
              ElementsAre(HasSubstr("en.md:14:1: the step 'secant' has no \"task\" in lesson.json"),
                          HasSubstr("zh.md:14:1: the step 'secant' has no \"task\"")));
}

TEST(Check, AnswersThatDifferBetweenLanguages) {
  EXPECT_THAT(mistakes_with(kZh, "[jumps]", "[leaps]"),
              ElementsAre(HasSubstr("zh.md:21:1: the answer 'jumps' of "
                                    "lessons/02-derivative/en.md is missing here"),
                          HasSubstr("zh.md:26:1: the answer 'leaps' is not in "
                                    "lessons/02-derivative/en.md")));
}

TEST(Check, AnswerWithoutExplanation) {
  EXPECT_THAT(mistakes_with(kZh, "  > 不对。\n", ""),
              ElementsAre("lessons/02-derivative/zh.md:26:1: the answer 'jumps' has no explanation "
                          "('> …' under the answer)"));
}

TEST(Check, CaptionInOneLanguageOnly) {
  EXPECT_THAT(mistakes_with(kZh, ":::caption\n一条割线。\n:::\n", ""),
              ElementsAre(HasSubstr("zh.md:5:1: the step 'secant' has no ':::caption'")));
}

TEST(Check, MarkerThatDoesNotParse) {
  EXPECT_THAT(mistakes_with(kEn, "{{slope}}", "{{slobe}}"),
              ElementsAre(HasSubstr("en.md:7:16: unknown name 'slobe', did you mean 'slope'?")));
}

TEST(Check, MarkerWithABadOverride) {
  EXPECT_THAT(mistakes_with(kZh, "{{slope @ h=0.5 | 1}}", "{{slope @ h=0.5&y=2 | 1}}"),
              ElementsAre(HasSubstr("zh.md:18:21: 'derivative' has no parameter 'y'")));
}

TEST(Check, MarkerThatIsNotFinite) {
  EXPECT_THAT(
      mistakes_with(kEn, "{{slope}}", "{{1/(x-1)}}"),
      ElementsAre("lessons/02-derivative/en.md:7:16: '1/(x-1)' is not a finite number here"));
}

TEST(Check, TexThatTheStageCannotSay) {
  EXPECT_THAT(mistakes_with(kEn, "$h < 0.5$", "$\\int h$"),
              ElementsAre(HasSubstr("en.md:14:13: the stage cannot show '\\int' as plain text")));
}

TEST(Check, DeadLinks) {
  EXPECT_THAT(
      mistakes_with(kEn, "(#limit)", "(#limits)"),
      ElementsAre("lessons/02-derivative/en.md:7:41: dead link: the lesson 'derivative' has "
                  "no step 'limits', did you mean 'limit'?"));
  EXPECT_THAT(mistakes_with(kEn, "(#limit)", "(../gradient/)"),
              ElementsAre(HasSubstr("en.md:7:41: dead link: there is no lesson 'gradient'")));
  EXPECT_THAT(mistakes_with(kEn, "(#limit)", "(../derivative)"),
              ElementsAre(HasSubstr("en.md:7:41: dead link: a link to a lesson ends with '/'")));
  EXPECT_THAT(mistakes_with(kEn, "(#limit)", "(ames.csv)"),
              ElementsAre(HasSubstr("en.md:7:41: dead link: 'ames.csv' is no data file")));
}

TEST(Check, LiveLinks) {
  for (const char* link : {"(../derivative/)", "(../derivative/#secant)", "(../)",
                           "(../derivative/?h=2#limit)", "(https://example.org/a)"}) {
    EXPECT_THAT(mistakes_with(kEn, "(#limit)", link), IsEmpty()) << link;
  }
}

// --- course.json and words ---

TEST(Check, LessonThatTheCourseDoesNotList) {
  EXPECT_THAT(mistakes_with("course.json", ", \"folder\": \"02-derivative\"", ""),
              ElementsAre("lessons/02-derivative/lesson.json:3:12: course.json does not list "
                          "'derivative' with the folder '02-derivative' in the part 'slope'"));
}

TEST(Check, FolderThatIsNotThere) {
  EXPECT_THAT(mistakes_with("course.json", "{\"id\": \"hiker\"}",
                            "{\"id\": \"hiker\", \"folder\": \"01-hiker\"}"),
              ElementsAre(HasSubstr("course.json:4:34: there is no lesson 'hiker' in the folder "
                                    "'01-hiker'")));
}

TEST(Check, UnknownPart) {
  EXPECT_THAT(
      mistakes_with(kJson, "\"part\": \"slope\"", "\"part\": \"slopes\""),
      ElementsAre(HasSubstr("lesson.json:3:12: course.json has no part 'slopes', did you mean "
                            "'slope'?")));
}

TEST(Check, PlaceholdersThatDiffer) {
  Files files = small_course();
  files.contents["words/en/more.json"] = "{\n  \"a.b\": \"{x} of {y}\"\n}";
  files.contents["words/zh/more.json"] = "{\n  \"a.b\": \"共 {n}，第 {x}\"\n}";
  EXPECT_THAT(
      mistakes(std::move(files)),
      ElementsAre("lessons/words/zh/more.json:2:11: 'a.b' has the placeholders {n}, {x}, but "
                  "{x}, {y} in 'en'"));
}

std::vector<std::string> missing_words(Files files) {
  std::vector<text::Error> errors;
  const Course course = load_course(std::move(files), errors);
  std::vector<std::string> out;
  for (const text::Error& error : check_course(course, std::move(errors)).errors) {
    if (error.key == "word-missing") out.push_back(text::to_string(error));
  }
  return out;
}

TEST(Check, WordsThatTheScenesNeed) {
  const std::vector<std::string> missing = missing_words(small_course());
  for (const char* key : {"derivative.title", "derivative.h", "derivative.slope",
                          "derivative.show.secant", "course.lesson.hiker"}) {
    EXPECT_THAT(missing,
                Contains("lessons/words/en: the word '" + std::string(key) + "' is missing"));
    EXPECT_THAT(missing,
                Contains("lessons/words/zh: the word '" + std::string(key) + "' is missing"));
  }
}

TEST(Check, WordInOneLanguageOnly) {
  Files files = small_course();
  files.contents["words/en/course.json"] = R"({"course.part.slope": "Slope", "a.b": "word"})";
  EXPECT_THAT(missing_words(std::move(files)),
              Contains("lessons/words/zh/course.json: the word 'a.b' is missing (in 'en' it is "
                       "\"word\")"));
}

TEST(Check, SceneThatNoLessonShows) {
  std::vector<text::Error> errors;
  const Course course = load_course(small_course(), errors);
  errors.clear();
  check_outline(course, errors);
  std::vector<std::string> unused;
  for (const text::Error& error : errors) {
    if (error.key == "scene-unused") unused.push_back(error.message);
  }
  EXPECT_EQ(unused.size(), scenes::all_scenes().size() - 1);
  EXPECT_THAT(unused, Contains("no lesson shows the scene 'house-price'"));
}

TEST(Check, EmptyFolder) {
  Files files;
  files.root = "lessons/";
  EXPECT_THAT(mistakes(files),
              ElementsAre("lessons/course.json: the file is missing",
                          "lessons/words: there is no language: no folder of words "
                          "in it"));
}

}  // namespace
}  // namespace downhill::lesson
