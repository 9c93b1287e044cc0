#include "lesson/course.h"

#include <algorithm>
#include <cctype>

#include "lesson/json_fields.h"
#include "text/json.h"

namespace downhill::lesson {
namespace {

using text::Error;

Language load_words(const Files& files, const std::string& language, std::vector<Error>& errors) {
  Language out{text::Words(language), {}};
  const std::string folder = "words/" + language;
  for (const std::string& name : files.files_in(folder)) {
    if (!name.ends_with(".json")) continue;
    const std::string path = folder + "/" + name;
    const std::string& json = *files.find(path);
    const std::string file_name = files.root + path;
    const JsonPlaces places = find_json_places(json, file_name);
    errors.insert(errors.end(), places.doubled.begin(), places.doubled.end());
    if (const auto added = out.words.add_json(json, file_name); !added) {
      errors.push_back(added.error());
      continue;
    }
    for (const auto& [pointer, place] : places.places) {
      if (!pointer.empty()) out.places.emplace(pointer.substr(1), place);
    }
  }
  return out;
}

void load_parts(Course& course, std::vector<Error>& errors) {
  const std::string file_name = course.files.root + "course.json";
  const std::string* json = course.files.find("course.json");
  if (json == nullptr) {
    errors.push_back({"file-missing", "the file is missing", {}, {file_name, 0, 0}});
    return;
  }
  text::Result<text::Json> parsed = text::parse_json(*json, file_name);
  if (!parsed) {
    errors.push_back(parsed.error());
    return;
  }
  course.places = find_json_places(*json, file_name);
  errors.insert(errors.end(), course.places.doubled.begin(), course.places.doubled.end());
  JsonFields fields(*parsed, "", course.places, errors);
  for (JsonFields part : fields.objects("parts")) {
    course.parts.push_back({part.text("id"), {}});
    for (JsonFields entry : part.objects("lessons")) {
      course.parts.back().lessons.push_back(
          {entry.text("id"), entry.optional_text("folder").value_or("")});
      entry.refuse_others();
    }
    part.refuse_others();
  }
  fields.refuse_others();
}

// Lessons stand in the course's order.
std::size_t rank(const Course& course, std::string_view lesson_id) {
  std::size_t rank = 0;
  for (const Part& part : course.parts) {
    for (const Part::Entry& entry : part.lessons) {
      if (entry.id == lesson_id) return rank;
      ++rank;
    }
  }
  return rank;
}

}  // namespace

const LessonSource* Course::find(std::string_view lesson_id) const {
  for (const LessonSource& lesson : lessons) {
    if (lesson.id == lesson_id) return &lesson;
  }
  return nullptr;
}

std::string Course::data_path(const LessonSource& lesson, std::string_view name) const {
  std::string own = lesson.folder + "/" + std::string(name);
  if (files.find(own) != nullptr) return own;
  for (const LessonSource& other : lessons) {
    std::string path = other.folder + "/" + std::string(name);
    if (files.find(path) != nullptr) return path;
  }
  return "";
}

scenes::Context Course::context(const LessonSource& lesson, std::string_view language) const {
  const auto file = [this, &lesson](std::string_view name) -> const std::string* {
    if (std::find(lesson.data.begin(), lesson.data.end(), name) == lesson.data.end())
      return nullptr;
    return files.find(data_path(lesson, name));
  };
  return {&words.find(language)->second.words, file};
}

scenes::Context Course::context(std::string_view language) const {
  const auto file = [this](std::string_view name) -> const std::string* {
    for (const LessonSource& lesson : lessons) {
      const std::string* found = files.find(lesson.folder + "/" + std::string(name));
      if (found != nullptr) return found;
    }
    return nullptr;
  };
  return {&words.find(language)->second.words, file};
}

Course load_course(Files files, std::vector<Error>& errors) {
  Course course;
  course.files = std::move(files);
  course.languages = course.files.folders_in("words");
  if (course.languages.empty()) {
    errors.push_back({"language-missing",
                      "there is no language: no folder of words in it",
                      {},
                      {course.files.root + "words", 0, 0}});
  }
  for (const std::string& language : course.languages) {
    course.words.emplace(language, load_words(course.files, language, errors));
  }
  load_parts(course, errors);
  for (const std::string& folder : course.files.folders_in("")) {
    if (std::isdigit(static_cast<unsigned char>(folder[0])) == 0) continue;
    std::optional<LessonSource> lesson =
        load_lesson(course.files, folder, course.languages, errors);
    if (lesson) course.lessons.push_back(*std::move(lesson));
  }
  std::stable_sort(course.lessons.begin(), course.lessons.end(),
                   [&](const LessonSource& a, const LessonSource& b) {
                     return rank(course, a.id) < rank(course, b.id);
                   });
  return course;
}

}  // namespace downhill::lesson
