#include "scenes/registry.h"

#include <string>
#include <utility>
#include <vector>

#include "scenes/figure_line.h"
#include "scenes/scene_list.h"
#include "text/nearest.h"

namespace downhill::scenes {
namespace {

using text::Error;
using text::Result;

const std::vector<SceneSpec>& specs() {
  static const std::vector<SceneSpec> kAll = [] {
    std::vector<SceneSpec> out;
    for (const SceneRow& row : scene_list()) out.push_back(row.spec());
    return out;
  }();
  return kAll;
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
  std::unique_ptr<Scene> scene = scene_list()[index].make(*spec, context);
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
