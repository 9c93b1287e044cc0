#include "app/state.h"

#include "figure/csv.h"
#include "figure/svg.h"
#include "lesson/figure_json.h"
#include "scenes/audit.h"

namespace downhill::app {
namespace {

using text::Json;

Json quiz_json(const lesson::Walk& walk) {
  const auto& quiz = walk.current().quiz;
  if (!quiz) return nullptr;
  const std::string& answered = walk.answered(walk.index());
  std::string why;
  for (const lesson::Answer& answer : quiz->answers) {
    if (answer.id == answered) why = answer.why;
  }
  return {{"answered", answered}, {"right", answered == quiz->right}, {"why", why}};
}

}  // namespace

std::string state_json(const Runner& runner) {
  if (!runner.is_open()) return "{}";
  const lesson::Walk& walk = runner.walk();
  const scenes::Scene& scene = walk.scene();
  Json done = Json::array();
  for (int i = 0; i < static_cast<int>(walk.lesson().steps.size()); ++i) {
    done.push_back(walk.step_done(i));
  }
  Json task = nullptr;
  if (walk.current().task) task = {{"done", walk.task_done(walk.index())}};
  const Json state = {{"lesson", walk.lesson().id},
                      {"step", walk.current().id},
                      {"index", walk.index()},
                      {"line", scene.line()},
                      {"at", scene.step()},
                      {"describe", scenes::sentence(scene)},
                      {"parameters", lesson::parameters_json(scene)},
                      {"readouts", lesson::readouts_json(scene, walk.current().readouts)},
                      {"actions", lesson::actions_json(scene)},
                      {"exports", lesson::exports_json(scene)},
                      {"task", std::move(task)},
                      {"quiz", quiz_json(walk)},
                      {"done", std::move(done)},
                      {"progress", walk.save()},
                      {"can_reset", runner.is_moved()},
                      {"can_restore", walk.can_restore()}};
  // Text from people may hold a broken UTF-8 sequence; it becomes U+FFFD.
  return state.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string figure_svg(const Runner& runner, figure::Size size, bool dark) {
  if (!runner.is_open()) return "";
  const scenes::Scene& scene = runner.walk().scene();
  return figure::to_svg(
      scenes::picture(scene, size), size,
      {.theme = dark ? &figure::dark() : &figure::light(), .title = scenes::sentence(scene)});
}

std::string figure_csv(const Runner& runner) {
  if (!runner.is_open()) return "";
  // Drawn large: curves are sampled as finely as the screen shows them.
  constexpr figure::Size kFine{1440, 920};
  return figure::to_csv(scenes::picture(runner.walk().scene(), kFine));
}

std::string figure_file(const Runner& runner, std::string_view export_id) {
  return runner.is_open() ? runner.walk().scene().exported(export_id) : "";
}

}  // namespace downhill::app
