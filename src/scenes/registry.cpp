#include "scenes/registry.h"

#include <string>
#include <utility>
#include <vector>

#include "scenes/derivative.h"
#include "scenes/descent.h"
#include "scenes/descent_map.h"
#include "scenes/difference_error.h"
#include "scenes/directional.h"
#include "scenes/figure_line.h"
#include "scenes/gradient.h"
#include "scenes/hiker.h"
#include "scenes/house_price.h"
#include "scenes/partial.h"
#include "scenes/scaling.h"
#include "scenes/sgd.h"
#include "scenes/stability.h"
#include "text/nearest.h"

namespace downhill::scenes {
namespace {

using text::Error;
using text::Result;

struct Row {
  SceneSpec (*spec)();
  std::unique_ptr<Scene> (*make)(const SceneSpec&, const Context&);
};

// A new scene is one row here.
constexpr Row kRows[] = {
    {hiker_spec, make_hiker},
    {derivative_spec, make_derivative},
    {difference_error_spec, make_difference_error},
    {partial_spec, make_partial},
    {directional_spec, make_directional},
    {gradient_spec, make_gradient},
    {descent_spec, make_descent},
    {descent_map_spec, make_descent_map},
    {stability_spec, make_stability},
    {house_price_spec, make_house_price},
    {scaling_spec, make_scaling},
    {sgd_spec, make_sgd},
};

const std::vector<SceneSpec>& specs() {
  static const std::vector<SceneSpec> all = [] {
    std::vector<SceneSpec> out;
    for (const Row& row : kRows) out.push_back(row.spec());
    return out;
  }();
  return all;
}

Error unknown_scene(const std::string& id) {
  std::vector<std::string> known;
  std::string list;
  for (const SceneSpec& spec : specs()) {
    list += (list.empty() ? "" : ", ") + spec.id;
    known.push_back(spec.id);
  }
  const std::string near = text::nearest(id, known);
  const text::Arguments arguments{{"name", id}, {"nearest", near}, {"known", list}};
  if (near.empty()) {
    return {"unknown-scene",
            text::fill("there is no scene '{name}', only {known}", arguments),
            arguments,
            {{}, 0, 1}};
  }
  return {"unknown-scene-near",
          text::fill("there is no scene '{name}': did you mean '{nearest}'?", arguments),
          arguments,
          {{}, 0, 1}};
}

}  // namespace

std::span<const SceneSpec> all_scenes() { return specs(); }

const SceneSpec* find_scene(std::string_view id) {
  for (const SceneSpec& spec : specs()) {
    if (spec.id == id) return &spec;
  }
  return nullptr;
}

Result<std::unique_ptr<Scene>> make_scene(std::string_view line, const Context& context) {
  const Result<FigureLine> parsed = parse_figure_line(line);
  if (!parsed) return parsed.error();
  const SceneSpec* spec = find_scene(parsed->scene);
  if (!spec) return unknown_scene(parsed->scene);
  for (const std::string& name : spec->files) {
    if (context.file && context.file(name)) continue;
    return Error{"missing-data",
                 "the data file '" + name + "' of '" + spec->id + "' is missing",
                 {{"file", name}, {"scene", spec->id}},
                 {{}, 0, 1}};
  }

  const auto index = static_cast<std::size_t>(spec - specs().data());
  std::unique_ptr<Scene> scene = kRows[index].make(*spec, context);
  for (const FigureLine::Value& value : parsed->values) {
    Result<std::string> canonical = scene->check(value.name, value.value);
    if (!canonical) {
      Error error = canonical.error();
      error.place.column = error.place.column == 0
                               ? value.name_column
                               : column_in_line(line, value.column, error.place.column);
      return error;
    }
    scene->store(value.name, *std::move(canonical));
  }
  scene->update();
  return scene;
}

}  // namespace downhill::scenes
