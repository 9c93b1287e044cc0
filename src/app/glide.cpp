#include "app/glide.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace downhill::app {
namespace {

using scenes::Kind;
using scenes::Parameter;
using scenes::Scene;

constexpr double kSeconds = 0.2;

double mixed(const Parameter& row, double from, double to, double t) {
  if (row.logarithmic && from > 0 && to > 0) return from * std::pow(to / from, t);
  return from + (to - from) * t;
}

}  // namespace

Glide::Snapshot Glide::snapshot(const Scene& scene) {
  Snapshot all{.spec = &scene.spec(), .texts = {}, .numbers = {}};
  for (const Parameter& row : scene.spec().parameters) {
    const bool number = row.kind == Kind::kNumber;
    all.numbers.push_back(number ? scene.number(row.id) : 0);
    if (!number) all.texts += scene.value(row.id) + '\n';
  }
  return all;
}

// A scene with data or a timeline costs too much to make and to run for a picture on the way.
bool Glide::can_glide(const Snapshot& from, const Snapshot& to) {
  return from.spec == to.spec && from.texts == to.texts && from.numbers != to.numbers &&
         to.spec->files.empty() && to.spec->last_step == 0;
}

const Scene& Glide::follow(
    const Scene& scene, double now_secs, bool at_once,
    const std::function<std::unique_ptr<Scene>(const std::string& line)>& copy) {
  Snapshot goal = snapshot(scene);
  if (at_once || (!moving_ && goal == shown_)) {
    moving_.reset();
  } else if (goal != goal_) {
    if (can_glide(shown_, goal)) {
      start_ = shown_;
      begun_secs_ = now_secs;
      moving_ = copy(scene.line());
    } else {
      moving_.reset();
    }
  }
  goal_ = goal;
  const double t = moving_ ? (now_secs - begun_secs_) / kSeconds : 1;
  if (t >= 1) moving_.reset();
  if (!moving_) {
    shown_ = std::move(goal);
    return scene;
  }
  const double eased = 1 - std::pow(1 - std::max(t, 0.0), 3);  // quick off, gentle on arrival
  const std::vector<Parameter>& rows = scene.spec().parameters;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (rows[i].kind != Kind::kNumber) continue;
    moving_->set_number(rows[i].id, mixed(rows[i], start_.numbers[i], goal_.numbers[i], eased));
  }
  shown_ = snapshot(*moving_);
  return *moving_;
}

}  // namespace downhill::app
