// Markers: numbers in a lesson's words that the engine computes when the site is built.
//
//     {{slope}}                        of the step's figure, with two decimals
//     {{slope @ x=2&h=0.5 | 3}}        with other parameter values (or another `step`), three
//     decimals
//     {{price | ,0}}                   thousands grouped: 181,500
//
// The expression is over the figure's values (scene_values.h). An observable that shows a text (a
// formula, a name) can stand alone: {{formula}}; with decimals, {{rmse | 1}}, its number is meant.
// Inside `$…$` a number is written as TeX wants it: "-0.5", "181{,}500"; outside with a true minus
// sign.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "lesson/passage.h"
#include "scenes/scene.h"

namespace downhill::lesson {

class Markers {
 public:
  // Over the figure that `line` names. The line must make a scene.
  Markers(std::string line, scenes::Context context);

  // `passage` with its markers replaced; each line keeps its place. Mistakes are added to `errors`
  // (and leave the marker as it is): an open marker, a bad expression or override, a number that is
  // not finite.
  Passage fill(const Passage& passage, std::vector<text::Error>& errors);

 private:
  // The number of one marker's inside, as text; offsets of errors count from the inside's first
  // byte.
  text::Result<std::string> number(std::string_view inside, bool in_tex);
  text::Result<const scenes::Scene*> figure(std::string_view overrides);

  std::string line_;
  scenes::Context context_;
  std::map<std::string, std::unique_ptr<scenes::Scene>, std::less<>> figures_;  // by overrides
};

}  // namespace downhill::lesson
