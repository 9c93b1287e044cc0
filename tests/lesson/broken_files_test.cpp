// Files that break off anywhere, and text that is nothing at all: reading them ends, harms nothing
// (the sanitizers watch), and what is broken is reported.

#include <gtest/gtest.h>

#include <random>

#include "lesson/condition.h"
#include "lesson/json_places.h"
#include "lesson/markers.h"
#include "lesson/plain_text.h"
#include "lesson/small_course.h"

namespace downhill::lesson {
namespace {

TEST(BrokenFiles, MayEndAnywhere) {
  for (const auto& [path, content] : small_course().contents) {
    for (std::size_t length = 0; length < content.size(); ++length) {
      Files files = small_course();
      files.contents[path] = content.substr(0, length);
      std::vector<text::Error> errors;
      const Course course = load_course(std::move(files), errors);
      // The last byte is a line end, which nothing needs.
      const bool json = path.ends_with(".json") && length + 1 < content.size();
      if (json) {
        EXPECT_FALSE(errors.empty()) << path << " " << length;
      }
    }
  }
}

// Text made of the pieces that mean something, in any order.
std::string random_text(std::mt19937_64& random, const std::vector<std::string>& pieces) {
  std::string out;
  for (std::uint64_t n = random() % 12; n > 0; --n) out += pieces[random() % pieces.size()];
  return out;
}

TEST(BrokenFiles, AnyTextIsPlainOrAnError) {
  std::mt19937_64 random(1);
  const std::vector<std::string> pieces = {
      "$", "$$", "\\", "{", "}",  "^",      "_",  "\\frac", "x",      "2", "\\le",  "*",   "`",
      "[", "]",  "(",  ")", "\n", "\\sqrt", "斜", "|",      "\\text", "-", "\\hat", "\xE6"};
  for (int i = 0; i < 20000; ++i) {
    const std::string text = random_text(random, pieces);
    const text::Result<std::string> plain = plain_text(text);
    if (!plain) {
      EXPECT_GE(plain.error().place.line, 1) << text;
      EXPECT_GE(plain.error().place.column, 1) << text;
    }
    (void)plain_tex(text);
  }
}

TEST(BrokenFiles, AnyTextIsAConditionOrAnError) {
  std::mt19937_64 random(2);
  const std::vector<std::string> names = {"h", "x"};
  const std::vector<std::string> pieces = {"h",  "x", " and ", " or ", "not ", "(", ")", "<",
                                           "<=", "=", ">",     "1",    "+",    " ", "斜"};
  for (int i = 0; i < 20000; ++i) {
    const std::string text = random_text(random, pieces);
    const text::Result<Condition> condition = Condition::parse(text, names);
    if (condition) {
      (void)condition->holds(std::vector<double>{1, 2});
    } else {
      EXPECT_GE(condition.error().place.column, 1) << text;
      EXPECT_LE(condition.error().place.column, count_characters(text) + 1) << text;
    }
  }
}

TEST(BrokenFiles, AnyTextIsALessonOrMistakes) {
  std::mt19937_64 random(3);
  const std::vector<std::string> pieces = {
      "# T\n", "## S {#a}\n", "{#",    "}",   "```\n", ":::quiz\n", ":::task\n",
      ":::\n", "- [a] x\n",   "> y\n", "- [", "{{",    "}}",        "x",
      "@",     "|",           "\n",    "](",  ")",     "$",         "斜"};
  const text::Words words;
  Markers markers("derivative", {&words, {}});
  for (int i = 0; i < 5000; ++i) {
    const std::string text = random_text(random, pieces);
    std::vector<text::Error> errors;
    const LessonWords read = read_sections(text, "f", errors);
    for (const StepWords& step : read.steps) (void)markers.fill(step.prose, errors);
    for (const text::Error& error : errors) EXPECT_GE(error.place.line, 1) << text;
  }
}

// A hundred thousand characters of each kind that opens something; a lesson has ten thousand. A
// million of the simplest.
TEST(BrokenFiles, AnswersWhateverTheSize) {
  const std::vector<std::string> names = {"h", "x"};
  const text::Words words;
  Markers markers("derivative", {&words, {}});
  for (const std::string part : {"(",
                                 "x",
                                 "not ",
                                 "x < 1 and ",
                                 "$",
                                 "{",
                                 "[",
                                 "*",
                                 "`",
                                 "{{",
                                 "\n",
                                 "# a\n",
                                 ":::task\n",
                                 ":::quiz\n- [a] b\n:::\n",
                                 "## a {#a}\n",
                                 "\\frac{",
                                 "^",
                                 "\xFF",
                                 "斜",
                                 "> a\n",
                                 "|"}) {
    std::string text;
    const std::size_t size = part == "(" || part == "\xFF" ? 1'000'000 : 100'000;
    while (text.size() < size) text += part;
    (void)plain_text(text);
    (void)plain_text("$" + text + "$");
    (void)plain_tex(text);
    EXPECT_FALSE(Condition::parse(text, names)) << part;
    std::vector<text::Error> errors;
    const LessonWords read = read_sections("# T\n" + text, "f", errors);
    for (const StepWords& step : read.steps) (void)markers.fill(step.prose, errors);
    for (const char* path : {"course.json", "02-derivative/lesson.json", "words/en/course.json"}) {
      Files files = small_course();
      files.contents[path] = text;
      errors.clear();
      (void)load_course(std::move(files), errors);
      EXPECT_FALSE(errors.empty()) << path << " " << part;
    }
  }
}

TEST(BrokenFiles, LongNamesAboveManyValuesDoNotFillTheMemory) {
  std::string many = "1";
  for (int i = 0; i < 200'000; ++i) many += ",1";
  const std::string json = "{\"" + std::string(500'000, 'a') + "\": [" + many + "]}";
  EXPECT_LT(find_json_places(json, "f").places.size(), 1000U);
  EXPECT_GT(find_json_places("[" + many + "]", "f").places.size(), 200'000U);
}

}  // namespace
}  // namespace downhill::lesson
