#include "app/open_course.h"

#include <algorithm>

#include "lesson/lesson_json.h"
#include "lesson/resolve.h"

namespace downhill::app {

using lesson::LessonSource;
using text::Done;
using text::Error;
using text::Result;

OpenCourse::OpenCourse(lesson::Course course, Runner& runner)
    : course_(std::move(course)), runner_(runner) {}

Result<Done> OpenCourse::speak(const std::string& language) {
  const std::string folder = "words/" + language + "/";
  for (const std::string& name : course_.files.files_in("words/" + language)) {
    const std::string path = folder + name;
    const Result<Done> added = runner_.add_words(language, *course_.files.find(path));
    if (!added) return added.error();
  }
  return Done{};
}

Result<Done> OpenCourse::open(const LessonSource& lesson, const std::string& language) {
  std::vector<Error> errors;
  const lesson::ResolvedLesson resolved = lesson::resolve(course_, lesson, language, errors);
  if (!errors.empty()) return errors.front();
  if (resolved.stage.steps.size() != lesson.steps.size() || lesson.steps.empty()) {
    return Error{"no-steps",
                 "the lesson " + lesson.folder +
                     " has a step that cannot be read; "
                     "'downhill check' says why",
                 {{"lesson", lesson.folder}},
                 {}};
  }
  const int step = lesson_ == &lesson && runner_.is_open() ? runner_.walk().index() : 0;
  if (runner_.is_open()) progress_[runner_.walk().lesson().id] = runner_.walk().save();
  // A new language closes the lesson that is open: only when all that can fail is behind us.
  if (language != language_) {
    const Result<Done> spoken = speak(language);
    if (!spoken) return spoken.error();
  }
  for (const std::string& name : lesson.data) {
    if (const std::string* data = course_.files.find(course_.data_path(lesson, name))) {
      runner_.add_file(name, *data);
    }
  }
  const Result<Runner::Opened> opened =
      runner_.open(lesson::to_json(resolved.stage).dump(), progress_[lesson.id]);
  if (!opened) return opened.error();
  if (step > 0) runner_.go(step);
  lesson_ = &lesson;
  language_ = language;
  lede_ = resolved.stage.lede;
  prose_.clear();
  for (const lesson::StepMarkdown& page : resolved.page.steps) {
    prose_.push_back(lesson::read_prose(page.prose));
  }
  return Done{};
}

const std::string& OpenCourse::next_language() const {
  const auto& all = course_.languages;
  const auto at = std::ranges::find(all, language_);
  return at == all.end() || at + 1 == all.end() ? all.front() : *(at + 1);
}

std::string OpenCourse::language_name(const std::string& language) const {
  return course_.words.at(language).words.say("page.language");
}

std::string OpenCourse::title(std::string_view lesson_id) const {
  return words().say("course.lesson." + std::string(lesson_id));
}

std::string OpenCourse::part(const lesson::Part& part) const {
  return words().say("course.part." + part.id);
}

}  // namespace downhill::app
