// On f = x^2 from x = 1 the secant's slope is 2 + h: the task "h < 0.5" is done by h = 0.4.

#include "lesson/walk.h"

#include <gtest/gtest.h>

#include "text/words.h"

namespace downhill::lesson {
namespace {

Lesson small_lesson() {
  Lesson lesson;
  lesson.id = "derivative";
  Step secant;
  secant.id = "secant";
  secant.title = "A";
  secant.figure = "derivative?f=x^2&x=1&h=2";
  secant.task = Task{"Drag.", "Done.", "h < 0.5 and slope > 2"};
  secant.quiz = Quiz{"What?", {{"yes", "Yes", "Right."}, {"no", "No", "Wrong."}}, "yes"};
  Step limit;
  limit.id = "limit";
  limit.title = "B";
  limit.figure = "derivative?f=x^2&x=3";
  lesson.steps = {secant, limit};
  return lesson;
}

class WalkTest : public testing::Test {
 protected:
  std::unique_ptr<Walk> begin() {
    auto walk = Walk::begin(small_lesson(), {&words_, {}});
    EXPECT_TRUE(walk);
    return *std::move(walk);
  }

  text::Words words_;
};

TEST_F(WalkTest, BeginsAtTheFirstStep) {
  const auto walk = begin();
  EXPECT_EQ(walk->index(), 0);
  EXPECT_EQ(walk->current().id, "secant");
  EXPECT_EQ(walk->scene().number("h"), 2);
  EXPECT_FALSE(walk->task_done(0));
  EXPECT_EQ(walk->answered(0), "");
}

TEST_F(WalkTest, RefusesLessonsItCannotWalk) {
  EXPECT_FALSE(Walk::begin(Lesson{}, {&words_, {}}));
  Lesson lesson = small_lesson();
  lesson.steps[1].figure = "derivative?x=999";
  EXPECT_FALSE(Walk::begin(lesson, {&words_, {}}));
  lesson = small_lesson();
  lesson.steps[0].task->check = "h <";
  EXPECT_FALSE(Walk::begin(lesson, {&words_, {}}));
}

TEST_F(WalkTest, EachStepRemembersItsFigure) {
  const auto walk = begin();
  walk->scene().set_number("h", 1);
  walk->go(1);
  EXPECT_EQ(walk->current().id, "limit");
  EXPECT_EQ(walk->scene().number("x"), 3);
  walk->go(0);
  EXPECT_EQ(walk->scene().number("h"), 1);
}

TEST_F(WalkTest, StepsAreClamped) {
  const auto walk = begin();
  walk->go(-5);
  EXPECT_EQ(walk->index(), 0);
  walk->go(99);
  EXPECT_EQ(walk->index(), 1);
  EXPECT_EQ(walk->index_of("limit"), 1);
  EXPECT_EQ(walk->index_of("limits"), -1);
}

TEST_F(WalkTest, OpensFiguresFromLinks) {
  const auto walk = begin();
  EXPECT_TRUE(walk->open_figure("derivative?f=sin(x)&x=2"));
  EXPECT_EQ(walk->scene().value("f"), "sin(x)");
  const text::Result<text::Done> wrong = walk->open_figure("derivative?f=sine(x)");
  ASSERT_FALSE(wrong);
  EXPECT_EQ(wrong.error().place.column, 14);
  EXPECT_EQ(walk->scene().value("f"), "sin(x)");  // nothing changed
}

TEST_F(WalkTest, ResetsAndRestores) {
  const auto walk = begin();
  EXPECT_FALSE(walk->can_restore());
  walk->reset();  // nothing was moved
  EXPECT_FALSE(walk->can_restore());
  walk->scene().set_number("h", 1);
  walk->reset();
  EXPECT_EQ(walk->scene().number("h"), 2);
  ASSERT_TRUE(walk->can_restore());
  walk->restore();
  EXPECT_EQ(walk->scene().number("h"), 1);
  EXPECT_FALSE(walk->can_restore());
}

TEST_F(WalkTest, AnotherStepForgetsTheReset) {
  const auto walk = begin();
  walk->scene().set_number("h", 1);
  walk->reset();
  walk->go(1);
  EXPECT_FALSE(walk->can_restore());
  walk->go(0);
  EXPECT_EQ(walk->scene().number("h"), 2);
}

TEST_F(WalkTest, ATaskOnceDoneStaysDone) {
  const auto walk = begin();
  EXPECT_FALSE(walk->judge());
  walk->scene().set_number("h", 0.4);
  EXPECT_TRUE(walk->judge());   // this call completed it
  EXPECT_FALSE(walk->judge());  // it was done before
  walk->scene().set_number("h", 2);
  EXPECT_FALSE(walk->judge());
  EXPECT_TRUE(walk->task_done(0));
}

TEST_F(WalkTest, AQuizRemembersTheLastAnswerAndThatItWasRight) {
  const auto walk = begin();
  EXPECT_EQ(walk->answer("maybe"), nullptr);
  ASSERT_NE(walk->answer("no"), nullptr);
  EXPECT_EQ(walk->answer("no")->why, "Wrong.");
  EXPECT_FALSE(walk->quiz_done(0));
  EXPECT_EQ(walk->answer("yes")->why, "Right.");
  EXPECT_TRUE(walk->quiz_done(0));
  walk->answer("no");
  EXPECT_EQ(walk->answered(0), "no");
  EXPECT_TRUE(walk->quiz_done(0));
  walk->go(1);
  EXPECT_EQ(walk->answer("yes"), nullptr);  // no quiz here
}

TEST_F(WalkTest, AStepIsDoneWhenNothingIsLeft) {
  const auto walk = begin();
  EXPECT_TRUE(walk->step_done(1));  // neither task nor quiz
  walk->answer("yes");
  EXPECT_FALSE(walk->step_done(0));
  walk->scene().set_number("h", 0.4);
  walk->judge();
  EXPECT_TRUE(walk->step_done(0));
}

TEST_F(WalkTest, SavesAndLoads) {
  const auto walk = begin();
  walk->scene().set_number("h", 0.4);
  walk->judge();
  walk->answer("no");
  walk->go(1);
  walk->scene().set_number("x", 2);
  const std::string saved = walk->save();

  const auto other = begin();
  ASSERT_TRUE(other->load(saved));
  EXPECT_EQ(other->index(), 1);
  EXPECT_EQ(other->scene().number("x"), 2);
  EXPECT_TRUE(other->task_done(0));
  EXPECT_EQ(other->answered(0), "no");
  EXPECT_FALSE(other->quiz_done(0));
  EXPECT_EQ(other->save(), saved);
  other->go(0);
  EXPECT_EQ(other->scene().number("h"), 0.4);
}

TEST_F(WalkTest, RefusesDamagedProgressWhole) {
  const auto walk = begin();
  walk->scene().set_number("h", 0.4);
  walk->judge();
  const std::string before = walk->save();
  for (const char* damaged :
       {"", "{", "[]", "null", "{}", R"({"version":2,"lesson":"derivative","steps":{}})",
        R"({"version":1,"lesson":"derivative"})",
        R"({"version":1,"lesson":"derivative","steps":[]})",
        R"({"version":1,"lesson":5,"steps":{}})",
        R"({"version":1,"lesson":"derivative","step":"limit","steps":{"secant":1}})",
        R"({"version":1,"lesson":"derivative","steps":{"secant":{"task":"yes"}}})",
        R"({"version":1,"lesson":"derivative","steps":{"limit":{},"secant":{"line":5}}})"}) {
    const text::Result<text::Done> loaded = walk->load(damaged);
    ASSERT_FALSE(loaded) << damaged;
    EXPECT_EQ(loaded.error().key, "progress-damaged") << damaged;
    EXPECT_EQ(walk->save(), before) << damaged;
  }
  const auto foreign = walk->load(R"({"version":1,"lesson":"gradient","steps":{}})");
  ASSERT_FALSE(foreign);
  EXPECT_EQ(foreign.error().key, "progress-foreign");
}

TEST_F(WalkTest, DropsWhatTheLessonNoLongerHas) {
  const auto walk = begin();
  ASSERT_TRUE(walk->load(
      R"({"version":1,"lesson":"derivative","step":"gone","steps":{"gone":{"task":true},)"
      R"("secant":{"line":"derivative?old=1","answer":"maybe"},"limit":{"task":true}}})"));
  EXPECT_EQ(walk->index(), 0);
  EXPECT_EQ(walk->scene().number("h"), 2);
  EXPECT_EQ(walk->answered(0), "");
  EXPECT_FALSE(walk->task_done(1));
}

}  // namespace
}  // namespace downhill::lesson
