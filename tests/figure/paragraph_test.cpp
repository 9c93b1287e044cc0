#include "figure/paragraph.h"

#include <gtest/gtest.h>

#include "figure/text_metrics.h"

namespace downhill::figure {
namespace {

TEST(Paragraph, BreaksAtSpacesAndKeepsEveryWord) {
  const std::string text = "one walk back gives all the slopes at once";
  const auto lines = text_lines(text, 15, 120);
  std::string joined;
  for (const std::string& line : lines) {
    EXPECT_LE(text_width(line, 15), 120);
    joined += (joined.empty() ? "" : " ") + line;
  }
  EXPECT_GT(lines.size(), 1U);
  EXPECT_EQ(joined, text);
}

TEST(Paragraph, ChineseBreaksBetweenCharactersButNotBeforeAMark) {
  const auto lines = text_lines("\u68AF\u5EA6\u5F80\u56DE\u8D70\uFF0C\u4E00\u6B65", 10, 50);
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(lines[1], "\u8D70\uFF0C\u4E00\u6B65");
}

TEST(Paragraph, AWordThatIsTooLongHasALineOfItsOwn) {
  EXPECT_EQ(text_lines("a bbbbbbbbbbbbbbbb c", 15, 30).size(), 3U);
  EXPECT_TRUE(text_lines("", 15, 30).empty());
}

}  // namespace
}  // namespace downhill::figure
