#include <iostream>

#include "cli/command.h"
#include "cli/course_folder.h"
#include "lesson/check.h"

namespace downhill::cli {
namespace {

int run_check(const Arguments& arguments) {
  if (arguments.positional().size() > 1) return misused("check", "one folder is enough");
  text::Result<std::string> folder =
      arguments.positional().empty() ? find_lessons(arguments) : arguments.positional()[0];
  if (!folder) return refuse(folder.error());
  text::Result<lesson::Files> files = read_lessons(*folder);
  if (!files) return refuse(files.error());
  std::vector<text::Error> errors;
  const lesson::Course course = lesson::load_course(*std::move(files), errors);
  const lesson::CourseReport report = lesson::check_course(course, std::move(errors));
  if (!report.errors.empty()) {
    refuse(report.errors);
    std::cerr << report.errors.size() << (report.errors.size() == 1 ? " mistake" : " mistakes")
              << '\n';
    return kWrongInput;
  }
  std::cout << report.lessons << " lessons, " << report.steps << " steps, " << report.tasks
            << " tasks, " << report.quizzes << " quizzes, " << report.words << " words in each of "
            << course.languages.size() << " languages: all is well\n";
  return kDone;
}

}  // namespace

Command check_command() {
  return {"check",
          "[DIR]",
          "finds every mistake in the lessons' files",
          "  downhill check lessons\n\n"
          "Prints each mistake as file:line:column: message; without one, a line with counts.\n",
          {kLessonsOption, {"--help", "", "this text"}},
          run_check};
}

}  // namespace downhill::cli
