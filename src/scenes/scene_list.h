// Which scenes a program has. The definition is written by CMake, from the groups in groups.cmake:
// the library has all scenes; a program for the browser brings a shorter list of its own.
#pragma once

#include <memory>
#include <span>

#include "scenes/scene.h"

namespace downhill::scenes {

struct SceneRow {
  SceneSpec (*spec)();
  std::unique_ptr<Scene> (*make)(const SceneSpec&, const Context&);
};

std::span<const SceneRow> scene_list();

}  // namespace downhill::scenes
