#include "lesson/course_folder.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace downhill::lesson {
namespace {

namespace fs = std::filesystem;

text::Error no_lessons(const std::string& folder) {
  return {
      "no-lessons", "there is no folder of lessons (course.json is missing)", {}, {folder, 0, 0}};
}

bool holds_lessons(const fs::path& folder) {
  std::error_code ignored;
  return fs::is_regular_file(folder / "course.json", ignored);
}

}  // namespace

text::Result<std::string> find_lessons(const std::optional<std::string>& asked,
                                       const std::vector<std::string>& guesses) {
  if (asked) return *asked;
  if (const char* variable = std::getenv("DOWNHILL_LESSONS")) return std::string(variable);
  for (const std::string& guess : guesses) {
    if (holds_lessons(guess)) return guess;
  }
  return no_lessons(guesses.empty() ? "lessons" : guesses.front());
}

text::Result<Files> read_lessons(const std::string& folder) {
  if (!holds_lessons(folder)) return no_lessons(folder);
  Files files;
  files.root = folder.ends_with('/') ? folder : folder + "/";
  std::error_code failed;
  for (fs::recursive_directory_iterator at(folder, failed), end; !failed && at != end;
       at.increment(failed)) {
    if (!at->is_regular_file(failed)) continue;
    const std::string path = at->path().lexically_relative(folder).generic_string();
    std::ifstream file(at->path(), std::ios::binary);
    files.contents[path] = {std::istreambuf_iterator<char>(file), {}};
    if (!file) return text::Error{"read", "cannot read this file", {}, {files.root + path, 0, 0}};
  }
  if (failed)
    return text::Error{"read", "cannot read the folder: " + failed.message(), {}, {folder, 0, 0}};
  return files;
}

}  // namespace downhill::lesson
