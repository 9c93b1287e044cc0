#include "app/line_break.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace downhill::app {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// Every character is 1 wide, Han and full-width ones 2.
float measure(std::string_view text) {
  float width = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte < 0x80 || (byte >= 0xC0 && byte < 0xE0)) width += 1;
    if (byte >= 0xE0) width += 2;
  }
  return width;
}

std::vector<std::string_view> lines(std::string_view text, float width) {
  return break_lines(text, width, measure);
}

TEST(LineBreak, LatinBreaksAtSpacesOnly) {
  EXPECT_THAT(lines("two points make a slope", 10), ElementsAre("two points", "make a", "slope"));
  EXPECT_THAT(lines("differentiability", 5), ElementsAre("differentiability"));
  EXPECT_THAT(lines("a differentiability b", 5), ElementsAre("a", "differentiability", "b"));
}

TEST(LineBreak, HanBreaksAnywhereButNotBeforeAClosingSign) {
  EXPECT_THAT(lines("两点决定斜率", 8), ElementsAre("两点决定", "斜率"));
  // Four characters fit, but the comma may not begin a line: 定 goes down with it.
  EXPECT_THAT(lines("两点决定，斜率", 8), ElementsAre("两点决", "定，斜率"));
  EXPECT_THAT(lines("看（下面）的图", 4), ElementsAre("看", "（下", "面）", "的图"));
}

TEST(LineBreak, MixedScriptsBreakBetweenThem) {
  EXPECT_THAT(lines("把 h 拖到 0.01", 6), ElementsAre("把 h", "拖到", "0.01"));
  EXPECT_THAT(lines("位置x", 4), ElementsAre("位置", "x"));
}

TEST(LineBreak, NothingIsLost) {
  const std::string_view text = "把空心点往左拖，直到 h 小于 0.01。Watch the slope!";
  for (float width = 1; width < 60; ++width) {
    std::string joined;
    for (std::string_view line : lines(text, width)) joined += line;
    std::string expected(text);
    std::erase(expected, ' ');
    std::erase(joined, ' ');
    EXPECT_EQ(joined, expected) << "at " << width;
  }
}

TEST(LineBreak, NewlinesAlwaysBreakAndNothingGivesNothing) {
  EXPECT_THAT(lines("a b\nc", 100), ElementsAre("a b", "c"));
  EXPECT_THAT(lines("", 10), IsEmpty());
}

}  // namespace
}  // namespace downhill::app
