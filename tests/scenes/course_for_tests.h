// The course as its files are, and a walk through one of its lessons.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "lesson/course.h"
#include "lesson/resolve.h"
#include "lesson/walk.h"
#include "scenes/scene_context.h"

namespace downhill::lesson {

inline const Course& the_course() {
  static const Course loaded = [] {
    Files files;
    const std::filesystem::path root = scenes::lessons_folder();
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
      if (!entry.is_regular_file()) continue;
      files.contents[entry.path().lexically_relative(root).generic_string()] =
          scenes::read_file(entry.path());
    }
    std::vector<text::Error> errors;
    return load_course(std::move(files), errors);
  }();
  return loaded;
}

inline std::unique_ptr<Walk> begin_walk(const LessonSource& source, const std::string& language) {
  std::vector<text::Error> errors;
  ResolvedLesson lesson = resolve(the_course(), source, language, errors);
  for (const text::Error& error : errors) ADD_FAILURE() << text::to_string(error);
  auto walk = Walk::begin(std::move(lesson.stage), the_course().context(source, language));
  EXPECT_TRUE(walk) << (walk ? "" : text::to_string(walk.error()));
  return walk ? *std::move(walk) : nullptr;
}

}  // namespace downhill::lesson
