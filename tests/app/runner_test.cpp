#include "app/runner.h"

#include <gtest/gtest.h>

#include "app/lesson_for_tests.h"
#include "app/state.h"
#include "text/json.h"

namespace downhill::app {
namespace {

class RunnerTest : public testing::Test {
 protected:
  void SetUp() override { open_test_lesson(runner_); }
  text::Json state() const { return *text::parse_json(state_json(runner_)); }
  Runner runner_;
};

TEST_F(RunnerTest, StateHasWhatThePageNeeds) {
  const text::Json s = state();
  EXPECT_EQ(s["lesson"], "test");
  EXPECT_EQ(s["step"], "secant");
  EXPECT_EQ(s["index"], 0);
  EXPECT_EQ(s["readouts"][1]["id"], "h");
  EXPECT_EQ(s["readouts"][1]["text"], "1.50");
  EXPECT_EQ(s["task"]["done"], false);
  EXPECT_TRUE(s["quiz"].is_null());
  EXPECT_EQ(s["done"], text::Json::array({false, false}));
  EXPECT_FALSE(s["describe"].get<std::string>().empty());
  EXPECT_EQ(s["can_reset"], false);
  EXPECT_EQ(s["parameters"][0]["kind"], "formula");
}

TEST_F(RunnerTest, RevisionGrowsWithEveryChangeAndOnlyThen) {
  const auto first = runner_.revision();
  (void)state();
  EXPECT_FALSE(runner_.set("h", "much"));
  EXPECT_FALSE(runner_.set("height", "1"));
  EXPECT_FALSE(runner_.go("nowhere"));
  EXPECT_FALSE(runner_.act("fly"));
  EXPECT_FALSE(runner_.answer("zero"));  // this step asks nothing
  runner_.go(0);
  EXPECT_EQ(runner_.revision(), first);
  EXPECT_TRUE(runner_.set("h", "0.5"));
  EXPECT_GT(runner_.revision(), first);
}

TEST_F(RunnerTest, ErrorsNameTheCulprit) {
  const auto result = runner_.set("hh", "1");
  ASSERT_FALSE(result);
  EXPECT_NE(runner_.sentence(result.error()).find("hh"), std::string::npos);
  EXPECT_EQ(runner_.sentence(runner_.go("nowhere").error()), "there is no step 'nowhere' here");
}

TEST_F(RunnerTest, TaskIsJudgedAfterEveryChange) {
  runner_.set_number("h", 0.05);
  EXPECT_EQ(state()["task"]["done"], true);
  runner_.set_number("h", 2);
  EXPECT_EQ(state()["task"]["done"], true) << "what is done stays done";
  EXPECT_EQ(state()["done"][0], true);
}

TEST_F(RunnerTest, ResetGoesBackToTheLessonAndRestoreToTheLearner) {
  EXPECT_FALSE(runner_.is_moved());
  runner_.set_number("h", 0.5);
  EXPECT_TRUE(runner_.is_moved());
  EXPECT_TRUE(runner_.act("reset"));
  EXPECT_FALSE(runner_.is_moved());
  EXPECT_EQ(state()["can_restore"], true);
  EXPECT_TRUE(runner_.act("restore"));
  EXPECT_EQ(runner_.walk().scene().number("h"), 0.5);
}

TEST_F(RunnerTest, QuizAnswerHasItsReason) {
  EXPECT_TRUE(runner_.go("own"));
  EXPECT_EQ(state()["quiz"]["answered"], "");
  EXPECT_TRUE(runner_.answer("two"));
  EXPECT_EQ(state()["quiz"]["why"], "Look again.");
  EXPECT_EQ(state()["quiz"]["right"], false);
  EXPECT_TRUE(runner_.answer("zero"));
  EXPECT_EQ(state()["quiz"]["right"], true);
  EXPECT_EQ(state()["done"][1], true);
}

TEST_F(RunnerTest, ProgressIsTakenUpAgain) {
  runner_.set_number("h", 0.05);
  EXPECT_TRUE(runner_.go("own"));
  const std::string progress = state()["progress"];
  Runner later;
  open_test_lesson(later, progress);
  EXPECT_EQ(later.walk().index(), 1);
  EXPECT_TRUE(later.walk().task_done(0));
  later.go(0);
  EXPECT_EQ(later.walk().scene().number("h"), 0.05);
}

TEST_F(RunnerTest, DamagedProgressIsSaidAndTheLessonOpens) {
  Runner other;
  add_project_words(other, "en");
  const auto opened = other.open(kTestLesson, "{\"version\":");
  ASSERT_TRUE(opened);
  ASSERT_TRUE(opened->progress_error.has_value());
  EXPECT_TRUE(other.is_open());
  EXPECT_EQ(other.walk().index(), 0);
}

TEST_F(RunnerTest, BadLessonLeavesTheOldOneOpen) {
  EXPECT_FALSE(runner_.open("{}", ""));
  EXPECT_FALSE(runner_.open("no json", ""));
  EXPECT_TRUE(runner_.is_open());
  EXPECT_EQ(runner_.walk().lesson().id, "test");
}

TEST(Runner, WithoutALessonTheStateIsEmpty) {
  Runner runner;
  EXPECT_EQ(state_json(runner), "{}");
  EXPECT_EQ(figure_svg(runner, {100, 100}, false), "");
  EXPECT_EQ(figure_csv(runner), "");
}

TEST_F(RunnerTest, FigureIsAStandAloneSvg) {
  const std::string svg = figure_svg(runner_, {720, 460}, true);
  EXPECT_TRUE(svg.starts_with("<svg"));
  EXPECT_NE(svg.find("#1a1e25"), std::string::npos) << "the dark sheet";
  EXPECT_EQ(svg.find("var("), std::string::npos);
}

TEST_F(RunnerTest, FiguresDataIsATable) {
  const std::string csv = figure_csv(runner_);
  EXPECT_TRUE(csv.starts_with("plot,series,color,x,y\r\n")) << csv;
  EXPECT_NE(csv.find(",curve,"), std::string::npos) << "the curve of the derivative's figure";
}

}  // namespace
}  // namespace downhill::app
