// The words of a lesson in one language (`en.md`), split into their parts; lessons/README.md shows
// the format.
//
//     # title                     one a file
//     The lede.                   up to the first step
//     ## title {#id}              a step
//     prose, with :::caption, :::task, :::done and :::quiz blocks, each closed by :::
//
// Nothing is rendered here: the parts stay Markdown, with the places they came from. Headings and
// fences inside ``` code are prose.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lesson/passage.h"
#include "text/result.h"

namespace downhill::lesson {

struct AnswerWords {
  std::string id;
  Passage text;
  Passage why;  // the lines after '>'
  text::Place place;
};

struct QuizWords {
  Passage question;
  std::vector<AnswerWords> answers;
  text::Place place;
};

struct StepWords {
  std::string id;
  Passage title;
  Passage prose;  // the blocks are cut out of it
  std::optional<Passage> caption, task, done;
  std::optional<QuizWords> quiz;
  text::Place place;  // of the heading
};

struct LessonWords {
  std::string file;
  Passage title;
  Passage lede;
  std::vector<StepWords> steps;

  const StepWords* find(std::string_view step_id) const;  // null if there is none
};

// All mistakes are added to `errors`; what could be read is returned.
LessonWords read_sections(std::string_view markdown, std::string_view file_name,
                          std::vector<text::Error>& errors);

}  // namespace downhill::lesson
