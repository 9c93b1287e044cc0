// What must hold for every lesson there is: these tests walk the course's own files.
//
// tests/web/solutions.json says what a learner does in each step: sets parameters that the step
// offers ("h=3", "guess.0=1" for one entry of a list) or presses a button ("press run", to its
// end). The browser's automated learner does the same by the page's form controls.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <string>
#include <vector>

#include "figure/svg.h"
#include "golden.h"
#include "scenes/course_for_tests.h"
#include "text/json.h"

namespace downhill::lesson {
namespace {

const text::Json& solutions() {
  static const text::Json loaded = [] {
    const auto json = text::parse_json(scenes::read_file(
        std::filesystem::path(DOWNHILL_SOURCE_DIR) / "tests" / "web" / "solutions.json"));
    EXPECT_TRUE(json) << (json ? "" : text::to_string(json.error()));
    return json ? *json : text::Json::object();
  }();
  return loaded;
}

void press(scenes::Scene& scene, const std::string& action) {
  const auto actions = scene.actions();
  const auto at =
      std::find_if(actions.begin(), actions.end(), [&](const auto& a) { return a.id == action; });
  ASSERT_NE(at, actions.end()) << "no button '" << action << "'";
  EXPECT_TRUE(at->enabled) << "'" << action << "' cannot be pressed";
  scene.act(action);
  while (scene.advance()) {
  }
}

void do_deed(Walk& walk, const std::string& deed) {
  SCOPED_TRACE(walk.current().id + ": " + deed);
  if (deed.starts_with("press ")) return press(walk.scene(), deed.substr(6));
  const std::size_t equals = deed.find('=');
  ASSERT_NE(equals, std::string::npos);
  const std::string name = deed.substr(0, equals), row = name.substr(0, name.find('.'));
  const std::vector<std::string>& controls = walk.current().controls;
  EXPECT_NE(std::find(controls.begin(), controls.end(), row), controls.end())
      << "the step does not offer it";
  const auto set = walk.scene().set(name, deed.substr(equals + 1));
  EXPECT_TRUE(set) << (set ? "" : text::to_string(set.error()));
}

class EveryLesson : public testing::TestWithParam<std::string> {
 protected:
  const LessonSource& source() const { return *the_course().find(GetParam()); }
};

INSTANTIATE_TEST_SUITE_P(Lessons, EveryLesson, testing::ValuesIn([] {
                           std::vector<std::string> ids;
                           for (const LessonSource& lesson : the_course().lessons) {
                             ids.push_back(lesson.id);
                           }
                           return ids;
                         }()),
                         [](const auto& row) {
                           std::string name = row.param;
                           std::replace(name.begin(), name.end(), '-', '_');
                           return name;
                         });

TEST_P(EveryLesson, HasItsShareOfStepsTasksAndQuizzes) {
  const auto tasks = std::count_if(source().steps.begin(), source().steps.end(),
                                   [](const StepSource& step) { return step.check.has_value(); });
  const auto quizzes = std::count_if(source().steps.begin(), source().steps.end(),
                                     [](const StepSource& step) { return step.right.has_value(); });
  EXPECT_GE(source().steps.size(), 5U);
  EXPECT_LE(source().steps.size(), 9U);
  EXPECT_GE(tasks, 3);
  EXPECT_GE(quizzes, 2);
}

TEST_P(EveryLesson, EveryTaskIsOpenAndCanBeDoneWithTheControlsOffered) {
  ASSERT_TRUE(solutions().contains(GetParam())) << "no solutions for this lesson";
  const text::Json& steps = solutions()[GetParam()];
  for (const std::string& language : the_course().languages) {
    const auto walk = begin_walk(source(), language);
    for (int i = 0; i < static_cast<int>(walk->lesson().steps.size()); ++i) {
      walk->go(i);
      if (!walk->current().task) continue;
      const std::string& step = walk->current().id;
      ASSERT_TRUE(steps.contains(step)) << "no solution for the step " << step;
      EXPECT_FALSE(walk->judge()) << step << " is done before anything is";
      for (const text::Json& deed : steps[step]) do_deed(*walk, deed.get<std::string>());
      walk->judge();
      EXPECT_TRUE(walk->task_done(i)) << step << ": " << walk->scene().line();
    }
  }
}

TEST_P(EveryLesson, EveryAnswerIsExplainedAndOnlyTheRightOneEndsTheQuiz) {
  for (const std::string& language : the_course().languages) {
    const auto walk = begin_walk(source(), language);
    for (int i = 0; i < static_cast<int>(walk->lesson().steps.size()); ++i) {
      walk->go(i);
      const auto& quiz = walk->current().quiz;
      if (!quiz) continue;
      EXPECT_GE(quiz->answers.size(), 3U) << walk->current().id;
      for (const Answer& answer : quiz->answers) {
        EXPECT_FALSE(answer.why.empty()) << answer.id;
        if (answer.id == quiz->right) continue;
        ASSERT_NE(walk->answer(answer.id), nullptr);
        EXPECT_FALSE(walk->quiz_done(i)) << answer.id;
      }
      walk->answer(quiz->right);
      EXPECT_TRUE(walk->quiz_done(i));
    }
  }
}

TEST_P(EveryLesson, EveryStepsFigureIsTheGoldenOne) {
  for (const std::string& language : the_course().languages) {
    const auto walk = begin_walk(source(), language);
    for (int i = 0; i < static_cast<int>(walk->lesson().steps.size()); ++i) {
      walk->go(i);
      const figure::Size size{720, 460};
      if (scenes::shows_rounding(walk->scene().spec().id)) continue;
      EXPECT_TRUE(golden::matches_golden(
          figure::to_svg(walk->scene().draw(size), size, {.title = walk->scene().describe()}),
          "lessons/" + GetParam() + "." + walk->current().id + "." + language + ".svg"));
    }
  }
}

}  // namespace
}  // namespace downhill::lesson
