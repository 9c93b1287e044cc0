// lesson.json against the scenes.

#include <algorithm>

#include "lesson/check.h"
#include "lesson/condition.h"
#include "lesson/scene_values.h"
#include "scenes/registry.h"
#include "text/nearest.h"

namespace downhill::lesson {
namespace {

using text::Error;
using text::Place;

// A name of the scene's that stands in a list of the step.
struct NameList {
  std::string_view field;  // "controls"
  std::string_view what;   // "parameter"
  const std::vector<std::string>& names;
  std::vector<std::string> known;
};

void check_names(const LessonSource& lesson, const StepSource& step, const NameList& list,
                 std::vector<Error>& errors) {
  for (std::size_t i = 0; i < list.names.size(); ++i) {
    const std::string& name = list.names[i];
    if (std::find(list.known.begin(), list.known.end(), name) != list.known.end()) continue;
    const std::string near = text::nearest(name, list.known);
    errors.push_back(
        {"unknown-name",
         "the figure has no " + std::string(list.what) + " '" + name + "'" +
             text::did_you_mean(near),
         {},
         lesson.places.at(step.pointer + "/" + std::string(list.field) + "/" + std::to_string(i))});
  }
}

void check_task(const LessonSource& lesson, const StepSource& step, const scenes::Scene& scene,
                std::vector<Error>& errors) {
  Place place = lesson.places.at(step.pointer + "/task/check");
  text::Result<Condition> check = Condition::parse(*step.check, value_names(scene.spec()));
  if (!check) {
    Error error = check.error();
    place.column += std::max(error.place.column - 1, 0);
    error.place = place;
    errors.push_back(std::move(error));
  } else if (check->holds(values_of(scene))) {
    errors.push_back(
        {"task-done", "'" + *step.check + "' is already true when the step begins", {}, place});
  }
}

}  // namespace

void check_steps(const Course& course, const LessonSource& lesson, std::vector<Error>& errors) {
  if (course.languages.empty()) return;
  const scenes::Context context = course.context(lesson, course.languages[0]);
  for (const StepSource& step : lesson.steps) {
    if (step.figure.empty()) continue;  // said when the file was read
    text::Result<std::unique_ptr<scenes::Scene>> made = scenes::make_scene(step.figure, context);
    if (!made) {
      Error error = made.error();
      const int further = std::max(error.place.column - 1, 0);
      error.place = lesson.places.at(step.pointer + "/figure");
      error.place.column += further;
      errors.push_back(std::move(error));
      continue;
    }
    const scenes::Scene& scene = **made;
    std::vector<std::string> known;
    for (const scenes::Parameter& parameter : scene.spec().parameters)
      known.push_back(parameter.id);
    if (scene.spec().last_step > 0) known.emplace_back("step");
    check_names(lesson, step, {"controls", "parameter", step.controls, known}, errors);
    known.insert(known.end(), scene.spec().observables.begin(), scene.spec().observables.end());
    check_names(lesson, step, {"readouts", "observable or parameter", step.readouts, known},
                errors);
    if (step.check) check_task(lesson, step, scene, errors);
  }
}

}  // namespace downhill::lesson
