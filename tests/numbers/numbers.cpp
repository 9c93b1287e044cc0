// The numbers of figures along their runs, each to its last bit, so that runs of the same figure on
// different platforms can be compared. It is asked, and answers, in JSON:
//
//     {"words": {...}, "files": {"ames.csv": "..."}, "steps": [0, 1, 2], "lines": ["hiker?seed=2"]}
//     [{"line": "hiker?seed=2", "runs": [{"step": 0, "numbers": {"height": "1.25"}}]}]
//
// A run is seen at those of the steps that it has, and at the one its line names. Numbers are
// written as text::exact() writes them, since JSON has no NaN; a line that is refused has "error"
// in place of "runs". Natively a question comes through standard input.
#include <algorithm>
#include <iostream>
#include <iterator>
#include <map>
#include <set>
#include <string>

#include "scenes/registry.h"
#include "text/json.h"
#include "text/number.h"

#ifdef __EMSCRIPTEN__
#include <emscripten/em_macros.h>
#endif

namespace downhill {
namespace {

using text::Json;

Json numbers_of(const scenes::Scene& scene) {
  Json numbers = Json::object();
  for (const scenes::Observable& seen : scene.observe()) {
    numbers[seen.id] = text::exact(seen.value);
  }
  return numbers;
}

Json runs_of(scenes::Scene& scene, std::set<int> steps) {
  steps.insert(scene.step());
  Json runs = Json::array();
  for (const int step : steps) {
    if (step > scene.spec().last_step) break;
    scene.go_to_step(step);
    runs.push_back({{"step", step}, {"numbers", numbers_of(scene)}});
  }
  return runs;
}

std::string answer(const std::string& question) {
  const auto asked = text::parse_json(question);
  if (!asked) return text::to_string(asked.error());
  text::Words words;
  const auto added = words.add_json(asked->at("words").dump());
  if (!added) return text::to_string(added.error());
  std::map<std::string, std::string, std::less<>> files;
  for (const auto& [name, content] : asked->at("files").items()) files.emplace(name, content);
  const scenes::Context context{&words, [&files](std::string_view name) -> const std::string* {
                                  const auto found = files.find(name);
                                  return found == files.end() ? nullptr : &found->second;
                                }};
  const auto steps = asked->at("steps").get<std::set<int>>();

  Json out = Json::array();
  for (const std::string line : asked->at("lines")) {
    const auto scene = scenes::make_scene(line, context);
    if (scene) {
      out.push_back({{"line", line}, {"runs", runs_of(**scene, steps)}});
    } else {
      out.push_back({{"line", line}, {"error", text::to_string(scene.error())}});
    }
  }
  return out.dump();
}

}  // namespace
}  // namespace downhill

#ifdef __EMSCRIPTEN__
// The answer stays valid until the next question.
extern "C" EMSCRIPTEN_KEEPALIVE const char* numbers(const char* question) {
  static std::string kept;
  kept = downhill::answer(question);
  return kept.c_str();
}
#else
int main() {
  const std::string question{std::istreambuf_iterator<char>(std::cin), {}};
  std::cout << downhill::answer(question) << '\n';
}
#endif
