// The stage's model: a walk through a lesson, and everything that page and stage may do to it.
//
// The page calls it through the bridge, the stage by the learner's hand; both then read it anew. It
// keeps a revision that grows with every change: who drew or told revision n need not do so again.
// Pure: no screen, no clock, tested natively.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lesson/walk.h"
#include "text/result.h"
#include "text/words.h"

namespace downhill::app {

class Runner {
 public:
  Runner();

  // Before open(). A new language begins a new word list.
  text::Result<text::Done> add_words(std::string_view language, std::string_view json);
  void add_file(std::string_view name, std::string contents);
  const std::string* file(std::string_view name) const;

  // A resolved lesson (lesson/lesson_json.h). Progress that cannot be read does not keep it from
  // opening; the error is in `progress_error`.
  struct Opened {
    std::optional<text::Error> progress_error;
  };
  text::Result<Opened> open(std::string_view lesson_json, std::string_view progress);

  bool is_open() const { return walk_ != nullptr; }
  const lesson::Walk& walk() const { return *walk_; }
  const text::Words& words() const { return *words_.back(); }
  std::uint64_t revision() const { return revision_; }

  // All below need is_open().
  text::Result<text::Done> go(std::string_view step_id);  // errors: "unknown-step"
  void go(int index);                                     // clamped
  text::Result<text::Done> open_figure(std::string_view line);
  text::Result<text::Done> set(std::string_view parameter, std::string_view value);
  void set_number(std::string_view parameter,
                  double value);  // clamped; "step" moves on the timeline
  void grab(scenes::Handle handle, figure::Point at, figure::Size size);
  void drag(scenes::Handle handle, figure::Point to, figure::Size size);
  text::Result<text::Done> act(std::string_view action);        // errors: "unknown-action"
  text::Result<text::Done> answer(std::string_view answer_id);  // errors: "unknown-answer"

  // One tick (pace.h) further, if a run is on or behind its step. True: it goes on.
  bool advance();
  bool is_running() const;

  // The figure is not as the lesson gives it: there is something to reset.
  bool is_moved() const;

  // A second scene beside the walk's, for pictures on the way to it. Null if the line makes none.
  std::unique_ptr<scenes::Scene> copy_of_scene(const std::string& line) const;

  std::string sentence(const text::Error& error) const { return words().say_error(error); }

 private:
  scenes::Context context() const;
  void changed();       // the figure, so the task may be done
  void entered_step();  // a step was entered

  // The last list is spoken; earlier languages stay for scenes that still speak them.
  std::vector<std::unique_ptr<text::Words>> words_;
  std::map<std::string, std::string, std::less<>> files_;
  std::unique_ptr<lesson::Walk> walk_;
  std::string given_;  // the step's own figure, as its scene prints it
  std::uint64_t revision_ = 0;
};

}  // namespace downhill::app
