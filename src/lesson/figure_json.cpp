#include "lesson/figure_json.h"

#include "lesson/readout.h"

namespace downhill::lesson {
namespace {

using scenes::Kind;
using scenes::Parameter;
using scenes::Scene;
using text::Json;

std::string_view kind_name(Kind kind) {
  switch (kind) {
    case Kind::kNumber:
      return "number";
    case Kind::kInteger:
      return "integer";
    case Kind::kFlag:
      return "flag";
    case Kind::kChoice:
      return "choice";
    case Kind::kFormula:
      return "formula";
  }
  return "number";
}

Json choices_json(const Scene& scene, const Parameter& parameter) {
  Json out = Json::array();
  for (const std::string& choice : parameter.choices) {
    const std::string text = parameter.kind == Kind::kChoice
                                 ? label(scene, parameter.id + "." + choice)
                                 : formula_text(choice, parameter.variables);
    out.push_back({{"id", choice}, {"label", text}});
  }
  return out;
}

Json parameter_json(const Scene& scene, const Parameter& parameter) {
  const bool is_number = parameter.kind != Kind::kChoice && parameter.kind != Kind::kFormula;
  const figure::Range range =
      is_number ? scene.range(parameter.id) : figure::Range{parameter.min, parameter.max};
  return {{"id", parameter.id},
          {"label", label(scene, parameter.id)},
          {"kind", kind_name(parameter.kind)},
          {"value", scene.value(parameter.id)},
          {"text", value_text(scene, parameter)},
          {"min", range.min},
          {"max", range.max},
          {"grain", parameter.kind == Kind::kInteger ? 1.0 : parameter.grain},
          {"logarithmic", parameter.logarithmic},
          {"unit", parameter.unit},
          {"choices", choices_json(scene, parameter)},
          {"variables", parameter.variables}};
}

Json timeline_json(const Scene& scene) {
  return {{"id", "step"},
          {"label", label(scene, "step")},
          {"kind", "integer"},
          {"value", std::to_string(scene.step())},
          {"text", std::to_string(scene.step())},
          {"min", 0},
          {"max", scene.spec().last_step},
          {"grain", 1},
          {"logarithmic", false},
          {"unit", ""},
          {"choices", Json::array()},
          {"variables", Json::array()}};
}

}  // namespace

Json parameters_json(const Scene& scene) {
  Json out = Json::array();
  for (const Parameter& parameter : scene.spec().parameters) {
    out.push_back(parameter_json(scene, parameter));
  }
  if (scene.spec().last_step > 0) out.push_back(timeline_json(scene));
  return out;
}

Json readouts_json(const Scene& scene, const std::vector<std::string>& ids) {
  Json out = Json::array();
  for (const Readout& readout : readouts(scene, ids)) {
    out.push_back({{"id", readout.id},
                   {"label", readout.label},
                   {"text", readout.text},
                   {"role", figure::css_name(readout.role)}});
  }
  return out;
}

Json actions_json(const Scene& scene) {
  Json out = Json::array();
  for (const scenes::Action& action : scene.actions()) {
    out.push_back({{"id", action.id},
                   {"label", label(scene, action)},
                   {"enabled", action.enabled},
                   {"running", action.running}});
  }
  return out;
}

}  // namespace downhill::lesson
