// The scenes of this program by their names, and the function that makes one from its line of text.
#pragma once

#include <memory>
#include <span>
#include <string_view>

#include "scenes/scene.h"
#include "text/result.h"

namespace downhill::scenes {

// Every scene, in the order in which the course meets them.
std::span<const SceneSpec> all_scenes();

// The spec of a scene, or null.
const SceneSpec* find_scene(std::string_view id);

// The scene a line of text names, with its values set and its step reached. Errors name the
// culprit, its column in the line and the nearest valid name: unknown scene, unknown parameter, bad
// value, bad expression, missing data.
text::Result<std::unique_ptr<Scene>> make_scene(std::string_view line, const Context& context);

}  // namespace downhill::scenes
