#include "text/json.h"

#include <gtest/gtest.h>

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

}  // namespace
}  // namespace downhill::text
