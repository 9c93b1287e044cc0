#include "lesson/lesson_json.h"

#include "lesson/json_fields.h"

namespace downhill::lesson {
namespace {

using text::Error;
using text::Json;

Json to_json(const Step& step) {
  Json out = {{"id", step.id},           {"title", step.title},       {"figure", step.figure},
              {"caption", step.caption}, {"controls", step.controls}, {"readouts", step.readouts}};
  if (step.task) {
    out["task"] = {
        {"text", step.task->text}, {"done", step.task->done}, {"check", step.task->check}};
  }
  if (step.quiz) {
    Json answers = Json::array();
    for (const Answer& answer : step.quiz->answers) {
      answers.push_back({{"id", answer.id}, {"text", answer.text}, {"why", answer.why}});
    }
    out["quiz"] = {
        {"question", step.quiz->question}, {"right", step.quiz->right}, {"answers", answers}};
  }
  return out;
}

Quiz quiz_from(JsonFields fields) {
  Quiz quiz;
  quiz.question = fields.text("question");
  quiz.right = fields.text("right");
  for (JsonFields answer : fields.objects("answers")) {
    quiz.answers.push_back({answer.text("id"), answer.text("text"), answer.text("why")});
  }
  return quiz;
}

Step step_from(JsonFields fields) {
  Step step;
  step.id = fields.text("id");
  step.title = fields.text("title");
  step.figure = fields.text("figure");
  step.caption = fields.any_text("caption");
  step.controls = fields.texts("controls");
  step.readouts = fields.texts("readouts");
  if (std::optional<JsonFields> task = fields.object("task")) {
    step.task = Task{task->text("text"), task->text("done"), task->text("check")};
  }
  if (std::optional<JsonFields> quiz = fields.object("quiz")) step.quiz = quiz_from(*quiz);
  return step;
}

}  // namespace

Json to_json(const Lesson& lesson) {
  Json steps = Json::array();
  for (const Step& step : lesson.steps) steps.push_back(to_json(step));
  return {{"id", lesson.id},           {"language", lesson.language}, {"part", lesson.part},
          {"minutes", lesson.minutes}, {"needs", lesson.needs},       {"data", lesson.data},
          {"title", lesson.title},     {"lede", lesson.lede},         {"steps", steps}};
}

text::Result<Lesson> lesson_from_json(std::string_view json) {
  text::Result<Json> parsed = text::parse_json(json);
  if (!parsed) return parsed.error();
  std::vector<Error> errors;
  const JsonPlaces places = find_json_places(json, "");
  JsonFields fields(*parsed, "", places, errors);
  Lesson lesson;
  lesson.id = fields.text("id");
  lesson.language = fields.text("language");
  lesson.part = fields.text("part");
  lesson.minutes = fields.whole("minutes", 0, 1000);
  lesson.needs = fields.texts("needs");
  lesson.data = fields.texts("data");
  lesson.title = fields.text("title");
  lesson.lede = fields.text("lede");
  for (const JsonFields& step : fields.objects("steps")) lesson.steps.push_back(step_from(step));
  if (errors.empty()) return lesson;
  Error error = errors.front();
  error.key = "lesson-json";
  return error;
}

}  // namespace downhill::lesson
