// Whether an error is said in every language: by the words of lessons/words, not by its own
// English.
#pragma once

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>

#include "text/words.h"

namespace downhill {

inline text::Words error_words(const std::string& language) {
  const std::string path =
      std::string(DOWNHILL_SOURCE_DIR) + "/lessons/words/" + language + "/errors.json";
  std::ifstream file(path);
  std::stringstream content;
  content << file.rdbuf();
  text::Words out(language);
  const auto added = out.add_json(content.str(), path);
  EXPECT_TRUE(added.ok()) << (added.ok() ? "" : to_string(added.error()));
  return out;
}

// The English words are the error's own sentence; Chinese has a sentence with no gap left in it.
inline void expect_has_words(const text::Error& error) {
  static const text::Words english = error_words("en");
  static const text::Words chinese = error_words("zh");
  EXPECT_EQ(english.say_error(error), error.message) << error.key;
  EXPECT_TRUE(chinese.has("error." + error.key)) << error.key;
  EXPECT_EQ(chinese.say_error(error).find('{'), std::string::npos) << chinese.say_error(error);
}

}  // namespace downhill
