// Truth values were worked out by hand.

#include "lesson/condition.h"

#include <gtest/gtest.h>

#include <array>
#include <limits>

namespace downhill::lesson {
namespace {

const std::vector<std::string> kNames = {"h", "slope", "x"};

bool holds(std::string_view text, double h, double slope, double x) {
  const text::Result<Condition> condition = Condition::parse(text, kNames);
  EXPECT_TRUE(condition) << text << ": " << (condition ? "" : condition.error().message);
  return condition && condition->holds(std::array{h, slope, x});
}

// "column: message"
std::string error(std::string_view text) {
  const text::Result<Condition> condition = Condition::parse(text, kNames);
  if (condition) return "no error";
  EXPECT_EQ(condition.error().place.line, 0);
  return std::to_string(condition.error().place.column) + ": " + condition.error().message;
}

TEST(Condition, Compares) {
  EXPECT_TRUE(holds("h < 0.5", 0.4, 0, 0));
  EXPECT_FALSE(holds("h < 0.5", 0.5, 0, 0));
  EXPECT_TRUE(holds("h<=0.5", 0.5, 0, 0));
  EXPECT_TRUE(holds("slope > -1", 0, 0, 0));
  EXPECT_FALSE(holds("slope >= 1", 0, 0.999, 0));
}

TEST(Condition, ComparesExpressions) {
  EXPECT_TRUE(holds("abs(slope - 1) < h/2", 0.1, 1.04, 0));
  EXPECT_FALSE(holds("abs(slope - 1) < h/2", 0.1, 1.06, 0));
  EXPECT_TRUE(holds("(h + 1) * 2 > (x - 1)", 0, 0, 2));
}

TEST(Condition, EqualsButForRounding) {
  EXPECT_TRUE(holds("h = 0.3", 0.1 + 0.2, 0, 0));
  EXPECT_FALSE(holds("h = 0.3", 0.3000001, 0, 0));
}

TEST(Condition, Chains) {
  EXPECT_TRUE(holds("1 < x < 2", 0, 0, 1.5));
  EXPECT_FALSE(holds("1 < x < 2", 0, 0, 2));
  EXPECT_FALSE(holds("1 < x < 2", 0, 0, 1));
}

TEST(Condition, AndBindsCloserThanOr) {
  // true or (false and false); not (true or false) and false
  EXPECT_TRUE(holds("x > 0 or h > 0 and slope > 0", 0, 0, 1));
  EXPECT_FALSE(holds("(x > 0 or h > 0) and slope > 0", 0, 0, 1));
}

TEST(Condition, NotBindsClosest) {
  EXPECT_TRUE(holds("not x > 0 or h > 0", 1, 0, 1));
  EXPECT_FALSE(holds("not (x > 0 or h > 0)", 1, 0, 1));
  EXPECT_TRUE(holds("not not x > 0", 0, 0, 1));
  EXPECT_TRUE(holds("not(x > 0)", 0, 0, -1));
}

TEST(Condition, WordsInsideNamesAreNames) {
  const std::vector<std::string> names = {"error", "android", "nothing"};
  const auto condition = Condition::parse("error < 1 and android < 1 or nothing < 1", names);
  ASSERT_TRUE(condition);
  EXPECT_TRUE(condition->holds(std::array{2.0, 2.0, 0.0}));
  EXPECT_FALSE(condition->holds(std::array{0.0, 2.0, 2.0}));
}

TEST(Condition, WhatIsNotDefinedIsNeitherTrueNorFalse) {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  EXPECT_FALSE(holds("slope < 1", 0, nan, 0));
  EXPECT_FALSE(holds("not slope < 1", 0, nan, 0));
  EXPECT_FALSE(holds("not (slope < 1 and x > 0)", 0, nan, 1));
  EXPECT_TRUE(holds("not (slope < 1 and x > 0)", 0, nan, -1));  // false whatever the slope is
  EXPECT_TRUE(holds("slope < 1 or x > 0", 0, nan, 1));          // true whatever the slope is
  EXPECT_FALSE(holds("slope = slope", 0, nan, 1));
}

TEST(Condition, InfinityIsANumber) {
  const double infinity = std::numeric_limits<double>::infinity();
  EXPECT_TRUE(holds("slope > 1000", 0, infinity, 0));
}

TEST(Condition, SaysWhereItIsWrong) {
  EXPECT_EQ(error(""), "1: a comparison is missing");
  EXPECT_EQ(error("h < 1 and"), "10: a comparison is missing");
  EXPECT_EQ(error("or h < 1"), "1: a comparison is missing");
  EXPECT_EQ(error("h < 1 and x"), "11: this is no comparison: one of < <= > >= = is missing");
  EXPECT_EQ(error("h <"), "4: an expression is missing beside the comparison");
  EXPECT_EQ(error("h < 1 and < 2"), "11: an expression is missing beside the comparison");
  EXPECT_EQ(error("h < 1 and slobe < 2"), "11: unknown name 'slobe', did you mean 'slope'?");
  EXPECT_EQ(error("not (x < 1 or sine(h) > 0)"), "15: unknown name 'sine', did you mean 'sin'?");
}

TEST(Condition, RefusesAbsurdNesting) {
  const std::string deep = std::string(10000, '(') + "x < 1" + std::string(10000, ')');
  EXPECT_FALSE(Condition::parse(deep, kNames));
}

}  // namespace
}  // namespace downhill::lesson
