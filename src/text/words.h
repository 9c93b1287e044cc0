// The sentences of the interface in one language.
//
// Words live in files, `lessons/words/<language>/*.json`: flat objects from key to sentence, with
// {placeholders}. A third language is a third folder. Scenes, the runner, the site builder and the
// page's script all take their words from here; no sentence for people stands in the code, except
// the English of an `Error`.
//
//     "derivative.slope": "slope"
//     "derivative.describe": "At x = {x} the slope is {slope}."
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "text/result.h"

namespace downhill::text {

// The sentences of one language, by key.
class Words {
 public:
  // No sentences yet. language: a tag of BCP 47, "en" or "zh".
  explicit Words(std::string language = "en") : language_(std::move(language)) {}

  // Adds the sentences of one JSON object. Errors, with line and column: not JSON, not a flat
  // object of strings, a key that is already there.
  Result<Done> add_json(std::string_view json, std::string_view file_name = {});

  // The language's tag, as it was given.
  const std::string& language() const { return language_; }
  // Whether there is a sentence of this key.
  bool has(std::string_view key) const;

  // The sentence with its placeholders filled. A missing key shows itself as "⟨key⟩": visible, and
  // found by `downhill check`.
  std::string say(std::string_view key, const Arguments& arguments = {}) const;

  // "error.<key>" in this language when there is such a sentence, else the error's own English.
  std::string say_error(const Error& error) const;

  // All keys, in the order of their bytes.
  std::vector<std::string> keys() const;

 private:
  std::string language_;
  std::map<std::string, std::string, std::less<>> sentences_;
};

// `sentence` with each {name} replaced by its argument; unknown names stay as they are.
std::string fill(std::string_view sentence, const Arguments& arguments);

}  // namespace downhill::text
