#include "lesson/walk.h"

#include <algorithm>

#include "lesson/scene_values.h"
#include "scenes/registry.h"

namespace downhill::lesson {
namespace {

using scenes::make_scene;
using text::Done;
using text::Error;
using text::Json;
using text::Result;

// Of the saved progress; a later, different format has another number.
constexpr int kVersion = 1;

const Answer* find_answer(const Step& step, std::string_view answer_id) {
  if (!step.quiz) return nullptr;
  for (const Answer& answer : step.quiz->answers) {
    if (answer.id == answer_id) return &answer;
  }
  return nullptr;
}

Error damaged(std::string what) {
  return {"progress-damaged", "the saved progress is damaged: " + what, {{"reason", what}}, {}};
}

// Reads a field that may be left out; false if it is there with another type.
bool read_flag(const Json& object, std::string_view name, bool& value) {
  const auto found = object.find(std::string(name));
  if (found == object.end()) return true;
  if (!found->is_boolean()) return false;
  value = found->get<bool>();
  return true;
}

bool read_text(const Json& object, std::string_view name, std::string& value) {
  const auto found = object.find(std::string(name));
  if (found == object.end()) return true;
  if (!found->is_string()) return false;
  value = found->get<std::string>();
  return true;
}

}  // namespace

Walk::Walk(Lesson lesson, scenes::Context context)
    : lesson_(std::move(lesson)),
      context_(std::move(context)),
      given_(lesson_.steps.size()),
      progress_(lesson_.steps.size()) {}

Result<std::unique_ptr<Walk>> Walk::begin(Lesson lesson, scenes::Context context) {
  std::unique_ptr<Walk> walk(new Walk(std::move(lesson), std::move(context)));
  if (Result<Done> prepared = walk->prepare(); !prepared) return prepared.error();
  walk->enter(0);
  return walk;
}

// Makes every figure once, so that no later step can fail.
Result<Done> Walk::prepare() {
  if (lesson_.steps.empty()) {
    return Error{"lesson-empty", "the lesson '" + lesson_.id + "' has no steps", {}, {}};
  }
  for (std::size_t i = 0; i < lesson_.steps.size(); ++i) {
    const Step& step = lesson_.steps[i];
    Result<std::unique_ptr<scenes::Scene>> scene = make_scene(step.figure, context_);
    if (!scene) return scene.error();
    given_[i].line = (*scene)->line();
    given_[i].spec = &(*scene)->spec();
    if (!step.task) continue;
    Result<Condition> check = Condition::parse(step.task->check, value_names((*scene)->spec()));
    if (!check) return check.error();
    given_[i].check = *std::move(check);
  }
  return Done{};
}

void Walk::enter(int index) {
  index_ = index;
  before_reset_.clear();
  const std::string& left = progress_[static_cast<std::size_t>(index)].line;
  Result<std::unique_ptr<scenes::Scene>> scene =
      make_scene(left.empty() ? current().figure : left, context_);
  assert(scene && "figures were made once, by prepare() or load()");
  if (scene) scene_ = *std::move(scene);
}

void Walk::leave() {
  const auto i = static_cast<std::size_t>(index_);
  const std::string line = scene_->line();
  progress_[i].line = line == given_[i].line ? "" : line;
}

void Walk::go(int index) {
  index = std::clamp(index, 0, static_cast<int>(lesson_.steps.size()) - 1);
  if (index == index_) return;
  leave();
  enter(index);
}

int Walk::index_of(std::string_view step_id) const {
  for (std::size_t i = 0; i < lesson_.steps.size(); ++i) {
    if (lesson_.steps[i].id == step_id) return static_cast<int>(i);
  }
  return -1;
}

Result<Done> Walk::open_figure(std::string_view line) {
  Result<std::unique_ptr<scenes::Scene>> scene = make_scene(line, context_);
  if (!scene) return scene.error();
  scene_ = *std::move(scene);
  before_reset_.clear();
  return Done{};
}

void Walk::reset() {
  const std::string line = scene_->line();
  if (line == given_[static_cast<std::size_t>(index_)].line) return;
  progress_[static_cast<std::size_t>(index_)].line.clear();
  enter(index_);
  before_reset_ = line;
}

void Walk::restore() {
  if (!can_restore()) return;
  Result<std::unique_ptr<scenes::Scene>> scene = make_scene(before_reset_, context_);
  assert(scene && "the line came from a scene");
  if (scene) scene_ = *std::move(scene);
  before_reset_.clear();
}

bool Walk::judge() {
  const auto i = static_cast<std::size_t>(index_);
  const Given& given = given_[i];
  // A figure opened from a link may be of another scene, which the task does not speak of.
  if (!given.check || progress_[i].task_done || &scene_->spec() != given.spec) return false;
  progress_[i].task_done = given.check->holds(values_of(*scene_));
  return progress_[i].task_done;
}

bool Walk::task_done(int index) const {
  return progress_[static_cast<std::size_t>(index)].task_done;
}

const Answer* Walk::answer(std::string_view answer_id) {
  const Answer* answer = find_answer(current(), answer_id);
  if (answer == nullptr) return nullptr;
  Progress& progress = progress_[static_cast<std::size_t>(index_)];
  progress.answered = answer_id;
  if (answer_id == current().quiz->right) progress.quiz_done = true;
  return answer;
}

const std::string& Walk::answered(int index) const {
  return progress_[static_cast<std::size_t>(index)].answered;
}

bool Walk::quiz_done(int index) const {
  return progress_[static_cast<std::size_t>(index)].quiz_done;
}

bool Walk::step_done(int index) const {
  const Step& step = lesson_.steps[static_cast<std::size_t>(index)];
  return (!step.task || task_done(index)) && (!step.quiz || quiz_done(index));
}

std::string Walk::save() const {
  Json steps = Json::object();
  for (std::size_t i = 0; i < progress_.size(); ++i) {
    Json entry = Json::object();
    std::string line = progress_[i].line;
    if (static_cast<int>(i) == index_) {
      line = scene_->line();
      if (line == given_[i].line) line.clear();
    }
    if (!line.empty()) entry["line"] = line;
    if (progress_[i].task_done) entry["task"] = true;
    if (!progress_[i].answered.empty()) entry["answer"] = progress_[i].answered;
    if (progress_[i].quiz_done) entry["quiz"] = true;
    if (!entry.empty()) steps[lesson_.steps[i].id] = std::move(entry);
  }
  const Json out = {
      {"version", kVersion}, {"lesson", lesson_.id}, {"step", current().id}, {"steps", steps}};
  return out.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<Done> Walk::load(std::string_view json) {
  Result<Json> parsed = text::parse_json(json);
  if (!parsed) return damaged(parsed.error().message);
  if (!parsed->is_object()) return damaged("it is no object");
  const auto version = parsed->find("version");
  if (version == parsed->end() || *version != kVersion) return damaged("its version is unknown");
  std::string lesson_id;
  std::string step_id;
  if (!read_text(*parsed, "lesson", lesson_id) || !read_text(*parsed, "step", step_id)) {
    return damaged("'lesson' and 'step' must be texts");
  }
  if (lesson_id != lesson_.id) {
    return Error{"progress-foreign",
                 "the saved progress is of the lesson '" + lesson_id + "'",
                 {{"lesson", lesson_id}},
                 {}};
  }
  const auto steps = parsed->find("steps");
  if (steps == parsed->end() || !steps->is_object()) return damaged("'steps' must be an object");

  std::vector<Progress> loaded(lesson_.steps.size());
  for (const auto& [id, entry] : steps->items()) {
    const int index = index_of(id);
    if (index < 0) continue;  // the lesson has changed since
    const auto i = static_cast<std::size_t>(index);
    Result<Progress> progress = read_progress(entry, lesson_.steps[i]);
    if (!progress) return progress.error();
    loaded[i] = *std::move(progress);
  }
  progress_ = std::move(loaded);
  enter(std::max(index_of(step_id), 0));
  return Done{};
}

Result<Walk::Progress> Walk::read_progress(const Json& entry, const Step& step) const {
  const std::string where = "the step '" + step.id + "'";
  if (!entry.is_object()) return damaged(where + " must be an object");
  Progress progress;
  if (!read_text(entry, "line", progress.line) || !read_flag(entry, "task", progress.task_done) ||
      !read_text(entry, "answer", progress.answered) ||
      !read_flag(entry, "quiz", progress.quiz_done)) {
    return damaged("a field of " + where + " has the wrong type");
  }
  // What the lesson no longer has, or its scenes no longer know, begins anew.
  if (!progress.line.empty() && !make_scene(progress.line, context_)) progress.line.clear();
  if (!step.task) progress.task_done = false;
  if (find_answer(step, progress.answered) == nullptr) progress.answered.clear();
  if (!step.quiz) progress.quiz_done = false;
  return progress;
}

}  // namespace downhill::lesson
