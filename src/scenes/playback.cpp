#include "scenes/playback.h"

#include <algorithm>
#include <utility>

namespace downhill::scenes {

std::vector<Action> Playback::actions(const Scene& scene, bool more, bool over) const {
  return {{.id = "run", .enabled = running_ || (more && !over), .running = running_},
          {.id = "step", .enabled = more},
          {.id = "back", .enabled = scene.step() > 0},
          {.id = "rewind", .enabled = scene.step() > 0}};
}

void Playback::act(Scene& scene, std::string_view action, int last) {
  const bool was_running = std::exchange(running_, false);
  ticks_ = 0;
  if (action == "step") scene.go_to_step(scene.step() + 1);
  if (action == "back") scene.go_to_step(std::min(scene.step(), last) - 1);
  if (action == "rewind") scene.go_to_step(0);
  if (action == "run") running_ = !was_running;
}

bool Playback::advance(Scene& scene, int steps, int ticks) {
  if (!running_) return false;
  if (++ticks_ < ticks) return true;
  ticks_ = 0;
  scene.go_to_step(scene.step() + steps);
  running_ = scene.step() < scene.spec().last_step;
  return running_;
}

}  // namespace downhill::scenes
