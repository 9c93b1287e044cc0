// The words of each language against lesson.json and against each other.

#include <algorithm>

#include "lesson/check.h"
#include "text/nearest.h"

namespace downhill::lesson {
namespace {

using text::Error;
using text::Place;

class TextChecker {
 public:
  TextChecker(const LessonSource& lesson, std::vector<Error>& errors)
      : lesson_(lesson), errors_(errors) {}

  void check_steps_of(const LessonWords& words) {
    Place after = {words.file, 1, 1};  // where a missing step would stand
    std::size_t last_index = 0;
    for (const StepSource& step : lesson_.steps) {
      const StepWords* found = words.find(step.id);
      if (found == nullptr) {
        mistake("step-missing", "the step '" + step.id + "' is missing: '## … {#" + step.id + "}'",
                after);
        continue;
      }
      after = found->place;
      const auto index = static_cast<std::size_t>(found - words.steps.data());
      if (index < last_index) {
        mistake("step-order", "the step '" + step.id + "' stands later in lesson.json", after);
      }
      last_index = std::max(index, last_index);
      check_blocks(step, *found);
    }
    std::vector<std::string> ids;
    for (const StepSource& step : lesson_.steps) ids.push_back(step.id);
    for (const StepWords& step : words.steps) {
      if (step.id.empty() || lesson_.find(step.id) != nullptr) continue;
      const std::string near = text::nearest(step.id, ids);
      mistake("step-unknown",
              "lesson.json has no step '" + step.id + "'" + text::did_you_mean(near), step.place);
    }
  }

  // `words` against the first language that has the step's quiz or caption.
  void compare(const LessonWords& first, const LessonWords& words) {
    for (const StepWords& step : words.steps) {
      const StepWords* model = first.find(step.id);
      if (model == nullptr || model == &step) continue;
      if (model->caption && !step.caption) {
        mistake("caption-missing",
                "the step '" + step.id + "' has no ':::caption', unlike " + first.file, step.place);
      }
      if (!model->caption && step.caption) {
        mistake("caption-missing",
                "the step '" + step.id + "' has no ':::caption', unlike " + words.file,
                model->place);
      }
      if (model->quiz && step.quiz) compare_answers(first, *model->quiz, *step.quiz);
    }
  }

  // The right answer, by the first language that has the quiz.
  void check_right(const StepSource& step) {
    for (const auto& [language, words] : lesson_.words) {
      const StepWords* found = words.find(step.id);
      if (found == nullptr || !found->quiz) continue;
      std::vector<std::string> ids;
      for (const AnswerWords& answer : found->quiz->answers) ids.push_back(answer.id);
      if (std::find(ids.begin(), ids.end(), *step.right) != ids.end()) return;
      const std::string near = text::nearest(*step.right, ids);
      return mistake("quiz-right",
                     "the quiz has no answer '" + *step.right + "'" + text::did_you_mean(near),
                     lesson_.places.at(step.pointer + "/quiz/right"));
    }
  }

 private:
  void check_blocks(const StepSource& source, const StepWords& words) {
    const std::string step = "the step '" + source.id + "'";
    if (source.check && !words.task) {
      mistake("task-missing", step + " has a task in lesson.json, but no ':::task' here",
              words.place);
    }
    if (!source.check && words.task) {
      mistake("task-missing", step + " has no \"task\" in lesson.json for this ':::task'",
              words.task->place(0));
    }
    if (source.right && !words.quiz) {
      mistake("quiz-missing", step + " has a quiz in lesson.json, but no ':::quiz' here",
              words.place);
    }
    if (!source.right && words.quiz) {
      mistake("quiz-missing", step + " has no \"quiz\" in lesson.json for this ':::quiz'",
              words.quiz->place);
    }
  }

  void compare_answers(const LessonWords& first, const QuizWords& model, const QuizWords& quiz) {
    const auto has = [](const QuizWords& in, const std::string& id) {
      return std::any_of(in.answers.begin(), in.answers.end(),
                         [&](const AnswerWords& answer) { return answer.id == id; });
    };
    for (const AnswerWords& answer : model.answers) {
      if (has(quiz, answer.id)) continue;
      mistake("answers-differ",
              "the answer '" + answer.id + "' of " + first.file + " is missing here", quiz.place);
    }
    for (const AnswerWords& answer : quiz.answers) {
      if (has(model, answer.id)) continue;
      mistake("answers-differ", "the answer '" + answer.id + "' is not in " + first.file,
              answer.place);
    }
  }

  void mistake(std::string key, std::string message, Place place) {
    errors_.push_back({std::move(key), std::move(message), {}, std::move(place)});
  }

  const LessonSource& lesson_;
  std::vector<Error>& errors_;
};

}  // namespace

void check_texts(const LessonSource& lesson, std::vector<Error>& errors) {
  TextChecker checker(lesson, errors);
  for (const auto& [language, words] : lesson.words) {
    checker.check_steps_of(words);
    checker.compare(lesson.words.begin()->second, words);
  }
  for (const StepSource& step : lesson.steps) {
    if (step.right) checker.check_right(step);
  }
}

}  // namespace downhill::lesson
