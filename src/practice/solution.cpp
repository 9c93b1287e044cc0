#include "practice/solution.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include "expr/steps.h"
#include "text/number.h"

namespace downhill::practice {
namespace {

// Rules that need no line of their own.
bool is_small(std::string_view rule) {
  constexpr std::array<std::string_view, 7> kSmall = {"variable",
                                                      "constant",
                                                      "sum",
                                                      "difference",
                                                      "negative",
                                                      "constant-multiple",
                                                      "constant-denominator"};
  return std::ranges::find(kSmall, rule) != kSmall.end();
}

void add_reason(std::vector<Reason>& reasons, const expr::DerivativeStep& step) {
  const auto same = [&](const Reason& one) {
    return one.rule == step.rule && one.chain == step.chain;
  };
  if (std::ranges::none_of(reasons, same)) reasons.push_back({std::string(step.rule), step.chain});
}

void add_derivative(const Exercise& exercise, int variable, std::vector<Line>& out) {
  const expr::DerivativeSteps record(exercise.f, variable);
  out.push_back({.formula = record.pretty(record.start())});
  const auto& steps = record.steps();
  std::vector<Reason> reasons;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    add_reason(reasons, steps[i]);
    if (i + 1 < steps.size() && is_small(steps[i + 1].rule)) continue;
    out.push_back({.formula = "= " + record.pretty(steps[i].whole), .reasons = std::move(reasons)});
    reasons.clear();
  }
}

std::string tuple(std::span<const double> numbers) {
  std::string out;
  for (const double number : numbers) out += (out.empty() ? "" : ", ") + written(number);
  return "(" + out + ")";
}

void add_values(const Exercise& exercise, const std::vector<double>& slopes,
                std::vector<Line>& out) {
  for (std::size_t i = 0; i < slopes.size(); ++i) {
    const auto by = static_cast<std::size_t>(exercise.by[i]);
    std::string formula = "∂f/∂" + exercise.variables()[by];
    if (exercise.variables().size() == 1) formula = "f′";
    formula += tuple(exercise.at) + " = " + written(slopes[i]);
    out.push_back({.formula = std::move(formula), .reasons = {{"place"}}});
  }
}

void add_direction(const Exercise& exercise, const std::vector<double>& slopes,
                   std::vector<Line>& out) {
  const double length = std::hypot(exercise.direction[0], exercise.direction[1]);
  const std::array unit = {exercise.direction[0] / length, exercise.direction[1] / length};
  out.push_back(
      {.formula = "u = " + tuple(exercise.direction) + "/" + written(length) + " = " + tuple(unit),
       .reasons = {{"unit"}}});
  out.push_back({.formula = "∇f·u = " + enclosed(slopes[0]) + "·" + enclosed(unit[0]) + " + " +
                            enclosed(slopes[1]) + "·" + enclosed(unit[1]) + " = " +
                            written(exercise.numbers[0]),
                 .reasons = {{"dot"}},
                 .last = true});
}

void add_step(const Exercise& exercise, const std::vector<double>& slopes, std::vector<Line>& out) {
  for (std::size_t i = 0; i < slopes.size(); ++i) {
    out.push_back({.formula = exercise.variables()[i] + " ← " + written(exercise.at[i]) + " − " +
                              written(exercise.rate) + "·" + enclosed(slopes[i]) + " = " +
                              written(exercise.numbers[i]),
                   .reasons = {{"step"}},
                   .last = true});
  }
}

void add_passes(const Neuron& neuron, std::vector<Line>& out) {
  const auto line = [](const Neuron::Line& one) {
    return one.name + " = " + one.rule + " = " + written(one.value);
  };
  for (const Neuron::Line& one : neuron.forward()) {
    out.push_back({.formula = line(one), .reasons = {{"forward"}}});
  }
  for (const Neuron::Line& one : neuron.backward()) {
    const bool by_weight = std::ranges::any_of(
        neuron.weights, [&](const std::string& weight) { return one.name == "∂L/∂" + weight; });
    out.push_back({.formula = line(one), .reasons = {{"backward"}}, .last = by_weight});
  }
}

}  // namespace

std::vector<Line> solution_of(const Exercise& exercise) {
  std::vector<Line> out;
  if (exercise.neuron) {
    add_passes(*exercise.neuron, out);
    return out;
  }
  for (const int variable : exercise.by) {
    add_derivative(exercise, variable, out);
    out.back().last = !asks_for_numbers(exercise.kind);
  }
  if (!asks_for_numbers(exercise.kind)) return out;
  const std::vector<double> slopes = values_at(exercise.partials, exercise.at);
  add_values(exercise, slopes, out);
  if (exercise.kind == Kind::kGradientAt) {
    for (std::size_t i = out.size() - slopes.size(); i < out.size(); ++i) out[i].last = true;
  }
  if (exercise.kind == Kind::kDirectional) add_direction(exercise, slopes, out);
  if (exercise.kind == Kind::kDescentStep) add_step(exercise, slopes, out);
  return out;
}

std::string answer_of(const Exercise& exercise) {
  std::string out;
  const auto add = [&](const std::string& part) { out += (out.empty() ? "" : ", ") + part; };
  if (asks_for_numbers(exercise.kind)) {
    for (const double number : exercise.numbers) add(written(number));
  } else {
    for (const expr::Function& partial : exercise.partials) add(partial.pretty());
  }
  return out;
}

std::string typed_answer_of(const Exercise& exercise) {
  std::string out;
  const auto add = [&](const std::string& part) { out += (out.empty() ? "" : ", ") + part; };
  if (asks_for_numbers(exercise.kind)) {
    for (const double number : exercise.numbers) add(text::short_number(number, 8));
  } else {
    for (const expr::Function& partial : exercise.partials) add(partial.text());
  }
  return out;
}

}  // namespace downhill::practice
