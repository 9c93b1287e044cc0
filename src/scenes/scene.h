// A scene: a figure one can touch.
//
// A scene is a function of its line of text (figure_line.h) and nothing else:
//
//     derivative?f=x^2-2x&x=1.5&h=0.5
//     house-price?rate=0.3&step=12
//
// It has *parameters* (typed, ranged, declared once as rows: sliders, URLs, form controls, lesson
// checks and captions all come from the rows), publishes *observables* (numbers that readouts show
// and tasks check), draws itself into a DrawList, and says in one sentence what it shows. No clock,
// no files, no hidden state: the same line gives the same picture, on any machine. Scenes that run
// (training, descent) have a timeline: the reserved name `step` counts along it.
//
// Words (labels, sentences) come from `Words` under keys that begin with the scene's id:
//     "<scene>.<parameter or observable>"        its label            "derivative.slope": "slope"
//     "<scene>.<parameter>.<choice>"             a choice's label
//     "<scene>.action.<action>"                  a button's label
//     "<scene>.export.<export>"                  a saved file's name for people
//     "<scene>.describe" (or others, as needed)  the sentence
//     "<scene>.title"                            the scene's name
//     "<scene>.<list>.<entry>"                   an entry's label, from 0 (or see entry_label())
// What many scenes have (a guess, an audit) has shared words, "figure.<id>".
//
// A new scene: a file here with a class and a function that makes it, and its name in groups.cmake.
#pragma once

#include <functional>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "expr/function.h"
#include "figure/axes.h"
#include "figure/draw_list.h"
#include "text/result.h"
#include "text/words.h"

namespace downhill::scenes {

enum class Kind {
  kNumber,   // a real number in [min, max]
  kInteger,  // a whole number in [min, max]
  kFlag,     // 0 or 1
  kChoice,   // one of `choices`; where these are none, of what the scene offers: Scene::choices()
  kFormula,  // an expression; `variables` may occur in it
  kText,     // any text, perhaps none: an answer, which the scene reads
  kList,     // numbers in [min, max] with commas between: "0.5,,-1"; an entry may be left blank
  kFile,     // the name of a file that the reader hands over ("": none), of an ending in `choices`
};
inline bool is_number(Kind kind) {
  return kind == Kind::kNumber || kind == Kind::kInteger || kind == Kind::kFlag;
}

// One parameter, declared once.
struct Parameter {
  std::string id = {};
  Kind kind = Kind::kNumber;
  std::string initial = {};  // default value, as text
  double min = 0, max = 1;   // numbers: both ends belong to it
  double grain = 0.01;       // numbers: sliders and drags round to multiples of it (0: not at all)
  bool logarithmic = false;  // numbers: slider moves in powers (needs min > 0)
  std::vector<std::string> choices = {};    // choices; for formulas: suggestions to pick from
  std::vector<std::string> variables = {};  // formulas
  std::string unit = {};                    // "", "ft²", "$"
  int count = 0;  // lists: how many entries, each with a form control "<id>.<i>"; 0: any number,
                  // none blank, and no form control
  std::string with = {};  // another row: while that one is not at its initial value, this one is
                          // offered even by a lesson that does not name it
};

// The value of what is not defined here.
inline constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();

// One number the scene publishes. Flags are 0 or 1.
struct Observable {
  std::string id = {};
  double value = 0;
  int decimals = 2;                        // for display
  figure::Role role = figure::Role::kInk;  // kTangent etc.: the readout's colour
  std::string unit = {};
  std::string text = {};  // shown instead of the number if not empty (a formula, a name)
};

// A button the scene offers ("next stage", "run"). Its label is a word.
struct Action {
  std::string id = {};
  bool enabled = true;
  bool running = false;  // a run is on: the button stops it
};

// A file the scene offers to save. Its label is the word "<scene>.export.<id>".
struct Export {
  std::string id = {};
  std::string ending = {};  // of the file's name: "csv"
};

// The one declaration of a scene; the registry (registry.h) holds them all.
struct SceneSpec {
  std::string id = {};
  std::vector<Parameter> parameters = {};
  std::vector<std::string> observables = {};  // ids it may publish, in order
  std::vector<std::string> files = {};        // data it needs, by file name ("ames.csv")
  int last_step = 0;                          // length of the timeline; 0: none
  const Parameter* find(std::string_view parameter_id) const;
};

// What a scene may use from outside: words, and the contents of data files by name (null when
// absent).
struct Context {
  const text::Words* words = nullptr;
  std::function<const std::string*(std::string_view name)> file = {};
  bool in_slices = false;  // long runs do a slice a call: whoever draws frames calls catch_up()
};

// What can be taken hold of. 0 is nothing; the others are the scene's own numbers.
using Handle = int;
inline constexpr Handle kNoHandle = 0;

struct DrawOptions {
  Handle hot = kNoHandle;   // under the pointer: gets a halo
  Handle held = kNoHandle;  // being dragged
};

// What a derivative audit (audit.h) looks into: a formula, and a place.
struct AuditSubject {
  expr::Function f;
  std::vector<double> at;
};

class Scene {
 public:
  Scene(const SceneSpec& spec, Context context);
  virtual ~Scene() = default;
  Scene(const Scene&) = delete;
  Scene& operator=(const Scene&) = delete;

