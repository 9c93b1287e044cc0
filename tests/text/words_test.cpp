#include "text/words.h"

#include <gtest/gtest.h>

namespace downhill::text {
namespace {

TEST(Words, SaysASentenceWithItsPlaceholdersFilled) {
  Words words("zh");
  ASSERT_TRUE(words.add_json(R"({"a.b": "在 x = {x} 处"})"));
  EXPECT_EQ(words.say("a.b", {{"x", "3"}}), "在 x = 3 处");
}

TEST(Words, AMissingSentenceIsVisible) { EXPECT_EQ(Words().say("no.such"), "⟨no.such⟩"); }

TEST(Words, ASentenceThatIsThereTwiceIsAnError) {
  Words words;
  ASSERT_TRUE(words.add_json(R"({"a": "1"})"));
  const auto again = words.add_json(R"({"a": "2"})", "b.json");
  ASSERT_FALSE(again);
  EXPECT_EQ(to_string(again.error()), "b.json: the sentence 'a' is there twice");
}

TEST(Words, AnErrorIsSaidInTheLanguageOrElseInEnglish) {
  Words words("zh");
  ASSERT_TRUE(words.add_json(R"({"error.unknown-name": "没有“{name}”这个名字"})"));
  EXPECT_EQ(words.say_error({"unknown-name", "unknown name 'q'", {{"name", "q"}}, {}}),
            "没有“q”这个名字");
  EXPECT_EQ(words.say_error({"other", "in English", {}, {}}), "in English");
}

TEST(Fill, LeavesAloneWhatItDoesNotKnow) {
  EXPECT_EQ(fill("{a} and {b} {", {{"a", "1"}}), "1 and {b} {");
}

TEST(Fill, DoesNotFillWhatAnArgumentBringsIn) {
  EXPECT_EQ(fill("{a}{b}", {{"a", "{b}"}, {"b", "2"}}), "{b}2");
}

}  // namespace
}  // namespace downhill::text
