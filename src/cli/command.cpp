#include "cli/command.h"

#include <fstream>
#include <iostream>

#include "lesson/course_folder.h"

namespace downhill::cli {

text::Result<std::string> find_lessons(const Arguments& arguments) {
  return lesson::find_lessons(arguments.value("--lessons"),
                              {"lessons", "../lessons", DOWNHILL_LESSONS_DIR});
}

int write_output(const Arguments& arguments, std::string_view text) {
  const std::string path = arguments.value("-o").value_or("-");
  if (path == "-") {
    std::cout << text << std::flush;
    return std::cout ? kDone : kWrongInput;
  }
  return write_file(path, text);
}

int write_file(const std::string& path, std::string_view text) {
  std::ofstream file(path, std::ios::binary);
  file << text << std::flush;
  if (file) return kDone;
  return refuse(text::Error{"write", "cannot write this file", {}, {path, 0, 0}});
}

int refuse(const std::vector<text::Error>& errors) {
  for (const text::Error& error : errors) std::cerr << text::to_string(error) << '\n';
  return kWrongInput;
}

int refuse(const text::Error& error) { return refuse(std::vector<text::Error>{error}); }

int misused(std::string_view command, std::string_view message) {
  std::cerr << "downhill " << command << ": " << message << "\n'downhill " << command
            << " --help' shows how it is used.\n";
  return kWrongUsage;
}

int reject(std::string_view command, const text::Error& error) {
  return error.key == "option" ? misused(command, error.message) : refuse(error);
}

}  // namespace downhill::cli
