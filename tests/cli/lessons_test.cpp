// The real lessons: they are without mistakes, and the answer to the site builder is whole.

#include <gmock/gmock.h>

#include <algorithm>

#include "cli/run_downhill.h"
#include "lesson/lesson_json.h"
#include "text/json.h"

namespace downhill::cli {
namespace {

using testing::EndsWith;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;
using text::Json;

TEST_F(Cli, TheLessonsAreWithoutMistakes) {
  const Outcome run = downhill("check '" + kLessons + "'");
  EXPECT_EQ(run.exit_code, 0) << run.errors;
  EXPECT_EQ(run.errors, "");
  EXPECT_THAT(run.output, EndsWith("languages: all is well\n"));
  EXPECT_EQ(std::count(run.output.begin(), run.output.end(), '\n'), 1);
}

TEST_F(Cli, MistakesStopCheckAndLessons) {
  std::filesystem::copy(kLessons, folder_ / "lessons", std::filesystem::copy_options::recursive);
  std::string json = read_file(folder_ / "lessons/02-derivative/lesson.json");
  json.replace(json.find("\"controls\""), 10, "\"control\"");
  write("lessons/02-derivative/lesson.json", json);
  for (const char* command : {"check lessons", "lessons lessons --json", "check"}) {
    const Outcome run = downhill(command);
    EXPECT_EQ(run.exit_code, 1) << command;
    EXPECT_EQ(run.output, "") << command;
    EXPECT_THAT(run.errors, StartsWith("lessons/02-derivative/lesson.json:")) << command;
    EXPECT_THAT(run.errors, HasSubstr("unknown field 'control', did you mean 'controls'?"))
        << command;
  }
  const Outcome run = downhill("check nowhere");
  EXPECT_EQ(run.exit_code, 1);
  EXPECT_EQ(run.errors, "nowhere: there is no folder of lessons (course.json is missing)\n");
}

TEST_F(Cli, ListsTheLessons) {
  const Outcome run = downhill("lessons '" + kLessons + "' --lang zh");
  EXPECT_EQ(run.exit_code, 0) << run.errors;
  EXPECT_THAT(run.output, HasSubstr("02-derivative  导数"));
  EXPECT_EQ(downhill("lessons '" + kLessons + "' --lang fr").exit_code, 2);
}

TEST_F(Cli, MistakesAsJson) {
  std::filesystem::copy(kLessons, folder_ / "lessons", std::filesystem::copy_options::recursive);
  std::string json = read_file(folder_ / "lessons/02-derivative/lesson.json");
  json.replace(json.find("\"controls\""), 10, "\"control\"");
  write("lessons/02-derivative/lesson.json", json);
  const Outcome run = downhill("check lessons --json");
  EXPECT_EQ(run.exit_code, 1);
  EXPECT_EQ(run.errors, "");
  const Json mistake = Json::parse(run.output)["mistakes"][0];
  EXPECT_EQ(mistake["file"], "lessons/02-derivative/lesson.json");
  EXPECT_GT(mistake["line"], 1);
  EXPECT_THAT(mistake["message"].get<std::string>(), HasSubstr("'control'"));
}

// The parts of the answer are the answer: the outline, and a lesson for itself.
TEST_F(Cli, LessonsByParts) {
  const Json outline = Json::parse(downhill("lessons '" + kLessons + "' --outline --json").output);
  EXPECT_FALSE(outline.contains("lessons"));
  EXPECT_TRUE(outline["scenes"].is_array());
  const Outcome run = downhill("lessons '" + kLessons + "' --only 02-derivative --json");
  ASSERT_EQ(run.exit_code, 0) << run.errors;
  const Json part = Json::parse(run.output);
  EXPECT_EQ(part.size(), 1U);
  ASSERT_EQ(part["lessons"].size(), 1U);
  EXPECT_EQ(part["lessons"][0]["id"], "derivative");
  EXPECT_EQ(downhill("lessons '" + kLessons + "' --only 99-nothing --json").exit_code, 1);
  EXPECT_EQ(downhill("lessons --only 02-derivative --outline").exit_code, 2);
}

TEST_F(Cli, OneLanguageOnly) {
  const Outcome run = downhill("lessons '" + kLessons + "' --json --lang zh");
  const Json json = Json::parse(run.output, nullptr, false);
  EXPECT_EQ(json["languages"], Json::parse(R"(["zh"])"));
  EXPECT_FALSE(json["words"].contains("en"));
  EXPECT_FALSE(json["lessons"][0]["text"].contains("en"));
}

TEST_F(Cli, LessonsHaveEveryStepInEveryLanguage) {
  const Outcome run = downhill("lessons '" + kLessons + "' --json");
  ASSERT_EQ(run.exit_code, 0) << run.errors;
  const Json all = Json::parse(run.output, nullptr, false);
  EXPECT_THAT(all["languages"].get<std::vector<std::string>>(),
              testing::IsSupersetOf({"en", "zh"}));
  ASSERT_GE(all["lessons"].size(), 2U);
  for (const Json& lesson : all["lessons"]) {
    for (const Json& data : lesson["data"]) {
      const std::string path = kLessons + "/" + data["path"].get<std::string>();
      EXPECT_EQ(std::filesystem::file_size(path), data["bytes"].get<std::uintmax_t>());
    }
    for (const Json& language : all["languages"]) {
      const Json& text = lesson["text"][language.get<std::string>()];
      const auto stage = downhill::lesson::lesson_from_json(text["stage"].dump());
      ASSERT_TRUE(stage) << stage.error().message;
      ASSERT_EQ(text["steps"].size(), stage->steps.size());
      for (const Json& step : text["steps"]) {
        const std::string where =
            lesson["id"].get<std::string>() + " " + step["id"].get<std::string>();
        EXPECT_NE(step["markdown"], "") << where;
        EXPECT_THAT(step["markdown"].get<std::string>(), Not(HasSubstr("{{"))) << where;
        EXPECT_THAT(step["figure"]["svg"].get<std::string>(), StartsWith("<svg")) << where;
        EXPECT_THAT(step["figure"]["svg"].get<std::string>(), HasSubstr("0 0 720 460")) << where;
        EXPECT_THAT(step["figure"]["svg_narrow"].get<std::string>(), HasSubstr("0 0 390 330"))
            << where;
        EXPECT_NE(step["figure"]["describe"], "") << where;
        EXPECT_GT(step["readouts"].size(), 0U) << where;
        for (const Json& control : step["controls"]) {
          const auto& rows = step["figure"]["parameters"];
          EXPECT_TRUE(std::any_of(rows.begin(), rows.end(),
                                  [&](const Json& row) { return row["id"] == control; }))
              << where << " " << control;
        }
        // No word is missing, in any label.
        EXPECT_THAT(step.dump(), Not(HasSubstr("\u27E8"))) << where;
      }
    }
  }
}

}  // namespace
}  // namespace downhill::cli
