// The sentences in the code are the sentences in the words, in every language.
#include "expr/error.h"

#include <gtest/gtest.h>

#include <fstream>
#include <set>
#include <sstream>

#include "text/words.h"

namespace downhill::expr {
namespace {

text::Words words(const std::string& language) {
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

std::set<std::string> placeholders(const std::string& sentence) {
  std::set<std::string> out;
  for (std::size_t at = 0; (at = sentence.find('{', at)) != std::string::npos; ++at) {
    out.insert(sentence.substr(at, sentence.find('}', at) - at + 1));
  }
  return out;
}

TEST(FormulaError, EnglishWordsAreTheSentencesOfTheCode) {
  const text::Words english = words("en");
  for (const ErrorSentence& sentence : error_sentences()) {
    EXPECT_EQ(english.say("error." + std::string(sentence.key)), sentence.english);
  }
}

TEST(FormulaError, ChineseHasEverySentenceWithTheSamePlaceholders) {
  const text::Words chinese = words("zh");
  for (const ErrorSentence& sentence : error_sentences()) {
    const std::string key = "error." + std::string(sentence.key);
    ASSERT_TRUE(chinese.has(key)) << key;
    for (const std::string& placeholder : placeholders(chinese.say(key))) {
      EXPECT_TRUE(placeholders(std::string(sentence.english)).contains(placeholder))
          << key << " has " << placeholder;
    }
  }
}

}  // namespace
}  // namespace downhill::expr
