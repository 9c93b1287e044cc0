// Places were counted by hand.

#include "lesson/json_places.h"

#include <gtest/gtest.h>

namespace downhill::lesson {
namespace {

TEST(JsonPlaces, FindsEveryValue) {
  const JsonPlaces found =
      find_json_places("{\n  \"a\": [1, \"二三\", {\"b\": true}],\n  \"c\": {}\n}", "f");
  EXPECT_EQ(found.at(""), (text::Place{"f", 1, 1}));
  EXPECT_EQ(found.at("/a"), (text::Place{"f", 2, 8}));
  EXPECT_EQ(found.at("/a/0"), (text::Place{"f", 2, 9}));
  EXPECT_EQ(found.at("/a/1"), (text::Place{"f", 2, 13}));  // inside the quotes
  EXPECT_EQ(found.at("/a/2/b"), (text::Place{"f", 2, 24}));
  EXPECT_EQ(found.at("/c"), (text::Place{"f", 3, 8}));
  EXPECT_TRUE(found.doubled.empty());
}

TEST(JsonPlaces, WhatIsMissingIsWhereItsHolderIs) {
  const JsonPlaces found = find_json_places("{\"a\": {\"b\": 1}}", "f");
  EXPECT_EQ(found.at("/a/x/y"), found.at("/a"));
}

TEST(JsonPlaces, FindsKeysThatAreThereTwice) {
  const JsonPlaces found = find_json_places("{\"a\": 1,\n \"b\": 2, \"a\": 3}", "f");
  ASSERT_EQ(found.doubled.size(), 1U);
  EXPECT_EQ(text::to_string(found.doubled[0]), "f:2:10: the key 'a' is there twice");
}

TEST(JsonPlaces, EscapedQuotesDoNotEndAString) {
  const JsonPlaces found = find_json_places(R"({"a": "x\"y", "b": 1})", "f");
  EXPECT_EQ(found.at("/b"), (text::Place{"f", 1, 20}));
}

TEST(JsonPlaces, BrokenTextEndsIt) {
  for (const char* broken : {"", "{", "{\"a", "[1,", "{\"a\":", "[}", "\"", "{]"}) {
    (void)find_json_places(broken, "f");
  }
  (void)find_json_places(std::string(100000, '['), "f");
}

}  // namespace
}  // namespace downhill::lesson
