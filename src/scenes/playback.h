// The buttons of a timeline: a run that is played, stepped and wound back.
#pragma once

#include <limits>
#include <string_view>
#include <vector>

#include "scenes/scene.h"

namespace downhill::scenes {

class Playback {
 public:
  // "run", "step", "back" and "rewind". `more`: there are steps after this one; `over`: nothing new
  // will come of playing them.
  std::vector<Action> actions(const Scene& scene, bool more, bool over = false) const;
  // A run may have ended at a step before the one that is shown: back is then the step before its
  // `last`.
  void act(Scene& scene, std::string_view action, int last = std::numeric_limits<int>::max());

  bool is_running() const { return running_; }
  void stop() { running_ = false; }

  // For Scene::advance(): goes on by `steps`, once in `ticks` calls, to the timeline's last step;
  // stop() it where the scene has arrived earlier.
  bool advance(Scene& scene, int steps, int ticks = 1);

 private:
  bool running_ = false;
  int ticks_ = 0;  // since the last step
};

}  // namespace downhill::scenes
