#include "lesson/figure_json.h"

#include <cmath>

#include "lesson/readout.h"
#include "text/number.h"

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
    case Kind::kText:
      return "text";
    case Kind::kList:
      return "list";
    case Kind::kFile:
      return "file";
  }
  return "number";
}

Json choices_json(const Scene& scene, const Parameter& parameter) {
  Json out = Json::array();
  for (const std::string& choice : scene.choices(parameter.id)) {
    const std::string text = parameter.kind == Kind::kFormula
                                 ? formula_text(choice, parameter.variables)
                             : parameter.kind == Kind::kFile || parameter.choices.empty()
                                 ? choice
                                 : label(scene, parameter.id + "." + choice);
    out.push_back({{"id", choice}, {"label", text}});
  }
  return out;
}

Json parameter_json(const Scene& scene, const Parameter& parameter) {
  const bool has_range = scenes::is_number(parameter.kind) || parameter.kind == Kind::kList;
  const figure::Range range =
      has_range ? scene.range(parameter.id) : figure::Range{parameter.min, parameter.max};
  Json row = {{"id", parameter.id},
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
  if (!parameter.with.empty()) {
    row["with"] = parameter.with;
    row["offered"] = scene.offers(parameter);
  }
  return row;
}

// One entry of a list, as a number of its own.
Json entry_json(const Scene& scene, const Parameter& parameter, int entry, double value) {
  Json row = parameter_json(scene, parameter);
  const bool blank = std::isnan(value);
  row["id"] = parameter.id + "." + std::to_string(entry);
  row["list"] = parameter.id;
  row["label"] = scene.entry_label(parameter.id, entry);
  row["kind"] = kind_name(Kind::kNumber);
  row["value"] = blank ? "" : text::exact(value);
  row["text"] = blank ? text::display(value, 0) : text::short_number(value, 6);
  return row;
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
    if (parameter.kind != Kind::kList || parameter.count == 0) continue;
    const std::vector<double> entries = scene.list(parameter.id);
    for (int i = 0; i < parameter.count; ++i) {
      out.push_back(entry_json(scene, parameter, i, entries[static_cast<std::size_t>(i)]));
    }
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

Json exports_json(const Scene& scene) {
  Json out = Json::array();
  for (const scenes::Export& one : scene.exports()) {
    out.push_back(
        {{"id", one.id}, {"label", label(scene, "export." + one.id)}, {"ending", one.ending}});
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
