#include "text/json.h"

#include <gtest/gtest.h>

#include <string>

namespace downhill::text {
namespace {

TEST(ParseJson, KeepsTheOrderOfTheFile) {
  const auto json = parse_json(R"({"b": 1, "a": 2})");
  ASSERT_TRUE(json);
  EXPECT_EQ(json->begin().key(), "b");
}

TEST(ParseJson, SaysWhereItStopsBeingJson) {
  const auto json = parse_json("{\n  \"a\": 1,\n  \"é\": x\n}", "lesson.json");
  ASSERT_FALSE(json);
  EXPECT_EQ(json.error().place.file, "lesson.json");
  EXPECT_EQ(json.error().place.line, 3);
  EXPECT_EQ(json.error().place.column, 8);  // counted in characters: é is one
}

TEST(ParseJson, EmptyTextIsAnErrorToo) { EXPECT_FALSE(parse_json("").ok()); }

std::string repeat(std::string_view part, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += part;
  return out;
}

TEST(ParseJson, RefusesWhatIsTooDeep) {
  EXPECT_TRUE(parse_json(repeat("[", 100) + repeat("]", 100)));
  const auto deep = parse_json("[\n" + repeat("[", 100) + repeat("]", 100) + "]", "a.json");
  ASSERT_FALSE(deep);
  EXPECT_EQ(to_string(deep.error()), "a.json:2:100: not valid JSON: nested more than 100 deep");
  EXPECT_FALSE(parse_json(repeat("{\"a\":", 200'000)));
  EXPECT_FALSE(parse_json(repeat("[", 1'000'000)));
  // Brackets in a text are no nesting, nor are many beside each other.
  EXPECT_TRUE(parse_json("[\"" + repeat("[\\\"{", 1000) + "\"]"));
  EXPECT_TRUE(parse_json("[" + repeat("[],{},", 100'000) + "1]"));
}

TEST(ParseJson, RefusesAnObjectOfTooManyNames) {
  std::string wide = "{";
  for (int i = 0; i < 100'000; ++i) wide += "\"" + std::to_string(i) + "\":1,";
  const auto json = parse_json(wide + "\"a\":1}");
  ASSERT_FALSE(json);
  EXPECT_EQ(json.error().message, "not valid JSON: more than 10000 names in one object");
  // Many small ones are no trouble.
  EXPECT_TRUE(parse_json("[" + repeat("{\"a\":1},", 100'000) + "1]"));
}

TEST(ParseJson, RefusesHugeNumbersAndBytesThatAreNoText) {
  EXPECT_FALSE(parse_json("1e999"));
  EXPECT_FALSE(parse_json("[" + repeat("9", 1'000'000) + "]"));
  EXPECT_FALSE(parse_json("\"\xFF\""));
  EXPECT_FALSE(parse_json("\"\xED\xA0\x80\""));  // half a pair
}

}  // namespace
}  // namespace downhill::text
