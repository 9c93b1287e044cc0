// A run that is played, stepped and wound back: for scenes whose timeline was all computed
// beforehand.
#pragma once

#include <string_view>
#include <vector>

#include "scenes/scene.h"

namespace downhill::scenes {

class Playback {
 public:
  // "run", "step", "back" and "rewind"; `more`: there are steps after this one.
  std::vector<Action> actions(const Scene& scene, bool more) const;
  void act(Scene& scene, std::string_view action);

  bool is_running() const { return running_; }
  void stop() { running_ = false; }

  // For Scene::advance(): goes on by `steps`, once in `frames` calls, to the timeline's last step.
  bool advance(Scene& scene, int steps, int frames = 1);

 private:
  bool running_ = false;
  int frames_ = 0;  // since the last step
};

}  // namespace downhill::scenes
