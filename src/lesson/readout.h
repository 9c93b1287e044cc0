// Numbers and formulas as the learner reads them, in stage and page alike.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "figure/color_role.h"
#include "scenes/scene.h"

namespace downhill::lesson {

struct Readout {
  std::string id;
  std::string label;
  std::string text;  // "1.67", "$181,500", "x²/4 + 1/4"
  figure::Role role = figure::Role::kInk;
  bool operator==(const Readout&) const = default;
};

// Readouts by the ids of observables or parameters; ids the scene does not know are left out.
std::vector<Readout> readouts(const scenes::Scene& scene, const std::vector<std::string>& ids);

// The label of a parameter, an observable, a choice ("<parameter>.<choice>") or an action
// ("action.<id>").
std::string label(const scenes::Scene& scene, std::string_view id);

// The label of a button; while its run is on, it is the button that stops it.
std::string label(const scenes::Scene& scene, const scenes::Action& action);

// A parameter's value: numbers with the decimals of their grain and their unit, choices by their
// label.
std::string value_text(const scenes::Scene& scene, const scenes::Parameter& parameter);

// A number with its unit: dollars before it, others after; grouped from 10,000.
std::string number_text(double value, int decimals, std::string_view unit);

// A typed formula as one would write it: "x^2/4+1/4" is "x²/4 + 1/4".
std::string formula_text(const std::string& formula, const std::vector<std::string>& variables);

}  // namespace downhill::lesson
