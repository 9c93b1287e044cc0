// The eight kinds of exercises, in the order in which the course meets them.
#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace downhill::practice {

// What an exercise asks for.
enum class Kind {
  kDerivative,   // f'(x), by the rules
  kChainRule,    // f'(x) of functions in functions
  kPartial,      // ∂f/∂x or ∂f/∂y
  kGradient,     // both of them
  kGradientAt,   // two numbers: the gradient at a place
  kDirectional,  // a number: the slope along a direction that is not of length 1
  kDescentStep,  // where one step of gradient descent leads
  kBackprop,     // the gradient of a neuron's loss by its weights
};

// All kinds, in order.
inline constexpr std::array kAllKinds = {Kind::kDerivative,  Kind::kChainRule,  Kind::kPartial,
                                         Kind::kGradient,    Kind::kGradientAt, Kind::kDirectional,
                                         Kind::kDescentStep, Kind::kBackprop};

// Levels count from 1, the easiest, to this.
inline constexpr int kLevels = 5;

// "derivative", "chain-rule", …: in figure lines and words.
std::string_view name(Kind kind);
std::optional<Kind> kind_named(std::string_view name);

// Whether the answer is made of numbers; else of formulas.
bool asks_for_numbers(Kind kind);

}  // namespace downhill::practice
