#include "lesson/markdown_sections.h"

#include <gmock/gmock.h>

namespace downhill::lesson {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

struct Reading {
  LessonWords words;
  std::vector<std::string> errors;
};

Reading read(std::string_view markdown) {
  std::vector<text::Error> errors;
  Reading out{read_sections(markdown, "en.md", errors), {}};
  for (const text::Error& error : errors) out.errors.push_back(text::to_string(error));
  return out;
}

// A title and lede before, so that only what is tested is wrong. Its first line is line 5.
Reading read_step(std::string_view step) {
  return read("# Title\n\nLede.\n\n" + std::string(step));
}

TEST(MarkdownSections, SplitsALesson) {
  const Reading reading = read(
      "# The title\n\nThe lede,\ntwo lines.\n\n## Two *points* "
      "{#secant}\n\nProse.\n\n:::caption\nA "
      "caption.\n:::\n\nMore prose.\n");
  EXPECT_THAT(reading.errors, IsEmpty());
  const LessonWords& words = reading.words;
  EXPECT_EQ(words.title.text, "The title");
  EXPECT_EQ(words.lede.text, "The lede,\ntwo lines.");
  ASSERT_EQ(words.steps.size(), 1U);
  EXPECT_EQ(words.steps[0].id, "secant");
  EXPECT_EQ(words.steps[0].title.text, "Two *points*");
  EXPECT_EQ(words.steps[0].caption->text, "A caption.");
  EXPECT_EQ(words.steps[0].prose.text, "Prose.\n\n\nMore prose.");
  EXPECT_FALSE(words.steps[0].task);
}

TEST(MarkdownSections, RemembersPlaces) {
  const Reading reading =
      read("# Title\n\nLede.\n\n## 两个点 {#secant}\n\nProse.\n\n:::caption\nA\n:::\n\nMore.\n");
  const StepWords& step = reading.words.steps[0];
  EXPECT_EQ(step.place, (text::Place{"en.md", 5, 1}));
  EXPECT_EQ(step.title.place(0), (text::Place{"en.md", 5, 4}));
  EXPECT_EQ(step.prose.place(step.prose.text.find("More")), (text::Place{"en.md", 13, 1}));
  EXPECT_EQ(step.prose.place(step.prose.text.find("re.")), (text::Place{"en.md", 13, 3}));
  EXPECT_EQ(step.caption->place(0), (text::Place{"en.md", 10, 1}));
}

TEST(MarkdownSections, ReadsAQuiz) {
  const Reading reading = read_step(
      "## A {#a}\n\n:::quiz\nWhat\nhappens?\n\n- [yes] It\n  settles.\n  > Right:\n  > so.\n- [no] "
      "Not.\n  > "
      "Wrong.\n:::\n");
  EXPECT_THAT(reading.errors, IsEmpty());
  const QuizWords& quiz = *reading.words.steps[0].quiz;
  EXPECT_EQ(quiz.question.text, "What\nhappens?");
  ASSERT_EQ(quiz.answers.size(), 2U);
  EXPECT_EQ(quiz.answers[0].id, "yes");
  EXPECT_EQ(quiz.answers[0].text.text, "It\nsettles.");
  EXPECT_EQ(quiz.answers[0].why.text, "Right:\nso.");
  EXPECT_EQ(quiz.answers[0].why.place(0), (text::Place{"en.md", 13, 5}));
  EXPECT_EQ(quiz.answers[1].id, "no");
}

TEST(MarkdownSections, LeavesCodeAlone) {
  const Reading reading = read_step("## A {#a}\n\n```\n## no heading\n:::task\n```\n\nafter\n");
  EXPECT_THAT(reading.errors, IsEmpty());
  EXPECT_EQ(reading.words.steps[0].prose.text, "```\n## no heading\n:::task\n```\n\nafter");
}

TEST(MarkdownSections, ReadsWindowsFiles) {
  const Reading reading = read("\uFEFF# Title\r\n\r\nLede.\r\n\r\n## A {#a}\r\n\r\nProse.\r\n");
  EXPECT_THAT(reading.errors, IsEmpty());
  EXPECT_EQ(reading.words.title.text, "Title");
  EXPECT_EQ(reading.words.steps[0].prose.text, "Prose.");
}

TEST(MarkdownSections, RefusesWhatIsNoUtf8) {
  EXPECT_THAT(read("# 标题\n\n导\xFF语\n").errors,
              ElementsAre("en.md:3:2: this is not UTF-8 text"));
}

TEST(MarkdownSections, TitleAndLedeAreNeeded) {
  EXPECT_THAT(read("").errors,
              ElementsAre("en.md:1:1: the lesson has no title: '# title' on the first line",
                          "en.md:1:1: the lesson has no lede: one paragraph under the title"));
  EXPECT_THAT(read("# A\n\nLede.\n\n# B\n").errors,
              ElementsAre("en.md:5:1: a lesson has one '# title'; steps begin with '## '"));
}

TEST(MarkdownSections, HeadingsNeedAnId) {
  EXPECT_THAT(read_step("## A\n").errors,
              ElementsAre("en.md:5:1: a step's heading ends with its id, as in '## Two points "
                          "{#secant}'"));
  EXPECT_THAT(read_step("## A {#Big one}\n").errors,
              ElementsAre("en.md:5:8: the step id 'Big one' may hold small letters, digits and "
                          "hyphens only"));
  EXPECT_THAT(read_step("## A {#a}\n## B {#a}\n").errors,
              ElementsAre("en.md:6:8: the step 'a' is there twice"));
  EXPECT_THAT(read_step("## {#a}\n").errors, ElementsAre("en.md:5:1: the step's title is empty"));
}

TEST(MarkdownSections, Blocks) {
  EXPECT_THAT(read_step("## A {#a}\n:::capton\nx\n:::\n").errors,
              ElementsAre("en.md:6:1: unknown block ':::capton', did you mean ':::caption'?"));
  EXPECT_THAT(read_step("## A {#a}\n:::caption\nx\n").errors,
              ElementsAre("en.md:6:1: the block ':::caption' is not closed by ':::'"));
  EXPECT_THAT(read_step("## A {#a}\n:::caption\nx\n:::task\ny\n:::\n:::done\nz\n:::\n").errors,
              ElementsAre("en.md:6:1: the block ':::caption' is not closed by ':::'"));
  EXPECT_THAT(read_step("## A {#a}\n:::caption\n\n:::\n").errors,
              ElementsAre("en.md:6:1: the block ':::caption' is empty"));
  EXPECT_THAT(read_step("## A {#a}\n:::caption\nx\n:::\n:::caption\ny\n:::\n").errors,
              ElementsAre("en.md:9:1: the step has a block ':::caption' already"));
  EXPECT_THAT(read_step(":::caption\nx\n:::\n").errors,
              ElementsAre("en.md:5:1: the block ':::caption' stands before the first step"));
  EXPECT_THAT(read_step("## A {#a}\n:::\n").errors,
              ElementsAre("en.md:6:1: no block is open here"));
  EXPECT_THAT(read_step("## A {#a}\n:::task\nx\n:::\n").errors,
              ElementsAre("en.md:5:1: the step 'a' has ':::task' but no ':::done'"));
}

TEST(MarkdownSections, Quizzes) {
  EXPECT_THAT(
      read_step("## A {#a}\n:::quiz\nQ?\n- [a] A.\n  > W.\n- [a] B.\n:::\n").errors,
      UnorderedElementsAre("en.md:10:1: the answer 'a' has no explanation ('> …' under the answer)",
                           "en.md:10:1: the answer 'a' is there twice"));
  EXPECT_THAT(
      read_step("## A {#a}\n:::quiz\n- [a] A.\n  > W.\n:::\n").errors,
      UnorderedElementsAre("en.md:6:1: the quiz has no question",
                           "en.md:6:1: a quiz has at least two answers, as in '- [settles] It "
                           "settles.'"));
  EXPECT_THAT(
      read_step("## A {#a}\n:::quiz\nQ?\n- [a] A.\n  > W.\n  lost\n- [b] B.\n  > W.\n:::\n").errors,
      ElementsAre("en.md:10:3: after an explanation comes the next answer, '- [id] …'"));
}

}  // namespace
}  // namespace downhill::lesson
