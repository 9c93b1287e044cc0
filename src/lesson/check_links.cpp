// Links in a lesson's words. Inside the site they are relative, so that it works under any path:
//
//     ../house-price/         a lesson; ../house-price/#loss a step of it; ../ the home page
//     #secant                 a step of this lesson
//     ames.csv                a data file of this lesson
//
// Links to other sites (https://, mailto:) are not followed.

#include <algorithm>

#include "lesson/check.h"
#include "text/nearest.h"

namespace downhill::lesson {
namespace {

using text::Error;

std::vector<std::string> step_ids(const LessonSource& lesson) {
  std::vector<std::string> ids;
  for (const StepSource& step : lesson.steps) ids.push_back(step.id);
  return ids;
}

// Why a link leads nowhere; "" if it leads somewhere.
std::string dead_end(const Course& course, const LessonSource& here, std::string_view target) {
  if (target.starts_with("https://") || target.starts_with("http://") ||
      target.starts_with("mailto:") || target == "../") {
    return "";
  }
  const LessonSource* lesson = &here;
  std::string_view rest = target;
  if (target.starts_with("../")) {
    std::vector<std::string> lessons;
    for (const LessonSource& other : course.lessons) lessons.push_back(other.id);
    rest = target.substr(3);
    const std::size_t slash = rest.find('/');
    const std::string id(rest.substr(0, slash));
    lesson = course.find(id);
    if (lesson == nullptr)
      return "there is no lesson '" + id + "'" + text::did_you_mean(text::nearest(id, lessons));
    if (slash == std::string_view::npos)
      return "a link to a lesson ends with '/': '../" + id + "/'";
    rest = rest.substr(slash + 1);
  } else if (!target.starts_with('#') && !target.starts_with('?')) {
    if (std::find(here.data.begin(), here.data.end(), target) != here.data.end()) return "";
    return "'" + std::string(target) + "' is no data file of this lesson" +
           text::did_you_mean(text::nearest(target, here.data));
  }
  const std::size_t hash = rest.find('#');
  const std::string_view before = rest.substr(0, hash);
  if (!before.empty() && !before.starts_with('?')) {
    return "'" + std::string(before) + "' does not belong into a link to a lesson";
  }
  if (hash == std::string_view::npos) return "";
  const std::string step(rest.substr(hash + 1));
  if (lesson->find(step) != nullptr) return "";
  return "the lesson '" + lesson->id + "' has no step '" + step + "'" +
         text::did_you_mean(text::nearest(step, step_ids(*lesson)));
}

void check_passage(const Course& course, const LessonSource& lesson, const Passage& passage,
                   std::vector<Error>& errors) {
  const std::string_view text = passage.text;
  for (std::size_t at = text.find("]("); at != std::string_view::npos;
       at = text.find("](", at + 2)) {
    const std::size_t start = at + 2;
    const std::size_t end = text.find_first_of(") \n", start);  // a title may follow the address
    if (end == std::string_view::npos) continue;
    const std::string why = dead_end(course, lesson, text.substr(start, end - start));
    if (!why.empty())
      errors.push_back({"dead-link", "dead link: " + why, {}, passage.place(start)});
  }
}

}  // namespace

void check_links(const Course& course, const LessonSource& lesson, std::vector<Error>& errors) {
  for (const auto& [language, words] : lesson.words) {
    check_passage(course, lesson, words.lede, errors);
    for (const StepWords& step : words.steps) {
      check_passage(course, lesson, step.prose, errors);
      for (const auto* block : {&step.caption, &step.task, &step.done}) {
        if (*block) check_passage(course, lesson, **block, errors);
      }
      if (!step.quiz) continue;
      check_passage(course, lesson, step.quiz->question, errors);
      for (const AnswerWords& answer : step.quiz->answers) {
        check_passage(course, lesson, answer.text, errors);
        check_passage(course, lesson, answer.why, errors);
      }
    }
  }
}

}  // namespace downhill::lesson
