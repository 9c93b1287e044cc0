// Predict first: the learner's guess, before the answer is drawn.
//
//     derivative?f=sin(x)&show=derivative&predict=guess              nothing guessed yet, no answer
//     derivative?...&predict=guess&guess=1,,0.2,,-1                  half drawn
//     derivative?...&predict=compare&guess=1,0.7,0.2,-0.6,-1         the answer beside it, and how
//                                                                    far off it was
//
// The guess is a list of numbers in the line of text: heights of a curve, an angle, the two
// components of an arrow. A scene that asks for one declares its rows with `add_guess`, keeps a
// `Guess` that it reads anew in update(), hides what `hides_answer()` says, and forwards its
// buttons:
//
//     reveal   "Show the answer": once the guess is complete
//     again    "Guess again": hides the answer; the guess stays, to be drawn anew
//
// Observables: guessed (1: complete), compared (1: answer shown), miss (the distance of the guess
// from the answer, in the scene's own measure; not defined before it is compared).
#pragma once

#include <string_view>
#include <vector>

#include "scenes/scene.h"

namespace downhill::scenes {

struct GuessRow {
  int count = 1;  // numbers in the guess
  double min = -1, max = 1;
  double grain = 0.01;
  std::string unit = {};
};
// Adds the parameters `predict` and `guess` and the observables.
void add_guess(SceneSpec& spec, const GuessRow& row);

class Guess {
 public:
  // What the guess needs to be complete: all its numbers, or those at both ends (a curve is drawn
  // through what lies between).
  enum class Needs { kAll, kEnds };

  Guess() = default;
  Guess(const Scene& scene, Needs needs);

  bool is_asked() const { return stage_ != Stage::kOff; }
  bool hides_answer() const { return stage_ == Stage::kGuessing; }
  bool compares() const { return stage_ == Stage::kComparing; }
  bool is_complete() const { return complete_; }
  bool is_begun() const;
  // NaN where blank.
  const std::vector<double>& values() const { return values_; }

  // guessed, compared, miss; `miss` is shown only while it is compared.
  void observe(std::vector<Observable>& out, double miss, const std::string& unit = {},
               int decimals = 2) const;
  std::vector<Action> actions() const;
  static void act(Scene& scene, std::string_view action);

 private:
  enum class Stage { kOff, kGuessing, kComparing };
  Stage stage_ = Stage::kOff;
  bool complete_ = false;
  std::vector<double> values_;
};

// A smooth curve through the numbers of a list that are not blank, spaced evenly over `window`
// from its beginning to its end; level beyond the outermost. NaN if all are blank.
double guessed_curve(const std::vector<double>& values, figure::Range window, double x);

}  // namespace downhill::scenes
