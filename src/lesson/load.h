// Reading a lesson's files, with everything that is wrong in them.
//
// Loading reads what the files say and where; whether it makes sense (scenes that exist, words that
// match) is for check.h. Every mistake is collected, so an author mends them all at once.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lesson/json_places.h"
#include "lesson/markdown_sections.h"
#include "text/result.h"

namespace downhill::lesson {

// The files of a course, read before by whoever can: from a disk (src/cli) or from a test.
struct Files {
  std::string root;  // what messages put before a path: "lessons/"
  std::map<std::string, std::string, std::less<>> contents;  // by path: "02-derivative/en.md"

  const std::string* find(std::string_view path) const;  // null if there is no such file
  // The names of the folders directly in `folder` ("" is the top), sorted.
  std::vector<std::string> folders_in(std::string_view folder) const;
  // The names of the files directly in `folder`, sorted.
  std::vector<std::string> files_in(std::string_view folder) const;
};

// One entry of "steps" in lesson.json.
struct StepSource {
  std::string id;
  std::string figure;
  std::vector<std::string> controls;
  std::vector<std::string> readouts;
  std::optional<std::string> check;  // of a task
  std::optional<std::string> right;  // of a quiz
  std::string pointer;               // where it is in lesson.json: "/steps/0"
};

// A lesson as its files tell it, in all languages.
struct LessonSource {
  std::string folder;  // "02-derivative"
  int number = 0;      // 2
  std::string id;
  std::string part;
  int minutes = 0;
  std::vector<std::string> needs;
  std::vector<std::string> data;
  std::vector<StepSource> steps;
  JsonPlaces places;                                      // of lesson.json
  std::map<std::string, LessonWords, std::less<>> words;  // by language

  const StepSource* find(std::string_view step_id) const;
};

// Mistakes are added to `errors`. What can be read is returned; of a folder whose lesson.json is
// missing or is no JSON, nothing.
std::optional<LessonSource> load_lesson(const Files& files, std::string_view folder,
                                        const std::vector<std::string>& languages,
                                        std::vector<text::Error>& errors);

}  // namespace downhill::lesson
