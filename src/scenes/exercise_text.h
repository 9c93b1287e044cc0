// An exercise in words and formulas, as the figure and the sheet show it.
#pragma once

#include <string>
#include <vector>

#include "practice/exercise.h"
#include "text/words.h"

namespace downhill::scenes {

// "f(x, y) = ", "L = "
std::string formula_left_side(const practice::Exercise& exercise);
// "f(x, y) = x² + 3xy", "L = (3w − 2)²"
std::string formula_text(const practice::Exercise& exercise);
// "What is ∂f/∂x?"
std::string question_text(const practice::Exercise& exercise, const text::Words& words);

// "x = 0.42, y = 1.3"
std::string place_text(const std::vector<std::string>& names, const std::vector<double>& at);

}  // namespace downhill::scenes
