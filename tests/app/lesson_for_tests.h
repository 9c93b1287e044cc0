// A runner with a small lesson over the derivative scene, and the words of the project.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "app/runner.h"

namespace downhill::app {

inline constexpr const char* kTestLesson = R"({
  "id": "test", "language": "en", "part": "slope", "minutes": 1, "needs": [], "data": [],
  "title": "A test", "lede": "Two steps.",
  "steps": [
    {"id": "secant", "title": "Two points make a slope", "figure": "derivative?f=x^2/4+1/4&x=1&h=1.5&show=secant",
     "caption": "The line through both points.", "controls": ["h", "x"], "readouts": ["x", "h", "slope"],
     "task": {"text": "Drag the hollow point until h is below 0.1.", "done": "It settles.", "check": "abs(h) < 0.1"}},
    {"id": "own", "title": "Your own curve", "figure": "derivative?f=x^2-2x&x=2&show=tangent",
     "caption": "Any formula.", "controls": ["f", "x"], "readouts": ["derivative"],
     "quiz": {"question": "What is the slope at 1?", "right": "zero", "answers": [
       {"id": "two", "text": "2", "why": "Look again."}, {"id": "zero", "text": "0", "why": "Yes."}]}}
  ]
})";

inline std::string file_contents(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

inline void add_project_words(Runner& runner, const std::string& language) {
  const std::filesystem::path folder =
      std::filesystem::path(DOWNHILL_SOURCE_DIR) / "lessons" / "words" / language;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const auto added = runner.add_words(language, file_contents(entry.path()));
    ASSERT_TRUE(added) << entry.path() << ": " << added.error().message;
  }
}

inline void open_test_lesson(Runner& runner, const std::string& progress = "") {
  add_project_words(runner, "en");
  const auto opened = runner.open(kTestLesson, progress);
  ASSERT_TRUE(opened) << opened.error().message;
}

}  // namespace downhill::app
