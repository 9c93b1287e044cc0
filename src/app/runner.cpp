#include "app/runner.h"

#include <algorithm>
#include <cmath>

#include "lesson/lesson_json.h"
#include "scenes/registry.h"

namespace downhill::app {
namespace {

using text::Done;
using text::Error;
using text::Result;

Error unknown(std::string key, const std::string& what, std::string_view name) {
  const text::Arguments arguments{{"name", std::string(name)}};
  return {std::move(key),
          text::fill("there is no " + what + " '{name}' here", arguments),
          arguments,
          {}};
}

}  // namespace

Runner::Runner() { words_.push_back(std::make_unique<text::Words>()); }

Result<Done> Runner::add_words(std::string_view language, std::string_view json) {
  if (words().language() != language) {
    walk_.reset();  // its scene speaks the old ones
    words_.push_back(std::make_unique<text::Words>(std::string(language)));
  }
  ++revision_;
  return words_.back()->add_json(json);
}

void Runner::add_file(std::string_view name, std::string contents) {
  files_.insert_or_assign(std::string(name), std::move(contents));
}

const std::string* Runner::file(std::string_view name) const {
  const auto at = files_.find(name);
  return at == files_.end() ? nullptr : &at->second;
}

Result<Runner::Opened> Runner::open(std::string_view lesson_json, std::string_view progress) {
  Result<lesson::Lesson> lesson = lesson::lesson_from_json(lesson_json);
  if (!lesson) return lesson.error();
  Result<std::unique_ptr<lesson::Walk>> walk = lesson::Walk::begin(*std::move(lesson), context());
  if (!walk) return walk.error();
  walk_ = *std::move(walk);
  Opened opened;
  if (!progress.empty()) {
    const Result<Done> loaded = walk_->load(progress);
    if (!loaded) opened.progress_error = loaded.error();
  }
  entered_step();
  return opened;
}

Result<Done> Runner::go(std::string_view step_id) {
  const int index = walk_->index_of(step_id);
  if (index < 0) return unknown("unknown-step", "step", step_id);
  go(index);
  return Done{};
}

void Runner::go(int index) {
  const int before = walk_->index();
  walk_->go(index);
  if (walk_->index() != before) entered_step();
}

Result<Done> Runner::open_figure(std::string_view line) {
  Result<Done> opened = walk_->open_figure(line);
  if (opened) changed();
  return opened;
}

Result<Done> Runner::set(std::string_view parameter, std::string_view value) {
  Result<Done> set = walk_->scene().set(parameter, value);
  if (set) changed();
  return set;
}

void Runner::set_number(std::string_view parameter, double value) {
  scenes::Scene& scene = walk_->scene();
  if (parameter == "step") {
    scene.go_to_step(static_cast<int>(std::lround(value)));
  } else {
    scene.set_number(parameter, value);
  }
  changed();
}

void Runner::grab(scenes::Handle handle, figure::Point at, figure::Size size) {
  walk_->scene().grab(handle, at, size);
  if (handle != scenes::kNoHandle) changed();
}

void Runner::drag(scenes::Handle handle, figure::Point to, figure::Size size) {
  walk_->scene().drag(handle, to, size);
  changed();
}

Result<Done> Runner::act(std::string_view action) {
  if (action == "reset") {
    walk_->reset();
  } else if (action == "restore") {
    walk_->restore();
  } else {
    const std::vector<scenes::Action> actions = walk_->scene().actions();
    const auto at = std::find_if(actions.begin(), actions.end(),
                                 [&](const scenes::Action& a) { return a.id == action; });
    if (at == actions.end()) return unknown("unknown-action", "action", action);
    if (!at->enabled) return Done{};
    walk_->scene().act(action);
  }
  changed();
  return Done{};
}

Result<Done> Runner::answer(std::string_view answer_id) {
  if (!walk_->answer(answer_id)) return unknown("unknown-answer", "answer", answer_id);
  ++revision_;
  return Done{};
}

bool Runner::is_running() const {
  if (!walk_) return false;
  if (walk_->scene().is_behind()) return true;
  const std::vector<scenes::Action> actions = walk_->scene().actions();
  return std::any_of(actions.begin(), actions.end(),
                     [](const scenes::Action& a) { return a.running; });
}

bool Runner::advance() {
  if (!is_running()) return false;
  scenes::Scene& scene = walk_->scene();
  if (scene.is_behind()) {
    scene.catch_up();
  } else {
    scene.advance();
  }
  changed();
  return is_running();
}

bool Runner::is_moved() const { return walk_->scene().line() != given_; }

void Runner::changed() {
  walk_->judge();
  ++revision_;
}

void Runner::entered_step() {
  const std::unique_ptr<scenes::Scene> given = copy_of_scene(walk_->current().figure);
  given_ = given ? given->line() : walk_->scene().line();
  ++revision_;
}

scenes::Context Runner::context() const {
  return {.words = words_.back().get(),
          .file = [this](std::string_view name) { return file(name); },
          .in_slices = true};
}

std::unique_ptr<scenes::Scene> Runner::copy_of_scene(const std::string& line) const {
  Result<std::unique_ptr<scenes::Scene>> scene = scenes::make_scene(line, context());
  return scene ? *std::move(scene) : nullptr;
}

}  // namespace downhill::app
