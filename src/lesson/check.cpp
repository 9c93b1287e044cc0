#include "lesson/check.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "lesson/resolve.h"
#include "scenes/figure_line.h"
#include "scenes/registry.h"
#include "text/nearest.h"

namespace downhill::lesson {
namespace {

using text::Error;
using text::Place;

bool contains(const std::vector<std::string>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// Whether the folder is missing or holds another lesson than `id`. One that could not be read is
// reported by load_lesson().
bool holds_another(const Course& course, std::string_view folder, std::string_view id) {
  for (const LessonSource& lesson : course.lessons) {
    if (lesson.folder == folder) return lesson.id != id;
  }
  return !contains(course.files.folders_in(""), folder);
}

// course.json: parts and lessons that are named once, folders that hold the lesson.
void check_parts(const Course& course, std::vector<Error>& errors) {
  const std::vector<std::string> folders = course.files.folders_in("");
  std::set<std::string> seen_parts;
  std::set<std::string> seen_lessons;
  for (std::size_t p = 0; p < course.parts.size(); ++p) {
    const Part& part = course.parts[p];
    const std::string pointer = "/parts/" + std::to_string(p);
    if (!seen_parts.insert(part.id).second) {
      errors.push_back({"part-twice",
                        "the part '" + part.id + "' is there twice",
                        {},
                        course.places.at(pointer + "/id")});
    }
    for (std::size_t i = 0; i < part.lessons.size(); ++i) {
      const auto& [id, folder] = part.lessons[i];
      const std::string entry = pointer + "/lessons/" + std::to_string(i);
      if (!seen_lessons.insert(id).second) {
        errors.push_back({"lesson-twice",
                          "the lesson '" + id + "' is there twice",
                          {},
                          course.places.at(entry + "/id")});
      }
      if (folder.empty() || !holds_another(course, folder, id)) continue;
      errors.push_back({"lesson-folder",
                        "there is no lesson '" + id + "' in the folder '" + folder + "'" +
                            text::did_you_mean(text::nearest(folder, folders)),
                        {},
                        course.places.at(entry + "/folder")});
    }
  }
}

void check_place_in_course(const Course& course, const LessonSource& lesson,
                           std::vector<Error>& errors) {
  const Place place = lesson.places.at("/part");
  std::vector<std::string> ids;
  for (const Part& part : course.parts) {
    ids.push_back(part.id);
    if (part.id != lesson.part) continue;
    for (const Part::Entry& entry : part.lessons) {
      if (entry.id == lesson.id && entry.folder == lesson.folder) return;
    }
    errors.push_back({"lesson-unlisted",
                      "course.json does not list '" + lesson.id + "' with the folder '" +
                          lesson.folder + "' in the part '" + part.id + "'",
                      {},
                      place});
    return;
  }
  errors.push_back({"unknown-part",
                    "course.json has no part '" + lesson.part + "'" +
                        text::did_you_mean(text::nearest(lesson.part, ids)),
                    {},
                    place});
}

// What a lesson builds on comes before it (and may still be planned).
void check_needs(const Course& course, const LessonSource& lesson, std::vector<Error>& errors) {
  std::vector<std::string> before;
  std::vector<std::string> after;
  for (const Part& part : course.parts) {
    for (const Part::Entry& entry : part.lessons) {
      const bool here = entry.id == lesson.id;
      (after.empty() && !here ? before : after).push_back(entry.id);
    }
  }
  for (std::size_t i = 0; i < lesson.needs.size(); ++i) {
    const std::string& id = lesson.needs[i];
    if (contains(before, id)) continue;
    errors.push_back({"needs",
                      contains(after, id) ? "the lesson '" + id + "' does not come before this one"
                                          : "there is no lesson '" + id + "'" +
                                                text::did_you_mean(text::nearest(id, before)),
                      {},
                      lesson.places.at("/needs/" + std::to_string(i))});
  }
}

void check_data(const Course& course, const LessonSource& lesson, std::vector<Error>& errors) {
  for (std::size_t i = 0; i < lesson.data.size(); ++i) {
    if (!course.data_path(lesson, lesson.data[i]).empty()) continue;
    errors.push_back({"data-missing",
                      "there is no file '" + lesson.data[i] + "' in '" + lesson.folder + "'" +
                          text::did_you_mean(
                              text::nearest(lesson.data[i], course.files.files_in(lesson.folder))),
                      {},
                      lesson.places.at("/data/" + std::to_string(i))});
  }
}

void check_unused_scenes(const Course& course, std::vector<Error>& errors) {
  std::set<std::string> used;
  for (const LessonSource& lesson : course.lessons) {
    for (const StepSource& step : lesson.steps) {
      if (const auto line = scenes::parse_figure_line(step.figure)) used.insert(line->scene);
    }
  }
  for (const scenes::SceneSpec& spec : scenes::all_scenes()) {
    if (used.contains(spec.id)) continue;
    errors.push_back({"scene-unused",
                      "no lesson shows the scene '" + spec.id + "'",
                      {},
                      {course.files.root + "course.json", 0, 0}});
  }
}

}  // namespace

void check_outline(const Course& course, std::vector<Error>& errors) {
  check_parts(course, errors);
  for (const LessonSource& lesson : course.lessons) {
    if (course.find(lesson.id) != &lesson) {
      errors.push_back({"lesson-twice",
                        "another lesson has the id '" + lesson.id + "'",
                        {},
                        lesson.places.at("/id")});
    }
    check_place_in_course(course, lesson, errors);
    check_needs(course, lesson, errors);
    check_data(course, lesson, errors);
  }
  check_unused_scenes(course, errors);
}

CourseReport check_course(const Course& course, std::vector<Error> load_errors,
                          const Choice& closely) {
  CourseReport report;
  report.errors = std::move(load_errors);
  check_outline(course, report.errors);
  for (const LessonSource& lesson : course.lessons) {
    check_texts(lesson, report.errors);
    check_links(course, lesson, report.errors);
    if (!closely.has(lesson)) continue;
    check_steps(course, lesson, report.errors);
    for (const std::string& language : course.languages) {
      (void)resolve(course, lesson, language, report.errors);
    }
    ++report.lessons;
    for (const StepSource& step : lesson.steps) {
      ++report.steps;
      report.tasks += step.check ? 1 : 0;
      report.quizzes += step.right ? 1 : 0;
    }
  }
  check_words(course, closely, report.errors);
  if (!course.languages.empty()) {
    report.words =
        static_cast<int>(course.words.find(course.languages[0])->second.words.keys().size());
  }

  const auto key = [](const Error& error) {
    return std::tie(error.place.file, error.place.line, error.place.column, error.message);
  };
  std::stable_sort(report.errors.begin(), report.errors.end(),
                   [&](const Error& a, const Error& b) { return key(a) < key(b); });
  const auto same = [&](const Error& a, const Error& b) { return key(a) == key(b); };
  report.errors.erase(std::unique(report.errors.begin(), report.errors.end(), same),
                      report.errors.end());
  return report;
}

}  // namespace downhill::lesson