  const SceneSpec& spec() const { return *spec_; }
  const text::Words& words() const { return *context_.words; }
  // The key of a label: "<scene>.<id>", or "figure.<id>" where only that is a word.
  std::string word_key(std::string_view id) const;

  // --- parameters ---
  // Checks and stores. On error nothing changes; the error names the culprit, its column within
  // `value`, and the nearest valid name. Numbers outside [min, max] are errors.
  text::Result<text::Done> set(std::string_view id, std::string_view value);
  // For drags and sliders: clamps to range(id), rounds to the grain (a logarithmic number without
  // one, to 3 digits). `id` must be a number.
  void set_number(std::string_view id, double value);
  // What a slider of a number offers now: the row's [min, max], or the part of it that makes sense
  // in the current figure (a place inside the window).
  virtual figure::Range range(std::string_view id) const;
  double number(std::string_view id) const;             // numbers, integers, flags
  const std::string& value(std::string_view id) const;  // any parameter, as text
  bool offers(const Parameter& row) const;              // by its `with`
  // What a choice may be now: the row's, or what an open one depends on (the columns of a table).
  // An open choice takes any name, so that a line's values have no order; the scene passes over
  // one that it does not know.
  virtual std::vector<std::string> choices(std::string_view id) const;
  // A list's entries, NaN where blank: as many as it has places, or, if any number may be, as many
  // as there are. One of them is also a name for set(): "guess.3".
  std::vector<double> list(std::string_view id) const;
  void set_entry(std::string_view id, int entry, double value);  // clamped, rounded; NaN: blank
  virtual std::string entry_label(std::string_view id, int entry) const;
  // All values at once: all or nothing. Here and in set(), "step" is a name too.
  text::Result<text::Done> set_all(std::span<const std::pair<std::string, std::string>> values);
  // The canonical line of text: parameters that differ from their default, in declared order, and
  // the step if it is not 0.
  std::string line() const;

  // --- timeline ---
  int step() const { return step_; }
  void go_to_step(int step);  // clamped to [0, spec().last_step]

  // --- what it shows ---
  virtual std::vector<Observable> observe() const = 0;
  virtual figure::DrawList draw(figure::Size size, const DrawOptions& options = {}) const = 0;
  virtual std::string describe() const = 0;  // one sentence with the current numbers
  virtual std::optional<AuditSubject> audited() const { return std::nullopt; }

  // --- touch ---
  // The handle within `reach` (px) of a point, nearest first; taking it, which matters to what
  // moves by how far it is drawn rather than to where (a surface that is turned); and moving it.
  virtual Handle hit(figure::Point at, figure::Size size, float reach) const;
  virtual void grab(Handle handle, figure::Point at, figure::Size size);
  virtual void drag(Handle handle, figure::Point to, figure::Size size);

  // --- buttons ---
  virtual std::vector<Action> actions() const { return {}; }
  virtual void act(std::string_view action_id);
  // A tick, a sixtieth of a second, while an action's run is on (Action::running): goes one piece
  // further on the timeline. Returns false when the run is over.
  virtual bool advance() { return false; }

  // --- long runs, in slices (Context::in_slices) ---
  // The run has not yet come to step(): the scene shows how far it is, and catch_up() goes a slice
  // further. Never so without slices.
  virtual bool is_behind() const { return false; }
  virtual void catch_up() {}

  // --- files to take along: data, weights ---
  virtual std::vector<Export> exports() const { return {}; }
  virtual std::string exported(std::string_view export_id) const;  // the file's contents

  // The value of an observable by id, or of a number parameter, or "step"; nothing if unknown.
  std::optional<double> observable(std::string_view id) const;

 protected:
  // Called after any change of parameters or step, and once after construction by the registry.
  virtual void update() {}
  // Scene-specific checks of one value, beyond its kind and range. Runs before it is stored. (A
  // file's contents are file(value); they are not there where a link was opened elsewhere.)
  virtual text::Result<text::Done> accept(const Parameter& parameter, std::string_view value) const;
  const std::string* file(std::string_view name) const;
  bool in_slices() const { return context_.in_slices; }

 private:
  friend text::Result<std::unique_ptr<Scene>> make_scene(std::string_view, const Context&);

  // The row's place in the spec; `id` must be a parameter.
  std::size_t index_of(std::string_view id) const;
  // The value in its canonical form, or what is wrong with it. `id` may also be "step".
  text::Result<std::string> check(std::string_view id, std::string_view value) const;
  text::Result<text::Done> set_list_entry(const Parameter& row, int entry, std::string_view value);
  void store(std::string_view id, std::string canonical);

  const SceneSpec* spec_;
  Context context_;
  std::vector<std::string> values_;  // as text, by row
  std::vector<double> numbers_;      // the same as numbers, NaN for text
  int step_ = 0;
};

}  // namespace downhill::scenes
