// Everything that can be wrong with a course, found without opening a page.
//
// `downhill check lessons`, the site build and the tests all run this. Each mistake comes with
// file, line and column, and with the nearest valid name where a name is unknown.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "lesson/course.h"
#include "text/result.h"

namespace downhill::lesson {

struct CourseReport {
  std::vector<text::Error> errors;  // sorted by place
  // How much was checked.
  int lessons = 0;
  int steps = 0;
  int tasks = 0;
  int quizzes = 0;
  int words = 0;  // keys in each language
};

// What to look at closely, by computing its figures: nearly all of the time that checking takes.
struct Choice {
  bool scenes = true;                 // every scene as it begins
  std::optional<std::string> folder;  // this lesson only; "" for none
  bool has(const LessonSource& lesson) const { return !folder || lesson.folder == *folder; }
};

// Runs all the checks below, and every marker and stage text (resolve.h). `load_errors` are those
// of load_course(), which join the report.
CourseReport check_course(const Course& course, std::vector<text::Error> load_errors,
                          const Choice& closely = {});

// The parts of check_course(); each adds to `errors`.

// Lessons among each other: order, parts, needs, data files, ids, scenes that no lesson shows.
void check_outline(const Course& course, std::vector<text::Error>& errors);

// lesson.json against the scenes: figure lines, controls, readouts, tasks that parse and that are
// not done before they begin.
void check_steps(const Course& course, const LessonSource& lesson,
                 std::vector<text::Error>& errors);

// The words of each language against lesson.json and each other: steps, tasks, quizzes and answers.
void check_texts(const LessonSource& lesson, std::vector<text::Error>& errors);

// Links between lessons, to steps and to data files.
void check_links(const Course& course, const LessonSource& lesson,
                 std::vector<text::Error>& errors);

// lessons/words: labels that the scenes need; the same keys and placeholders in every language.
void check_words(const Course& course, const Choice& closely, std::vector<text::Error>& errors);

}  // namespace downhill::lesson
