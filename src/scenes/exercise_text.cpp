#include "scenes/exercise_text.h"

namespace downhill::scenes {
namespace {

std::string tuple(const std::vector<double>& numbers) {
  std::string out;
  for (const double number : numbers) out += (out.empty() ? "" : ", ") + practice::written(number);
  return numbers.size() == 1 ? out : "(" + out + ")";
}

}  // namespace

std::string place_text(const std::vector<std::string>& names, const std::vector<double>& at) {
  std::string out;
  for (std::size_t i = 0; i < names.size() && i < at.size(); ++i) {
    out += (i > 0 ? ", " : "") + names[i] + " = " + practice::written(at[i]);
  }
  return out;
}

std::string formula_left_side(const practice::Exercise& exercise) {
  if (exercise.neuron) return "L = ";
  return exercise.variables().size() == 1 ? "f(x) = " : "f(x, y) = ";
}

std::string formula_text(const practice::Exercise& exercise) {
  return formula_left_side(exercise) + exercise.f.pretty();
}

std::string question_text(const practice::Exercise& exercise, const text::Words& words) {
  std::string wanted;
  for (const int by : exercise.by) {
    wanted += (wanted.empty() ? "" : ", ") + std::string(exercise.neuron ? "∂L/∂" : "∂f/∂") +
              exercise.variables()[static_cast<std::size_t>(by)];
  }
  const bool one_number = exercise.kind == practice::Kind::kDescentStep && exercise.at.size() == 1;
  const std::string key =
      "exercise.question." + std::string(practice::name(exercise.kind)) + (one_number ? "-x" : "");
  return words.say(key, {{"wanted", wanted},
                         {"place", exercise.neuron ? place_text(exercise.variables(), exercise.at)
                                                   : tuple(exercise.at)},
                         {"direction", tuple(exercise.direction)},
                         {"rate", practice::written(exercise.rate)}});
}

}  // namespace downhill::scenes
