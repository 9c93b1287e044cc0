// The sentences in the code are the sentences in the words, in every language.
#include "expr/error.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "text/words.h"
#include "words_of_errors.h"

namespace downhill::expr {
namespace {

std::set<std::string> placeholders(const std::string& sentence) {
  std::set<std::string> out;
  for (std::size_t at = 0; (at = sentence.find('{', at)) != std::string::npos; ++at) {
    out.insert(sentence.substr(at, sentence.find('}', at) - at + 1));
  }
  return out;
}

TEST(FormulaError, EnglishWordsAreTheSentencesOfTheCode) {
  const text::Words english = error_words("en");
  for (const ErrorSentence& sentence : error_sentences()) {
    EXPECT_EQ(english.say("error." + std::string(sentence.key)), sentence.english);
  }
}

TEST(FormulaError, ChineseHasEverySentenceWithTheSamePlaceholders) {
  const text::Words chinese = error_words("zh");
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
