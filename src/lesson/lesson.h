// A lesson: steps, each a figure, words, and perhaps a task and a quiz.
//
// Lessons are files (lessons/README.md says which). `load_lesson` (load.h) reads and checks them
// natively; the site builder writes each as one resolved JSON per language (lesson_json.h), with
// its numbers computed and its stage texts plain, and that is what the WebAssembly program reads.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace downhill::lesson {

struct Task {
  std::string text;   // what to do; plain text
  std::string done;   // what it has shown; plain text
  std::string check;  // condition over the figure's observables (condition.h)
  bool operator==(const Task&) const = default;
};

struct Answer {
  std::string id;
  std::string text;  // plain text
  std::string why;   // the explanation shown when it is chosen; plain text
  bool operator==(const Answer&) const = default;
};

struct Quiz {
  std::string question;  // plain text
  std::vector<Answer> answers;
  std::string right;  // the id of the right answer
  bool operator==(const Quiz&) const = default;
};

struct Step {
  std::string id;
  std::string title;
  std::string figure;                 // a figure line
  std::string caption;                // one sentence for the stage; plain text
  std::vector<std::string> controls;  // parameter ids, the one that matters first
  std::vector<std::string> readouts;  // observable or parameter ids
  std::optional<Task> task;
  std::optional<Quiz> quiz;
  bool operator==(const Step&) const = default;
};

struct Lesson {
  std::string id;
  std::string language;
  std::string part;
  int minutes = 0;
  std::vector<std::string> needs;  // ids of lessons that come before
  std::vector<std::string> data;   // file names
  std::string title;
  std::string lede;
  std::vector<Step> steps;
  bool operator==(const Lesson&) const = default;
};

}  // namespace downhill::lesson
