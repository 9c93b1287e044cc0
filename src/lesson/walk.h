// A learner's walk through one lesson: where they are, what they moved, what they have done.
//
// The runner (src/app) draws it and the page follows it; neither keeps such state of its own. Pure:
// no screen, no clock.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lesson/condition.h"
#include "lesson/lesson.h"
#include "scenes/scene.h"
#include "text/json.h"
#include "text/result.h"

namespace downhill::lesson {

class Walk {
 public:
  // The first step, with its figure as the lesson gives it. Errors: a figure line that does not
  // make a scene.
  static text::Result<std::unique_ptr<Walk>> begin(Lesson lesson, scenes::Context context);

  const Lesson& lesson() const { return lesson_; }
  int index() const { return index_; }
  const Step& current() const { return lesson_.steps[static_cast<std::size_t>(index_)]; }
  scenes::Scene& scene() { return *scene_; }
  const scenes::Scene& scene() const { return *scene_; }

  // Goes to a step; each step remembers the figure as it was left. Out of range: clamped.
  void go(int index);
  int index_of(std::string_view step_id) const;  // -1 if unknown

  // Replaces the current figure by a line of text (from a URL), of the same scene or another. On
  // error nothing changes.
  text::Result<text::Done> open_figure(std::string_view line);
  // The current step's figure as the lesson gives it. `restore` undoes the last reset.
  void reset();
  bool can_restore() const { return !before_reset_.empty(); }
  void restore();

  // To be called after the figure changed: judges the task. Once done, a task stays done.
  // Returns true when this call completed it.
  bool judge();
  bool task_done(int index) const;

  // Chooses a quiz answer in the current step. Returns it, or null if there is no such answer.
  const Answer* answer(std::string_view answer_id);
  const std::string& answered(int index) const;  // last chosen answer id, "" = none yet
  bool quiz_done(int index) const;               // answered rightly

  // Nothing left to do in this step: task done, quiz answered rightly (or there is none).
  bool step_done(int index) const;

  // Progress as JSON text, for the page to keep; and taking it up again. What is damaged or foreign
  // is refused whole with an Error, unknown step ids are dropped.
  std::string save() const;
  text::Result<text::Done> load(std::string_view json);

 private:
  struct Progress {
    std::string line;  // the figure as it was left; "" = as the lesson gives it
    bool task_done = false;
    std::string answered;
    bool quiz_done = false;
  };
  // What does not change of a step.
  struct Given {
    std::string line;  // its figure, as Scene::line() writes it
    const scenes::SceneSpec* spec = nullptr;
    std::optional<Condition> check;
  };
  Walk(Lesson lesson, scenes::Context context);
  text::Result<text::Done> prepare();
  void enter(int index);
  void leave();
  text::Result<Progress> read_progress(const text::Json& entry, const Step& step) const;

  Lesson lesson_;
  scenes::Context context_;
  std::vector<Given> given_;  // by step
  std::unique_ptr<scenes::Scene> scene_;
  int index_ = 0;
  std::string before_reset_;
  std::vector<Progress> progress_;  // by step
};

}  // namespace downhill::lesson
