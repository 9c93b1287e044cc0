#include <iostream>
#include <sstream>

#include "cli/command.h"
#include "lesson/check.h"
#include "lesson/course_folder.h"
#include "text/json.h"

namespace downhill::cli {
namespace {

// Printed whether the course is well or not.
std::string as_json(const lesson::CourseReport& report, std::size_t languages) {
  text::Json mistakes = text::Json::array();
  for (const text::Error& error : report.errors) {
    mistakes.push_back({{"key", error.key},
                        {"message", error.message},
                        {"file", error.place.file},
                        {"line", error.place.line},
                        {"column", error.place.column}});
  }
  const text::Json out = {{"mistakes", mistakes},      {"lessons", report.lessons},
                          {"steps", report.steps},     {"tasks", report.tasks},
                          {"quizzes", report.quizzes}, {"words", report.words},
                          {"languages", languages}};
  return out.dump(1) + "\n";
}

int run_check(const Arguments& arguments) {
  if (arguments.positional().size() > 1) return misused("check", "one folder is enough");
  text::Result<std::string> folder =
      arguments.positional().empty() ? find_lessons(arguments) : arguments.positional()[0];
  if (!folder) return refuse(folder.error());
  text::Result<lesson::Files> files = lesson::read_lessons(*folder);
  if (!files) return refuse(files.error());
  std::vector<text::Error> errors;
  const lesson::Course course = lesson::load_course(*std::move(files), errors);
  const lesson::CourseReport report = lesson::check_course(course, std::move(errors));
  if (arguments.has("--json")) {
    const int written = write_output(arguments, as_json(report, course.languages.size()));
    return written == kDone && !report.errors.empty() ? kWrongInput : written;
  }
  if (!report.errors.empty()) {
    refuse(report.errors);
    std::cerr << report.errors.size() << (report.errors.size() == 1 ? " mistake" : " mistakes")
              << '\n';
    return kWrongInput;
  }
  std::ostringstream out;
  out << report.lessons << " lessons, " << report.steps << " steps, " << report.tasks << " tasks, "
      << report.quizzes << " quizzes, " << report.words << " words in each of "
      << course.languages.size() << " languages: all is well\n";
  return write_output(arguments, out.str());
}

}  // namespace

Command check_command() {
  return {"check",
          "[DIR]",
          "finds every mistake in the lessons' files",
          "  downhill check lessons\n\n"
          "Prints each mistake as file:line:column: message; without one, a line with counts.\n",
          {{"--json", "", "print JSON: mistakes (key, message, file, line, column) and counts"},
           kOutputOption,
           kLessonsOption,
           {"--help", "", "this text"}},
          run_check};
}

}  // namespace downhill::cli
