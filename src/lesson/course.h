// The whole course as its files tell it: languages, words, the order of the lessons, the lessons.
//
//     lessons/course.json              the order: {"parts": [{"id": "slope", "lessons": [
//                                        {"id": "hiker"}, {"id": "derivative", "folder":
//                                        "02-derivative"}]}]}
//     lessons/words/<language>/*.json  words.h; the folders here ARE the languages
//     lessons/NN-id/                   a lesson (load.h)
//
// A lesson without a folder is planned. Titles on the map are the words "course.part.<id>" and
// "course.lesson.<id>".
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "lesson/load.h"
#include "scenes/scene.h"
#include "text/words.h"

namespace downhill::lesson {

struct Part {
  struct Entry {
    std::string id;
    std::string folder;  // "" if planned
  };
  std::string id;
  std::vector<Entry> lessons;
};

// The words of one language, and where each key stands.
struct Language {
  text::Words words;
  std::map<std::string, text::Place, std::less<>> places;
};

struct Course {
  Files files;
  std::vector<std::string> languages;                  // "en", "zh", …; sorted
  std::map<std::string, Language, std::less<>> words;  // by language
  std::vector<Part> parts;
  JsonPlaces places;                  // of course.json
  std::vector<LessonSource> lessons;  // in the order of the parts; those in no part last

  const LessonSource* find(std::string_view lesson_id) const;

  // Where a data file that a lesson names stands, below the folder of lessons: in the lesson's own
  // folder, or in that of the first lesson that has it. Empty when there is none.
  std::string data_path(const LessonSource& lesson, std::string_view name) const;

  // What a scene of this lesson may use: the words, and the data files it names. Points into
  // the course, which must outlive it.
  scenes::Context context(const LessonSource& lesson, std::string_view language) const;

  // The same with the data files of every lesson: for figures outside a lesson.
  scenes::Context context(std::string_view language) const;
};

// Mistakes are added to `errors`; what can be read is returned.
Course load_course(Files files, std::vector<text::Error>& errors);

}  // namespace downhill::lesson
