#include "scenes/fork.h"

#include <algorithm>
#include <string>
#include <utility>

#include "text/number.h"

namespace downhill::scenes {

void add_fork(SceneSpec& spec, const Parameter& rate, int last_step) {
  Parameter fork_rate = rate;
  fork_rate.id = "fork_rate";
  fork_rate.with = "fork";
  spec.parameters.push_back(
      {.id = "fork", .kind = Kind::kInteger, .initial = "-1", .min = -1, .max = 1.0 * last_step});
  spec.parameters.push_back(std::move(fork_rate));
}

int forked_at(const Scene& scene) { return static_cast<int>(scene.number("fork")); }

Action fork_action(const Scene& scene, bool more) {
  return forked_at(scene) >= 0 ? Action{.id = "unfork"} : Action{.id = "fork", .enabled = more};
}

void act_on_fork(Scene& scene, std::string_view action, double rate) {
  std::vector<std::pair<std::string, std::string>> values;
  if (action == "fork") {
    const double least = scene.spec().find("fork_rate")->min;
    values = {{"fork", std::to_string(scene.step())},
              {"fork_rate", text::short_number(std::max(rate / 2, least), 3)}};
  } else if (action == "unfork") {
    for (const Parameter& row : scene.spec().parameters) {
      if (row.id.starts_with("fork")) values.emplace_back(row.id, row.initial);
    }
  }
  if (!values.empty()) (void)scene.set_all(values);
}

std::vector<figure::LegendItem> fork_legend(const text::Words& words, double rate, double fork_rate,
                                            const figure::Stroke& run) {
  const auto say = [&](const char* key, double value) {
    return words.say(key, {{"rate", text::short_number(value, 3)}});
  };
  return {{say("figure.fork.before", rate), run},
          {say("figure.fork.after", fork_rate), kForkStroke}};
}

}  // namespace downhill::scenes
