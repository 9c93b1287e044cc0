// `downhill lessons DIR --json`: all that the site builder needs, in one answer.
//
//     {
//       "languages": ["en", "zh"],
//       "course": lessons/course.json as it stands,
//       "words": {language: {key: sentence}},
//       "scenes": [{"id", "files": [name],             a scene as it begins, for authors
//         "text": {language: {"title", "line", "describe", "svg", "last_step",
//                             "parameters", "actions": rows as in figure_json.h,
//                             "observables": [{"id", "label"}]}}}],
//       "lessons": [{                                         in course order
//         "id", "folder", "number", "part", "minutes", "needs": [lesson id],
//         "data": [{"name", "path" (below DIR), "bytes"}],
//         "text": {language: {
//           "title", "title_markdown", "lede", "lede_markdown",
//           "stage": the resolved lesson, for dh_open (lesson_json.h),
//           "steps": [{
//             "id", "title", "title_markdown", "markdown" (the prose), "caption",
//             "caption_markdown", "task": null or {"text", "markdown", "done", "done_markdown",
//             "check"}, "quiz": null or {"question", "markdown", "right",
//                              "answers": [{"id", "text", "markdown", "why", "why_markdown"}]},
//             "controls": [parameter id], "readouts": rows as in figure_json.h,
//             "figure": {"line", "scene", "title", "at", "last_step", "describe", "svg",
//             "svg_narrow",
//                        "parameters", "actions": rows as in figure_json.h}
//           }]
//         }}
//       }]
//     }
//
// By parts, which can be computed beside each other and kept: `--only FOLDER` is {"lessons": [that
// one]}, `--outline` all but the lessons. Either checks closely only what it prints.
//
// Fields called "…markdown" are Markdown with TeX in $…$ and numbers in the place of markers; the
// others are plain text. The SVGs take their colours from the page's CSS variables.

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "cli/command.h"
#include "figure/svg.h"
#include "lesson/check.h"
#include "lesson/course_folder.h"
#include "lesson/figure_json.h"
#include "lesson/lesson_json.h"
#include "lesson/readout.h"
#include "lesson/resolve.h"
#include "scenes/audit.h"
#include "scenes/registry.h"
#include "text/json.h"

