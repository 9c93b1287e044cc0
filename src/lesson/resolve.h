// A lesson in one language, ready to show: numbers computed, stage texts plain.
//
// Two forms come out of one pass. The stage (src/app) reads a `Lesson`, all plain text. The page is
// built from Markdown, in which the same numbers stand and TeX is kept.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "lesson/course.h"
#include "lesson/lesson.h"

namespace downhill::lesson {

struct AnswerMarkdown {
  std::string id;
  std::string text;
  std::string why;
};

// Empty where the step has no such block.
struct StepMarkdown {
  std::string title;
  std::string prose;
  std::string caption;
  std::string task;
  std::string done;
  std::string question;
  std::vector<AnswerMarkdown> answers;
};

struct LessonMarkdown {
  std::string title;
  std::string lede;
  std::vector<StepMarkdown> steps;
};

struct ResolvedLesson {
  Lesson stage;
  LessonMarkdown page;  // steps by the same index
};

// Mistakes (markers that cannot be computed, TeX that has no plain text) are added to `errors`. A
// step without words in the language, or whose figure line is wrong, is passed over: check.h says
// so.
ResolvedLesson resolve(const Course& course, const LessonSource& lesson, std::string_view language,
                       std::vector<text::Error>& errors);

}  // namespace downhill::lesson
