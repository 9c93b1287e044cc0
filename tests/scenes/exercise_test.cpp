#include "scenes/exercise.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "practice/exercise.h"
#include "practice/solution.h"
#include "scenes/scene_context.h"
#include "words_of_errors.h"

namespace downhill::scenes {
namespace {

using testing::HasSubstr;
using testing::Not;

void answer(Scene& scene, const std::string& typed) {
  ASSERT_TRUE(scene.set("answer", typed));
  scene.act("check");
}

bool enabled(const Scene& scene, const std::string& id) {
  for (const Action& action : scene.actions()) {
    if (action.id == id) return action.enabled;
  }
  return false;
}

// x^2 differentiated and so on would depend on the generator: the right answer is the engine's.
std::string right_answer(const std::string& kind, int level, int seed, int number) {
  return practice::typed_answer_of(
      practice::make_exercise(*practice::kind_named(kind), level,
                              practice::seed_of(static_cast<std::uint64_t>(seed), number)));
}

TEST(Exercise, IsJudgedWhenCheckedAndNotWhileTyping) {
  const auto scene = scene_of("exercise?kind=derivative&seed=4");
  EXPECT_FALSE(enabled(*scene, "check"));
  ASSERT_TRUE(scene->set("answer", "15x"));
  EXPECT_TRUE(enabled(*scene, "check"));
  EXPECT_THAT(scene->describe(), HasSubstr("Yours: 15x"));
  EXPECT_THAT(scene->describe(), Not(HasSubstr("Not yet")));
  scene->act("check");
  EXPECT_THAT(scene->describe(), HasSubstr("Not yet"));
  EXPECT_EQ(scene->number("tries"), 1);
  scene->act("check");  // the same again is no second try
  EXPECT_EQ(scene->number("tries"), 1);
  EXPECT_FALSE(enabled(*scene, "next"));
  answer(*scene, "5*3x^2 + 1");
  EXPECT_EQ(seen(*scene, "solved"), 1);
  EXPECT_EQ(seen(*scene, "right"), 0);  // not at the first try
  EXPECT_TRUE(enabled(*scene, "next"));
}

TEST(Exercise, NamesTheRuleAndThePlaceOfAMistake) {
  const auto scene = scene_of("exercise?kind=derivative&seed=4");  // 5x^3 + x + 5
  answer(*scene, "15x^2 + 6");
  EXPECT_THAT(scene->describe(), HasSubstr("its derivative is 0"));
  answer(*scene, "15x^3 + 1");
  EXPECT_THAT(scene->describe(), HasSubstr("the exponent gets smaller by 1"));
  answer(*scene, "15sine(x)");
  EXPECT_THAT(scene->describe(), HasSubstr("column 3"));
  EXPECT_EQ(scene->number("tries"), 2);  // what cannot be read is no try
  answer(*scene, "1, 2");
  EXPECT_THAT(scene->describe(), HasSubstr("without a comma"));
}

TEST(Exercise, HintsUnfoldLineByLineAndLeaveTheAnswerToTheLearner) {
  const auto scene = scene_of("exercise?kind=chain-rule&seed=4");
  const std::string last =
      practice::solution_of(
          practice::make_exercise(practice::Kind::kChainRule, 1, practice::seed_of(4, 0)))
          .back()
          .formula;
  std::string before = scene->describe();
  while (enabled(*scene, "hint")) {
    scene->act("hint");
    EXPECT_THAT(scene->describe(), testing::StartsWith(before));
    EXPECT_GT(scene->describe().size(), before.size());
    before = scene->describe();
  }
  EXPECT_THAT(before, Not(HasSubstr(last)));
  scene->act("solution");
  EXPECT_THAT(scene->describe(), HasSubstr(last));
  scene->act("next");
  EXPECT_EQ(scene->value("history"), "210");
  EXPECT_EQ(scene->value("answer"), "");
  EXPECT_EQ(scene->number("hints"), 0);
}

TEST(Exercise, AMissedKindComesBackAfterOneOther) {
  const auto scene = scene_of("exercise?seed=1");
  scene->act("solution");
  scene->act("next");
  answer(*scene, right_answer("chain-rule", 1, 1, 1));
  ASSERT_EQ(seen(*scene, "solved"), 1);
  EXPECT_EQ(seen(*scene, "back"), 0);
  scene->act("next");
  EXPECT_THAT(scene->describe(), HasSubstr("it is back"));
  answer(*scene, right_answer("derivative", 1, 1, 2));
  EXPECT_EQ(seen(*scene, "back"), 1);
  EXPECT_EQ(seen(*scene, "streak"), 2);
  scene->act("next");
  EXPECT_EQ(seen(*scene, "back"), 1);
  EXPECT_EQ(scene->value("history"), "110,212,112");
}

TEST(Exercise, TheLevelFollowsTheLearnerUnlessItIsChosen) {
  EXPECT_EQ(seen(*scene_of("exercise?kind=derivative&history=112,112"), "asked"), 2);
  EXPECT_EQ(seen(*scene_of("exercise?kind=derivative&history=132,130"), "asked"), 2);
  EXPECT_EQ(seen(*scene_of("exercise?kind=derivative&level=4&history=112,112"), "asked"), 4);
}

TEST(Exercise, AnotherExerciseBeginsBlank) {
  const auto scene = scene_of("exercise?kind=derivative&seed=4");
  answer(*scene, "x");
  scene->act("hint");
  ASSERT_TRUE(scene->set("seed", "5"));
  EXPECT_EQ(scene->line(), "exercise?kind=derivative&seed=5");
}

TEST(Exercise, TheHistoryIsBoundedAndChecked) {
  std::string long_one = "112";
  for (int i = 1; i < 200; ++i) long_one += ",112";
  const auto scene = scene_of("exercise?kind=derivative&history=" + long_one);
  scene->act("solution");
  scene->act("next");
  EXPECT_EQ(scene->list("history").size(), 200U);
  EXPECT_EQ(scene->list("history").back(), 120);
  const std::string before = scene->line();
  EXPECT_FALSE(scene->set("history", "112,119"));
  EXPECT_FALSE(scene->set("history", "112;119"));
  EXPECT_FALSE(scene->set("history", "112,,119"));
  EXPECT_EQ(scene->line(), before);
}

TEST(Exercise, EveryKindAndLevelDrawsOnWideAndNarrow) {
  for (const char* language : {"en", "zh"}) {
    for (const practice::Kind kind : practice::kAllKinds) {
      for (int level = 1; level <= practice::kLevels; ++level) {
        const auto scene =
            scene_of("exercise?kind=" + std::string(practice::name(kind)) +
                         "&level=" + std::to_string(level) + "&seed=9&answer=1&checked=1",
                     language);
        for (const char* solution : {"0", "1"}) {
          ASSERT_TRUE(scene->set("solution", solution));
          EXPECT_TRUE(figure::all_finite(scene->draw({760, 520}))) << scene->line();
          EXPECT_TRUE(figure::all_finite(scene->draw({358, 300}))) << scene->line();
          EXPECT_THAT(scene->describe(), Not(HasSubstr("\u27E8"))) << scene->line();
        }
      }
    }
  }
}

// A figure to which one file is handed.
std::unique_ptr<Scene> with_file(const std::string& line, std::string text) {
  const auto kept = std::make_shared<std::string>(std::move(text));
  auto made = make_scene(line, {&course_words("en"), [kept](std::string_view name) {
                                  return name == "h.json" ? kept.get() : nullptr;
                                }});
  EXPECT_TRUE(made);
  return *std::move(made);
}

TEST(Exercise, HistoryGoesOutAsAFileAndComesBack) {
  const auto scene = scene_of("exercise?kind=derivative&seed=4&history=110,111,112,310");
  const std::string file = scene->exported("history");
  const auto again = with_file("exercise?kind=derivative&seed=4", file);
  ASSERT_TRUE(again->set("load", "h.json"));
  EXPECT_EQ(again->value("history"), scene->value("history"));
  EXPECT_EQ(again->value("load"), "");
  EXPECT_EQ(again->describe(), scene->describe()) << "the next exercise is the same";
}

TEST(Exercise, ADamagedHistoryIsNamedAndChangesNothing) {
  const std::string file = scene_of("exercise?history=110,111")->exported("history");
  for (const std::string& text :
       {file.substr(0, file.size() / 2), std::string("[]"), std::string("{\"downhill\": 3}"),
        std::string(R"({"downhill": "practice", "version": 2, "history": [111]})"),
        std::string(R"({"downhill": "practice", "history": [111]})"),
        std::string(R"({"downhill": "practice", "version": 1, "history": [110, 999]})"),
        std::string(R"({"downhill": "practice", "version": 1, "history": ["x"]})"),
        std::string(R"({"downhill": "practice", "version": 1, "history": {}})")}) {
    const auto scene = with_file("exercise?history=112,310", text);
    const auto done = scene->set("load", "h.json");
    EXPECT_FALSE(done) << text;
    if (!done) expect_has_words(done.error());
    EXPECT_EQ(scene->value("history"), "112,310") << text;
  }
}

}  // namespace
}  // namespace downhill::scenes
