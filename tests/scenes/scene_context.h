// What scenes need in tests: the words of the course and the data files of its lessons.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <sstream>
#include <string>

#include "scenes/registry.h"
#include "text/words.h"

namespace downhill::scenes {

inline std::string read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  EXPECT_TRUE(file) << path;
  std::stringstream out;
  out << file.rdbuf();
  return out.str();
}

inline std::filesystem::path lessons_folder() {
  return std::filesystem::path(DOWNHILL_SOURCE_DIR) / "lessons";
}

inline const text::Words& course_words(const std::string& language) {
  static std::map<std::string, text::Words> all;
  const auto found = all.find(language);
  if (found != all.end()) return found->second;
  text::Words words(language);
  for (const auto& entry :
       std::filesystem::directory_iterator(lessons_folder() / "words" / language)) {
    const auto added = words.add_json(read_file(entry.path()), entry.path().filename().string());
    EXPECT_TRUE(added) << text::to_string(added.error());
  }
  return all.emplace(language, std::move(words)).first->second;
}

// A data file of any lesson, by its name.
inline const std::string* lesson_data(std::string_view name) {
  static std::map<std::string, std::string, std::less<>> all;
  if (const auto found = all.find(name); found != all.end()) return &found->second;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(lessons_folder())) {
    if (entry.path().filename() == name) {
      return &all.emplace(std::string(name), read_file(entry.path())).first->second;
    }
  }
  return nullptr;
}

inline Context course_context(const std::string& language = "en") {
  return {&course_words(language), lesson_data};
}

// The scene of a line that must be right.
inline std::unique_ptr<Scene> scene_of(std::string_view line, const std::string& language = "en") {
  auto made = make_scene(line, course_context(language));
  EXPECT_TRUE(made) << line << ": " << (made ? "" : text::to_string(made.error()));
  return made ? *std::move(made) : nullptr;
}

// A number that the scene must publish.
inline double seen(const Scene& scene, std::string_view id) {
  const std::optional<double> value = scene.observable(id);
  EXPECT_TRUE(value) << id;
  return value.value_or(0);
}

// Whether a scene's picture shows the last digits of the C library, which WebAssembly has another
// one of.
inline bool shows_rounding([[maybe_unused]] std::string_view scene) {
#ifdef __EMSCRIPTEN__
  return scene == "difference-error";
#else
  return false;
#endif
}

}  // namespace downhill::scenes
