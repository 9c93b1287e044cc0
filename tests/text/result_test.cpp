#include "text/result.h"

#include <gtest/gtest.h>

namespace downhill::text {
namespace {

TEST(Result, HoldsAValueOrAnError) {
  const Result<int> value = 3;
  ASSERT_TRUE(value.ok());
  EXPECT_EQ(*value, 3);
  const Result<int> none = Error{"k", "no number here", {}, {}};
  ASSERT_FALSE(none);
  EXPECT_EQ(none.error().message, "no number here");
}

TEST(Result, AnErrorPrintsItsPlaceAsCompilersDo) {
  EXPECT_EQ(to_string(Error{"k", "m", {}, {"a.md", 3, 7}}), "a.md:3:7: m");
  EXPECT_EQ(to_string(Error{"k", "m", {}, {"a.md", 3, 0}}), "a.md:3: m");
  EXPECT_EQ(to_string(Error{"k", "m", {}, {"", 0, 7}}), "column 7: m");
  EXPECT_EQ(to_string(Error{"k", "m", {}, {}}), "m");
}

}  // namespace
}  // namespace downhill::text
