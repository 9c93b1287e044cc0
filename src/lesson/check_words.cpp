// lessons/words: complete for the scenes, and alike in every language.

#include <algorithm>
#include <set>

#include "lesson/check.h"
#include "scenes/audit.h"
#include "scenes/registry.h"

namespace downhill::lesson {
namespace {

using scenes::Kind;
using scenes::SceneSpec;
using text::Error;
using text::Place;

// The labels that a scene's rows imply (scene.h).
std::vector<std::string> implied_labels(const SceneSpec& spec) {
  std::vector<std::string> ids = {"title"};
  for (const scenes::Parameter& parameter : spec.parameters) {
    ids.push_back(parameter.id);
    if (parameter.kind != Kind::kChoice) continue;
    for (const std::string& choice : parameter.choices) {
      ids.push_back(parameter.id + "." + choice);
    }
  }
  ids.insert(ids.end(), spec.observables.begin(), spec.observables.end());
  return ids;
}

// The {names} in a sentence.
std::set<std::string> placeholders(std::string_view sentence) {
  std::set<std::string> names;
  while (true) {
    const std::size_t open = sentence.find('{');
    if (open == std::string_view::npos) return names;
    const std::size_t close = sentence.find('}', open);
    if (close == std::string_view::npos) return names;
    names.emplace(sentence.substr(open + 1, close - open - 1));
    sentence.remove_prefix(close + 1);
  }
}

std::string listed(const std::set<std::string>& names) {
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "{" : ", {") + name + "}";
  return out.empty() ? "none" : out;
}

// Words that were asked for and not found show as ⟨key⟩ (words.h).
void collect_missing(std::string_view shown, std::set<std::string>& missing) {
  constexpr std::string_view kOpen = "\u27E8";
  constexpr std::string_view kClose = "\u27E9";
  for (std::size_t at = shown.find(kOpen); at != std::string_view::npos;
       at = shown.find(kOpen, at + 1)) {
    const std::size_t end = shown.find(kClose, at);
    if (end == std::string_view::npos) return;
    missing.emplace(shown.substr(at + kOpen.size(), end - at - kOpen.size()));
  }
}

class WordsChecker {
 public:
  WordsChecker(const Course& course, std::vector<Error>& errors)
      : course_(course), errors_(errors) {}

  void check_labels(const std::string& language, const Choice& closely) {
    for (const SceneSpec& spec : scenes::all_scenes()) {
      for (const std::string& id : implied_labels(spec)) require_of(language, spec, id);
      if (closely.scenes) check_figure(language, spec.id, course_.context(language));
    }
    for (const Part& part : course_.parts) {
      require(language, "course.part." + part.id);
      for (const Part::Entry& entry : part.lessons) require(language, "course.lesson." + entry.id);
    }
    for (const LessonSource& lesson : course_.lessons) {
      if (!closely.has(lesson)) continue;
      for (const StepSource& step : lesson.steps) {
        check_figure(language, step.figure, course_.context(lesson, language));
      }
    }
  }

  // Keys and placeholders of `language` against those of another.
  void compare(const std::string& language, const std::string& other) {
    const Language& mine = words(language);
    for (const auto& [key, place] : words(other).places) {
      const auto found = mine.places.find(key);
      if (found == mine.places.end()) {
        require(language, key);
        continue;
      }
      const auto here = placeholders(mine.words.say(key));
      const auto there = placeholders(words(other).words.say(key));
      if (here == there || language < other) continue;  // said once for a pair
      errors_.push_back({"placeholders",
                         "'" + key + "' has the placeholders " + listed(here) + ", but " +
                             listed(there) + " in '" + other + "'",
                         {},
                         found->second});
    }
  }

 private:
  const Language& words(const std::string& language) const {
    return course_.words.find(language)->second;
  }

  // A scene's own word, or else the one that scenes share (scene.h).
  void require_of(const std::string& language, const SceneSpec& spec, const std::string& id) {
    if (words(language).words.has("figure." + id)) return;
    require(language, spec.id + "." + id);
  }

  void require(const std::string& language, const std::string& key) {
    if (words(language).words.has(key) || !reported_.insert(language + " " + key).second) return;
    // Where another language has it, the file of the same name here.
    Place place = {course_.files.root + "words/" + language, 0, 0};
    std::string also;
    for (const std::string& other : course_.languages) {
      const auto found = words(other).places.find(key);
      if (found == words(other).places.end()) continue;
      place.file += found->second.file.substr(found->second.file.rfind('/'));
      also = " (in '" + other + "' it is \"" + words(other).words.say(key) + "\")";
      break;
    }
    errors_.push_back({"word-missing", "the word '" + key + "' is missing" + also, {}, place});
  }

  // What a figure says and shows; a figure that cannot be made is reported elsewhere.
  void check_figure(const std::string& language, std::string_view line,
                    const scenes::Context& context) {
    const auto scene = scenes::make_scene(line, context);
    if (!scene) return;
    std::set<std::string> missing;
    collect_missing(scenes::sentence(**scene), missing);
    for (const figure::Shape& shape : scenes::picture(**scene, {720, 460})) {
      if (const auto* text = std::get_if<figure::Text>(&shape))
        collect_missing(text->text, missing);
    }
    for (const scenes::Observable& observable : (*scene)->observe()) {
      collect_missing(observable.text, missing);
    }
    for (const scenes::Action& action : (*scene)->actions()) {
      require_of(language, (*scene)->spec(), "action." + action.id);
    }
    for (const std::string& key : missing) require(language, key);
  }

  const Course& course_;
  std::vector<Error>& errors_;
  std::set<std::string> reported_;
};

}  // namespace

void check_words(const Course& course, const Choice& closely, std::vector<Error>& errors) {
  WordsChecker checker(course, errors);
  for (const std::string& language : course.languages) {
    checker.check_labels(language, closely);
    for (const std::string& other : course.languages) {
      if (other != language) checker.compare(language, other);
    }
  }
}

}  // namespace downhill::lesson
