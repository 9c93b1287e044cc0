#include "lesson/scene_values.h"

#include <algorithm>
#include <limits>

namespace downhill::lesson {
namespace {

void add_once(std::vector<std::string>& names, const std::string& name) {
  if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
}

}  // namespace

std::vector<std::string> value_names(const scenes::SceneSpec& spec) {
  std::vector<std::string> names;
  for (const std::string& id : spec.observables) add_once(names, id);
  for (const scenes::Parameter& parameter : spec.parameters) {
    if (scenes::is_number(parameter.kind)) add_once(names, parameter.id);
  }
  add_once(names, "step");
  return names;
}

std::vector<double> values_of(const scenes::Scene& scene) {
  const std::vector<std::string> names = value_names(scene.spec());
  const std::vector<scenes::Observable> seen = scene.observe();
  std::vector<double> values;
  for (const std::string& name : names) {
    const auto is_it = [&](const scenes::Observable& observable) { return observable.id == name; };
    const auto found = std::find_if(seen.begin(), seen.end(), is_it);
    const scenes::Parameter* parameter = scene.spec().find(name);
    if (found != seen.end()) {
      values.push_back(found->value);
    } else if (parameter != nullptr && scenes::is_number(parameter->kind)) {
      values.push_back(scene.number(name));
    } else if (name == "step") {
      values.push_back(scene.step());
    } else {
      values.push_back(std::numeric_limits<double>::quiet_NaN());
    }
  }
  return values;
}

}  // namespace downhill::lesson
