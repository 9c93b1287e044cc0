#include "lesson/readout.h"

#include <algorithm>
#include <cmath>

#include "expr/function.h"
#include "text/number.h"

namespace downhill::lesson {
namespace {

using scenes::Kind;
using scenes::Parameter;
using scenes::Scene;

// 0.01 -> 2, 0.25 -> 2, 1 -> 0.
int decimals_of(double grain) {
  int decimals = 0;
  while (decimals < 6 && std::abs(grain - std::round(grain)) > 1e-9) {
    grain *= 10;
    ++decimals;
  }
  return decimals;
}

const scenes::Observable* find(const std::vector<scenes::Observable>& all, std::string_view id) {
  const auto at = std::find_if(all.begin(), all.end(), [&](const auto& o) { return o.id == id; });
  return at == all.end() ? nullptr : &*at;
}

}  // namespace

std::string label(const Scene& scene, std::string_view id) {
  return scene.words().say(scene.word_key(id));
}

std::string label(const Scene& scene, const scenes::Action& action) {
  return action.running ? scene.words().say("stage.stop") : label(scene, "action." + action.id);
}

std::string number_text(double value, int decimals, std::string_view unit) {
  const bool grouped = std::abs(value) >= 10000;
  std::string number =
      grouped ? text::display_grouped(value, decimals) : text::display(value, decimals);
  if (unit.empty() || !std::isfinite(value)) return number;
  if (unit == "$") {
    const std::string minus = "\u2212";
    if (number.starts_with(minus)) return minus + "$" + number.substr(minus.size());
    return "$" + number;
  }
  if (unit == "%" || unit == "°") return number + std::string(unit);
  return number + "\u00A0" + std::string(unit);
}

std::string value_text(const Scene& scene, const Parameter& parameter) {
  switch (parameter.kind) {
    case Kind::kInteger:
      return number_text(scene.number(parameter.id), 0, parameter.unit);
    case Kind::kNumber: {
      const double value = scene.number(parameter.id);
      // Where a slider moves in powers, fixed decimals would be all zeros at its lower end.
      if (parameter.logarithmic || parameter.grain == 0) {
        std::string number = text::short_number(value, 3);
        return parameter.unit.empty() ? number : number + "\u00A0" + parameter.unit;
      }
      return number_text(value, decimals_of(parameter.grain), parameter.unit);
    }
    case Kind::kFlag:
      return scene.words().say(scene.number(parameter.id) != 0 ? "stage.on" : "stage.off");
    case Kind::kChoice:
      if (parameter.choices.empty()) return scene.value(parameter.id);
      return label(scene, parameter.id + "." + scene.value(parameter.id));
    case Kind::kFormula:
      return formula_text(scene.value(parameter.id), parameter.variables);
    case Kind::kFile:
      return scene.value(parameter.id).empty() ? "–" : scene.value(parameter.id);
    case Kind::kText:
      return scene.value(parameter.id);
    case Kind::kList: {
      std::string all;
      for (const double entry : scene.list(parameter.id)) {
        if (!all.empty()) all += ", ";
        all += number_text(entry, decimals_of(parameter.grain), parameter.unit);
      }
      return all;
    }
  }
  return {};
}

std::vector<Readout> readouts(const Scene& scene, const std::vector<std::string>& ids) {
  std::vector<Readout> all;
  const std::vector<scenes::Observable> observed = scene.observe();
  for (const std::string& id : ids) {
    if (const scenes::Observable* o = find(observed, id)) {
      all.push_back({id, label(scene, id),
                     o->text.empty() ? number_text(o->value, o->decimals, o->unit) : o->text,
                     o->role});
    } else if (const Parameter* p = scene.spec().find(id)) {
      all.push_back({id, label(scene, id), value_text(scene, *p), figure::Role::kInk});
    } else if (id == "step") {
      all.push_back({id, label(scene, id), text::display(scene.step(), 0), figure::Role::kInk});
    }
  }
  return all;
}

std::string formula_text(const std::string& formula, const std::vector<std::string>& variables) {
  const text::Result<expr::Function> function = expr::Function::parse(formula, variables);
  return function ? function->pretty() : formula;
}

}  // namespace downhill::lesson
