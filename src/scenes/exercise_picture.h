// The picture of an exercise: the question with the answer and what is said to it, and beside it
// (on a phone below it) the working that was asked for, or else what the function looks like.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "expr/function.h"
#include "figure/draw_list.h"
#include "figure/ground.h"
#include "practice/exercise.h"

namespace downhill::scenes {

struct ExercisePicture {
  const practice::Exercise* exercise = nullptr;
  std::string kind, standing;  // "chain rule", "level 2 · number 5"
  std::string question, formula;
  std::string answer;   // as it is read; "" if there is none
  std::string verdict;  // what is said to it; "" before it is checked
  figure::Role tone = figure::Role::kInk2;
  struct Line {
    std::string formula, reason;
    bool last = false;
  };
  std::vector<Line> working;  // none: the function is shown
  std::string working_title;
  const expr::Function* typed = nullptr;   // a checked answer, to be drawn over the derivative
  std::string slope_name, typed_name;      // in the legend
  const figure::Ground* ground = nullptr;  // of functions of x and y
};

void draw_exercise(figure::DrawList& list, const ExercisePicture& picture, figure::Size size);

}  // namespace downhill::scenes