namespace downhill::cli {
namespace {

using lesson::Course;
using lesson::LessonSource;
using text::Json;

constexpr figure::Size kWide{720, 460};
constexpr figure::Size kNarrow{390, 330};

std::string svg(const scenes::Scene& scene, figure::Size size, const std::string& id_prefix) {
  return figure::to_svg(scenes::picture(scene, size), size,
                        {.title = scenes::sentence(scene), .id_prefix = id_prefix});
}

Json figure_json(const scenes::Scene& scene, const std::string& step_id) {
  return {{"line", scene.line()},
          {"scene", scene.spec().id},
          {"title", lesson::label(scene, "title")},
          {"at", scene.step()},
          {"last_step", scene.spec().last_step},
          {"describe", scenes::sentence(scene)},
          {"svg", svg(scene, kWide, step_id + "-wide")},
          {"svg_narrow", svg(scene, kNarrow, step_id + "-narrow")},
          {"parameters", lesson::parameters_json(scene)},
          {"actions", lesson::actions_json(scene)}};
}

Json task_json(const lesson::Step& step, const lesson::StepMarkdown& page) {
  if (!step.task) return nullptr;
  return {{"text", step.task->text},
          {"markdown", page.task},
          {"done", step.task->done},
          {"done_markdown", page.done},
          {"check", step.task->check}};
}

Json quiz_json(const lesson::Step& step, const lesson::StepMarkdown& page) {
  if (!step.quiz) return nullptr;
  Json answers = Json::array();
  for (std::size_t i = 0; i < step.quiz->answers.size(); ++i) {
    const lesson::Answer& answer = step.quiz->answers[i];
    answers.push_back({{"id", answer.id},
                       {"text", answer.text},
                       {"markdown", page.answers[i].text},
                       {"why", answer.why},
                       {"why_markdown", page.answers[i].why}});
  }
  return {{"question", step.quiz->question},
          {"markdown", page.question},
          {"right", step.quiz->right},
          {"answers", answers}};
}

Json step_json(const lesson::Step& step, const lesson::StepMarkdown& page,
               const scenes::Scene& scene) {
  return {{"id", step.id},
          {"title", step.title},
          {"title_markdown", page.title},
          {"markdown", page.prose},
          {"caption", step.caption},
          {"caption_markdown", page.caption},
          {"task", task_json(step, page)},
          {"quiz", quiz_json(step, page)},
          {"controls", step.controls},
          {"readouts", lesson::readouts_json(scene, step.readouts)},
          {"figure", figure_json(scene, step.id)}};
}

// The course has been checked: every figure can be made.
Json text_json(const Course& course, const LessonSource& source, const std::string& language) {
  std::vector<text::Error> none;
  const lesson::ResolvedLesson resolved = lesson::resolve(course, source, language, none);
  const scenes::Context context = course.context(source, language);
  Json steps = Json::array();
  for (std::size_t i = 0; i < resolved.stage.steps.size(); ++i) {
    const lesson::Step& step = resolved.stage.steps[i];
    const auto scene = scenes::make_scene(step.figure, context);
    if (scene) steps.push_back(step_json(step, resolved.page.steps[i], **scene));
  }
  return {{"title", resolved.stage.title},
          {"title_markdown", resolved.page.title},
          {"lede", resolved.stage.lede},
          {"lede_markdown", resolved.page.lede},
          {"stage", lesson::to_json(resolved.stage)},
          {"steps", steps}};
}

Json lesson_json(const Course& course, const LessonSource& source,
                 const std::vector<std::string>& languages) {
  Json data = Json::array();
  for (const std::string& name : source.data) {
    const std::string path = course.data_path(source, name);
    data.push_back({{"name", name}, {"path", path}, {"bytes", course.files.find(path)->size()}});
  }
  Json text = Json::object();
  for (const std::string& language : languages)
    text[language] = text_json(course, source, language);
  return {{"id", source.id},
          {"folder", source.folder},
          {"number", source.number},
          {"part", source.part},
          {"minutes", source.minutes},
          {"needs", source.needs},
          {"data", data},
          {"text", text}};
}

Json words_json(const text::Words& words) {
  Json out = Json::object();
  for (const std::string& key : words.keys()) out[key] = words.say(key);
  return out;
}

Json scene_json(const scenes::Scene& scene) {
  Json observables = Json::array();
  for (const std::string& id : scene.spec().observables) {
    observables.push_back({{"id", id}, {"label", lesson::label(scene, id)}});
  }
  return {{"title", lesson::label(scene, "title")}, {"line", scene.line()},
          {"describe", scenes::sentence(scene)},    {"svg", svg(scene, kWide, scene.spec().id)},
          {"last_step", scene.spec().last_step},    {"parameters", lesson::parameters_json(scene)},
          {"actions", lesson::actions_json(scene)}, {"observables", observables}};
}

Json scenes_json(const Course& course, const std::vector<std::string>& languages) {
  Json out = Json::array();
  for (const scenes::SceneSpec& spec : scenes::all_scenes()) {
    Json text = Json::object();
    for (const std::string& language : languages) {
      const auto scene = scenes::make_scene(spec.id, course.context(language));
      if (scene) text[language] = scene_json(**scene);
    }
    out.push_back({{"id", spec.id}, {"files", spec.files}, {"text", text}});
  }
  return out;
}

Json lessons_json(const Course& course, const std::vector<std::string>& languages,
                  const lesson::Choice& chosen) {
  Json out = Json::array();
  for (const LessonSource& source : course.lessons) {
    if (chosen.has(source)) out.push_back(lesson_json(course, source, languages));
  }
  return out;
}

Json outline_json(const Course& course, const std::vector<std::string>& languages) {
  Json words = Json::object();
  for (const std::string& language : languages) {
    words[language] = words_json(course.words.find(language)->second.words);
  }
  return {{"languages", languages},
          {"course", *text::parse_json(*course.files.find("course.json"))},
          {"words", words},
          {"scenes", scenes_json(course, languages)}};
}

// For people: a lesson a line.
std::string list(const Course& course, const std::string& language, const lesson::Choice& chosen) {
  std::string out;
  for (const LessonSource& source : course.lessons) {
    if (!chosen.has(source)) continue;
    std::vector<text::Error> none;
    const auto resolved = lesson::resolve(course, source, language, none);
    out += source.folder + "  " + resolved.stage.title + " (" +
           std::to_string(source.steps.size()) + " steps)\n";
  }
  return out;
}

int run_lessons(const Arguments& arguments) {
  if (arguments.positional().size() > 1) return misused("lessons", "one folder is enough");
  text::Result<std::string> folder =
      arguments.positional().empty() ? find_lessons(arguments) : arguments.positional()[0];
  if (!folder) return refuse(folder.error());
  text::Result<lesson::Files> files = lesson::read_lessons(*folder);
  if (!files) return refuse(files.error());
  std::vector<text::Error> errors;
  const Course course = lesson::load_course(*std::move(files), errors);
  const std::optional<std::string> only = arguments.value("--only");
  const bool outline = arguments.has("--outline");
  if (only && outline) return misused("lessons", "'--only' or '--outline', not both");
  const lesson::Choice chosen = {.scenes = !only, .folder = outline ? "" : only};
  const lesson::CourseReport report = lesson::check_course(course, std::move(errors), chosen);
  if (!report.errors.empty()) return refuse(report.errors);
  if (only && std::ranges::none_of(course.lessons,
                                   [&](const auto& source) { return chosen.has(source); })) {
    return refuse(text::Error{"no-lesson", "there is no lesson in this folder", {}, {*only, 0, 0}});
  }

  std::vector<std::string> languages = course.languages;
  if (const auto language = arguments.value("--lang")) {
    if (!course.words.contains(*language)) {
      return misused("lessons", "there is no language '" + *language + "'");
    }
    languages = {*language};
  }
  if (!arguments.has("--json")) return write_output(arguments, list(course, languages[0], chosen));
  Json out = only ? Json::object() : outline_json(course, languages);
  if (!outline) out["lessons"] = lessons_json(course, languages, chosen);
  return write_output(arguments, out.dump(1) + "\n");
}

}  // namespace

Command lessons_command() {
  return {
      "lessons",
      "[DIR]",
      "lists the lessons, or prints all that the pages need",
      "  downhill lessons lessons\n"
      "  downhill lessons lessons --json -o lessons.json\n\n"
      "The lessons are checked first; with a mistake in them, nothing is printed but mistakes.\n",
      {{"--json", "", "texts, numbers, figures and controls of every step"},
       {"--only", "FOLDER", "one lesson only, as in 02-derivative"},
       {"--outline", "", "all but the lessons: words, scenes, the order of the course"},
       {"--lang", "LANGUAGE", "one language only"},
       kOutputOption,
       kLessonsOption,
       {"--help", "", "this text"}},
      run_lessons};
}

}  // namespace downhill::cli
