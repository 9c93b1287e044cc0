#include "scenes/exercise_sheet.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "figure/svg.h"
#include "practice/answer.h"
#include "practice/exercise.h"
#include "practice/judge.h"
#include "practice/solution.h"
#include "scenes/scene_context.h"

namespace downhill::scenes {
namespace {

using testing::HasSubstr;
using testing::Not;

int count_of(const std::string& text, const std::string& piece) {
  int count = 0;
  for (std::size_t at = text.find(piece); at != std::string::npos; at = text.find(piece, at + 1)) {
    ++count;
  }
  return count;
}

TEST(ExerciseSheet, HasAsManyExercisesAsAnswersAndTheAnswersOnAPageOfTheirOwn) {
  for (const char* language : {"en", "zh"}) {
    const std::string sheet = exercise_sheet({.count = 20, .seed = 7}, course_words(language));
    EXPECT_EQ(count_of(sheet, "<li value="), 40);
    EXPECT_EQ(count_of(sheet, "<section class=\"exercises-page\">"), 2) << "twelve fill a page";
    EXPECT_LT(sheet.rfind("<ol class=\"exercises\">"), sheet.find("<section class=\"answers\">"));
    EXPECT_THAT(sheet, HasSubstr("<html lang=\"" + std::string(language) + "\">"));
    EXPECT_THAT(sheet, Not(HasSubstr("exercise."))) << "a key without a sentence";
    EXPECT_THAT(sheet, Not(HasSubstr("http"))) << "it needs nothing else";
  }
}

// Each answer, read back, is what the judge takes for right.
TEST(ExerciseSheet, AnswersAreRight) {
  for (const practice::Kind kind : practice::kAllKinds) {
    const SheetPlan plan{.kind = kind, .level = 3, .count = 10, .seed = 5};
    const std::string sheet = exercise_sheet(plan, course_words("en"));
    for (int i = 0; i < plan.count; ++i) {
      const auto exercise = practice::make_exercise(kind, 3, practice::seed_of(5, i));
      EXPECT_THAT(sheet, HasSubstr(exercise.f.mathml()));
      if (practice::asks_for_numbers(kind)) {
        EXPECT_THAT(sheet, HasSubstr(figure::escape_xml(practice::answer_of(exercise)) + "</li>"));
      } else {
        EXPECT_THAT(sheet, HasSubstr(exercise.partials.back().mathml() + "</li>"));
      }
      EXPECT_EQ(practice::judge(exercise, practice::typed_answer_of(exercise)).verdict,
                practice::Verdict::kRight);
    }
  }
}

TEST(ExerciseSheet, SeedAloneMakesAnother) {
  const auto& words = course_words("en");
  EXPECT_EQ(exercise_sheet({.seed = 3}, words), exercise_sheet({.seed = 3}, words));
  EXPECT_NE(exercise_sheet({.seed = 3}, words), exercise_sheet({.seed = 4}, words));
  EXPECT_EQ(count_of(exercise_sheet({.count = 900}, words), "<li "), 2 * kMostOnASheet);
  EXPECT_EQ(count_of(exercise_sheet({.count = -1}, words), "<li "), 2);
}

TEST(ExerciseSheet, FigureGivesTheSheetOfItsSettings) {
  const auto scene = scene_of("exercise?kind=gradient&level=2&seed=9&count=6", "zh");
  EXPECT_EQ(scene->exported("sheet"),
            exercise_sheet({.kind = practice::Kind::kGradient, .level = 2, .count = 6, .seed = 9},
                           course_words("zh")));
}

}  // namespace
}  // namespace downhill::scenes
