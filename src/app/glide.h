// Motion: when a number changes otherwise than under the learner's hand, the figure glides there in
// a fifth of a second, so that the eye keeps hold of what moved. The model is at its goal at once;
// only the picture follows.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "scenes/scene.h"

namespace downhill::app {

class Glide {
 public:
  // The scene to draw at this time instead of `scene`: itself, or one on the way to it. `copy`
  // makes a second scene from a line of text. `at_once`: do not glide to what is new now.
  const scenes::Scene& follow(
      const scenes::Scene& scene, double now_secs, bool at_once,
      const std::function<std::unique_ptr<scenes::Scene>(const std::string& line)>& copy);

  bool is_moving() const { return moving_ != nullptr; }
  void stop() { moving_.reset(); }

 private:
  struct Snapshot {
    const scenes::SceneSpec* spec = nullptr;
    std::string texts;            // choices and formulas: if these change nothing glides
    std::vector<double> numbers;  // by row; NaN: not a number
    bool operator==(const Snapshot&) const = default;
  };
  static Snapshot snapshot(const scenes::Scene& scene);
  static bool can_glide(const Snapshot& from, const Snapshot& to);

  Snapshot shown_;  // what the eye saw last
  Snapshot goal_;
  Snapshot start_;
  double begun_secs_ = 0;
  std::unique_ptr<scenes::Scene> moving_;
};

}  // namespace downhill::app
